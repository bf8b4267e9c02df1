package io.jenkins.plugins.releaselifecycle.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDates;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.TrialRunDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What happened to an application and what is to come, told from all its facts. */
class TimelineTest {

    static Timeline timeline(Facts facts) {
        return timeline(facts, Policy.SHIPPED, facts.now());
    }

    static Timeline timeline(Facts facts, Policy policy, Instant now) {
        Lifecycle lifecycle = facts.folded();
        return Timeline.of(
                facts.list(),
                policy,
                DueDates.of(lifecycle, (gate, version) -> Question.of(gate, lifecycle, policy, version, now)),
                now);
    }

    private static String english(TimelineItem item) {
        return item.sentence().in(Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static String label(TimelineItem item) {
        return item.label().in(Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static List<Tuple> told(Timeline timeline, Lane lane) {
        return timeline.of(lane).stream()
                .map(item -> tuple(
                        english(item),
                        item.state(),
                        item.from().toString(),
                        item.to().toString()))
                .toList();
    }

    @Test
    void anApplicationWithoutFactsHasNothingOnIt() {
        Timeline empty = Timeline.of(List.of(), Policy.SHIPPED, List.of(), Facts.START);
        assertThat(empty.items()).isEmpty();
        assertThat(empty.began()).isEqualTo(Facts.START);
    }

    @Test
    void stagesFollowOneAnotherAndTheLastGoesOn() {
        Timeline timeline = timeline(Journey.inTrialRun().on("2026-04-01"));
        assertThat(timeline.of(Lane.STAGE))
                .extracting(TimelineTest::english)
                .containsExactly("Development", "Trial-run application", "Trial-run testing", "Trial run");
        assertThat(timeline.of(Lane.STAGE))
                .extracting(TimelineItem::state)
                .containsExactly(State.DONE, State.DONE, State.DONE, State.OPEN);
        assertThat(timeline.of(Lane.STAGE).get(2).from())
                .isEqualTo(timeline.of(Lane.STAGE).get(1).to());
        assertThat(timeline.of(Lane.STAGE).get(3).to()).isEqualTo(Instant.parse("2026-04-01T09:00:00Z"));
    }

    @Test
    void aTrialRunAndItsObservationAreThereToTheirPlannedEnds() {
        Timeline timeline = timeline(Journey.inTrialRun().on("2026-04-01"));
        assertThat(told(timeline, Lane.TRIAL_RUN))
                .containsExactly(tuple(
                        "Trial run of version 1.4.0", State.OPEN, "2026-03-20T09:00:02Z", "2026-06-20T09:00:02Z"));
        assertThat(told(timeline, Lane.OBSERVATION))
                .containsExactly(tuple(
                        "Observation period of version 1.4.0",
                        State.OPEN,
                        "2026-03-20T09:00:02Z",
                        "2026-04-20T09:00:02Z"));
        Timeline over = timeline(Journey.inTrialRun().on("2026-06-21"));
        assertThat(over.items())
                .filteredOn(item -> item.lane() == Lane.TRIAL_RUN || item.lane() == Lane.OBSERVATION)
                .extracting(TimelineItem::state)
                .containsExactly(State.DONE, State.DONE);
    }

    @Test
    void aTrialRunThatIsDecidedToBeginLaterLiesAhead() {
        Facts facts = Journey.tested()
                .on("2026-03-17")
                .requested(
                        "go-live",
                        Gate.GO_LIVE,
                        new TrialRunTerms(LocalDate.of(2026, 4, 1), Period.ofMonths(3), Period.ofMonths(1)))
                .voted(Gate.GO_LIVE)
                .deployed(Gate.GO_LIVE)
                .trialRunStarted("P3M", "P1M");
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        Policy policy = new PolicyDraft().timeZone(shanghai).policy();
        TimelineItem run =
                timeline(facts, policy, facts.now()).of(Lane.TRIAL_RUN).get(0);
        assertThat(run.state()).isEqualTo(State.AHEAD);
        assertThat(run.from()).as("by the policy's calendar").isEqualTo(Instant.parse("2026-03-31T16:00:00Z"));
        assertThat(run.future(facts.now())).isTrue();
    }

    @Test
    void aFailureWithinTheObservationBreaksItOffAndTheNextOneSaysAfterWhat() {
        Facts facts = Journey.inTrialRun()
                .on("2026-03-25")
                .incident("INC-1", Impact.FAILURE)
                .on("2026-03-26")
                .resolved("INC-1")
                .on("2026-04-02")
                .incident("INC-2", Impact.FAILURE)
                .on("2026-04-03")
                .resolved("INC-2");
        Timeline timeline = timeline(facts);
        assertThat(told(timeline, Lane.OBSERVATION))
                .containsExactly(
                        tuple(
                                "Observation period of version 1.4.0",
                                State.BROKEN,
                                "2026-03-20T09:00:02Z",
                                "2026-03-25T09:00:00Z"),
                        tuple(
                                "Observation period, begun again after incident INC-1",
                                State.BROKEN,
                                "2026-03-26T09:00:00Z",
                                "2026-04-02T09:00:00Z"),
                        tuple(
                                "Observation period, begun again after incident INC-2",
                                State.OPEN,
                                "2026-04-03T09:00:00Z",
                                end(facts)));
        assertThat(timeline.of(Lane.OBSERVATION).get(2).evidence().sequence()).isEqualTo(facts.last());
        assertThat(timeline.of(Lane.TRIAL_RUN)).hasSize(1);
        assertThat(told(timeline, Lane.INCIDENT))
                .extracting(told -> told.toList().subList(1, 4))
                .containsExactly(
                        List.of(State.DONE, "2026-03-25T09:00:00Z", "2026-03-26T09:00:00Z"),
                        List.of(State.DONE, "2026-04-02T09:00:00Z", "2026-04-03T09:00:00Z"));
    }

    private static String end(Facts facts) {
        return TrialRunDates.of(facts.folded(), Policy.SHIPPED, facts.now())
                .orElseThrow()
                .observationEnd()
                .toString();
    }

    @Test
    void anOutageBreaksOffTheTrialRunThatTheFoldForgetsAndTheNextOneSaysAfterWhat() {
        Facts facts = Journey.handedOver()
                .on("2026-05-04")
                .incident("INC-9", Impact.OUTAGE)
                .on("2026-05-05")
                .resolved("INC-9");
        Timeline timeline = timeline(facts);
        assertThat(told(timeline, Lane.TRIAL_RUN))
                .containsExactly(
                        tuple(
                                "Trial run of version 1.4.0",
                                State.BROKEN,
                                "2026-03-20T09:00:02Z",
                                "2026-05-04T09:00:00Z"),
                        tuple(
                                "Trial run, begun again after incident INC-9",
                                State.OPEN,
                                "2026-05-05T09:00:00Z",
                                "2026-08-05T09:00:00Z"));
        assertThat(timeline.of(Lane.OBSERVATION))
                .extracting(TimelineItem::state)
                .as("the first had ended well")
                .containsExactly(State.DONE, State.OPEN);
        assertThat(timeline.of(Lane.MILESTONE)).extracting(TimelineTest::label).containsExactly("Handover");
    }

    @Test
    void theTrialRunOfAnApplicationThatAMajorChangeEndedIsStillTold() {
        Facts facts = Journey.inTrialRun()
                .on("2026-04-01")
                .waiverAsked("w", Requirement.D2, null, "2026-06-01")
                .on("2026-04-02")
                .version("2.0.0")
                .changed(ChangeScope.MAJOR);
        Timeline timeline = timeline(facts);
        assertThat(told(timeline, Lane.TRIAL_RUN))
                .containsExactly(tuple(
                        "Trial run of version 1.4.0", State.BROKEN, "2026-03-20T09:00:02Z", "2026-04-02T09:00:00Z"));
        assertThat(timeline.of(Lane.STAGE))
                .extracting(TimelineTest::english)
                .endsWith("Trial run", "Trial-run application");
        assertThat(timeline.of(Lane.WAIVER)).singleElement().satisfies(waiver -> {
            assertThat(waiver.state()).isEqualTo(State.BROKEN);
            assertThat(waiver.to()).isEqualTo(Instant.parse("2026-04-02T09:00:00Z"));
        });
        assertThat(timeline.of(Lane.CHANGE)).extracting(TimelineTest::label).containsExactly("2.0.0, major");
    }

    @Test
    void acceptanceEndsATrialRunAsItShould() {
        Timeline timeline = timeline(Journey.inFormalOperation().on("2026-09-01"));
        assertThat(told(timeline, Lane.TRIAL_RUN))
                .containsExactly(tuple(
                        "Trial run of version 1.4.0", State.DONE, "2026-03-20T09:00:02Z", "2026-06-20T09:00:02Z"));
        assertThat(timeline.of(Lane.MILESTONE))
                .extracting(TimelineTest::label)
                .containsExactly("Handover", "Acceptance");
        assertThat(timeline.of(Lane.REQUEST))
                .extracting(TimelineTest::label, TimelineItem::state)
                .containsExactly(
                        tuple("Installation, 1.4.0", State.DONE),
                        tuple("Go live, 1.4.0", State.DONE),
                        tuple("Handover, 1.4.0", State.DONE),
                        tuple("Acceptance, 1.4.0", State.DONE));
        assertThat(timeline.leftOut()).isEmpty();
    }

    @Test
    void requestsSayHowTheyEnded() {
        Facts facts = Journey.tested()
                .requested("one", Gate.GO_LIVE, Journey.tested().terms("P3M", "P1M"))
                .rejected("one", Role.IT)
                .requested("two", Gate.GO_LIVE, Journey.tested().terms("P3M", "P1M"))
                .withdrewRequest("two")
                .requested("three", Gate.GO_LIVE, Journey.tested().terms("P3M", "P1M"));
        List<TimelineItem> requests =
                timeline(facts, Policy.SHIPPED, facts.now().plusSeconds(60)).of(Lane.REQUEST);
        assertThat(requests)
                .extracting(TimelineItem::state)
                .containsExactly(State.DONE, State.FAILED, State.BROKEN, State.OPEN);
        assertThat(english(requests.get(1))).endsWith("(request one): rejected");
        assertThat(english(requests.get(3))).endsWith("(request three)");
        assertThat(requests.get(3).to()).isEqualTo(facts.now().plusSeconds(60));
    }

    @Test
    void aRequestOfARunThatEndedIsVoidSinceThen() {
        Facts facts = Journey.observed()
                .requested(Gate.HANDOVER)
                .on("2026-04-22")
                .incident("INC-1", Impact.USERS)
                .on("2026-04-23")
                .resolved("INC-1");
        TimelineItem handover = timeline(facts).of(Lane.REQUEST).get(2);
        assertThat(english(handover)).endsWith("void, because what it was for ended");
        assertThat(handover.state()).isEqualTo(State.BROKEN);
        assertThat(handover.to()).isEqualTo(Instant.parse("2026-04-23T09:00:00Z"));
    }

    @Test
    void deploymentsShowHowTheyEndedAndThoseThatHaveNotGoOn() {
        Facts facts = Journey.mayBeInstalled().on("2026-03-09").deploymentStarted(Gate.INSTALL);
        facts.deploymentFinished(Gate.INSTALL, facts.last(), DeploymentOutcome.FAILED)
                .blocked(Gate.GO_LIVE, Requirement.C4)
                .deploymentStarted(Gate.INSTALL);
        Timeline timeline = timeline(facts);
        assertThat(timeline.of(Lane.DEPLOYMENT))
                .extracting(TimelineItem::state)
                .containsExactly(State.FAILED, State.OPEN);
        assertThat(english(timeline.of(Lane.DEPLOYMENT).get(1)))
                .isEqualTo("deployment of 1.4.0 through the gate “Installation”, not ended yet");
        assertThat(timeline.of(Lane.REFUSAL)).extracting(TimelineItem::state).containsExactly(State.FAILED);
    }

    @Test
    void brokenGlassIsOpenUntilItIsReviewed() {
        Facts facts = Journey.inFormalOperation().brokeGlass(Gate.CHANGE, Facts.user("hero"));
        assertThat(timeline(facts).of(Lane.BREAK_GLASS))
                .extracting(TimelineItem::state)
                .containsExactly(State.OPEN);
        facts.reviewedGlass(facts.last(), Facts.person(Role.IT));
        assertThat(timeline(facts).of(Lane.BREAK_GLASS))
                .extracting(TimelineItem::state)
                .containsExactly(State.DONE, State.DONE);
    }

    @Test
    void lentRightsAreOverdueFromTheirEndUntilTheyAreTakenBack() {
        Instant end = Instant.parse("2026-04-02T00:00:00Z");
        Facts facts = Journey.inTrialRun().on("2026-04-01").accessGranted("a", end);
        TimelineItem lent = timeline(facts).of(Lane.TEMPORARY_ACCESS).get(0);
        assertThat(lent.state()).isEqualTo(State.OPEN);
        assertThat(lent.to()).isEqualTo(end);
        TimelineItem late =
                timeline(facts, Policy.SHIPPED, end).of(Lane.TEMPORARY_ACCESS).get(0);
        assertThat(late.state()).isEqualTo(State.OVERDUE);
        facts.on("2026-04-03").accessRevoked("a");
        TimelineItem back = timeline(facts).of(Lane.TEMPORARY_ACCESS).get(0);
        assertThat(back.state()).isEqualTo(State.DONE);
        assertThat(back.to()).isEqualTo(Instant.parse("2026-04-03T09:00:00Z"));
    }

    @Test
    void aWaiverLastsToTheEndOfItsLastDayWhileItIsInForce() {
        Facts facts = Journey.tested()
                .on("2026-03-17")
                .waiverAsked("w", Requirement.B4, null, "2026-04-01")
                .approved("w", Role.IT);
        TimelineItem granted = timeline(facts).of(Lane.WAIVER).get(0);
        assertThat(granted.state()).isEqualTo(State.OPEN);
        assertThat(granted.to()).isEqualTo(Instant.parse("2026-04-02T00:00:00Z"));
        TimelineItem asked = timeline(
                        Journey.tested().on("2026-03-17").waiverAsked("w", Requirement.B4, null, "2026-04-01"))
                .of(Lane.WAIVER)
                .get(0);
        assertThat(asked.state()).isEqualTo(State.OPEN);
        assertThat(asked.to()).as("it is not granted").isEqualTo(Instant.parse("2026-03-17T09:00:01Z"));
        assertThat(timeline(facts, Policy.SHIPPED, Instant.parse("2026-04-02T00:00:00Z"))
                        .of(Lane.WAIVER))
                .extracting(TimelineItem::state)
                .containsExactly(State.DONE);
    }

    @Test
    void whatIsDueLiesAheadAndIsOverdueFromItsMomentOn() {
        Facts facts = Journey.inTrialRun().on("2026-04-01");
        assertThat(timeline(facts).of(Lane.DUE))
                .extracting(TimelineTest::label, TimelineItem::state)
                .containsExactly(tuple("Observation ends", State.AHEAD), tuple("Trial run ends", State.AHEAD));
        assertThat(timeline(facts, Policy.SHIPPED, Instant.parse("2026-05-01T00:00:00Z"))
                        .of(Lane.DUE))
                .extracting(TimelineItem::state)
                .containsExactly(State.OVERDUE, State.AHEAD);
    }

    @Test
    void aLaneKeepsWhatIsOpenAndTheNewestAndSaysHowManyItLeavesOut() {
        Facts facts = Journey.inFormalOperation().on("2026-07-01").incident("open", Impact.NONE);
        for (int i = 1; i <= 3000; i++) {
            facts.incident("INC-" + i, Impact.NONE).resolved("INC-" + i);
            facts.requested("r-" + i, Gate.CHANGE, null);
        }
        Timeline timeline = timeline(facts);
        List<TimelineItem> incidents = timeline.of(Lane.INCIDENT);
        assertThat(incidents).hasSize(Timeline.MOST);
        assertThat(label(incidents.get(0))).isEqualTo("open");
        assertThat(label(incidents.get(Timeline.MOST - 1))).isEqualTo("INC-3000");
        assertThat(timeline.of(Lane.REQUEST)).hasSize(Timeline.MOST);
        assertThat(timeline.leftOut())
                .containsEntry(Lane.INCIDENT, 3001 - Timeline.MOST)
                .containsEntry(Lane.REQUEST, 3004 - Timeline.MOST);
    }

    @Test
    void manyRestartsAreToldInAsManyCopiesAsCanBeShown() {
        Facts facts = Journey.inTrialRun();
        for (int i = 1; i <= 300; i++) {
            facts.incident("INC-" + i, Impact.USERS).resolved("INC-" + i);
        }
        Timeline timeline = timeline(facts);
        assertThat(timeline.of(Lane.TRIAL_RUN)).hasSize(Timeline.MOST);
        assertThat(english(timeline.of(Lane.TRIAL_RUN).get(Timeline.MOST - 1)))
                .isEqualTo("Trial run, begun again after incident INC-300");
        assertThat(timeline.leftOut())
                .containsEntry(Lane.TRIAL_RUN, 301 - Timeline.MOST)
                .containsEntry(Lane.OBSERVATION, 301 - Timeline.MOST);
    }
}
