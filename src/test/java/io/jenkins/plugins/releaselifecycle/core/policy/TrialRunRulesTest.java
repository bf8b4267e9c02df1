package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Family D, second part (§5): the trial run as a whole. */
class TrialRunRulesTest {

    /** When the trial run of {@link Journey#inTrialRun()} begins and ends. */
    private static final String START = "2026-03-20T09:00:02Z";

    private static final String END = "2026-06-20T09:00:02Z";

    private static Asking goLive(Facts facts) {
        return ask(Gate.GO_LIVE, facts);
    }

    private static Asking acceptance(Facts facts) {
        return ask(Gate.ACCEPTANCE, facts);
    }

    private static Facts proposed(String start, String length, String observation) {
        return Journey.tested()
                .on("2026-03-17")
                .requested(
                        "go-live",
                        Gate.GO_LIVE,
                        new TrialRunTerms(LocalDate.parse(start), Period.parse(length), Period.parse(observation)))
                .voted(Gate.GO_LIVE);
    }

    @Test
    void d1ItAndBusinessFixStartAndLengthTogether() {
        goLive(Journey.tested())
                .line(Requirement.D1)
                .unmet("Nobody has asked for “Go live” of 1.4.0.", "Ask for “Go live” of 1.4.0.", Role.DEVELOPMENT);
        Facts facts = Journey.tested().on("2026-03-17").requested(Gate.GO_LIVE).approved("go-live", Role.IT);
        goLive(facts)
                .line(Requirement.D1)
                .unmet(
                        "Approvals by Business department: 0 of 1.",
                        "Business department: decide on “Go live” of 1.4.0.",
                        Role.BUSINESS)
                .neverDue();
        facts.approved("go-live", Role.BUSINESS);
        goLive(facts)
                .line(Requirement.D1)
                .met("Approved as IT department by it-lead on 2026-03-17 09:00. "
                        + "Approved as Business department by business-lead on 2026-03-17 09:00. "
                        + "Fixed: start 2026-03-17, length P3M.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P31D", "P3M", "P12M", "P365D"})
    void d1TheTrialRunMayBeShorterOrLongerWithinWhatThePolicyAllows(String length) {
        assertThat(goLive(proposed("2026-03-17", length, "P1D"))
                        .line(Requirement.D1)
                        .status())
                .isEqualTo(RequirementStatus.MET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P1D", "P12M1D", "P366D", "P2Y"})
    void d1WhatIsOutOfTheBoundsOfThePolicyIsAskedForAnew(String length) {
        goLive(proposed("2026-03-17", length, "P1D"))
                .line(Requirement.D1)
                .unmet(
                        "The trial run is to last " + length + "; the policy allows P1M to P12M.",
                        "Ask anew, with a trial run of P1M to P12M and an observation period within it.",
                        Role.DEVELOPMENT);
    }

    @Test
    void d1TheObservationIsNoLongerThanTheTrialRun() {
        goLive(proposed("2026-03-17", "P1M", "P32D"))
                .line(Requirement.D1)
                .unmet(
                        "The observation period (P32D) is longer than the trial run (P1M).",
                        "Ask anew, with a trial run of P1M to P12M and an observation period within it.",
                        Role.DEVELOPMENT);
        assertThat(goLive(proposed("2026-03-17", "P1M", "P31D"))
                        .line(Requirement.D1)
                        .status())
                .isEqualTo(RequirementStatus.MET);
    }

    @Test
    void d1ServiceIsNotOpenedBeforeTheDayThatWasFixedWhichTimeAloneBrings() {
        Facts facts = proposed("2026-04-01", "P3M", "P1M");
        Asking before = goLive(facts).at("2026-03-31T23:59:59.999999999Z");
        before.line(Requirement.CALENDAR)
                .unmet("The trial run starts on 2026-04-01, not before.", "Wait until 2026-04-01 00:00.")
                .due("2026-04-01T00:00:00Z");
        assertThat(before.verdict().isFrozenAlone()).isTrue();
        assertThat(GateEvaluation.missingBesidesVotes(before.question(), List.of()))
                .as("it can be asked for before")
                .isEmpty();
        assertThat(goLive(facts).at("2026-04-01T00:00:00Z").verdict().open()).isTrue();
        Policy shanghai = new PolicyDraft().timeZone(ZoneId.of("Asia/Shanghai")).policy();
        goLive(facts).under(shanghai, Policy.SHIPPED).line(Requirement.CALENDAR).due("2026-03-31T16:00:00Z");
    }

    @Test
    void d1WhatWasAskedForAnotherVersionFixesNothing() {
        Facts facts = proposed("2026-04-01", "P3M", "P1M");
        goLive(facts)
                .version("1.5.0")
                .line(Requirement.D1)
                .unmet(
                        "Nobody has asked for “Go live” of 1.5.0; the last request was for 1.4.0.",
                        "Ask for “Go live” of 1.5.0.",
                        Role.DEVELOPMENT)
                .neverDue();
    }

    @Test
    void d2BackupsAreTakenAndRecordedInTheTrialRun() {
        Facts facts = Journey.live().at("2026-03-20T09:00:01.999999999Z").backedUp();
        facts.at(START).trialRunStarted("P3M", "P1M");
        acceptance(facts)
                .line(Requirement.D2)
                .unmet(
                        "No backup is on record since the trial run began on 2026-03-20 09:00.",
                        "Operations: back up the data and record it.",
                        Role.OPERATIONS);
        facts.at(START).backedUp();
        acceptance(facts)
                .line(Requirement.D2)
                .met("Last backup on 2026-03-20 09:00.")
                .shownBy(facts.last());
        facts.at(START)
                .backedUp()
                .on("2026-04-01")
                .incident("INC-1", Impact.USERS)
                .resolved("INC-1");
        assertThat(acceptance(facts).line(Requirement.D2).reason())
                .as("a backup of the run that ended is none of this one")
                .isEqualTo("No backup is on record since the trial run began on 2026-04-01 09:00.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"D2", "D9", "D12"})
    void withoutAStartOfTheTrialRunThereIsNothingToConclude(String requirement) {
        acceptance(Journey.live())
                .line(Requirement.of(requirement).orElseThrow())
                .unmet(
                        "The trial run of 1.4.0 was not started.",
                        "Start trial run and observation period of 1.4.0 once service is open.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
    }

    @Test
    void d8FromTheHandoverOnOperationsRunsTheSystem() {
        Facts facts = Journey.mayBeHandedOver();
        acceptance(facts)
                .line(Requirement.D8)
                .unmet(
                        "Operating rights were not handed over in this trial run.",
                        "Go through the gate “handover”.",
                        Role.BUSINESS,
                        Role.OPERATIONS,
                        Role.IT);
        facts.handoverCompleted();
        acceptance(facts)
                .line(Requirement.D8)
                .met("Operating rights were handed over on 2026-04-20 09:00.")
                .shownBy(facts.last());
        facts.incident("INC-1", Impact.OUTAGE).resolved("INC-1");
        assertThat(acceptance(facts).line(Requirement.D8).status())
                .as("the run that began again is handed over again")
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void d8AMinorChangeLeavesTheRightsWhereTheyAre() {
        Facts facts = Journey.handedOver().version("1.4.1").changed(ChangeScope.MINOR);
        assertThat(acceptance(facts.deployed(Gate.CHANGE)).line(Requirement.D8).status())
                .isEqualTo(RequirementStatus.MET);
    }

    @Test
    void d9TheTrialRunIsStableWhileNothingBreaksIt() {
        Facts facts = Journey.inTrialRun();
        acceptance(facts)
                .line(Requirement.D9)
                .met("Nothing has broken the trial run since 2026-03-20 09:00.")
                .shownBy();
        facts.on("2026-04-01").incident("INC-1", Impact.OUTAGE).incident("INC-2", Impact.NONE);
        acceptance(facts)
                .line(Requirement.D9)
                .unmet(
                        "Incident INC-1 (“orders were refused”) is open since 2026-04-01 09:00: "
                                + "outage by a software defect. No period ends meanwhile.",
                        "Resolve incident INC-1 and record it.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS)
                .shownBy(facts.last() - 1);
        facts.on("2026-04-02").resolved("INC-1");
        acceptance(facts)
                .line(Requirement.D9)
                .met("It began again on 2026-04-02 09:00, when incident INC-1 was resolved. "
                        + "Nothing has broken the trial run since 2026-04-02 09:00.")
                .shownBy(facts.last());
    }

    @Test
    void d9ASignificantChangeStartsItAgain() {
        Facts facts = Journey.inTrialRun().on("2026-04-01").version("1.4.1").changed(ChangeScope.SIGNIFICANT);
        assertThat(acceptance(facts).line(Requirement.D9).reason())
                .as("not before it is deployed")
                .isEqualTo("Nothing has broken the trial run since 2026-03-20 09:00.");
        facts.on("2026-04-02").deployed(Gate.CHANGE);
        acceptance(facts)
                .line(Requirement.D9)
                .met("It began again on 2026-04-02 09:00, with the change to 1.4.1. "
                        + "Nothing has broken the trial run since 2026-04-02 09:00.")
                .shownBy(facts.last());
    }

    @Test
    void d9AChangeThatTurnsOutToBeSignificantWhenItServesStartsItAgainThen() {
        Facts facts = Journey.mayBeAccepted()
                .version("1.4.1")
                .changed(ChangeScope.MINOR)
                .deployed(Gate.CHANGE);
        facts.requested(Gate.ACCEPTANCE).on("2026-07-01").changed(ChangeScope.SIGNIFICANT);
        acceptance(facts)
                .line(Requirement.D9)
                .met("It began again on 2026-07-01 09:00, with the change to 1.4.1. "
                        + "Nothing has broken the trial run since 2026-07-01 09:00.");
        assertThat(facts.folded().stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(facts.folded().request(Gate.ACCEPTANCE)).isEmpty();
        facts.on("2026-07-02").changed(ChangeScope.SIGNIFICANT);
        assertThat(acceptance(facts).line(Requirement.D9).reason())
                .as("once is enough")
                .startsWith("It began again on 2026-07-01");
    }

    @Test
    void d9GradingAVersionThatDoesNotServeOrIsMinorStillStartsNothingAgain() {
        Facts minor =
                Journey.inTrialRun().version("1.4.1").changed(ChangeScope.MINOR).deployed(Gate.CHANGE);
        minor.changed(ChangeScope.MINOR)
                .version("1.4.2")
                .changed(ChangeScope.MINOR)
                .changed(ChangeScope.SIGNIFICANT);
        assertThat(acceptance(minor).version("1.4.1").line(Requirement.D9).reason())
                .isEqualTo("Nothing has broken the trial run since 2026-03-20 09:00.");
    }

    @Test
    void d12ReportsAreFiledAndTemporaryMeasuresRemoved() {
        Facts facts = Journey.inTrialRun().on("2026-06-22");
        acceptance(facts)
                .line(Requirement.D12)
                .unmet(
                        "Not on record: work report, technical report, user report. "
                                + "Only what was recorded after 2026-03-20 09:00 counts. "
                                + "Not on record: trial-run report. "
                                + "Only what was recorded after 2026-06-20 09:00 counts. "
                                + "Not confirmed by Development: temporary accounts and measures removed. "
                                + "Only what was recorded after 2026-06-20 09:00 counts.",
                        "Development: record with edition and place: work report, technical report, user report. "
                                + "Operations: record with edition and place: trial-run report. "
                                + "Development: confirm “temporary accounts and measures removed”.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        facts.documents(
                        DocumentKind.WORK_REPORT,
                        DocumentKind.TECHNICAL_REPORT,
                        DocumentKind.USER_REPORT,
                        DocumentKind.TRIAL_RUN_REPORT)
                .confirmed(ConfirmationSubject.TEMPORARY_MEASURES_REMOVED);
        acceptance(facts)
                .line(Requirement.D12)
                .met("On record: work report (edition 1.0), technical report (edition 1.0), "
                        + "user report (edition 1.0). On record: trial-run report (edition 1.0). "
                        + "Confirmed by Development: temporary accounts and measures removed.");
    }

    @Test
    void d12ReportsOfTheRunAreFromWithinItAndThoseOnItFromItsEndOn() {
        Facts early = Journey.live()
                .at("2026-03-20T09:00:01.999999999Z")
                .documents(DocumentKind.WORK_REPORT)
                .at(START)
                .trialRunStarted("P3M", "P1M")
                .at(START)
                .documents(DocumentKind.TECHNICAL_REPORT, DocumentKind.USER_REPORT)
                .at("2026-06-20T09:00:01.999999999Z")
                .documents(DocumentKind.TRIAL_RUN_REPORT)
                .at(END)
                .confirmed(ConfirmationSubject.TEMPORARY_MEASURES_REMOVED);
        assertThat(acceptance(early).line(Requirement.D12).reason())
                .isEqualTo("Not on record: work report. Only what was recorded after 2026-03-20 09:00 counts. "
                        + "Not on record: trial-run report. Only what was recorded after 2026-06-20 09:00 counts.");
        early.at(END).documents(DocumentKind.WORK_REPORT, DocumentKind.TRIAL_RUN_REPORT);
        assertThat(acceptance(early).line(Requirement.D12).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void d12NoTemporaryAccessIsLeftHoweverLongItMayLast() {
        Facts facts = Journey.tried().accessGranted("ACC-1", Instant.parse("2027-01-01T00:00:00Z"));
        acceptance(facts)
                .line(Requirement.D12)
                .unmet(
                        "Temporary access ACC-1 of maintainer was not taken back.",
                        "Operations: take back temporary access ACC-1 and record it.",
                        Role.OPERATIONS);
        assertThat(acceptance(facts.accessRevoked("ACC-1"))
                        .line(Requirement.D12)
                        .status())
                .isEqualTo(RequirementStatus.MET);
    }

    @Test
    void d12DevelopmentAppliesForAcceptanceAfterTheTrialRun() {
        Facts early = Journey.conclude(Journey.handedOver()
                .at("2026-06-20T09:00:01.999999999Z")
                .requested(Gate.ACCEPTANCE)
                .on("2026-06-22"));
        acceptance(early)
                .line(Requirement.D12)
                .unmet(
                        "Acceptance was asked for on 2026-06-20 09:00, before 2026-06-20 09:00.",
                        "Development: ask for acceptance after 2026-06-20 09:00.",
                        Role.DEVELOPMENT);
        assertThat(acceptance(early).version("1.5.0").line(Requirement.D12).status())
                .as("a request for another version is told elsewhere")
                .isEqualTo(RequirementStatus.MET);
        assertThat(acceptance(early.withdrewRequest("acceptance"))
                        .line(Requirement.D12)
                        .status())
                .as("a request that is over needs no other word")
                .isEqualTo(RequirementStatus.MET);
        assertThat(acceptance(Journey.conclude(Journey.handedOver()
                                .at(END)
                                .requested(Gate.ACCEPTANCE)
                                .on("2026-06-22")))
                        .line(Requirement.D12)
                        .status())
                .isEqualTo(RequirementStatus.MET);
    }

    @Test
    void d13WithoutAClassificationNobodyCanSay() {
        acceptance(Journey.inTrialRun())
                .line(Requirement.D13)
                .unmet(
                        "The protection level is not on record, so nobody can say whether it has to be filed.",
                        "Record protection level and unit.",
                        Role.IT);
    }

    @Test
    void d13OnlySubordinateUnitsFromLevelTwoOnFile() {
        acceptance(Journey.inTrialRun().classified(5, false))
                .line(Requirement.D13)
                .notApplicable("The application is not a subordinate unit’s.");
        acceptance(Journey.inTrialRun().classified(1, true))
                .line(Requirement.D13)
                .notApplicable("Protection level 1 need not be filed.");
        Policy fromOne = new PolicyDraft().filingLevel(1).policy();
        assertThat(acceptance(Journey.inTrialRun().classified(1, true))
                        .under(fromOne)
                        .line(Requirement.D13)
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
        assertThat(acceptance(Journey.live().classified(2, true))
                        .line(Requirement.D13)
                        .reason())
                .isEqualTo("The trial run of 1.4.0 was not started.");
    }

    @Test
    void d13ItIsFiledWithinAMonthOfTheStartOfTheTrialRun() {
        Facts facts = Journey.inTrialRun().classified(2, true);
        acceptance(facts)
                .at("2026-04-20T09:00:01.999999999Z")
                .line(Requirement.D13)
                .unmet(
                        "Not filed with the superior IT department; due before 2026-04-20 09:00.",
                        "File it with the superior IT department and record the number.",
                        Role.DEVELOPMENT)
                .due("2026-04-20T09:00:02Z");
        acceptance(facts)
                .at("2026-04-20T09:00:02Z")
                .line(Requirement.D13)
                .unmet(
                        "The filing was due before 2026-04-20 09:00. "
                                + "Not filed with the superior IT department; due before 2026-04-20 09:00.",
                        "IT: extend the filing term, with a reason. "
                                + "File it with the superior IT department and record the number.",
                        Role.IT,
                        Role.DEVELOPMENT)
                .overdueSince("2026-04-20T09:00:02Z");
        facts.at("2026-04-20T09:00:01.999999999Z").filed();
        acceptance(facts)
                .at("2026-12-01T00:00:00Z")
                .line(Requirement.D13)
                .met("Filed on 2026-04-20 09:00.")
                .due("2026-04-20T09:00:02Z")
                .shownBy(facts.last());
    }

    @Test
    void d13FiledTooLateItStaysShutUntilItExtendsTheTerm() {
        Facts facts = Journey.inTrialRun()
                .classified(3, true)
                .at("2026-04-20T09:00:02Z")
                .filed();
        acceptance(facts)
                .line(Requirement.D13)
                .unmet(
                        "The filing was due before 2026-04-20 09:00.",
                        "IT: extend the filing term, with a reason.",
                        Role.IT)
                .overdueSince("2026-04-20T09:00:02Z");
        facts.extended(Term.FILING, "2026-04-20");
        acceptance(facts)
                .line(Requirement.D13)
                .met("Filed on 2026-04-20 09:00.")
                .due("2026-04-21T00:00:00Z");
        facts.extended(Term.TESTING, "2026-12-31").extended(Term.FILING, "2026-04-01");
        acceptance(facts).line(Requirement.D13).overdueSince("2026-04-20T09:00:02Z");
    }

    @Test
    void d13ARunThatBeginsAgainPutsTheFilingOffForNobody() {
        Facts facts = Journey.inTrialRun().classified(2, true).on("2026-04-15").incident("INC-1", Impact.USERS);
        acceptance(facts.resolved("INC-1")).line(Requirement.D13).due("2026-04-20T09:00:02Z");
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2026-04-20T08:00:02Z", "Asia/Shanghai, 2026-04-20T09:00:02Z"})
    void d13TheTermIsACalendarMonthInThePolicysTimeZone(String zone, String due) {
        Policy local = new PolicyDraft().timeZone(ZoneId.of(zone)).policy();
        acceptance(Journey.inTrialRun().classified(2, true))
                .under(local)
                .line(Requirement.D13)
                .due(due);
    }
}
