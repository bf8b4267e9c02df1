package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate.Kind;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate.Reminder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever has to act is told what is due, by the moments that the gates go by, until it is done. */
class DueDatesTest {

    private static List<DueDate> due(Facts facts) {
        return due(facts, facts.now());
    }

    private static List<DueDate> due(Facts facts, Instant now) {
        Lifecycle lifecycle = facts.folded();
        return DueDates.of(lifecycle, (gate, version) -> Question.of(gate, lifecycle, Policy.SHIPPED, version, now));
    }

    private static DueDate only(Kind kind, Facts facts) {
        List<DueDate> found =
                due(facts).stream().filter(due -> due.kind() == kind).toList();
        assertThat(found).as("what is due of %s", kind).hasSize(1);
        assertThat(found.get(0).sentence().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                .isNotBlank()
                .doesNotContain("{");
        return found.get(0);
    }

    private static void none(Kind kind, Facts facts) {
        assertThat(due(facts)).noneMatch(due -> due.kind() == kind);
    }

    private static String english(DueDate due) {
        return due.sentence().in(Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static boolean concerns(DueDate due, Role role) {
        return due.concerns(Facts.person(role).id(), Set.of(role));
    }

    @Test
    void nothingIsDueOfAnApplicationThatHasJustBegunOrIsRetired() {
        assertThat(due(Journey.prepared())).isEmpty();
        assertThat(due(Journey.retired())).isEmpty();
        assertThat(due(Journey.mayBeRetired())).isEmpty();
    }

    @Test
    void aRequestWaitsForTheRolesThatHaveNotDecided() {
        Facts facts = Journey.tested().requested(Gate.GO_LIVE);
        DueDate request = only(Kind.REQUEST, facts);
        assertThat(english(request)).contains("“Go live”", "1.4.0", "waits for votes");
        assertThat(request.roles()).containsExactlyInAnyOrder(Role.IT, Role.BUSINESS);
        assertThat(request.last()).isEmpty();
        assertThat(request.since().sequence()).isEqualTo(facts.last());

        assertThat(only(Kind.REQUEST, facts.approved("go-live", Role.IT)).roles())
                .containsExactly(Role.BUSINESS);
        none(Kind.REQUEST, facts.approved("go-live", Role.BUSINESS));
    }

    @Test
    void aRequestThatEndsUndecidedIsDueUntilThenAndNoLonger() {
        Facts facts = Journey.prepared();
        Instant asked = facts.now();
        Instant until = asked.plusSeconds(10 * 86_400);
        DueDate request = only(Kind.REQUEST, facts.requestedUntil(Gate.INSTALL, until));
        assertThat(request.last()).contains(until);
        assertThat(request.reminders())
                .containsEntry(Reminder.OPENING, asked)
                .containsEntry(Reminder.HALF_TIME, asked.plusSeconds(5 * 86_400))
                .containsEntry(Reminder.LAST_DAY, until.minusSeconds(86_400));
        assertThat(due(facts, until.minusNanos(1))).anyMatch(due -> due.kind() == Kind.REQUEST);
        assertThat(due(facts, until)).noneMatch(due -> due.kind() == Kind.REQUEST);
    }

    @Test
    void aLaterRoundWaitsForItsTurn() {
        Facts facts = Journey.tried().requested(Gate.ACCEPTANCE);
        assertThat(only(Kind.REQUEST, facts).roles())
                .containsExactlyInAnyOrder(Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW);
        facts.approved("acceptance", Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW);
        assertThat(only(Kind.REQUEST, facts).roles()).containsExactly(Role.IT);
    }

    @Test
    void whoeverAskedAndWhoeverHasVotedNeedNotAct() {
        Facts facts = Journey.tested().requested(Facts.person(Role.IT), "r", Gate.GO_LIVE, terms());
        DueDate request = only(Kind.REQUEST, facts);
        assertThat(concerns(request, Role.IT)).isFalse();
        assertThat(request.concerns("another", Set.of(Role.IT))).isTrue();
        assertThat(request.concerns("another", Set.of(Role.OPERATIONS))).isFalse();

        String business = Facts.person(Role.BUSINESS).id();
        DueDate voted = only(Kind.REQUEST, facts.approved("r", Role.BUSINESS));
        assertThat(voted.concerns(business.toUpperCase(Locale.ROOT), Set.of(Role.BUSINESS, Role.IT)))
                .isFalse();
    }

    private static TrialRunTerms terms() {
        return Journey.tested().terms("P3M", "P1M");
    }

    @Test
    void aVoteFromBeforeTheReportThatIsReviewedIsAwaitedAgain() {
        Facts facts = Journey.observed().requested(Gate.HANDOVER);
        facts.approved("handover", Role.BUSINESS, Role.OPERATIONS);
        assertThat(only(Kind.REQUEST, facts).roles()).containsExactly(Role.IT);
        DueDate again = only(Kind.REQUEST, facts.documents(DocumentKind.OBSERVATION_REPORT));
        assertThat(again.roles()).containsExactlyInAnyOrder(Role.BUSINESS, Role.OPERATIONS);
        assertThat(concerns(again, Role.BUSINESS)).isTrue();
    }

    @Test
    void aHandoverThatIsDoneWaitsForNobodyAlsoWhenItsReportIsRecordedAgain() {
        none(Kind.REQUEST, Journey.handedOver().documents(DocumentKind.OBSERVATION_REPORT));
    }

    @Test
    void aRequestThatHasEndedWaitsForNobody() {
        none(Kind.REQUEST, Journey.tested().requested(Gate.GO_LIVE).rejected("go-live", Role.IT));
        none(Kind.REQUEST, Journey.tested().requested(Gate.GO_LIVE).withdrewRequest("go-live"));
        none(Kind.REQUEST, Journey.tested().requested(Gate.GO_LIVE).expired("go-live"));
    }

    @Test
    void theTestingTermIsDueUntilTheTestsAreComplete() {
        DueDate term = only(Kind.TESTING_TERM, Journey.installed());
        assertThat(term.last()).contains(Instant.parse("2026-04-09T09:00:01Z"));
        assertThat(term.roles()).contains(Role.OPERATIONS, Role.DEVELOPMENT);
        none(Kind.TESTING_TERM, Journey.tested());
        none(Kind.TESTING_TERM, Journey.live());
    }

    @Test
    void aTestingTermThatPassedWaitsForItToExtendIt() {
        Facts late = Journey.installed().on("2026-05-01");
        assertThat(only(Kind.TESTING_TERM, late).roles()).contains(Role.IT);
        assertThat(only(Kind.TESTING_TERM, late).overdue(late.now())).isTrue();
        DueDate extended = only(Kind.TESTING_TERM, late.extended(Term.TESTING, "2026-05-31"));
        assertThat(extended.last()).contains(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(extended.roles()).doesNotContain(Role.IT);
    }

    @Test
    void aNonconformityWaitsForWhoeverHasTheNextStep() {
        Facts facts = Journey.installed().nonconformity("n");
        DueDate opened = only(Kind.REMEDIATION, facts);
        assertThat(opened.roles()).containsExactly(Role.DEVELOPMENT);
        assertThat(opened.last()).isEmpty();

        DueDate planned = only(Kind.REMEDIATION, facts.planned("n", "2026-03-31"));
        assertThat(planned.roles()).containsExactlyInAnyOrder(Role.IT, Role.BUSINESS);
        assertThat(planned.last()).contains(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(planned.id()).isEqualTo(opened.id());

        facts.reviewed("n", Role.IT, true).reviewed("n", Role.BUSINESS, true);
        assertThat(only(Kind.REMEDIATION, facts).roles()).containsExactly(Role.DEVELOPMENT);
    }

    @Test
    void noFindingIsToldToWhoeverIsReminded() {
        Facts facts = Journey.installed().nonconformity("n");
        String description = facts.folded().nonconformities().get(0).description();
        assertThat(description).isNotBlank();
        assertThat(english(only(Kind.REMEDIATION, facts))).doesNotContain(description);
    }

    @Test
    void observationAndTrialRunEndWhenTheirGatesSaySo() {
        DueDate observation = only(Kind.OBSERVATION, Journey.inTrialRun());
        assertThat(observation.last()).contains(Instant.parse("2026-04-20T09:00:02Z"));
        assertThat(observation.roles()).contains(Role.DEVELOPMENT, Role.OPERATIONS, Role.IT, Role.BUSINESS);
        none(Kind.OBSERVATION, Journey.observed());

        DueDate run = only(Kind.TRIAL_RUN, Journey.inTrialRun());
        assertThat(run.last()).contains(Instant.parse("2026-06-20T09:00:02Z"));
        assertThat(run.roles()).containsExactlyInAnyOrder(Role.DEVELOPMENT, Role.OPERATIONS);
        none(Kind.TRIAL_RUN, Journey.tried());
        assertThat(due(Journey.inFormalOperation())).isEmpty();
    }

    @Test
    void aTrialRunThatBeginsAgainIsDueAnew() {
        DueDate before = only(Kind.TRIAL_RUN, Journey.inTrialRun());
        Facts restarted = Journey.inTrialRun().on("2026-04-01");
        restarted.incident("i", Impact.USERS).on("2026-04-02").resolved("i");
        DueDate after = only(Kind.TRIAL_RUN, restarted);
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.last().orElseThrow()).isAfter(before.last().orElseThrow());
    }

    @Test
    void filingIsDueWhereTheRuleAsksForIt() {
        DueDate filing = only(Kind.FILING, Journey.inTrialRun().classified(2, true));
        assertThat(filing.last()).contains(Instant.parse("2026-04-20T09:00:02Z"));
        assertThat(filing.roles()).containsExactly(Role.DEVELOPMENT);
        none(Kind.FILING, Journey.inTrialRun().classified(2, true).filed());
        none(Kind.FILING, Journey.inTrialRun().classified(2, false));
    }

    @Test
    void temporaryAccessIsDueAtItsEndAndUntilItIsTakenBack() {
        Instant end = Instant.parse("2026-09-01T12:00:00Z");
        Facts facts = Journey.inFormalOperation().accessGranted("a", end);
        DueDate access = only(Kind.TEMPORARY_ACCESS, facts);
        assertThat(access.last()).contains(end);
        assertThat(access.roles()).containsExactly(Role.OPERATIONS);
        assertThat(access.overdue(end.minusSeconds(1))).isFalse();
        assertThat(access.overdue(end)).isTrue();
        none(Kind.TEMPORARY_ACCESS, facts.accessRevoked("a"));
    }

    @Test
    void aWaiverWaitsForVotesAndThenForItsEnd() {
        Facts facts = Journey.installed().waiverAsked("w", Requirement.B4, null, "2026-04-30");
        DueDate asked = only(Kind.WAIVER_REQUEST, facts);
        assertThat(asked.roles()).containsExactly(Role.IT);
        assertThat(asked.last()).contains(Instant.parse("2026-05-01T00:00:00Z"));

        DueDate granted = only(Kind.WAIVER, facts.approved("w", Role.IT));
        none(Kind.WAIVER_REQUEST, facts);
        assertThat(granted.last()).isEqualTo(asked.last());
        assertThat(granted.roles()).containsExactlyInAnyOrder(Role.DEVELOPMENT, Role.IT);
        assertThat(due(facts, Instant.parse("2026-05-01T00:00:00Z"))).noneMatch(due -> due.kind() == Kind.WAIVER);
        none(Kind.WAIVER, facts.waiverEnded("w"));
    }

    @Test
    void anEmergencyWaitsForItsReview() {
        Facts facts = Journey.installed().brokeGlass(Gate.GO_LIVE, Facts.user("on-call"));
        long used = facts.last();
        DueDate broken = only(Kind.BREAK_GLASS, facts);
        assertThat(broken.roles()).containsExactly(Role.IT);
        none(Kind.BREAK_GLASS, facts.reviewedGlass(used, Facts.person(Role.IT)));
    }

    @Test
    void peopleAreRemindedAtTheOpeningAtHalfTimeAndADayBefore() {
        assertThat(only(Kind.OBSERVATION, Journey.inTrialRun()).reminders())
                .containsEntry(Reminder.OPENING, Instant.parse("2026-03-20T09:00:02Z"))
                .containsEntry(Reminder.HALF_TIME, Instant.parse("2026-04-04T21:00:02Z"))
                .containsEntry(Reminder.LAST_DAY, Instant.parse("2026-04-19T09:00:02Z"));
        assertThat(only(Kind.REQUEST, Journey.tested().requested(Gate.GO_LIVE)).reminders())
                .containsOnlyKeys(Reminder.OPENING);
    }

    @Test
    void whatEndsSoonHasNoHalfTime() {
        Facts facts = Journey.inFormalOperation();
        DueDate soon =
                only(Kind.TEMPORARY_ACCESS, facts.accessGranted("a", facts.now().plusSeconds(3600)));
        assertThat(soon.reminders())
                .containsOnlyKeys(Reminder.OPENING, Reminder.LAST_DAY)
                .containsEntry(Reminder.LAST_DAY, soon.since().at());
    }
}
