package io.jenkins.plugins.releaselifecycle.core.story;

import static io.jenkins.plugins.releaselifecycle.core.policy.Requirement.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationClassified;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityRetested;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationPlanned;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverEnded;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.FilingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TermExtended;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Deadlines that pass, emergencies, waivers, and a record that cannot be understood. */
class DeadlineAndExceptionStoryTest {

    private static final String V = "1.4.0";

    @Test
    void anOverdueTestingTermKeepsTheGateShutUntilItIsExtended() {
        Story story = Chapter.INSTALLED.tell(V);
        story.on("2026-04-02").gate(Gate.GO_LIVE, V).isDue(B2, "2026-04-02T09:22:00Z", false);
        story.on("2026-04-03")
                .gate(Gate.GO_LIVE, V)
                .has(B2, RequirementStatus.UNMET)
                .isDue(B2, "2026-04-02T09:22:00Z", true)
                .because(B2, "testing had to end before 2026-04-02 09:22")
                .remedy(B2, "IT: extend the testing term, with a reason.");
        story.as(Role.IT).tells(new TermExtended(Term.TESTING, LocalDate.parse("2026-04-10"), "holidays"));
        story.gate(Gate.GO_LIVE, V).has(B2, RequirementStatus.MET).isDue(B2, "2026-04-11T00:00:00Z", false);
        story.on("2026-04-11").gate(Gate.GO_LIVE, V).has(B2, RequirementStatus.UNMET);
    }

    @Test
    void testingThatEndedInTimeStaysInTimeHoweverLateServiceIsOpened() {
        Story story = Chapter.TESTED.tell(V);
        story.on("2026-09-01").gate(Gate.GO_LIVE, V).isClosedBy(D1).has(B2, RequirementStatus.MET);
    }

    @Test
    void anOverdueFilingClosesAcceptanceUntilItIsExtended() {
        Story story = Story.of("branch-portal");
        Chapter.READY_FOR_ACCEPTANCE.tell(story, V).as(Role.IT).tells(new ApplicationClassified(2, true));
        story.approve(Gate.ACCEPTANCE, Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW, Role.IT);
        story.gate(Gate.ACCEPTANCE, V)
                .isClosedBy(D13)
                .because(D13, "The filing was due before 2026-04-02", "Not filed with the superior IT department")
                .remedy(D13, "IT: extend the filing term, with a reason.");
        story.as(Role.DEVELOPMENT).tells(new FilingRecorded("2026-0117"));
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(D13).because(D13, "The filing was due before 2026-04-02");
        story.as(Role.IT).tells(new TermExtended(Term.FILING, LocalDate.parse("2026-12-31"), "the unit is new"));
        story.gate(Gate.ACCEPTANCE, V).isOpen();
    }

    @Test
    void anOverdueRemediationIsShownAndBlocksUntilItPassesItsRetest() {
        Reference name = new Reference("slow-search");
        Story story = Chapter.TESTED.tell(V);
        story.on("2026-03-05")
                .as(Role.OPERATIONS)
                .tells(new NonconformityOpened(name, new Version(V), "a search takes a minute"))
                .as(Role.DEVELOPMENT)
                .tells(new RemediationPlanned(name, "add an index", LocalDate.parse("2026-03-10")))
                .as(Role.IT)
                .tells(new RemediationReviewed(name, Role.IT, true, null))
                .as(Role.BUSINESS)
                .tells(new RemediationReviewed(name, Role.BUSINESS, false, "too late for the sale"));
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(B3, B6, D1)
                .because(B6, "The remediation plan of slow-search", "was not approved by Business department");
        story.on("2026-03-06")
                .as(Role.DEVELOPMENT)
                .tells(new RemediationPlanned(name, "add an index", LocalDate.parse("2026-03-08")))
                .as(Role.IT)
                .tells(new RemediationReviewed(name, Role.IT, true, null))
                .as(Role.BUSINESS)
                .tells(new RemediationReviewed(name, Role.BUSINESS, true, null));
        story.gate(Gate.GO_LIVE, V).isDue(B6, "2026-03-09T00:00:00Z", false);
        story.on("2026-03-09")
                .gate(Gate.GO_LIVE, V)
                .isClosedBy(B3, B6, D1)
                .isDue(B6, "2026-03-09T00:00:00Z", true)
                .because(B6, "was due on 2026-03-08 and is not finished");
        story.as(Role.DEVELOPMENT).tells(new RemediationFinished(name, new Version(V), null));
        story.as(Role.OPERATIONS).tells(new NonconformityRetested(name, new Version(V), false, "reports/search-1"));
        story.gate(Gate.GO_LIVE, V).isClosedBy(B3, B6, C5, D1);
        story.as(Role.DEVELOPMENT).tells(new RemediationFinished(name, new Version(V), null));
        story.as(Role.OPERATIONS).tells(new NonconformityRetested(name, new Version(V), true, "reports/search-2"));
        story.gate(Gate.GO_LIVE, V).isClosedBy(B3, C5, D1).because(B6, "No nonconformity is open.");
        story.scansAll(V, Story.CLEAN).gate(Gate.GO_LIVE, V).isClosedBy(D1);
    }

    @Test
    void brokenGlassKeepsEveryGateClosedUntilItReviewedIt() {
        Story story = Chapter.IN_FORMAL_OPERATION.tell(V);
        story.as(Role.OPERATIONS).tells(new BreakGlassUsed(Gate.CHANGE, new Version("1.4.1"), "the shop is down"));
        long used = story.last();
        story.deploysWithoutAsking(Gate.CHANGE, "1.4.1");
        assertThat(story.lifecycle().serving()).contains(new Version("1.4.1"));
        for (Gate gate : Gate.values()) {
            story.gate(gate, "1.4.1")
                    .has(BREAK_GLASS, RequirementStatus.UNMET)
                    .because(
                            BREAK_GLASS,
                            "ops-lead went through the closed gate “Change” with 1.4.1",
                            "the shop is down");
        }
        story.as(Role.OPERATIONS).asks(Gate.RETIRE, "1.4.1").approve(Gate.RETIRE, Role.IT, Role.BUSINESS);
        story.gate(Gate.RETIRE, "1.4.1")
                .isClosedBy(BREAK_GLASS)
                .remedy(BREAK_GLASS, "review the emergency of fact " + used);
        story.as("OPS-LEAD").tells(new BreakGlassReviewed(used, "it was right"));
        story.gate(Gate.RETIRE, "1.4.1").isClosedBy(BREAK_GLASS);
        story.as(Role.IT).tells(new BreakGlassReviewed(used, "it was right"));
        story.gate(Gate.RETIRE, "1.4.1").isOpen();
    }

    @Test
    void brokenGlassInTheTrialRunStartsItAgain() {
        Story story = Chapter.HANDED_OVER.tell(V);
        story.as(Role.OPERATIONS)
                .tells(new BreakGlassUsed(Gate.CHANGE, new Version("1.4.1"), "the shop is down"))
                .deploysWithoutAsking(Gate.CHANGE, "1.4.1");
        story.gate(Gate.ACCEPTANCE, "1.4.1")
                .because(D8, "Operating rights were not handed over in this trial run.")
                .because(D9, "with the change to 1.4.1");
    }

    @Test
    void brokenGlassMovesNoApplicationIntoItsTrialRun() {
        Story story = Chapter.INSTALLED.tell(V);
        story.as(Role.OPERATIONS)
                .tells(new BreakGlassUsed(Gate.GO_LIVE, new Version(V), "the press is here"))
                .deploysWithoutAsking(Gate.GO_LIVE, V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.TRIAL_TESTING);
        story.gate(Gate.GO_LIVE, V).isClosedBy(BREAK_GLASS, B1, B3, B4, B5, C1, C2, C4, C5, D1);
    }

    @Test
    void aWaiverHoldsUntilItsLastDay() {
        Story story = Chapter.TESTED.tell(V);
        Reference name = new Reference("no-drill");
        story.on("2026-03-04").as(Role.OPERATIONS).tests(TestEnvironment.TEST, V, false, TestAspect.CONTINGENCY_DRILL);
        story.gate(Gate.GO_LIVE, V).isClosedBy(B3, B4, D1);
        story.as(Role.DEVELOPMENT).tells(waiver(name, B4, V, story)).tells(vote(name, story));
        story.gate(Gate.GO_LIVE, V).isClosedBy(B3, B4, D1);
        story.as(Role.IT).tells(vote(name, story));
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(D1)
                .has(B4, RequirementStatus.WAIVED)
                .isDue(B4, "2026-03-21T00:00:00Z", false)
                .because(
                        B4,
                        "Waived until 2026-03-20 by it-lead as IT department: the site is closed.",
                        "Without the waiver: 1.4.0 failed in the test environment");
        story.gate(Gate.GO_LIVE, "1.4.1").has(B4, RequirementStatus.UNMET);
        story.at(Instant.parse("2026-03-20T23:59:59Z")).gate(Gate.GO_LIVE, V).has(B4, RequirementStatus.WAIVED);
        story.on("2026-03-21").gate(Gate.GO_LIVE, V).isClosedBy(B3, B4, D1);
    }

    @Test
    void aWaiverThatWasEndedHoldsNoMore() {
        Story story = Chapter.INSTALLED.tell(V);
        Reference name = new Reference("no-hosts");
        story.as(Role.DEVELOPMENT).tells(waiver(name, B1, V, story)).as(Role.IT).tells(vote(name, story));
        story.gate(Gate.GO_LIVE, V).has(B1, RequirementStatus.WAIVED);
        story.as(Role.IT).tells(new WaiverEnded(name, "the hosts are there"));
        story.gate(Gate.GO_LIVE, V).has(B1, RequirementStatus.UNMET);
    }

    @Test
    void theRetestCannotBeWaived() {
        Story story = Chapter.INSTALLED.tell(V);
        Reference name = new Reference("no-retest");
        story.as(Role.DEVELOPMENT).tells(waiver(name, C4, V, story)).as(Role.IT).tells(vote(name, story));
        story.gate(Gate.GO_LIVE, V).has(C4, RequirementStatus.UNMET);
    }

    private static WaiverRequested waiver(Reference name, Requirement requirement, String version, Story story) {
        return new WaiverRequested(
                name,
                requirement.id(),
                null,
                new Version(version),
                null,
                story.policy().digest(),
                "the site is closed",
                LocalDate.parse("2026-03-20"));
    }

    private static VoteCast vote(Reference name, Story story) {
        return new VoteCast(name, Role.IT, true, null, false, story.policy().digest());
    }

    @Test
    void aFactThatNobodyUnderstandsClosesEveryGateAndIsNamed() {
        Story story = Chapter.APPLIED.tell(V);
        story.gate(Gate.INSTALL, V).isOpen();
        story.tells(new NotUnderstood("ownership-transferred", 1)).tells(new NotUnderstood("request-made", 2));
        for (Gate gate : Gate.values()) {
            story.gate(gate, V)
                    .isClosedBy(RECORD)
                    .because(RECORD, "ownership-transferred, schema 1")
                    .remedy(RECORD, "Update Release Lifecycle");
            assertThat(story.verdict(gate, V).unmet().get(0).reason().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                    .contains("ownership-transferred")
                    .doesNotContain("The record");
        }
    }
}
