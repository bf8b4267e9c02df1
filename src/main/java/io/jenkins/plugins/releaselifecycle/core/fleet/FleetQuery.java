package io.jenkins.plugins.releaselifecycle.core.fleet;

import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which applications somebody wants to see, in which order, and which page of them.
 *
 * @param text part of the name, of the version or of who supports the application, in upper or lower case; empty for any
 * @param stage empty for any
 * @param state empty for any; {@link FleetState#CLOSED} finds what cannot be read, too: its gates are closed
 * @param role that acts next; empty for any
 * @param overdue only those of which something should have been done by now
 * @param page from 1 on
 * @param size of a page, from 1 to {@link #MOST}
 */
public record FleetQuery(
        String text,
        Optional<Stage> stage,
        Optional<FleetState> state,
        Optional<Role> role,
        boolean overdue,
        FleetOrder order,
        boolean descending,
        int page,
        int size) {

    /** Rows on a page, unless somebody says otherwise. */
    public static final int USUAL = 50;

    /** Rows on the largest page. */
    public static final int MOST = 500;

    /** Every application by name, the first page. */
    public static final FleetQuery ALL = new FleetQuery(
            "", Optional.empty(), Optional.empty(), Optional.empty(), false, FleetOrder.NAME, false, 1, USUAL);

    /**
     * What was found.
     *
     * @param rows of the page that was asked for; none where there are not that many pages
     * @param total how many there are on all pages
     */
    public record Found(List<FleetRow> rows, int total, int page, int pages) {

        public Found {
            rows = List.copyOf(rows);
        }
    }

    /** All that are wanted, in their order. */
    public Stream<FleetRow> all(Collection<FleetRow> fleet, Instant now) {
        String part = text.toLowerCase(Locale.ROOT);
        return fleet.stream()
                .filter(row -> stage.isEmpty() || stage.equals(row.stage()))
                .filter(row -> state.isEmpty() || isOf(state.get(), row))
                .filter(row -> role.isEmpty() || row.awaits().contains(role.get()))
                .filter(row -> !overdue || row.overdue(now))
                .filter(row -> part.isEmpty() || holds(row, part))
                .sorted(order.comparator(descending));
    }

    private static boolean isOf(FleetState state, FleetRow row) {
        return row.state() == state || state == FleetState.CLOSED && row.state() == FleetState.UNREADABLE;
    }

    private static boolean holds(FleetRow row, String part) {
        return Stream.of(
                        Stream.of(row.application()),
                        row.version().stream().map(Object::toString),
                        row.owner().stream())
                .flatMap(texts -> texts)
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(part));
    }

    /** The page that is wanted. */
    public Found find(Collection<FleetRow> fleet, Instant now) {
        List<FleetRow> all = all(fleet, now).toList();
        int pages = Math.max(1, (all.size() + size - 1) / size);
        long first = (page - 1L) * size;
        return new Found(all.stream().skip(first).limit(size).toList(), all.size(), page, pages);
    }

    /** The same but for the page. */
    public FleetQuery onPage(int wanted) {
        return new FleetQuery(text, stage, state, role, overdue, order, descending, wanted, size);
    }

    /** The first page in another order; the other way round where it is the order of this one. */
    public FleetQuery by(FleetOrder wanted) {
        return new FleetQuery(text, stage, state, role, overdue, wanted, wanted == order && !descending, 1, size);
    }
}
