package io.jenkins.plugins.releaselifecycle.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One finds applications by what is asked for, in the order asked for, page by page. */
class FleetQueryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final FleetRow OPEN = row("zebra", FleetState.OPEN, Stage.TRIAL_TESTING, 0L, null, Role.IT);
    private static final FleetRow FEW =
            row("Aardvark", FleetState.CLOSED, Stage.TRIAL_RUN, 2L, "2026-03-03T00:00:00Z", Role.BUSINESS);
    private static final FleetRow MANY =
            row("badger", FleetState.CLOSED, Stage.DEVELOPMENT, 9L, "2026-03-01T00:00:00Z", Role.IT);
    private static final FleetRow BROKEN = FleetRow.unreadable("shop/broken", NOW);
    private static final FleetRow UNREAD = FleetRow.notRead("shop/unread");
    private static final List<FleetRow> FLEET = List.of(OPEN, FEW, MANY, BROKEN, UNREAD);

    private static FleetRow row(String name, FleetState state, Stage stage, long blockers, String due, Role role) {
        return new FleetRow(
                name,
                state,
                Optional.of(stage),
                Optional.of(Gate.GO_LIVE),
                Optional.of(new Version("1." + blockers)),
                OptionalLong.of(blockers),
                Optional.ofNullable(due)
                        .map(at -> new FleetRow.Due(Instant.parse(at), Message.of(FleetState.class, "state.open"))),
                Set.of(role),
                Optional.of("Support of " + name),
                Optional.of(NOW));
    }

    private static FleetQuery query(String... parameters) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return FleetParameters.read(given::get);
    }

    private static List<FleetRow> found(String... parameters) {
        return query(parameters).find(FLEET, NOW).rows();
    }

    @Test
    void findsAllByNameUnlessMoreIsSaid() {
        assertThat(query()).isEqualTo(FleetQuery.ALL);
        assertThat(found()).containsExactly(FEW, MANY, BROKEN, UNREAD, OPEN);
        assertThat(found("q", "  ", "stage", "", "sort", "")).hasSize(5);
    }

    @Test
    void filtersByStageStateRoleAndWhatIsOverdue() {
        assertThat(found("stage", "trial-run")).containsExactly(FEW);
        assertThat(found("state", "open")).containsExactly(OPEN);
        assertThat(found("state", "closed")).containsExactly(FEW, MANY, BROKEN);
        assertThat(found("state", "unreadable")).containsExactly(BROKEN);
        assertThat(found("state", "being-read")).containsExactly(UNREAD);
        assertThat(found("role", "it")).containsExactly(MANY, OPEN);
        assertThat(found("overdue", "true")).containsExactly(MANY);
        assertThat(found("role", "it", "state", "closed")).containsExactly(MANY);
    }

    @Test
    void searchesNameVersionAndOwnerInUpperOrLowerCase() {
        assertThat(found("q", "AARD")).containsExactly(FEW);
        assertThat(found("q", "shop/")).containsExactly(BROKEN, UNREAD);
        assertThat(found("q", "1.9")).containsExactly(MANY);
        assertThat(found("q", "support OF z")).containsExactly(OPEN);
        assertThat(found("q", ".*")).isEmpty();
    }

    @Test
    void sortsWhatIsNotKnownLastInEitherDirection() {
        assertThat(found("sort", "blockers")).containsExactly(OPEN, FEW, MANY, BROKEN, UNREAD);
        assertThat(found("sort", "blockers", "order", "desc")).containsExactly(MANY, FEW, OPEN, BROKEN, UNREAD);
        assertThat(found("sort", "due")).containsExactly(MANY, FEW, BROKEN, UNREAD, OPEN);
        assertThat(found("sort", "due", "order", "desc")).containsExactly(FEW, MANY, BROKEN, UNREAD, OPEN);
        assertThat(found("sort", "stage")).containsExactly(MANY, OPEN, FEW, BROKEN, UNREAD);
        assertThat(found("sort", "name", "order", "desc")).containsExactly(OPEN, UNREAD, BROKEN, MANY, FEW);
    }

    @Test
    void cutsIntoPagesAndCountsAllOfThem() {
        List<FleetRow> many = IntStream.range(0, 101)
                .mapToObj(i -> FleetRow.notRead("app-%03d".formatted(i)))
                .toList();
        FleetQuery.Found last = query("page", "3", "size", "50").find(many, NOW);
        assertThat(last.rows()).containsExactly(many.get(100));
        assertThat(last.total()).isEqualTo(101);
        assertThat(last.pages()).isEqualTo(3);
        assertThat(query("page", "4").find(many, NOW).rows()).isEmpty();
        assertThat(query().find(List.of(), NOW).pages()).isEqualTo(1);
        assertThat(query("page", "999999999", "size", "500").find(many, NOW).rows())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stage, testing, “stage” is “testing”: use one of development",
        "state, OPEN, “state” is “OPEN”: use one of open",
        "role, admin, “role” is “admin”: use one of it",
        "overdue, yes, “overdue” is “yes”: use one of true",
        "sort, size, “sort” is “size”: use one of name",
        "order, up, “order” is “up”: use one of asc",
        "page, 0, “page” is “0”: give a whole number from 1",
        "page, -1, “page” is “-1”: give a whole number from 1",
        "page, two, “page” is “two”: give a whole number from 1",
        "page, 99999999999, “page” is “99999999999”: give a whole number from 1",
        "size, 501, “size” is “501”: give a whole number from 1 to 500.",
    })
    void refusesWhatNoParameterCanBe(String name, String value, String why) {
        assertThatThrownBy(() -> query(name, value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThatThrownBy(() -> query("q", "x".repeat(201)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("“q” is longer than 200 characters");
        assertThat(found("q", "x".repeat(200))).isEmpty();
    }

    @Test
    void standsInAnAddressAsItIsReadFromOne() {
        FleetQuery query = query(
                "q",
                "a&b",
                "stage",
                "trial-run",
                "state",
                "closed",
                "role",
                "it",
                "overdue",
                "true",
                "sort",
                "due",
                "order",
                "desc",
                "page",
                "7",
                "size",
                "10");
        assertThat(FleetParameters.read(FleetParameters.of(query)::get)).isEqualTo(query);
        assertThat(FleetParameters.of(FleetQuery.ALL)).isEmpty();
    }

    @Test
    void sortingAnewBeginsAtTheFirstPageAndTurnsRoundWhatIsSortedAlready() {
        FleetQuery query = query("sort", "due", "page", "7", "q", "a");
        assertThat(query.by(FleetOrder.DUE).descending()).isTrue();
        assertThat(query.by(FleetOrder.DUE).by(FleetOrder.DUE).descending()).isFalse();
        assertThat(query.by(FleetOrder.NAME)).isEqualTo(query("q", "a"));
        assertThat(query.onPage(8)).isEqualTo(query("sort", "due", "page", "8", "q", "a"));
    }
}
