package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** When the periods of a trial run begin and end: calendar periods in the policy's time zone. */
class RunPeriodsTest {

    private static final Policy BERLIN =
            new PolicyDraft().timeZone(ZoneId.of("Europe/Berlin")).policy();
    private static final Policy SHANGHAI =
            new PolicyDraft().timeZone(ZoneId.of("Asia/Shanghai")).policy();

    private static Facts started(String at, String length, String observation) {
        Instant moment = Instant.parse(at);
        return Facts.of("shop", moment.minusSeconds(3))
                .at(moment.minusSeconds(2))
                .deployed(Gate.GO_LIVE)
                .at(moment)
                .trialRunStarted(length, observation);
    }

    private static RunPeriods periods(Facts facts) {
        return periods(facts, Policy.SHIPPED, facts.now());
    }

    private static RunPeriods periods(Facts facts, Policy policy, Instant now) {
        return RunPeriods.of(ask(Gate.HANDOVER, facts).under(policy).at(now).question())
                .orElseThrow();
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    @Test
    void beforeATrialRunIsStartedThereAreNone() {
        assertThat(RunPeriods.of(ask(Gate.HANDOVER, Journey.live()).question())).isEmpty();
        assertThat(RunPeriods.of(ask(Gate.HANDOVER, Journey.installed()).question()))
                .isEmpty();
    }

    @Test
    void aTrialRunOf89DaysNeedsTwentyNineDaysAndSixteenHoursOfObservationAlsoWhenAMonthHas28() {
        RunPeriods periods = periods(started("2026-02-01T00:00:00Z", "P89D", "P1M"));
        assertThat(periods.end()).isEqualTo(at("2026-05-01T00:00:00Z"));
        assertThat(Duration.between(periods.observationStart(), periods.observationEnd()))
                .isEqualTo(Duration.ofDays(29).plusHours(16));
        assertThat(periods(started("2026-01-01T00:00:00Z", "P89D", "P1M")).observationEnd())
                .as("and 31 days where the month has 31")
                .isEqualTo(at("2026-02-01T00:00:00Z"));
    }

    @Test
    void theLongestObservationThatWasFixedHolds() {
        assertThat(periods(started("2026-02-01T00:00:00Z", "P3M", "P2M")).observationEnd())
                .isEqualTo(at("2026-04-01T00:00:00Z"));
        Policy twoMonths = new PolicyDraft()
                .periods(PolicyTest.periods("observation", "P2M"))
                .policy();
        Facts facts = started("2026-02-01T00:00:00Z", "P3M", "P1M");
        assertThat(periods(facts, twoMonths, facts.now()).observationEnd()).isEqualTo(at("2026-04-01T00:00:00Z"));
        Facts decided = decided(new TrialRunTerms(LocalDate.of(2026, 3, 1), Period.ofMonths(3), Period.ofMonths(2)));
        assertThat(periods(decided).observationEnd()).isEqualTo(at("2026-05-20T09:00:02Z"));
    }

    private static Facts decided(TrialRunTerms terms) {
        return Journey.tested()
                .on("2026-03-17")
                .requested("go-live", Gate.GO_LIVE, terms)
                .voted(Gate.GO_LIVE)
                .on("2026-03-20")
                .deployed(Gate.GO_LIVE)
                .trialRunStarted("P3M", "P1M");
    }

    @Test
    void theLongestTrialRunThatWasFixedHolds() {
        Facts decided = decided(new TrialRunTerms(LocalDate.of(2026, 3, 1), Period.ofMonths(5), Period.ofMonths(1)));
        assertThat(periods(decided).end()).isEqualTo(at("2026-08-20T09:00:02Z"));
        Facts facts = started("2026-02-01T00:00:00Z", "P4M", "P1M");
        assertThat(periods(facts).end()).isEqualTo(at("2026-06-01T00:00:00Z"));
        facts.trialRunExtended("P6M").trialRunExtended("P5M");
        assertThat(periods(facts).end()).as("never made shorter").isEqualTo(at("2026-08-01T00:00:00Z"));
        assertThat(periods(facts).observationEnd()).as("a third of 181 days").isEqualTo(at("2026-04-02T08:00:00Z"));
        Facts tooShort = started("2026-02-01T00:00:00Z", "P7D", "P1D");
        assertThat(periods(tooShort).end())
                .as("the shortest that the policy allows")
                .isEqualTo(at("2026-03-01T00:00:00Z"));
    }

    @Test
    void itBeginsOnTheDayThatWasDecidedAndNotBeforeItWasStarted() {
        Facts later = decided(new TrialRunTerms(LocalDate.of(2026, 4, 1), Period.ofMonths(3), Period.ofMonths(1)));
        assertThat(periods(later).start()).isEqualTo(at("2026-04-01T00:00:00Z"));
        assertThat(periods(later, SHANGHAI, later.now()).start()).isEqualTo(at("2026-03-31T16:00:00Z"));
        Facts earlier = decided(new TrialRunTerms(LocalDate.of(2026, 3, 18), Period.ofMonths(3), Period.ofMonths(1)));
        assertThat(periods(earlier).start()).isEqualTo(at("2026-03-20T09:00:02Z"));
    }

    @Test
    void termsThatWereAskedForOfAnotherVersionFixNothing() {
        Facts facts = Journey.installed()
                .version("1.3.0")
                .requested(
                        "go-live",
                        Gate.GO_LIVE,
                        new TrialRunTerms(LocalDate.of(2026, 6, 1), Period.ofMonths(9), Period.ofMonths(4)))
                .version("1.4.0")
                .on("2026-03-20")
                .deployed(Gate.GO_LIVE)
                .trialRunStarted("P3M", "P1M");
        assertThat(periods(facts).start()).isEqualTo(at("2026-03-20T09:00:02Z"));
        assertThat(periods(facts).end()).isEqualTo(at("2026-06-20T09:00:02Z"));
    }

    @Test
    void calendarPeriodsKeepTheLocalTimeWhereClocksAreChanged() {
        Facts spring = started("2026-03-01T11:00:00Z", "P3M", "P1M");
        RunPeriods berlin = periods(spring, BERLIN, spring.now());
        assertThat(berlin.end()).isEqualTo(at("2026-06-01T10:00:00Z"));
        assertThat(berlin.observationEnd())
                .as("noon of the first of April in summer time")
                .isEqualTo(at("2026-04-01T10:00:00Z"));
        RunPeriods shanghai = periods(spring, SHANGHAI, spring.now());
        assertThat(shanghai.end()).isEqualTo(at("2026-06-01T11:00:00Z"));
        assertThat(shanghai.observationEnd()).isEqualTo(at("2026-04-01T11:00:00Z"));
    }

    @Test
    void oneThirdIsOfTheRealLengthWithTheHourThatTheClocksTake() {
        Facts facts = started("2026-03-01T11:00:00Z", "P90D", "P1D");
        Policy days = new PolicyDraft()
                .timeZone(ZoneId.of("Europe/Berlin"))
                .periods(PolicyTest.periods("observation", "P1D"))
                .policy();
        RunPeriods periods = periods(facts, days, facts.now());
        assertThat(periods.end()).isEqualTo(at("2026-05-30T10:00:00Z"));
        assertThat(Duration.between(periods.start(), periods.observationEnd()))
                .isEqualTo(Duration.ofHours(90 * 24 - 1).dividedBy(3));
    }

    @Test
    void aMonthFromItsLastDayEndsOnTheLastDayOfTheNext() {
        Facts leap = started("2028-01-31T12:00:00Z", "P1M", "P1M");
        assertThat(periods(leap).end()).isEqualTo(at("2028-02-29T12:00:00Z"));
        assertThat(periods(leap).observationEnd()).isEqualTo(at("2028-02-29T12:00:00Z"));
        assertThat(periods(started("2026-01-31T12:00:00Z", "P1M", "P1M")).end()).isEqualTo(at("2026-02-28T12:00:00Z"));
        assertThat(periods(started("2028-02-29T12:00:00Z", "P12M", "P1M")).end())
                .isEqualTo(at("2029-02-28T12:00:00Z"));
    }

    @Test
    void theEndOfADayDependsOnWhereTheDayIs() {
        Facts facts = started("2026-01-30T23:30:00Z", "P1M", "P1M");
        assertThat(periods(facts).end()).isEqualTo(at("2026-02-28T23:30:00Z"));
        assertThat(periods(facts, SHANGHAI, facts.now()).end())
                .as("the 31st of January, half past seven in Shanghai")
                .isEqualTo(at("2026-02-27T23:30:00Z"));
    }

    @Test
    void periodsAreOverAtTheirEndAndNotANanosecondBefore() {
        Facts facts = started("2026-02-01T00:00:00Z", "P3M", "P1M");
        assertThat(periods(facts).observationEnd()).isEqualTo(at("2026-03-02T16:00:00Z"));
        assertThat(periods(facts).end()).isEqualTo(at("2026-05-01T00:00:00Z"));
        assertThat(periods(facts, Policy.SHIPPED, at("2026-03-02T15:59:59.999999999Z"))
                        .observed())
                .isFalse();
        assertThat(periods(facts, Policy.SHIPPED, at("2026-03-02T16:00:00Z")).observed())
                .isTrue();
        assertThat(periods(facts, Policy.SHIPPED, at("2026-04-30T23:59:59.999999999Z"))
                        .over())
                .isFalse();
        assertThat(periods(facts, Policy.SHIPPED, at("2026-05-01T00:00:00Z")).over())
                .isTrue();
    }

    @Test
    void aFailureWithinTheObservationStartsItAgainAndOneAfterItDoesNot() {
        Facts within = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-03-02T15:59:59Z")
                .incident("INC-1", Impact.FAILURE)
                .at("2026-03-02T18:00:00Z")
                .resolved("INC-1");
        assertThat(periods(within).observationStart()).isEqualTo(at("2026-03-02T18:00:00Z"));
        assertThat(periods(within).start()).isEqualTo(at("2026-02-01T00:00:00Z"));
        Facts after = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-03-02T16:00:00Z")
                .incident("INC-1", Impact.FAILURE)
                .at("2026-03-02T18:00:00Z")
                .resolved("INC-1");
        assertThat(periods(after).observationStart()).isEqualTo(at("2026-02-01T00:00:00Z"));
        assertThat(periods(after).observed()).isTrue();
    }

    @Test
    void eachFailureWithinTheObservationStartsItAgain() {
        Facts facts = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-02-20T00:00:00Z")
                .incident("INC-1", Impact.FAILURE)
                .at("2026-02-20T06:00:00Z")
                .resolved("INC-1")
                .at("2026-03-15T00:00:00Z")
                .incident("INC-2", Impact.FAILURE)
                .at("2026-03-15T06:00:00Z")
                .resolved("INC-2");
        assertThat(periods(facts).observationStart())
                .as("the second one is within the observation that the first began again")
                .isEqualTo(at("2026-03-15T06:00:00Z"));
        assertThat(periods(facts).observationEnd()).isEqualTo(at("2026-04-15T06:00:00Z"));
    }

    @Test
    void aFailureThatIsReportedLateCountsFromWhenItBegan() {
        Facts facts = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-04-01T00:00:00Z")
                .incident("INC-1", Impact.FAILURE, at("2026-02-10T00:00:00Z"))
                .at("2026-04-02T00:00:00Z")
                .resolved("INC-1");
        assertThat(periods(facts).observationStart()).isEqualTo(at("2026-04-02T00:00:00Z"));
    }

    @Test
    void aFailureFromBeforeTheStartThatIsResolvedAfterItStartsTheObservationAgain() {
        Facts facts = Facts.of("shop", at("2026-01-31T20:00:00Z"))
                .at("2026-01-31T20:00:00Z")
                .deployed(Gate.GO_LIVE)
                .incident("INC-1", Impact.FAILURE)
                .at("2026-02-01T00:00:00Z")
                .trialRunStarted("P3M", "P1M")
                .at("2026-02-01T05:00:00Z")
                .resolved("INC-1");
        assertThat(periods(facts).observationStart()).isEqualTo(at("2026-02-01T05:00:00Z"));
        assertThat(periods(facts).end())
                .as("only the five hours since the start are made up for")
                .isEqualTo(at("2026-05-01T05:00:00Z"));
    }

    @Test
    void aFailureThatIsResolvedAtTheVeryStartStartsNothingAgain() {
        Facts facts = Facts.of("shop", at("2026-01-31T20:00:00Z"))
                .at("2026-01-31T20:00:00Z")
                .deployed(Gate.GO_LIVE)
                .incident("INC-1", Impact.FAILURE)
                .at("2026-02-01T00:00:00Z")
                .trialRunStarted("P3M", "P1M")
                .at("2026-02-01T00:00:00Z")
                .resolved("INC-1");
        assertThat(periods(facts).observationStart()).isEqualTo(at("2026-02-01T00:00:00Z"));
        assertThat(periods(facts).end()).isEqualTo(at("2026-05-01T00:00:00Z"));
    }

    @Test
    void whileSomethingFailsTheTrialRunStandsStill() {
        Facts facts = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-04-30T23:00:00Z")
                .incident("INC-1", Impact.FAILURE)
                .at("2026-05-01T02:00:00Z")
                .resolved("INC-1");
        assertThat(periods(facts).end()).isEqualTo(at("2026-05-01T03:00:00Z"));
        facts.at("2026-05-01T02:30:00Z").incident("INC-2", Impact.FAILURE);
        facts.at("2026-05-01T05:00:00Z").resolved("INC-2");
        assertThat(periods(facts).end())
                .as("the end has moved, and the second is before it")
                .isEqualTo(at("2026-05-01T05:30:00Z"));
        facts.at("2026-05-01T05:30:00Z").incident("INC-3", Impact.FAILURE);
        facts.at("2026-05-01T09:00:00Z").resolved("INC-3");
        assertThat(periods(facts).end()).as("nothing runs any more").isEqualTo(at("2026-05-01T05:30:00Z"));
    }

    @Test
    void incidentsThatOverlapAreOneInterruption() {
        Facts facts = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-04-10T00:00:00Z")
                .incident("INC-1", Impact.FAILURE)
                .at("2026-04-10T02:00:00Z")
                .incident("INC-2", Impact.FAILURE)
                .at("2026-04-10T03:00:00Z")
                .resolved("INC-1")
                .at("2026-04-10T04:00:00Z")
                .resolved("INC-2");
        assertThat(periods(facts).end()).isEqualTo(at("2026-05-01T04:00:00Z"));
    }

    @Test
    void anOpenFailureFromWithinAPeriodKeepsItFromEndingAndOneFromAfterItDoesNot() {
        Facts within = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-03-02T15:59:59.999999999Z")
                .incident("INC-1", Impact.FAILURE);
        assertThat(periods(within, Policy.SHIPPED, at("2027-01-01T00:00:00Z")).observed())
                .isFalse();
        Facts after = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-03-02T16:00:00Z")
                .incident("INC-1", Impact.FAILURE);
        assertThat(periods(after, Policy.SHIPPED, at("2027-01-01T00:00:00Z")).observed())
                .isTrue();
        assertThat(periods(after, Policy.SHIPPED, at("2027-01-01T00:00:00Z")).over())
                .as("it is from within the trial run")
                .isFalse();
        Facts users = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                .at("2026-12-01T00:00:00Z")
                .incident("INC-1", Impact.USERS);
        assertThat(periods(users, Policy.SHIPPED, at("2027-01-01T00:00:00Z")).observed())
                .as("it starts everything again once it is resolved")
                .isFalse();
        Facts noticed = started("2026-02-01T00:00:00Z", "P3M", "P1M").incident("INC-1", Impact.NONE);
        assertThat(periods(noticed, Policy.SHIPPED, at("2027-01-01T00:00:00Z")).over())
                .isTrue();
    }

    @Test
    void usersTouchedStartTheWholeTrialRunAgainWhereverInItTheyAre() {
        for (Impact impact : new Impact[] {Impact.USERS, Impact.OUTAGE}) {
            Facts facts = started("2026-02-01T00:00:00Z", "P3M", "P1M")
                    .at("2026-02-10T00:00:00Z")
                    .incident("INC-0", Impact.FAILURE)
                    .at("2026-02-11T00:00:00Z")
                    .resolved("INC-0")
                    .at("2026-04-10T00:00:00Z")
                    .incident("INC-1", impact)
                    .at("2026-04-12T00:00:00Z")
                    .resolved("INC-1");
            RunPeriods periods = periods(facts);
            assertThat(periods.start()).isEqualTo(at("2026-04-12T00:00:00Z"));
            assertThat(periods.observationStart()).isEqualTo(at("2026-04-12T00:00:00Z"));
            assertThat(periods.end()).isEqualTo(at("2026-07-12T00:00:00Z"));
        }
    }

    @Test
    void aSignificantChangeStartsTheTrialRunAgainAndAMinorOneDoesNot() {
        Facts minor =
                started("2026-02-01T00:00:00Z", "P3M", "P1M").on("2026-04-01").version("1.4.1");
        minor.changed(ChangeScope.MINOR).deployed(Gate.CHANGE);
        assertThat(periods(minor).start()).isEqualTo(at("2026-02-01T00:00:00Z"));
        Facts significant =
                started("2026-02-01T00:00:00Z", "P3M", "P1M").on("2026-04-01").version("1.4.1");
        significant.changed(ChangeScope.SIGNIFICANT).deployed(Gate.CHANGE);
        assertThat(periods(significant).start()).isEqualTo(at("2026-04-01T09:00:02Z"));
        Facts ungraded =
                started("2026-02-01T00:00:00Z", "P3M", "P1M").on("2026-04-01").version("1.4.1");
        ungraded.deployed(Gate.CHANGE);
        assertThat(periods(ungraded).start())
                .as("what nobody graded is taken for significant")
                .isEqualTo(at("2026-04-01T09:00:01Z"));
    }

    @Test
    void aRunThatBeganAgainBeforeTheDecidedDayBeginsOnThatDay() {
        Facts facts = decided(new TrialRunTerms(LocalDate.of(2026, 5, 1), Period.ofMonths(3), Period.ofMonths(1)));
        facts.on("2026-04-01").incident("INC-1", Impact.USERS).resolved("INC-1");
        assertThat(periods(facts).start()).isEqualTo(at("2026-05-01T00:00:00Z"));
    }
}
