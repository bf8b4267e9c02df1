package io.jenkins.plugins.releaselifecycle.core.story;

import static io.jenkins.plugins.releaselifecycle.core.model.DocumentKind.*;
import static io.jenkins.plugins.releaselifecycle.core.policy.Requirement.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Restart;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunExtended;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import java.time.Instant;
import java.time.Period;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ways back: what sets an application back in its trial run, how far, and how it goes on from there. */
class WaysBackStoryTest {

    private static final String V = "1.4.0";
    private static final String FIXED = "1.4.1";
    private static final Reference DATABASE = new Reference("database");
    private static final Reference NETWORK = new Reference("network");

    /** Begins on 2 March 2026; three months from then, an observation period of a month. */
    private final Story story = Chapter.IN_TRIAL_RUN.tell(V);

    private static IncidentReported report(Reference name, Impact impact) {
        return new IncidentReported(name, impact, "no answer", null);
    }

    private static IncidentResolved resolve(Reference name) {
        return new IncidentResolved(name, "the disk was full");
    }

    private static ChangeRecorded change(ChangeScope scope) {
        return new ChangeRecorded(new Version(FIXED), scope, "a fix", Set.of(ScanKind.APPLICATION_VULNERABILITY_SCAN));
    }

    private Restart restart() {
        return story.lifecycle().trialRun().orElseThrow().restarted().orElseThrow();
    }

    @Test
    void whatWasOnlyNoticedSetsNothingBack() {
        story.on("2026-03-20").as(Role.OPERATIONS).tells(report(DATABASE, Impact.NONE));
        story.on("2026-04-03")
                .gate(Gate.HANDOVER, V)
                .isClosedBy(D4, D6, D7)
                .has(D5, RequirementStatus.MET)
                .because(D6, "Not confirmed by IT department, Business department");
    }

    @Test
    void aFailureInTheObservationPeriodStartsItAgainWhenItIsResolved() {
        story.on("2026-03-20").as(Role.OPERATIONS).tells(report(DATABASE, Impact.FAILURE));
        story.on("2026-04-20")
                .gate(Gate.HANDOVER, V)
                .isClosedBy(D4, D5, D6, D7)
                .because(D6, "Incident database (“no answer”) is open since 2026-03-20 09:00");
        story.as(Role.OPERATIONS).tells(resolve(DATABASE));
        story.gate(Gate.HANDOVER, V)
                .isClosedBy(D4, D5, D6, D7)
                .because(D5, "Observation began on 2026-04-20 09:00 and lasts until 2026-05-21 01:00.")
                .because(D6, "The observation period lasts until 2026-05-21 01:00.");
        assertThat(story.lifecycle().trialRun().orElseThrow().restarted())
                .as("the trial run itself goes on")
                .isEmpty();
        story.on("2026-05-21").gate(Gate.HANDOVER, V).isClosedBy(D4, D6, D7).because(D6, "Not confirmed by IT");
        Chapter.handsOver(story, V).gate(Gate.ACCEPTANCE, V).has(D8, RequirementStatus.MET);
    }

    @Test
    void aFailureAfterTheObservationPeriodOnlyPausesTheTrialRun() {
        Chapter.handsOver(story.on("2026-04-03"), V);
        story.on("2026-05-04").as(Role.OPERATIONS).tells(report(DATABASE, Impact.FAILURE));
        story.on("2026-05-06").tells(resolve(DATABASE));
        story.gate(Gate.ACCEPTANCE, V).has(D8, RequirementStatus.MET).has(D9, RequirementStatus.MET);
        story.on("2026-06-03").gate(Gate.ACCEPTANCE, V).because(E1, "lasts until 2026-06-04");
        story.on("2026-06-05").gate(Gate.ACCEPTANCE, V).has(E1, RequirementStatus.MET);
    }

    @Test
    void anIncidentThatTouchesUsersStartsTheWholeTrialRunAgain() {
        Chapter.handsOver(story.on("2026-04-03"), V);
        story.on("2026-05-04").as(Role.OPERATIONS).tells(report(DATABASE, Impact.USERS));
        story.gate(Gate.ACCEPTANCE, V)
                .because(D9, "Incident database (“no answer”) is open", "users touched")
                .has(E1, RequirementStatus.UNMET);
        story.on("2026-05-05").tells(resolve(DATABASE));
        assertThat(restart().cause()).isEqualTo(Restart.Cause.INCIDENT);
        story.gate(Gate.ACCEPTANCE, V)
                .because(D8, "Operating rights were not handed over in this trial run.")
                .because(D9, "It began again on 2026-05-05 09:00, when incident database was resolved.")
                .isDue(E1, "2026-08-05T09:00:00Z", false);
        story.gate(Gate.HANDOVER, V)
                .isClosedBy(D4, D5, D6, D7)
                .because(D4, "Only what was recorded after 2026-06-05 09:00 counts.");
        Chapter.handsOver(story.on("2026-06-06"), V);
        Chapter.accepts(Chapter.asksForAcceptance(story.on("2026-08-06"), V), V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.FORMAL_OPERATION);
    }

    @Test
    void anOutageTakesTheRequestForAcceptanceBackWithTheTrialRun() {
        Chapter.handsOver(story.on("2026-04-03"), V);
        Chapter.asksForAcceptance(story.on("2026-06-03"), V)
                .approve(Gate.ACCEPTANCE, Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW);
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(E9);
        story.on("2026-06-04").as(Role.OPERATIONS).tells(report(DATABASE, Impact.OUTAGE));
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(D9, E1, E9);
        story.on("2026-06-05").tells(resolve(DATABASE));
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.TRIAL_RUN);
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(D2, D8, D12, E1, E6, E9);
    }

    @Test
    void askingForAcceptanceTooEarlyDoesNotKeepTheHandoverFromBeingDone() {
        story.on("2026-03-10").as(Role.DEVELOPMENT).asks(Gate.ACCEPTANCE, V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.ACCEPTANCE);
        Chapter.handsOver(story.on("2026-04-03"), V);
        story.on("2026-06-03")
                .gate(Gate.ACCEPTANCE, V)
                .has(D8, RequirementStatus.MET)
                .because(D12, "Acceptance was asked for on 2026-03-10 09:00");
    }

    @Test
    void overlappingIncidentsAreOneAndEndWithTheLast() {
        story.on("2026-03-10").as(Role.OPERATIONS).tells(report(DATABASE, Impact.USERS));
        story.on("2026-03-11").tells(report(NETWORK, Impact.FAILURE));
        story.on("2026-03-12").tells(resolve(DATABASE));
        assertThat(story.lifecycle().trialRun().orElseThrow().restarted()).isEmpty();
        story.on("2026-05-12")
                .gate(Gate.HANDOVER, V)
                .isClosedBy(D4, D5, D6, D7)
                .because(D6, "Incident network (“no answer”) is open");
        story.as(Role.OPERATIONS).tells(resolve(NETWORK));
        assertThat(story.lifecycle().trialRun().orElseThrow().restarted())
                .hasValueSatisfying(
                        once -> assertThat(once.evidence().at()).isEqualTo(Instant.parse("2026-05-12T09:00:00Z")));
        story.gate(Gate.HANDOVER, V).isDue(D5, "2026-06-12T09:00:00Z", false);
    }

    @Test
    void aMinorChangeNeedsItsTestsAndLeavesTheTrialRunAlone() {
        story.on("2026-03-20").gate(Gate.CHANGE, FIXED).because(D10, "Nobody has recorded what 1.4.1 changes.");
        story.as(Role.DEVELOPMENT).tells(change(ChangeScope.MINOR));
        story.gate(Gate.CHANGE, FIXED)
                .isClosedBy(C4, C5, D10)
                .has(D11, RequirementStatus.NOT_APPLICABLE)
                .because(
                        D10, "1.4.1 was not tested in the test environment.", "Nobody has asked for “Change” of 1.4.1");
        story.tests(TestEnvironment.TEST, FIXED, false, TestAspect.FUNCTION)
                .scans(ScanKind.APPLICATION_VULNERABILITY_SCAN, FIXED, Story.TWO_HIGH);
        story.gate(Gate.CHANGE, FIXED)
                .isClosedBy(C5, D10)
                .because(C5, "2 high (at most 0 allowed)")
                .because(D10, "1.4.1 failed in the test environment: function");
        story.tests(TestEnvironment.TEST, FIXED, true, TestAspect.FUNCTION)
                .scans(ScanKind.APPLICATION_VULNERABILITY_SCAN, FIXED, Story.CLEAN);
        story.gate(Gate.CHANGE, FIXED).isClosedBy(D10);
        story.as(Role.DEVELOPMENT).asks(Gate.CHANGE, FIXED).approve(Gate.CHANGE, Role.IT, Role.OPERATIONS);
        story.gate(Gate.CHANGE, FIXED).isOpen();
        story.deploys(FIXED);
        assertThat(story.lifecycle().serving()).contains(new Version(FIXED));
        assertThat(story.lifecycle().trialRun().orElseThrow().restarted()).isEmpty();
        story.on("2026-04-03").gate(Gate.HANDOVER, FIXED).has(D5, RequirementStatus.MET);
        story.gate(Gate.HANDOVER, V).because(STAGE, "1.4.0 does not serve in production; 1.4.1 does.");
    }

    @Test
    void aSignificantChangeStartsTheTrialRunAgainWithItsDeployment() {
        Chapter.handsOver(story.on("2026-04-03"), V);
        changeIsTestedAndApproved(ChangeScope.SIGNIFICANT);
        assertThat(story.lifecycle().trialRun().orElseThrow().restarted()).isEmpty();
        story.deploys(FIXED);
        assertThat(restart().cause()).isEqualTo(Restart.Cause.CHANGE);
        story.gate(Gate.ACCEPTANCE, FIXED)
                .because(D8, "Operating rights were not handed over in this trial run.")
                .because(D9, "with the change to 1.4.1")
                .because(E1, "The trial run began on 2026-04-20");
    }

    private void changeIsTestedAndApproved(ChangeScope scope) {
        story.on("2026-04-20")
                .as(Role.DEVELOPMENT)
                .tells(change(scope))
                .tests(TestEnvironment.TEST, FIXED, true, TestAspect.FUNCTION)
                .scans(ScanKind.APPLICATION_VULNERABILITY_SCAN, FIXED, Story.CLEAN)
                .as(Role.DEVELOPMENT)
                .asks(Gate.CHANGE, FIXED)
                .approve(Gate.CHANGE, Role.IT, Role.OPERATIONS);
    }

    @Test
    void aMajorChangeGoesBackToTheTrialApplication() {
        story.on("2026-03-20").as(Role.DEVELOPMENT).tells(change(ChangeScope.MAJOR));
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.TRIAL_APPLICATION);
        assertThat(story.lifecycle().trialRun())
                .as("and its observation period")
                .isEmpty();
        story.gate(Gate.CHANGE, FIXED)
                .because(STAGE, "“Change” cannot be asked for in the stage “Trial-run application”");
        story.gate(Gate.INSTALL, FIXED).isClosedBy(A1, A2, A3, A4, A5, A6, A7);
        story.gate(Gate.INSTALL, V).isClosedBy(A1, A2, A3, A4, A5, A6, A7);

        Chapter.INSTALLED.tell(story.on("2026-03-25"), FIXED);
        story.gate(Gate.GO_LIVE, FIXED)
                .isClosedBy(B1, B3, B4, B5, C1, C2, C4, C5, D1)
                .because(C4, "Neither a first test nor a retest is recorded");
    }

    @Test
    void afterAMajorChangeEverythingIsGoneThroughAgain() {
        story.on("2026-03-20").as(Role.DEVELOPMENT).tells(change(ChangeScope.MAJOR));
        Chapter.IN_FORMAL_OPERATION.tell(story.on("2026-03-25"), FIXED);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.FORMAL_OPERATION);
        assertThat(story.lifecycle().serving()).contains(new Version(FIXED));
    }

    @Test
    void aSeriousProblemAtAcceptanceAsksForItsRemediationAndAStableMonth() {
        Chapter.handsOver(story.on("2026-04-03"), V);
        Chapter.asksForAcceptance(story.on("2026-06-03"), V)
                .rejectsAsSerious(Gate.ACCEPTANCE, Role.TECHNICAL_REVIEW, "a restored backup lacks orders");
        Reference problem = story.request(Gate.ACCEPTANCE);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.TRIAL_RUN);
        story.gate(Gate.ACCEPTANCE, V)
                .isClosedBy(E6, E8, E9)
                .because(
                        E9,
                        "technical-review rejected the request for a serious problem",
                        "a restored backup lacks orders")
                .because(E8, "its remediation (" + problem + ") is not finished");
        story.as(Role.IT)
                .tells(new TrialRunExtended(Period.ofMonths(5), "serious problem at acceptance"))
                .gate(Gate.ACCEPTANCE, V)
                .because(E1, "lasts until 2026-08-02");

        story.on("2026-07-10").as(Role.DEVELOPMENT).tells(new RemediationFinished(problem, new Version(V), null));
        story.gate(Gate.ACCEPTANCE, V).isDue(E8, "2026-08-10T09:00:00Z", false);
        story.on("2026-08-09").as(Role.DEVELOPMENT).asks(Gate.ACCEPTANCE, V);
        story.gate(Gate.ACCEPTANCE, V)
                .because(E8, "acceptance may be asked for again after a stable run until 2026-08-10 09:00");
        story.on("2026-08-11")
                .gate(Gate.ACCEPTANCE, V)
                .because(E8, "asked for on 2026-08-09 09:00, before 2026-08-10 09:00");
        Chapter.accepts(Chapter.asksForAcceptance(story, V), V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.FORMAL_OPERATION);
    }

    @Test
    void anIncidentThatTouchesUsersAfterTheRemediationStartsTheStableMonthAgain() {
        Chapter.handsOver(story.on("2026-04-03"), V);
        Chapter.asksForAcceptance(story.on("2026-06-03"), V)
                .rejectsAsSerious(Gate.ACCEPTANCE, Role.TECHNICAL_REVIEW, "a restored backup lacks orders");
        story.on("2026-06-10")
                .as(Role.DEVELOPMENT)
                .tells(new RemediationFinished(story.request(Gate.ACCEPTANCE), new Version(V), null));
        story.on("2026-06-20").as(Role.OPERATIONS).tells(report(DATABASE, Impact.USERS));
        story.on("2026-06-21").tells(resolve(DATABASE));
        story.on("2026-07-11")
                .gate(Gate.ACCEPTANCE, V)
                .has(E1, RequirementStatus.UNMET)
                .isDue(E8, "2026-07-21T09:00:00Z", false);
    }
}
