package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Family B (§4.1, §4.2): installation and trial-run testing. */
class TrialTestingRulesTest {

    /** Of the installation of {@link Journey#installed()}, at 2026-03-09T09:00:01Z. */
    private static final String DUE = "2026-04-09T09:00:01Z";

    private static Asking goLive(Facts facts) {
        return ask(Gate.GO_LIVE, facts);
    }

    @Test
    void theGateAsksForB1ToB6AndC1ToC5AndD1InTheirOrder() {
        assertThat(goLive(Journey.installed()).verdict().lines())
                .extracting(RequirementLine::requirement)
                .containsExactly(
                        Requirement.STAGE,
                        Requirement.BREAK_GLASS,
                        Requirement.B1,
                        Requirement.B2,
                        Requirement.B3,
                        Requirement.B4,
                        Requirement.B5,
                        Requirement.B6,
                        Requirement.C1,
                        Requirement.C2,
                        Requirement.C2,
                        Requirement.C2,
                        Requirement.C2,
                        Requirement.C3,
                        Requirement.C4,
                        Requirement.C4,
                        Requirement.C4,
                        Requirement.C4,
                        Requirement.C5,
                        Requirement.C5,
                        Requirement.C5,
                        Requirement.C5,
                        Requirement.D1);
    }

    @Test
    void b1OperationsPreparesTheHostsAndDevelopmentInstallsTheApplication() {
        Facts facts = Journey.installed();
        goLive(facts)
                .line(Requirement.B1)
                .unmet(
                        "Not confirmed by Operations: hosts installed, scanned and hardened. "
                                + "Not confirmed by Development: application installed. "
                                + "Only what was recorded after 2026-03-09 09:00 counts.",
                        "Operations: confirm “hosts installed, scanned and hardened”. "
                                + "Development: confirm “application installed”.",
                        Role.OPERATIONS,
                        Role.DEVELOPMENT);
        facts.confirmed(ConfirmationSubject.HOSTS_PREPARED);
        goLive(facts)
                .line(Requirement.B1)
                .unmet(
                        "Not confirmed by Development: application installed. "
                                + "Only what was recorded after 2026-03-09 09:00 counts.",
                        "Development: confirm “application installed”.",
                        Role.DEVELOPMENT);
        facts.confirmed(ConfirmationSubject.APPLICATION_INSTALLED);
        goLive(facts)
                .line(Requirement.B1)
                .met("Confirmed by Operations: hosts installed, scanned and hardened. "
                        + "Confirmed by Development: application installed.");
        assertThat(goLive(facts).version("1.5.0").line(Requirement.B1).reason())
                .startsWith("Not confirmed by Development: application installed.");
    }

    @Test
    void b2WhileNothingIsInstalledNoTermRuns() {
        goLive(Journey.mayBeInstalled())
                .line(Requirement.B2)
                .unmet(
                        "Nothing is installed in production, so no testing term runs.",
                        "Install 1.4.0 through the gate “install”.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS)
                .neverDue();
    }

    @Test
    void b2WithinTheTermTestingMayGoOn() {
        goLive(Journey.installed())
                .at("2026-04-09T09:00:00.999999999Z")
                .line(Requirement.B2)
                .met("Installed on 2026-03-09 09:00; testing has to end before 2026-04-09 09:00.")
                .due(DUE);
    }

    @Test
    void b2PastTheTermTheGateStaysShutUntilItExtendsIt() {
        Facts facts = Journey.installed();
        goLive(facts)
                .at(DUE)
                .line(Requirement.B2)
                .unmet(
                        "Installed on 2026-03-09 09:00; testing had to end before 2026-04-09 09:00.",
                        "IT: extend the testing term, with a reason.",
                        Role.IT)
                .overdueSince(DUE);
        facts.at("2026-04-15T12:00:00Z").extended(Term.TESTING, "2026-04-20");
        goLive(facts)
                .at("2026-04-20T23:59:59.999999999Z")
                .line(Requirement.B2)
                .met("Installed on 2026-03-09 09:00; testing has to end before 2026-04-21 00:00.")
                .due("2026-04-21T00:00:00Z");
        goLive(facts)
                .at("2026-04-21T00:00:00Z")
                .line(Requirement.B2)
                .unmet(
                        "Installed on 2026-03-09 09:00; testing had to end before 2026-04-21 00:00.",
                        "IT: extend the testing term, with a reason.",
                        Role.IT)
                .overdueSince("2026-04-21T00:00:00Z");
    }

    @Test
    void b2TheExtendedDayEndsInThePolicysTimeZone() {
        Policy shanghai = new PolicyDraft().timeZone(ZoneId.of("Asia/Shanghai")).policy();
        Facts facts = Journey.installed().extended(Term.TESTING, "2026-04-20");
        goLive(facts).under(shanghai).line(Requirement.B2).due("2026-04-20T16:00:00Z");
    }

    @Test
    void b2AnExtensionToAnEarlierDayOrOfAnotherTermChangesNothing() {
        goLive(Journey.installed().extended(Term.TESTING, "2026-03-20"))
                .line(Requirement.B2)
                .due(DUE);
        goLive(Journey.installed().extended(Term.FILING, "2026-12-31"))
                .line(Requirement.B2)
                .due(DUE);
    }

    @Test
    void b2TheTermRunsFromTheFirstInstallationHoweverOftenItIsInstalled() {
        Facts facts = Journey.installed().on("2026-03-30").version("1.4.1");
        goLive(Journey.prepare(facts).decided(Gate.INSTALL).deployed(Gate.INSTALL))
                .line(Requirement.B2)
                .due(DUE);
    }

    @Test
    void b2TestingThatEndedInTimeIsNotOverdueLater() {
        goLive(Journey.tested())
                .at("2026-06-01T00:00:00Z")
                .line(Requirement.B2)
                .met("Testing ended on 2026-03-16 09:00, before 2026-04-09 09:00.")
                .due(DUE)
                .shownBy(22L);
    }

    @Test
    void b2TestingThatEndsWithTheLastMomentOfTheTermIsInTimeAndANanosecondLaterIsNot() {
        Facts inTime = Journey.tested().at("2026-04-09T09:00:00.999999999Z");
        goLive(inTime.confirmed(ConfirmationSubject.TEST_ENVIRONMENT_SIMILAR))
                .line(Requirement.B2)
                .met("Testing ended on 2026-04-09 09:00, before 2026-04-09 09:00.");
        Facts late = Journey.tested().at(DUE);
        goLive(late.confirmed(ConfirmationSubject.TEST_ENVIRONMENT_SIMILAR))
                .line(Requirement.B2)
                .unmet(
                        "Installed on 2026-03-09 09:00; testing had to end before 2026-04-09 09:00.",
                        "IT: extend the testing term, with a reason.",
                        Role.IT);
    }

    @Test
    void b2ANonconformityThatIsClosedAfterTheTermEndedTestingTooLate() {
        Facts facts = Journey.tested().nonconformity("NC-1").planned("NC-1", "2026-04-01");
        facts.reviewed("NC-1", Role.IT, true).reviewed("NC-1", Role.BUSINESS, true);
        facts.remedied("NC-1", ScanKind.CODE_AUDIT).at("2026-04-09T09:00:00Z");
        assertThat(goLive(facts).line(Requirement.B2).status()).isEqualTo(RequirementStatus.MET);
        Facts late = Journey.tested().nonconformity("NC-1").planned("NC-1", "2026-04-01");
        late.reviewed("NC-1", Role.IT, true).reviewed("NC-1", Role.BUSINESS, true);
        late.remedied("NC-1", ScanKind.CODE_AUDIT).on("2026-04-10").retested("NC-1", true);
        goLive(late)
                .line(Requirement.B2)
                .unmet(
                        "Installed on 2026-03-09 09:00; testing had to end before 2026-04-09 09:00.",
                        "IT: extend the testing term, with a reason.",
                        Role.IT)
                .overdueSince(DUE);
        goLive(late.extended(Term.TESTING, "2026-04-10"))
                .line(Requirement.B2)
                .met("Testing ended on 2026-04-10 09:00, before 2026-04-11 00:00.");
    }

    @Test
    void b3UntilTestingIsCompleteTheApplicationServesNobody() {
        Facts facts = Journey.installed();
        goLive(facts)
                .line(Requirement.B3)
                .unmet(
                        "Trial-run testing of 1.4.0 is not complete (B4, B5, C1, C2, C4, C5); "
                                + "until then the application serves nobody.",
                        "Do what B4, B5, C1, C2, C4, C5 ask for.");
        goLive(Journey.tested().nonconformity("NC-1"))
                .line(Requirement.B3)
                .unmet(
                        "Trial-run testing of 1.4.0 is not complete (B6); until then the application serves nobody.",
                        "Do what B6 ask for.");
        goLive(Journey.tested()).line(Requirement.B3).met("Trial-run testing of 1.4.0 is complete.");
    }

    @Test
    void b3WhatIsWaivedDoesNotKeepTestingFromBeingComplete() {
        Facts facts = Journey.tested().failed(TestEnvironment.TEST, TestAspect.STRESS);
        assertThat(goLive(facts).line(Requirement.B3).status()).isEqualTo(RequirementStatus.UNMET);
        facts.waiverAsked("w", Requirement.B4, null, "2026-04-30").approved("w", Role.IT);
        assertThat(goLive(facts).line(Requirement.B4).status()).isEqualTo(RequirementStatus.WAIVED);
        goLive(facts).line(Requirement.B3).met("Trial-run testing of 1.4.0 is complete.");
        assertThat(goLive(facts).at("2026-05-01T00:00:00Z").line(Requirement.B3).status())
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void b4TheTestEnvironmentTestCoversEightAspectsInAnEnvironmentLikeProduction() {
        Facts facts = Journey.installed();
        String aspects = "security, integration, stress, security assessment, robustness, stability, load response, "
                + "contingency drill";
        goLive(facts)
                .line(Requirement.B4)
                .unmet(
                        "1.4.0 was not tested in the test environment in these respects: " + aspects + ". "
                                + "Not confirmed by Operations: test environment similar to production.",
                        "Test 1.4.0 in the test environment and record it: " + aspects + ". "
                                + "Operations: confirm “test environment similar to production”.",
                        Role.OPERATIONS);
        facts = Journey.tested();
        goLive(facts)
                .line(Requirement.B4)
                .met("1.4.0 passed in the test environment. "
                        + "Confirmed by Operations: test environment similar to production.");
        facts.failed(TestEnvironment.TEST, TestAspect.CONTINGENCY_DRILL, TestAspect.STRESS);
        goLive(facts)
                .line(Requirement.B4)
                .unmet(
                        "1.4.0 failed in the test environment in these respects: stress, contingency drill.",
                        "Fix 1.4.0, test it again in the test environment and record it: stress, contingency drill.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        facts.passed(TestEnvironment.TEST, TestAspect.CONTINGENCY_DRILL, TestAspect.STRESS);
        assertThat(goLive(facts).line(Requirement.B4).status()).isEqualTo(RequirementStatus.MET);
        assertThat(goLive(facts).version("1.4.1").line(Requirement.B4).reason())
                .startsWith("1.4.1 was not tested in the test environment");
    }

    @Test
    void b5TheProductionEnvironmentTestCoversFourAspects() {
        Facts facts = Journey.installed().backedUp();
        goLive(facts)
                .line(Requirement.B5)
                .unmet(
                        "1.4.0 was not tested in the production environment in these respects: "
                                + "security, connectivity, response, effect on the whole system. "
                                + "Only what was recorded after 2026-03-09 09:00 counts.",
                        "Test 1.4.0 in the production environment and record it: "
                                + "security, connectivity, response, effect on the whole system.",
                        Role.OPERATIONS);
        goLive(Journey.tested())
                .line(Requirement.B5)
                .met("On record: contingency plan (edition 1.0). Data backed up on 2026-03-16 09:00. "
                        + "1.4.0 passed in the production environment.");
        goLive(Journey.tested().failed(TestEnvironment.PRODUCTION, TestAspect.RESPONSE))
                .line(Requirement.B5)
                .unmet(
                        "1.4.0 failed in the production environment in these respects: response.",
                        "Fix 1.4.0, test it again in the production environment and record it: response.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
    }

    @Test
    void b5ATestThatBeganBeforePlanAndBackupExistedDoesNotCount() {
        Facts facts = Facts.of("shop")
                .passed(TestEnvironment.PRODUCTION, TestAspect.CONNECTIVITY, TestAspect.SECURITY)
                .documents(DocumentKind.CONTINGENCY_PLAN)
                .passed(TestEnvironment.PRODUCTION, TestAspect.RESPONSE)
                .failed(TestEnvironment.PRODUCTION, TestAspect.SECURITY);
        goLive(facts)
                .line(Requirement.B5)
                .unmet(
                        "No data backup is on record. "
                                + "1.4.0 was not tested in the production environment in these respects: "
                                + "effect on the whole system. "
                                + "1.4.0 failed in the production environment in these respects: security. "
                                + "Tested before a contingency plan and a data backup were on record, "
                                + "so it does not count: connectivity, response.",
                        "Operations: back up the data and record it. "
                                + "Test 1.4.0 in the production environment and record it: "
                                + "effect on the whole system. "
                                + "Fix 1.4.0, test it again in the production environment and record it: security. "
                                + "Test again in the production environment and record it: connectivity, response.",
                        Role.OPERATIONS,
                        Role.DEVELOPMENT);
        facts.backedUp()
                .passed(
                        TestEnvironment.PRODUCTION,
                        TestAspect.CONNECTIVITY,
                        TestAspect.SECURITY,
                        TestAspect.SYSTEM_EFFECT);
        goLive(facts)
                .line(Requirement.B5)
                .unmet(
                        "Tested before a contingency plan and a data backup were on record, "
                                + "so it does not count: response.",
                        "Test again in the production environment and record it: response.",
                        Role.OPERATIONS);
        facts.passed(TestEnvironment.PRODUCTION, TestAspect.RESPONSE);
        assertThat(goLive(facts).line(Requirement.B5).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void b5ABackupWithoutAPlanIsNoPreparation() {
        Facts facts = Facts.of("shop")
                .backedUp()
                .passed(
                        TestEnvironment.PRODUCTION,
                        TestAspect.CONNECTIVITY,
                        TestAspect.RESPONSE,
                        TestAspect.SECURITY,
                        TestAspect.SYSTEM_EFFECT)
                .passed(TestEnvironment.PRODUCTION, TestAspect.FUNCTION);
        assertThat(goLive(facts).line(Requirement.B5).reason())
                .isEqualTo("Not on record: contingency plan. "
                        + "Tested before a contingency plan and a data backup were on record, so it does not count: "
                        + "connectivity, response, security, effect on the whole system.");
    }

    @Test
    void b6ANonconformityNeedsAPlanFromDevelopment() {
        goLive(Journey.tested())
                .line(Requirement.B6)
                .met("No nonconformity is open.")
                .neverDue();
        Facts facts = Journey.tested().nonconformity("NC-1");
        goLive(facts)
                .line(Requirement.B6)
                .unmet(
                        "Nonconformity NC-1 (“login is slow”) has no remediation plan.",
                        "Development: plan the remediation of NC-1, with a due date.",
                        Role.DEVELOPMENT)
                .neverDue()
                .shownBy(facts.last());
    }

    @Test
    void b6ItAndBusinessReviewThePlan() {
        Facts facts = Journey.tested().nonconformity("NC-1").planned("NC-1", "2026-04-01");
        goLive(facts)
                .line(Requirement.B6)
                .unmet(
                        "The remediation plan of NC-1 (“login is slow”) was not reviewed by "
                                + "IT department, Business department.",
                        "IT department, Business department: review the remediation plan of NC-1.",
                        Role.IT,
                        Role.BUSINESS)
                .due("2026-04-02T00:00:00Z");
        facts.reviewed("NC-1", Role.IT, true);
        goLive(facts)
                .line(Requirement.B6)
                .unmet(
                        "The remediation plan of NC-1 (“login is slow”) was not reviewed by Business department.",
                        "Business department: review the remediation plan of NC-1.",
                        Role.BUSINESS);
        facts.reviewed("NC-1", Role.BUSINESS, false);
        goLive(facts)
                .line(Requirement.B6)
                .unmet(
                        "The remediation plan of NC-1 (“login is slow”) was not approved by Business department.",
                        "Development: plan the remediation of NC-1 anew.",
                        Role.DEVELOPMENT);
        facts.planned("NC-1", "2026-04-05");
        assertThat(goLive(facts)
                        .line(Requirement.B6)
                        .due("2026-04-06T00:00:00Z")
                        .reason())
                .as("a new plan is reviewed anew, by both")
                .endsWith("was not reviewed by IT department, Business department.");
    }

    @Test
    void b6AnOpenOneBlocksAndOnePastItsDueDateIsOverdue() {
        Facts facts = Journey.tested().nonconformity("NC-1").planned("NC-1", "2026-04-01");
        facts.reviewed("NC-1", Role.IT, true).reviewed("NC-1", Role.BUSINESS, true);
        goLive(facts)
                .at("2026-04-01T23:59:59.999999999Z")
                .line(Requirement.B6)
                .unmet(
                        "The remediation of NC-1 (“login is slow”) is due on 2026-04-01 and not finished.",
                        "Development: finish the remediation of NC-1 and record it.",
                        Role.DEVELOPMENT)
                .due("2026-04-02T00:00:00Z");
        goLive(facts)
                .at("2026-04-02T00:00:00Z")
                .line(Requirement.B6)
                .unmet(
                        "The remediation of NC-1 (“login is slow”) was due on 2026-04-01 and is not finished.",
                        "Development: finish the remediation of NC-1 and record it.",
                        Role.DEVELOPMENT)
                .overdueSince("2026-04-02T00:00:00Z");
    }

    @Test
    void b6AfterTheRemediationARetestIsPassed() {
        Facts facts = Journey.tested().nonconformity("NC-1").planned("NC-1", "2026-04-01");
        facts.reviewed("NC-1", Role.IT, true).reviewed("NC-1", Role.BUSINESS, true);
        facts.retested("NC-1", true);
        assertThat(goLive(facts).line(Requirement.B6).reason())
                .as("a test before the remediation is no retest")
                .contains("is due on 2026-04-01 and not finished");
        facts.remedied("NC-1", null);
        goLive(facts)
                .line(Requirement.B6)
                .unmet(
                        "Nonconformity NC-1 (“login is slow”) was remedied in 1.4.0, "
                                + "and 1.4.0 did not pass a retest since.",
                        "Retest NC-1 with 1.4.0 and record it.",
                        Role.OPERATIONS);
        facts.retested("NC-1", false).retested("NC-1", true);
        assertThat(goLive(facts).line(Requirement.B6).reason())
                .as("a retest that failed leads back to the remediation")
                .contains("is due on 2026-04-01 and not finished");
        facts.remedied("NC-1", null).retested("NC-1", true);
        goLive(facts)
                .line(Requirement.B6)
                .met("No nonconformity is open.")
                .neverDue()
                .shownBy(facts.last());
    }

    @Test
    void b6ARemediationBeforeItsPlanIsApprovedDoesNotCount() {
        Facts facts =
                Journey.tested().nonconformity("NC-1").remedied("NC-1", null).planned("NC-1", "2026-04-01");
        facts.reviewed("NC-1", Role.IT, true).remedied("NC-1", null).reviewed("NC-1", Role.BUSINESS, true);
        facts.retested("NC-1", true);
        assertThat(goLive(facts).line(Requirement.B6).reason()).contains("is due on 2026-04-01 and not finished");
        facts.remedied("NC-1", null).planned("NC-1", "2026-04-02");
        facts.reviewed("NC-1", Role.IT, true).reviewed("NC-1", Role.BUSINESS, true);
        assertThat(goLive(facts).line(Requirement.B6).reason())
                .as("another plan leads to another remediation")
                .contains("is due on 2026-04-02 and not finished");
    }

    @Test
    void b4AndB5ATestFromBeforeTheVersionWasChangedOnceMoreDoesNotCount() {
        Facts facts = Journey.tested().changed(ChangeScope.MINOR);
        assertThat(goLive(facts).line(Requirement.B4).reason())
                .startsWith("1.4.0 was not tested in the test environment in these respects: security, integration")
                .endsWith(" counts.");
        assertThat(goLive(facts).line(Requirement.B5).reason())
                .startsWith("1.4.0 was not tested in the production environment in these respects: security");
    }

    @Test
    void b6ARetestOfAnotherVersionThanTheRemediedOneDoesNotCount() {
        Facts facts = Journey.tested().nonconformity("NC-1").planned("NC-1", "2026-04-01");
        facts.reviewed("NC-1", Role.IT, true).reviewed("NC-1", Role.BUSINESS, true);
        facts.version("1.4.1").remedied("NC-1", null).version("1.4.0").retested("NC-1", true);
        assertThat(goLive(facts).line(Requirement.B6).reason())
                .isEqualTo("Nonconformity NC-1 (“login is slow”) was remedied in 1.4.1, "
                        + "and 1.4.1 did not pass a retest since.");
        assertThat(goLive(facts.version("1.4.1").retested("NC-1", true))
                        .line(Requirement.B6)
                        .status())
                .isEqualTo(RequirementStatus.MET);
    }

    @Test
    void b6SeveralAreToldInTheirOrderAndTheEarliestDueDateCounts() {
        Facts facts = Journey.tested()
                .nonconformity("NC-2")
                .planned("NC-2", "2026-04-10")
                .nonconformity("NC-1")
                .planned("NC-1", "2026-04-01")
                .nonconformity("NC-3");
        goLive(facts)
                .at("2026-04-05T00:00:00Z")
                .line(Requirement.B6)
                .unmet(
                        "The remediation plan of NC-2 (“login is slow”) was not reviewed by "
                                + "IT department, Business department. "
                                + "The remediation plan of NC-1 (“login is slow”) was not reviewed by "
                                + "IT department, Business department. "
                                + "Nonconformity NC-3 (“login is slow”) has no remediation plan.",
                        "IT department, Business department: review the remediation plan of NC-2. "
                                + "IT department, Business department: review the remediation plan of NC-1. "
                                + "Development: plan the remediation of NC-3, with a due date.",
                        Role.IT,
                        Role.BUSINESS,
                        Role.DEVELOPMENT)
                .overdueSince("2026-04-02T00:00:00Z");
    }

    @Test
    void nothingOfFamilyBCountsAfterAMajorChange() {
        Facts facts = Journey.tested().version("2.0.0");
        Journey.test(facts, 5).changed(ChangeScope.MAJOR);
        Journey.prepare(facts).decided(Gate.INSTALL).on("2026-05-04").deployed(Gate.INSTALL);
        assertThat(goLive(facts).verdict().unmet())
                .extracting(RequirementLine::requirement)
                .contains(Requirement.B1, Requirement.B3, Requirement.B4, Requirement.B5, Requirement.D1)
                .doesNotContain(Requirement.STAGE, Requirement.B2, Requirement.B6);
        goLive(facts).line(Requirement.B2).due("2026-06-04T09:00:01Z");
        Journey.test(facts, 7).decided(Gate.GO_LIVE);
        assertThat(goLive(facts).verdict().open()).isTrue();
    }
}
