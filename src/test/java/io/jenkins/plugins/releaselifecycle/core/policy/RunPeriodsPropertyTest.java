package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.story.AnyFacts;
import io.jenkins.plugins.releaselifecycle.core.story.Chapter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The periods of a trial run, whatever happened in it, wherever the policy counts its days. */
class RunPeriodsPropertyTest {

    @Provide
    Arbitrary<List<RecordedFact>> trialRuns() {
        return Arbitraries.of(Chapter.IN_TRIAL_RUN, Chapter.HANDED_OVER, Chapter.READY_FOR_ACCEPTANCE)
                .flatMap(chapter -> AnyFacts.after(AnyFacts.told(chapter), 30));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return AnyFacts.moment();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return AnyFacts.zone();
    }

    private static RunPeriods periods(List<RecordedFact> facts, ZoneId zone, Instant now) {
        Policy policy = new PolicyDraft().timeZone(zone).policy();
        Version version = new Version(AnyFacts.VERSIONS.get(0));
        return RunPeriods.of(Question.of(Gate.ACCEPTANCE, Lifecycle.of(facts), policy, version, now))
                .orElse(null);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void timeAloneEndsAPeriodAndNeverTakesItsEndBack(
            @ForAll("trialRuns") List<RecordedFact> facts,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other) {
        RunPeriods sooner = periods(facts, zone, one.isBefore(other) ? one : other);
        RunPeriods later = periods(facts, zone, one.isBefore(other) ? other : one);
        if (sooner == null) {
            assertThat(later).isNull();
            return;
        }
        assertThat(later.observed() || !sooner.observed()).isTrue();
        assertThat(later.over() || !sooner.over()).isTrue();
        assertThat(later)
                .usingRecursiveComparison()
                .ignoringFields("observed", "over")
                .isEqualTo(sooner);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theObservationPeriodIsAtLeastAThirdOfTheTrialRunAndLiesInOrder(
            @ForAll("trialRuns") List<RecordedFact> facts,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant now) {
        RunPeriods periods = periods(facts, zone, now);
        if (periods == null) {
            return;
        }
        assertThat(periods.observationStart()).isAfterOrEqualTo(periods.start());
        Duration observation = Duration.between(periods.observationStart(), periods.observationEnd());
        assertThat(periods.end()).isAfterOrEqualTo(periods.start().plus(Duration.ofDays(28)));
        assertThat(observation).isGreaterThanOrEqualTo(Duration.ofDays(28));
        if (Lifecycle.of(facts).trialRun().orElseThrow().interruptions().isEmpty()) {
            Duration third = Duration.between(periods.start(), periods.end()).dividedBy(3);
            assertThat(observation).isGreaterThanOrEqualTo(third);
        }
        assertThat(periods.observed()).isIn(false, !now.isBefore(periods.observationEnd()));
        assertThat(periods.over()).isIn(false, !now.isBefore(periods.end()));
    }
}
