package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A build records what happened; what people said and decided it neither gives, nor takes back, nor shortens. */
class BuildAdmissionTest {

    private static final Fact OVER = new IncidentResolved(new Reference("INC-1"), "the disk was full");

    private static Optional<String> refusal(Facts facts, Fact fact) {
        return BuildAdmission.refusal(fact, facts.folded(), Policy.SHIPPED, facts.now())
                .map(why -> why.in(Locale.ENGLISH, ZoneOffset.UTC));
    }

    private static Fact started(String version, String length, String observation) {
        return new TrialRunStarted(new Version(version), Period.parse(length), Period.parse(observation));
    }

    private static Fact incident(Impact impact) {
        return new IncidentReported(new Reference("INC-1"), impact, "the shop is slow", null);
    }

    @Test
    void whatIsForPeopleAloneIsNotEvenAsked() {
        Facts facts = Journey.inTrialRun();
        assertThat(EveryFact.others())
                .filteredOn(fact -> !Recorders.allowBuilds(FactType.of(fact)))
                .isNotEmpty()
                .allSatisfy(fact -> assertThatIllegalArgumentException().isThrownBy(() -> refusal(facts, fact)));
    }

    @Test
    void whatWouldMeanNothingIsRefusedAsToPeople() {
        assertThat(refusal(Journey.inTrialRun(), OVER))
                .hasValueSatisfying(why -> assertThat(why).contains("none is"));
        assertThat(refusal(Journey.mayGoLive(), started("1.4.0", "P3M", "P1M")))
                .hasValueSatisfying(why -> assertThat(why).contains("no trial run can start"));
    }

    @Test
    void anIncidentThatBuildsAloneReportedIsOverWhenABuildSaysSo() {
        Facts reported = Journey.inTrialRun()
                .and(Facts.build(7), incident(Impact.NONE))
                .and(Facts.build(8), incident(Impact.FAILURE));
        assertThat(refusal(reported, OVER)).isEmpty();
    }

    @Test
    void anIncidentThatAPersonReportedIsOverOnlyWhenAPersonSaysSo() {
        String sentence = "Incident INC-1 was reported by a person";
        assertThat(refusal(Journey.inTrialRun().and(Role.OPERATIONS, incident(Impact.NONE)), OVER))
                .hasValueSatisfying(why -> assertThat(why).contains(sentence));
        Facts graver = Journey.inTrialRun()
                .and(Facts.build(7), incident(Impact.NONE))
                .and(Role.OPERATIONS, incident(Impact.OUTAGE));
        assertThat(refusal(graver, OVER))
                .hasValueSatisfying(why -> assertThat(why).contains(sentence));
        Facts again = Journey.inTrialRun()
                .and(Role.OPERATIONS, incident(Impact.NONE))
                .and(Facts.build(7), incident(Impact.OUTAGE));
        assertThat(refusal(again, OVER))
                .hasValueSatisfying(why -> assertThat(why).contains(sentence));
    }

    @Test
    void whatPeopleDecidedOfATrialRunIsNotShortened() {
        assertThat(refusal(Journey.live(), started("1.4.0", "P3M", "P1M"))).isEmpty();
        assertThat(refusal(Journey.live(), started("1.4.0", "P4M", "P2M"))).isEmpty();
        assertThat(refusal(Journey.live(), started("1.4.0", "P2M", "P1M")))
                .hasValueSatisfying(why -> assertThat(why).startsWith("A trial run of P2M is shorter than the P3M"));
        assertThat(refusal(Journey.live(), started("1.4.0", "P3M", "P7D")))
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("An observation period of P7D is shorter than the P1M"));
        assertThat(refusal(Journey.live(), started("1.4.0", "P13M", "P1M")))
                .hasValueSatisfying(why -> assertThat(why).contains("longer than the P12M that the policy allows"));
    }

    @Test
    void whatCameRoundTheGateIsNotPutOnTrial() {
        Facts round = Journey.live()
                .version("1.5.0")
                .brokeGlass(Gate.CHANGE, Facts.person(Role.OPERATIONS))
                .deployed(Gate.CHANGE);
        assertThat(refusal(round, started("1.5.0", "P3M", "P1M")))
                .hasValueSatisfying(why -> assertThat(why).contains("did not come through an open gate"));
    }

    @Test
    void theDatesAreThoseThatTheGatesGoBy() {
        assertThat(TrialRunDates.of(
                        Journey.live().folded(), Policy.SHIPPED, Journey.live().now()))
                .isEmpty();
        Facts facts = Journey.inTrialRun();
        assertThat(TrialRunDates.of(facts.folded(), Policy.SHIPPED, facts.now()))
                .hasValue(new TrialRunDates(
                        Instant.parse("2026-03-20T09:00:02Z"),
                        Instant.parse("2026-04-20T09:00:02Z"),
                        Instant.parse("2026-06-20T09:00:02Z")));
    }
}
