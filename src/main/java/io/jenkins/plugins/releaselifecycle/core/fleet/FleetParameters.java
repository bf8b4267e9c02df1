package io.jenkins.plugins.releaselifecycle.core.fleet;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A query as it stands in an address: {@code q}, {@code stage}, {@code state}, {@code role}, {@code overdue}, {@code sort},
 * {@code order}, {@code page} and {@code size}. What is empty is as if it were left out.
 */
public final class FleetParameters {

    private static final int LONGEST = 200;
    private static final String DESCENDING = "desc";
    private static final List<String> DIRECTIONS = List.of("asc", DESCENDING);

    private final UnaryOperator<String> given;

    private FleetParameters(UnaryOperator<String> given) {
        this.given = given;
    }

    /**
     * The query that parameters ask for.
     *
     * @param given the value of each; {@code null} where it is not given
     * @throws InvalidInputException where one has a value that it cannot have
     */
    public static FleetQuery read(UnaryOperator<String> given) {
        return new FleetParameters(given).query();
    }

    private FleetQuery query() {
        return new FleetQuery(
                text(),
                one("stage", Stage::of, Stage.ids()),
                one("state", FleetState::of, FleetState.ids()),
                one("role", Role::of, Role.ids()),
                one("overdue", FleetParameters::truth, List.of("true", "false")).orElse(false),
                one("sort", FleetOrder::of, FleetOrder.ids()).orElse(FleetOrder.NAME),
                one("order", id -> Optional.of(id).filter(DIRECTIONS::contains), DIRECTIONS)
                        .filter(DESCENDING::equals)
                        .isPresent(),
                number("page", 1, Integer.MAX_VALUE),
                number("size", FleetQuery.USUAL, FleetQuery.MOST));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(given.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String text() {
        String text = value("q").orElse("");
        if (text.length() > LONGEST) {
            throw new InvalidInputException(Message.of(FleetParameters.class, "query.long", "q", LONGEST));
        }
        return text;
    }

    private <T> Optional<T> one(String name, Function<String, Optional<T>> reading, List<String> ids) {
        return value(name)
                .map(id -> reading.apply(id)
                        .orElseThrow(() -> new InvalidInputException(Message.of(
                                FleetParameters.class, "query.unknown", name, Shown.of(id), String.join(", ", ids)))));
    }

    private int number(String name, int usual, int most) {
        return value(name)
                .map(digits -> {
                    int number = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
                    if (number < 1 || number > most) {
                        throw new InvalidInputException(Message.of(
                                FleetParameters.class, "query.number", name, Shown.of(digits), String.valueOf(most)));
                    }
                    return number;
                })
                .orElse(usual);
    }

    private static Optional<Boolean> truth(String id) {
        return switch (id) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The parameters of a query that differ from those of {@link FleetQuery#ALL}. */
    public static Map<String, String> of(FleetQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!query.text().isEmpty()) {
            parameters.put("q", query.text());
        }
        query.stage().ifPresent(stage -> parameters.put("stage", stage.id()));
        query.state().ifPresent(state -> parameters.put("state", state.id()));
        query.role().ifPresent(role -> parameters.put("role", role.id()));
        if (query.overdue()) {
            parameters.put("overdue", "true");
        }
        if (query.order() != FleetOrder.NAME) {
            parameters.put("sort", query.order().id());
        }
        if (query.descending()) {
            parameters.put("order", DESCENDING);
        }
        if (query.page() != 1) {
            parameters.put("page", String.valueOf(query.page()));
        }
        if (query.size() != FleetQuery.USUAL) {
            parameters.put("size", String.valueOf(query.size()));
        }
        return parameters;
    }
}
