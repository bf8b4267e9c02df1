package io.jenkins.plugins.releaselifecycle.core.fleet;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** By what applications are sorted. Those of which it is not known come last, in either direction. */
public enum FleetOrder implements Named {
    NAME,
    STAGE,
    BLOCKERS,
    DUE;

    private static final Comparator<FleetRow> BY_NAME = Comparator.comparing(
                    FleetRow::application, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(FleetRow::application);

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<FleetOrder> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(FleetOrder::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Message label() {
        return Message.of(FleetOrder.class, "order." + id());
    }

    /** Rows that are equal by this are in the order of their names. */
    Comparator<FleetRow> comparator(boolean descending) {
        return switch (this) {
            case NAME -> descending ? BY_NAME.reversed() : BY_NAME;
            case STAGE -> by(row -> row.stage().orElse(null), descending);
            case BLOCKERS ->
                by(row -> row.blockers().isPresent() ? row.blockers().getAsLong() : null, descending);
            case DUE -> by(row -> row.next().map(FleetRow.Due::at).orElse(null), descending);
        };
    }

    private static <T extends Comparable<? super T>> Comparator<FleetRow> by(
            Function<FleetRow, T> value, boolean descending) {
        Comparator<T> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(value, Comparator.nullsLast(order)).thenComparing(BY_NAME);
    }
}
