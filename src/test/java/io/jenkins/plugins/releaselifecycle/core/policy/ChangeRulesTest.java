package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes: in the trial run (§5; D10, D11) and in formal operation (§7; F3). */
class ChangeRulesTest {

    private static final String APPROVED = "Approved as IT department by it-lead on 2026-04-01 09:00. "
            + "Approved as Operations by operations-lead on 2026-04-01 09:00.";

    private static Asking change(Facts facts) {
        return ask(Gate.CHANGE, facts);
    }

    private static Facts inTrialRun() {
        return Journey.inTrialRun().on("2026-04-01").version("1.4.1");
    }

    private static Facts mayBeDeployed(ChangeScope scope) {
        return inTrialRun()
                .changed(scope, ScanKind.APPLICATION_VULNERABILITY_SCAN)
                .passed(TestEnvironment.TEST, TestAspect.FUNCTION)
                .scanned(5, Set.of(ScanKind.APPLICATION_VULNERABILITY_SCAN))
                .decided(Gate.CHANGE);
    }

    @Test
    void inTheTrialRunTheGateAsksForTestsOfTheChangedPartAndForNoTemporaryRightLeft() {
        assertThat(change(mayBeDeployed(ChangeScope.MINOR)).verdict().lines())
                .extracting(RequirementLine::requirement)
                .containsExactly(
                        Requirement.STAGE,
                        Requirement.BREAK_GLASS,
                        Requirement.B6,
                        Requirement.C4,
                        Requirement.C5,
                        Requirement.D10,
                        Requirement.D11,
                        Requirement.F4);
        assertThat(change(mayBeDeployed(ChangeScope.MINOR)).verdict().open()).isTrue();
        assertThat(change(mayBeDeployed(ChangeScope.SIGNIFICANT)).verdict().open())
                .isTrue();
    }

    @Test
    void inFormalOperationItAsksForF1ToF4() {
        assertThat(change(Journey.mayBeChanged()).verdict().lines())
                .extracting(RequirementLine::requirement)
                .containsExactly(
                        Requirement.STAGE,
                        Requirement.BREAK_GLASS,
                        Requirement.F1,
                        Requirement.F2,
                        Requirement.F3,
                        Requirement.F4);
        assertThat(change(Journey.mayBeChanged()).verdict().standings()).isEmpty();
        assertThat(change(Journey.mayBeChanged()).verdict().open()).isTrue();
    }

    @Test
    void d10SomebodyRecordsWhatIsChangedAndItIsTested() {
        Facts facts = inTrialRun();
        change(facts)
                .line(Requirement.D10)
                .unmet(
                        "Nobody has recorded what 1.4.1 changes. 1.4.1 was not tested in the test environment. "
                                + "Nobody has asked for “Change” of 1.4.1.",
                        "Development: record the change to 1.4.1 with its scope. "
                                + "Test 1.4.1 in the test environment and record it. Ask for “Change” of 1.4.1.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        facts.passed(TestEnvironment.TEST, TestAspect.FUNCTION).decided(Gate.CHANGE);
        change(facts)
                .line(Requirement.D10)
                .unmet(
                        "Nobody has recorded what 1.4.1 changes.",
                        "Development: record the change to 1.4.1 with its scope.",
                        Role.DEVELOPMENT);
        facts.changed(ChangeScope.SIGNIFICANT);
        assertThat(change(facts).line(Requirement.D10).reason())
                .as("who approved did not know how far the change reaches")
                .contains("The vote of it-lead as IT department was given before what has to come first.");
        facts.decided(Gate.CHANGE);
        change(facts)
                .line(Requirement.D10)
                .unmet(
                        "1.4.1 was not tested in the test environment since its change was recorded.",
                        "Test 1.4.1 in the test environment and record it.",
                        Role.OPERATIONS);
        facts.passed(TestEnvironment.TEST, TestAspect.SECURITY);
        change(facts)
                .line(Requirement.D10)
                .met("1.4.1 is a significant change. 1.4.1 passed in the test environment. " + APPROVED);
    }

    @Test
    void d10ATestThatFailsClosesTheGate() {
        Facts facts = mayBeDeployed(ChangeScope.MINOR).failed(TestEnvironment.TEST, TestAspect.FUNCTION);
        change(facts)
                .line(Requirement.D10)
                .unmet(
                        "1.4.1 failed in the test environment: function.",
                        "Fix 1.4.1 and test it again in the test environment: function.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS)
                .shownBy(facts.last() - 6, facts.last(), facts.last() - 3, facts.last() - 2, facts.last() - 1);
    }

    @Test
    void d10AFailureIsNotForgottenByRecordingTheChangeOnceMore() {
        Facts facts = mayBeDeployed(ChangeScope.MINOR)
                .failed(TestEnvironment.TEST, TestAspect.FUNCTION)
                .changed(ChangeScope.MINOR, ScanKind.CODE_AUDIT)
                .passed(TestEnvironment.TEST, TestAspect.SECURITY)
                .decided(Gate.CHANGE);
        assertThat(change(facts).line(Requirement.D10).reason())
                .isEqualTo("1.4.1 failed in the test environment: function.");
        facts.passed(TestEnvironment.TEST, TestAspect.FUNCTION);
        assertThat(change(facts).line(Requirement.D10).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void d10TestsElsewhereOrOfAnotherVersionAreNone() {
        Facts facts = inTrialRun()
                .changed(ChangeScope.MINOR)
                .passed(TestEnvironment.DEVELOPMENT, TestAspect.FUNCTION)
                .passed(TestEnvironment.PRODUCTION, TestAspect.FUNCTION)
                .version("1.4.2")
                .passed(TestEnvironment.TEST, TestAspect.FUNCTION)
                .version("1.4.1");
        assertThat(change(facts.decided(Gate.CHANGE)).line(Requirement.D10).reason())
                .isEqualTo("1.4.1 was not tested in the test environment.");
    }

    @Test
    void d10ItAndOperationsApprove() {
        Facts facts = mayBeDeployed(ChangeScope.MINOR);
        facts.tookVoteBack("change", Facts.person(Role.OPERATIONS));
        change(facts)
                .line(Requirement.D10)
                .unmet("Approvals by Operations: 0 of 1.", "Operations: decide on “Change” of 1.4.1.", Role.OPERATIONS);
    }

    @Test
    void d10OneApprovalIsForOneDeployment() {
        Facts facts = mayBeDeployed(ChangeScope.MINOR).deployed(Gate.CHANGE);
        assertThat(change(facts).line(Requirement.D10).reason()).isEqualTo("Nobody has asked for “Change” of 1.4.1.");
    }

    @Test
    void d10TheTargetsThatAreTouchedAreTestedAgainAndTheApplicationInAnyCase() {
        Facts facts = inTrialRun().changed(ChangeScope.MINOR, ScanKind.BASELINE_ASSESSMENT, ScanKind.CODE_AUDIT);
        assertThat(change(facts).verdict().standings())
                .extracting(TestStanding::kind)
                .as("a code audit is not asked for by the policy")
                .containsExactly(ScanKind.APPLICATION_VULNERABILITY_SCAN, ScanKind.BASELINE_ASSESSMENT);
        assertThat(change(inTrialRun()).verdict().standings())
                .extracting(TestStanding::kind)
                .as("what nobody has recorded may touch everything")
                .containsExactlyElementsOf(Policy.SHIPPED.external());
        assertThat(change(inTrialRun().changed(ChangeScope.MINOR)).verdict().standings())
                .hasSize(4);
        Policy internal = new PolicyDraft().exposure(Exposure.INTERNAL).policy();
        assertThat(change(facts).under(internal).verdict().standings())
                .extracting(TestStanding::kind)
                .containsExactly(ScanKind.APPLICATION_VULNERABILITY_SCAN);
    }

    @Test
    void d10ARetestForTheNewVersionIsWanting() {
        Facts facts = inTrialRun().changed(ChangeScope.MINOR, ScanKind.APPLICATION_VULNERABILITY_SCAN);
        assertThat(change(facts)
                        .line(Requirement.C4, ScanKind.APPLICATION_VULNERABILITY_SCAN)
                        .reason())
                .startsWith("No retest of 1.4.1. The first test was in shop #1");
        assertThat(change(facts)
                        .line(Requirement.C5, ScanKind.APPLICATION_VULNERABILITY_SCAN)
                        .reason())
                .isEqualTo("No test speaks for 1.4.1.");
    }

    @Test
    void anOpenNonconformityClosesAChangeInTheTrialRunToo() {
        Facts facts = mayBeDeployed(ChangeScope.MINOR).nonconformity("NC-1");
        assertThat(change(facts).verdict().unmet())
                .extracting(RequirementLine::requirement)
                .containsExactly(Requirement.B6);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChangeScope.class,
            names = {"MINOR", "SIGNIFICANT"})
    void d11DoesNotApplyToALesserChange(ChangeScope scope) {
        change(mayBeDeployed(scope)).line(Requirement.D11).notApplicable("1.4.1 is not a major change.");
    }

    @Test
    void d11OfAVersionThatNobodyGradedNothingIsKnown() {
        change(inTrialRun()).line(Requirement.D11).notApplicable("1.4.1 is not a major change.");
    }

    @Test
    void d11AMajorChangeGoesThroughApplicationAndTestingAndATrialRunAgain() {
        Facts facts = mayBeDeployed(ChangeScope.MAJOR);
        assertThat(facts.folded().stage()).isEqualTo(Stage.TRIAL_APPLICATION);
        assertThat(facts.folded().trialRun()).isEmpty();
        assertThat(facts.folded().deploymentGate(facts.version())).isEqualTo(Gate.INSTALL);
        change(facts)
                .line(Requirement.STAGE)
                .unmet(
                        "“Change” cannot be asked for in the stage “Trial-run application”.",
                        "Service is not open: go through installation and testing, and go live.");
        change(facts)
                .line(Requirement.D11)
                .unmet(
                        "1.4.1 is a major change: the whole system is applied for and tested again.",
                        "Apply for the trial run of 1.4.1 again; while service is open, first record its change as major "
                                + "once more, which leads back to the application.",
                        Role.DEVELOPMENT);
    }

    @Test
    void d11OnceItWentThroughThemItIsDeployedAgainLikeAnyVersion() {
        Facts facts = mayBeDeployed(ChangeScope.MAJOR);
        Journey.prepare(facts).decided(Gate.INSTALL).deployed(Gate.INSTALL);
        Journey.test(facts, 10).decided(Gate.GO_LIVE);
        assertThat(ask(Gate.GO_LIVE, facts).verdict().open()).isTrue();
        facts.deployed(Gate.GO_LIVE);
        change(facts).line(Requirement.D11).met("1.4.1 went through application, testing and a new trial run.");
    }

    @Test
    void d11ATrialRunOfAnotherVersionIsNotTheOneItNeedsAndTheWayLeadsBackToItsApplication() {
        Facts facts = Journey.inTrialRun().on("2026-04-01").version("2.0.0").changed(ChangeScope.MAJOR);
        Journey.prepare(facts.version("1.4.0")).decided(Gate.INSTALL).deployed(Gate.INSTALL);
        Journey.test(facts, 10).decided(Gate.GO_LIVE).deployed(Gate.GO_LIVE);
        assertThat(facts.folded().stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(change(facts.version("2.0.0")).line(Requirement.D11).reason())
                .isEqualTo("2.0.0 is a major change: the whole system is applied for and tested again.");
        assertThat(facts.changed(ChangeScope.MAJOR).folded().deploymentGate(facts.version()))
                .isEqualTo(Gate.INSTALL);
    }

    @Test
    void d11ATrialRunFromBeforeTheMajorChangeIsNotTheOneItNeeds() {
        Facts facts = Journey.mayBeChanged().changed(ChangeScope.MAJOR);
        RequirementLine line =
                ChangeRules.majorChangeStartsEverythingAgain(change(facts).question());
        assertThat(line.status()).isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void d11AChangeGrowsButNeverShrinks() {
        Facts facts = inTrialRun().changed(ChangeScope.SIGNIFICANT).changed(ChangeScope.MINOR);
        assertThat(change(facts).line(Requirement.D10).reason()).doesNotContain("Nobody has recorded");
        assertThat(facts.folded().change(facts.version()).orElseThrow().scope()).isEqualTo(ChangeScope.SIGNIFICANT);
        facts.changed(ChangeScope.MAJOR);
        assertThat(facts.folded().stage()).isEqualTo(Stage.TRIAL_APPLICATION);
        facts.changed(ChangeScope.MINOR);
        assertThat(facts.folded().change(facts.version()).orElseThrow().scope()).isEqualTo(ChangeScope.MAJOR);
    }

    @Test
    void f3TheSameVersionPassesInTheTestEnvironmentAndIsThenApproved() {
        Facts facts = Journey.inFormalOperation().on("2026-08-03").version("1.5.0");
        change(facts)
                .line(Requirement.F3)
                .unmet(
                        "1.5.0 was not tested in the test environment. Nobody has asked for “Change” of 1.5.0.",
                        "Test 1.5.0 in the test environment and record it. Ask for “Change” of 1.5.0.",
                        Role.OPERATIONS,
                        Role.DEVELOPMENT);
        facts.version("1.4.9").passed(TestEnvironment.TEST, TestAspect.FUNCTION).version("1.5.0");
        assertThat(change(facts).line(Requirement.F3).reason())
                .as("the same version, not another")
                .startsWith("1.5.0 was not tested in the test environment.");
        facts.passed(TestEnvironment.TEST, TestAspect.FUNCTION).decided(Gate.CHANGE);
        change(facts)
                .line(Requirement.F3)
                .met("1.5.0 passed in the test environment. "
                        + "Approved as IT department by it-lead on 2026-08-03 09:00. "
                        + "Approved as Operations by operations-lead on 2026-08-03 09:00.")
                .shownBy(facts.last() - 3, facts.last() - 2, facts.last() - 1, facts.last());
    }

    @Test
    void f3AnApprovalFromBeforeTheLastTestDoesNotCount() {
        Facts facts = Journey.mayBeChanged().passed(TestEnvironment.TEST, TestAspect.STABILITY);
        change(facts)
                .line(Requirement.F3)
                .unmet(
                        "Approvals by IT department: 0 of 1. "
                                + "The vote of it-lead as IT department was given before what has to come first. "
                                + "Approvals by Operations: 0 of 1. "
                                + "The vote of operations-lead as Operations was given before what has to come first.",
                        "IT department: decide on “Change” of 1.5.0. "
                                + "IT department: take the vote back and decide on “Change” of 1.5.0 again. "
                                + "Operations: decide on “Change” of 1.5.0. "
                                + "Operations: take the vote back and decide on “Change” of 1.5.0 again.",
                        Role.IT,
                        Role.OPERATIONS);
    }

    @ParameterizedTest
    @EnumSource(ChangeScope.class)
    void f3HoldsForAChangeOfAnyScopeAndForTestsSinceItWasRecorded(ChangeScope scope) {
        Facts facts = Journey.mayBeChanged().changed(scope);
        assertThat(facts.folded().stage()).isEqualTo(Stage.FORMAL_OPERATION);
        change(facts)
                .line(Requirement.F3)
                .unmet(
                        "1.5.0 was not tested in the test environment since its change was recorded.",
                        "Test 1.5.0 in the test environment and record it.",
                        Role.OPERATIONS);
        facts.passed(TestEnvironment.TEST, TestAspect.FUNCTION).decided(Gate.CHANGE);
        assertThat(change(facts).verdict().open()).isTrue();
    }

    @Test
    void f3AVersionThatFailedIsNotDeployed() {
        Facts facts = Journey.mayBeChanged()
                .failed(TestEnvironment.TEST, TestAspect.STRESS)
                .decided(Gate.CHANGE);
        change(facts)
                .line(Requirement.F3)
                .unmet(
                        "1.5.0 failed in the test environment: stress.",
                        "Fix 1.5.0 and test it again in the test environment: stress.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
    }
}
