package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import org.junit.jupiter.api.Test;

/** Family A (§3): nothing is installed in production before the trial run was applied for, with all it takes. */
class TrialApplicationRulesTest {

    private static final String COMPLETE = "development complete, tried by users and improved, basically stable";

    private static Asking install(Facts facts) {
        return ask(Gate.INSTALL, facts);
    }

    @Test
    void theGateAsksForA1ToA7InTheirOrderAndForNothingElseOfTheRule() {
        assertThat(install(Facts.of("shop")).verdict().lines())
                .extracting(RequirementLine::requirement)
                .containsExactly(
                        Requirement.STAGE,
                        Requirement.BREAK_GLASS,
                        Requirement.A1,
                        Requirement.A2,
                        Requirement.A3,
                        Requirement.A4,
                        Requirement.A5,
                        Requirement.A6,
                        Requirement.A7);
        assertThat(install(Facts.of("shop")).verdict().unmet()).hasSize(7);
        assertThat(install(Facts.of("shop")).verdict().standings()).isEmpty();
    }

    @Test
    void a1DevelopmentIsCompleteAndBusinessConfirmsThatItMeetsTheBusinessOfToday() {
        Facts facts = Facts.of("shop");
        install(facts)
                .line(Requirement.A1)
                .unmet(
                        "Not confirmed by Development: " + COMPLETE + ". "
                                + "Not confirmed by Business department: meets the business of today.",
                        "Development: confirm “" + COMPLETE + "”. "
                                + "Business department: confirm “meets the business of today”.",
                        Role.DEVELOPMENT,
                        Role.BUSINESS)
                .neverDue()
                .shownBy();
        facts.confirmed(ConfirmationSubject.DEVELOPMENT_COMPLETE);
        install(facts)
                .line(Requirement.A1)
                .unmet(
                        "Not confirmed by Business department: meets the business of today.",
                        "Business department: confirm “meets the business of today”.",
                        Role.BUSINESS)
                .shownBy(2L);
        facts.confirmed(ConfirmationSubject.BUSINESS_NEEDS_MET);
        install(facts)
                .line(Requirement.A1)
                .met("Confirmed by Development: " + COMPLETE + ". "
                        + "Confirmed by Business department: meets the business of today.")
                .shownBy(2L, 3L);
    }

    @Test
    void a1AConfirmationOfAnotherVersionDoesNotCount() {
        Facts facts = Facts.of("shop")
                .version("1.3.0")
                .confirmed(ConfirmationSubject.DEVELOPMENT_COMPLETE, ConfirmationSubject.BUSINESS_NEEDS_MET)
                .version("1.4.0");
        assertThat(install(facts).line(Requirement.A1).status()).isEqualTo(RequirementStatus.UNMET);
        assertThat(install(facts).version("1.3.0").line(Requirement.A1).status())
                .isEqualTo(RequirementStatus.MET);
    }

    @Test
    void a1AWordTakenBackNoLongerCountsAndGivenAgainCountsAgain() {
        Facts facts = Journey.prepared().withdrew(ConfirmationSubject.BUSINESS_NEEDS_MET, Role.BUSINESS);
        install(facts)
                .line(Requirement.A1)
                .unmet(
                        "Not confirmed by Business department: meets the business of today.",
                        "Business department: confirm “meets the business of today”.",
                        Role.BUSINESS);
        facts.confirmed(ConfirmationSubject.BUSINESS_NEEDS_MET);
        assertThat(install(facts).line(Requirement.A1).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void a2EachOfSixAspectsIsTestedAndPassed() {
        Facts facts = Facts.of("shop")
                .passed(
                        TestEnvironment.DEVELOPMENT,
                        TestAspect.FUNCTION,
                        TestAspect.PERFORMANCE,
                        TestAspect.AVAILABILITY)
                .failed(TestEnvironment.DEVELOPMENT, TestAspect.SECURITY)
                .confirmed(ConfirmationSubject.TEST_RESULTS_RECOGNISED);
        install(facts)
                .line(Requirement.A2)
                .unmet(
                        "1.4.0 was not tested in the development environment in these respects: "
                                + "compatibility, integration. "
                                + "1.4.0 failed in the development environment in these respects: security.",
                        "Test 1.4.0 in the development environment and record it: compatibility, integration. "
                                + "Fix 1.4.0, test it again in the development environment and record it: security.",
                        Role.DEVELOPMENT)
                .shownBy(2L, 3L, 2L, 2L, 4L, 5L, 6L);
    }

    @Test
    void a2ItAndBusinessAndOperationsRecogniseTheResults() {
        Facts facts = Journey.prepared();
        install(facts)
                .line(Requirement.A2)
                .met("1.4.0 passed in the development environment. "
                        + "Confirmed by IT department, Business department, Operations: test results recognised.");
        facts.withdrew(ConfirmationSubject.TEST_RESULTS_RECOGNISED, Role.IT)
                .withdrew(ConfirmationSubject.TEST_RESULTS_RECOGNISED, Role.OPERATIONS);
        install(facts)
                .line(Requirement.A2)
                .unmet(
                        "Not confirmed by IT department, Operations: test results recognised. "
                                + "Only what was recorded after 2026-03-02 09:00 counts.",
                        "IT department, Operations: confirm “test results recognised”.",
                        Role.IT,
                        Role.OPERATIONS);
    }

    @Test
    void a2ResultsAreRecognisedBeforeAnythingWasTestedByNobody() {
        Facts facts = Facts.of("shop").confirmed(ConfirmationSubject.TEST_RESULTS_RECOGNISED);
        install(facts)
                .line(Requirement.A2)
                .unmet(
                        "1.4.0 was not tested in the development environment in these respects: "
                                + "function, security, performance, availability, compatibility, integration.",
                        "Test 1.4.0 in the development environment and record it: "
                                + "function, security, performance, availability, compatibility, integration.",
                        Role.DEVELOPMENT);
    }

    @Test
    void a2ATestAfterTheRecognitionIsToBeRecognisedToo() {
        Facts facts = Journey.prepared().on("2026-03-04").passed(TestEnvironment.DEVELOPMENT, TestAspect.SECURITY);
        install(facts)
                .line(Requirement.A2)
                .unmet(
                        "Not confirmed by IT department, Business department, Operations: test results recognised. "
                                + "Only what was recorded after 2026-03-04 09:00 counts.",
                        "IT department, Business department, Operations: confirm “test results recognised”.",
                        Role.IT,
                        Role.BUSINESS,
                        Role.OPERATIONS);
        facts.confirmed(ConfirmationSubject.TEST_RESULTS_RECOGNISED);
        assertThat(install(facts).line(Requirement.A2).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void a2TheLastResultInAnAspectHoldsAndATestElsewhereSaysNothing() {
        Facts facts = Journey.prepared()
                .failed(TestEnvironment.DEVELOPMENT, TestAspect.FUNCTION)
                .passed(TestEnvironment.TEST, TestAspect.FUNCTION)
                .confirmed(ConfirmationSubject.TEST_RESULTS_RECOGNISED);
        install(facts)
                .line(Requirement.A2)
                .unmet(
                        "1.4.0 failed in the development environment in these respects: function.",
                        "Fix 1.4.0, test it again in the development environment and record it: function.",
                        Role.DEVELOPMENT);
    }

    @Test
    void a2TestsOfAnotherVersionDoNotCount() {
        assertThat(install(Journey.prepared().version("1.5.0"))
                        .line(Requirement.A2)
                        .reason())
                .startsWith("1.5.0 was not tested in the development environment");
    }

    @Test
    void a3EndUsersAndOperationsStaffAreTrained() {
        Facts facts = Facts.of("shop");
        install(facts)
                .line(Requirement.A3)
                .unmet(
                        "No training on record: end users. No training on record: operations staff.",
                        "Train and record it: end users. Train and record it: operations staff.",
                        Role.DEVELOPMENT)
                .shownBy();
        facts.trained(Audience.OPERATIONS_STAFF);
        install(facts)
                .line(Requirement.A3)
                .unmet("No training on record: end users.", "Train and record it: end users.", Role.DEVELOPMENT)
                .shownBy(2L);
        facts.trained(Audience.END_USERS);
        install(facts)
                .line(Requirement.A3)
                .met("Trained: end users (recorded 2026-03-02 09:00). "
                        + "Trained: operations staff (recorded 2026-03-02 09:00).")
                .shownBy(3L, 2L);
    }

    @Test
    void a4SixPlansExistEachInANamedVersion() {
        Facts facts = Facts.of("shop");
        install(facts)
                .line(Requirement.A4)
                .unmet(
                        "Not on record: trial-run implementation plan, backup plan, monitoring plan, "
                                + "security configuration plan, contingency plan, handover plan.",
                        "Development: record with edition and place: trial-run implementation plan, backup plan, "
                                + "monitoring plan, security configuration plan, contingency plan, handover plan.",
                        Role.DEVELOPMENT);
        facts.documents(
                DocumentKind.TRIAL_RUN_PLAN,
                DocumentKind.BACKUP_PLAN,
                DocumentKind.MONITORING_PLAN,
                DocumentKind.SECURITY_CONFIGURATION_PLAN,
                DocumentKind.CONTINGENCY_PLAN);
        install(facts)
                .line(Requirement.A4)
                .unmet(
                        "Not on record: handover plan.",
                        "Development: record with edition and place: handover plan.",
                        Role.DEVELOPMENT)
                .shownBy(2L, 3L, 4L, 5L, 6L);
        facts.documents(DocumentKind.HANDOVER_PLAN)
                .and(
                        Role.DEVELOPMENT,
                        new EvidenceFact.DocumentRecorded(DocumentKind.BACKUP_PLAN, "2.0", "dms/2", null));
        install(facts)
                .line(Requirement.A4)
                .met("On record: trial-run implementation plan (edition 1.0), backup plan (edition 2.0), "
                        + "monitoring plan (edition 1.0), security configuration plan (edition 1.0), "
                        + "contingency plan (edition 1.0), handover plan (edition 1.0).")
                .shownBy(2L, 8L, 4L, 5L, 6L, 7L);
    }

    @Test
    void a5DevelopmentAndOperationsCheckTheInstallationEnvironmentTogether() {
        Facts facts = Facts.of("shop").confirmed(ConfirmationSubject.INSTALLATION_ENVIRONMENT_CHECKED, Role.OPERATIONS);
        install(facts)
                .line(Requirement.A5)
                .unmet(
                        "Not confirmed by Development: installation environment checked.",
                        "Development: confirm “installation environment checked”.",
                        Role.DEVELOPMENT);
        facts.confirmed(ConfirmationSubject.INSTALLATION_ENVIRONMENT_CHECKED, Role.DEVELOPMENT);
        install(facts)
                .line(Requirement.A5)
                .met("Confirmed by Development, Operations: installation environment checked.")
                .shownBy(3L, 2L);
    }

    @Test
    void a6OperationsFixesTheDeploymentMode() {
        Facts facts = Facts.of("shop");
        install(facts)
                .line(Requirement.A6)
                .unmet(
                        "Not confirmed by Operations: deployment mode assessed and fixed.",
                        "Operations: confirm “deployment mode assessed and fixed”.",
                        Role.OPERATIONS);
        facts.confirmed(ConfirmationSubject.DEPLOYMENT_MODE_FIXED);
        install(facts)
                .line(Requirement.A6)
                .met("Confirmed by Operations: deployment mode assessed and fixed.")
                .shownBy(2L);
    }

    @Test
    void a7DevelopmentAppliesAndItDecides() {
        Facts facts = Facts.of("shop");
        install(facts)
                .line(Requirement.A7)
                .unmet(
                        "Nobody has asked for “Installation” of 1.4.0.",
                        "Ask for “Installation” of 1.4.0.",
                        Role.DEVELOPMENT);
        facts.requested(Gate.INSTALL);
        install(facts)
                .line(Requirement.A7)
                .unmet(
                        "Approvals by IT department: 0 of 1.",
                        "IT department: decide on “Installation” of 1.4.0.",
                        Role.IT)
                .shownBy(2L);
        facts.approved("install", Role.IT);
        install(facts)
                .line(Requirement.A7)
                .met("Approved as IT department by it-lead on 2026-03-02 09:00.")
                .shownBy(2L, 3L);
    }

    @Test
    void allOfItOpensTheGateAndEachPieceMissingClosesIt() {
        assertThat(install(Journey.mayBeInstalled()).verdict().open()).isTrue();
        assertThat(install(Journey.prepared()).verdict().unmet())
                .extracting(RequirementLine::requirement)
                .containsExactly(Requirement.A7);
    }

    @Test
    void nothingOfFamilyACountsAfterAMajorChange() {
        Facts facts = Journey.inTrialRun().version("2.0.0");
        Journey.prepare(facts).changed(ChangeScope.MAJOR);
        assertThat(install(facts).verdict().unmet())
                .extracting(RequirementLine::requirement)
                .containsExactly(
                        Requirement.A1,
                        Requirement.A2,
                        Requirement.A3,
                        Requirement.A4,
                        Requirement.A5,
                        Requirement.A6,
                        Requirement.A7);
        assertThat(install(Journey.prepare(facts).decided(Gate.INSTALL))
                        .verdict()
                        .open())
                .isTrue();
    }
}
