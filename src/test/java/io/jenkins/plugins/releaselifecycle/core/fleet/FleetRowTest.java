package io.jenkins.plugins.releaselifecycle.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDates;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.NextGate;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A row says of an application what its page says, and for how long that holds. */
class FleetRowTest {

    /** What a row is made of. */
    private record Read(Lifecycle lifecycle, Optional<Verdict> verdict, List<DueDate> due, Instant now, Policy policy) {

        static Read of(Facts facts, Instant now, Policy policy) {
            Lifecycle lifecycle = facts.folded();
            Optional<Version> version = lifecycle.latestVersion();
            return new Read(
                    lifecycle,
                    version.map(any -> GateEvaluation.evaluate(
                            Question.of(NextGate.of(lifecycle, any), lifecycle, policy, any, now))),
                    DueDates.of(lifecycle, (gate, any) -> Question.of(gate, lifecycle, policy, any, now)),
                    now,
                    policy);
        }

        FleetRow row() {
            return FleetRow.of("shop", lifecycle, verdict, due, now);
        }

        Instant horizon() {
            return Horizon.of(verdict, due, policy, now);
        }
    }

    private static Read read(Facts facts) {
        return Read.of(facts, facts.now(), Policy.SHIPPED);
    }

    private static String english(FleetRow row) {
        return row.answer().in(Locale.ENGLISH, ZoneOffset.UTC);
    }

    @Test
    void saysWhichGateIsNextAndHowMuchKeepsItClosed() {
        FleetRow row = read(Journey.installed()).row();
        assertThat(row.state()).isEqualTo(FleetState.CLOSED);
        assertThat(row.stage()).contains(Stage.TRIAL_TESTING);
        assertThat(row.gate()).contains(Gate.GO_LIVE);
        assertThat(row.version()).contains(new Version("1.4.0"));
        assertThat(row.blockers().orElseThrow())
                .isEqualTo(read(Journey.installed()).verdict().orElseThrow().unmet().stream()
                        .map(line -> line.requirement())
                        .distinct()
                        .count())
                .isPositive();
        assertThat(row.next().orElseThrow().at()).isEqualTo(Instant.parse("2026-04-09T09:00:01Z"));
        assertThat(english(row)).isEqualTo("Go live closed");
    }

    @Test
    void saysOpenOnlyWhereTheGateIsOpen() {
        FleetRow row = read(Journey.mayGoLive()).row();
        assertThat(row.state()).isEqualTo(FleetState.OPEN);
        assertThat(row.blockers()).hasValue(0);
        assertThat(english(row)).isEqualTo("Go live open");
    }

    @Test
    void whatCouldNotBeReadSaysSoWhileItIsReadAgain() {
        FleetRow row = FleetRow.unreadable("shop", Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(row.beingRead()).isEqualTo(row);
    }

    @Test
    void saysNothingOfAGateWhileItsRecordIsReadAgain() {
        FleetRow row = read(Journey.mayGoLive()).row().beingRead();
        assertThat(row.state()).isEqualTo(FleetState.BEING_READ);
        assertThat(row.gate()).isEmpty();
        assertThat(row.blockers()).isEmpty();
        assertThat(row.stage()).contains(Stage.TRIAL_TESTING);
        assertThat(english(row)).isEqualTo("being read");
    }

    @Test
    void asksNoGateWithoutAVersionAndNoneAfterRetirement() {
        FleetRow registered = read(Facts.of("shop")).row();
        assertThat(registered.state()).isEqualTo(FleetState.NOT_ASKED);
        assertThat(registered.gate()).isEmpty();
        FleetRow retired = read(Journey.retired()).row();
        assertThat(retired.state()).isEqualTo(FleetState.RETIRED);
        assertThat(retired.blockers()).isEmpty();
        assertThat(retired.awaits()).isEmpty();
    }

    @Test
    void awaitsThoseForWhomSomethingIsDueOrElseTheFirstWhoCanDoAnything() {
        Facts asked = Journey.prepared().requested(Gate.INSTALL);
        assertThat(read(asked).row().awaits()).containsExactly(Role.IT);
        assertThat(read(Journey.prepared()).row().awaits()).containsExactly(Role.DEVELOPMENT);
    }

    @Test
    void ownedByWhomDevelopmentNamedLast() {
        assertThat(read(Journey.installed()).row().owner()).isEmpty();
        assertThat(read(Journey.installed().supportNamed()).row().owner()).contains("support-lead");
    }

    @Test
    void isOverdueFromTheMomentOn() {
        FleetRow row = read(Journey.installed()).row();
        Instant due = row.next().orElseThrow().at();
        assertThat(row.overdue(due.minusSeconds(1))).isFalse();
        assertThat(row.overdue(due)).isTrue();
        assertThat(FleetRow.notRead("shop").overdue(Instant.MAX)).isFalse();
    }

    @Test
    void holdsUntilTheDayEndsInTheZoneOfThePolicy() {
        Policy shanghai = new PolicyDraft().timeZone(ZoneId.of("Asia/Shanghai")).policy();
        Read read = Read.of(Facts.of("shop"), Instant.parse("2026-03-02T09:00:00Z"), shanghai);
        assertThat(read.horizon()).isEqualTo("2026-03-02T16:00:00Z");
    }

    @Test
    void holdsUntilSomethingFallsDueWhereThatComesFirst() {
        Facts facts = Journey.installed();
        Instant now = Instant.parse("2026-04-09T08:00:00Z");
        assertThat(Read.of(facts, now, Policy.SHIPPED).horizon()).isEqualTo("2026-04-09T09:00:01Z");
        Instant later = Instant.parse("2026-04-09T09:00:01Z");
        assertThat(Read.of(facts, later, Policy.SHIPPED).horizon()).isEqualTo("2026-04-10T00:00:00Z");
    }

    @Test
    void holdsNoLongerThanATestIsYoungEnough() {
        Policy strict = new PolicyDraft().maxAge(Period.ofDays(7)).policy();
        Facts facts = Journey.mayGoLive();
        Read before = Read.of(facts, facts.now(), strict);
        Instant made = before.verdict().orElseThrow().standings().stream()
                .map(standing -> standing.latest().orElseThrow())
                .map(test -> test.earliestReport().orElse(test.at()))
                .min(Instant::compareTo)
                .orElseThrow();
        Instant tooOld = made.atZone(ZoneOffset.UTC).plusDays(7).toInstant();
        assertThat(Read.of(facts, tooOld.minusSeconds(1), strict).horizon()).isEqualTo(tooOld);
    }
}
