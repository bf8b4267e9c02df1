package io.jenkins.plugins.releaselifecycle.core.story;

import static io.jenkins.plugins.releaselifecycle.core.model.DocumentKind.*;
import static io.jenkins.plugins.releaselifecycle.core.policy.Requirement.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationClassified;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityRetested;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationPlanned;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.SupportNamed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.FilingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One external application from its registration to its retirement, two years later; its gates answer at every step. */
class ExternalApplicationStoryTest {

    private static final String V = "1.4.0";
    private static final String NEXT = "1.5.0";

    private final Story story = Story.of("web-shop");

    @Test
    void anExternalApplicationGoesFromRegistrationToRetirement() {
        theTrialRunIsAppliedFor();
        itIsInstalled();
        itIsTestedInBothEnvironments();
        itsSecurityIsTestedAndWhatWasFoundIsFixed();
        serviceIsOpenedOnTheDayThatWasFixed();
        theObservationPeriodIsWatched();
        operatingRightsAreHandedOver();
        acceptanceIsPreparedAndPassed();
        itIsChangedInFormalOperation();
        temporaryRightsAreTakenBack();
        itIsRetired();
        nothingIsOpenAfterwards();
    }

    private void theTrialRunIsAppliedFor() {
        story.on("2026-03-02")
                .as(Role.DEVELOPMENT)
                .tells(new ExposureDeclared(Exposure.EXTERNAL))
                .tells(new ApplicationClassified(3, true));
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.DEVELOPMENT);
        story.gate(Gate.INSTALL, V)
                .isClosedBy(A1, A2, A3, A4, A5, A6, A7)
                .because(A7, "Nobody has asked for “Installation” of 1.4.0.");
        story.gate(Gate.GO_LIVE, V).because(STAGE, "“Go live” cannot be asked for in the stage “Development”");

        story.on("2026-03-03").confirms(ConfirmationSubject.DEVELOPMENT_COMPLETE, V);
        story.gate(Gate.INSTALL, V).because(A1, "Not confirmed by Business department: ");
        story.confirms(ConfirmationSubject.BUSINESS_NEEDS_MET, V);
        story.gate(Gate.INSTALL, V).isClosedBy(A2, A3, A4, A5, A6, A7);

        story.on("2026-03-04").as(Role.DEVELOPMENT).tests(TestEnvironment.DEVELOPMENT, V, true, Chapter.SIX_ASPECTS);
        story.gate(Gate.INSTALL, V).because(A2, "Not confirmed by IT department, Business department, Operations");
        story.on("2026-03-05").confirms(ConfirmationSubject.TEST_RESULTS_RECOGNISED, V);
        story.gate(Gate.INSTALL, V).isClosedBy(A3, A4, A5, A6, A7);

        story.on("2026-03-09").as(Role.DEVELOPMENT).tells(Chapter.training(story, Audience.END_USERS));
        story.gate(Gate.INSTALL, V).because(A3, "No training on record: operations staff");
        story.tells(Chapter.training(story, Audience.OPERATIONS_STAFF));
        story.gate(Gate.INSTALL, V).isClosedBy(A4, A5, A6, A7);

        story.on("2026-03-10")
                .files(TRIAL_RUN_PLAN, BACKUP_PLAN, MONITORING_PLAN, SECURITY_CONFIGURATION_PLAN, CONTINGENCY_PLAN);
        story.gate(Gate.INSTALL, V).because(A4, "Not on record: handover plan.");
        story.files(HANDOVER_PLAN);
        story.gate(Gate.INSTALL, V).isClosedBy(A5, A6, A7);

        story.on("2026-03-12").confirms(ConfirmationSubject.INSTALLATION_ENVIRONMENT_CHECKED);
        story.gate(Gate.INSTALL, V).isClosedBy(A6, A7);
        story.confirms(ConfirmationSubject.DEPLOYMENT_MODE_FIXED);
        story.gate(Gate.INSTALL, V).isClosedBy(A7);

        story.on("2026-03-16").as(Role.DEVELOPMENT).asks(Gate.INSTALL, V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.TRIAL_APPLICATION);
        story.gate(Gate.INSTALL, V).isClosedBy(A7).because(A7, "Approvals by IT department: 0 of 1.");
        story.on("2026-03-17").approve(Gate.INSTALL, Role.IT);
        story.gate(Gate.INSTALL, V).isOpen();
        story.gate(Gate.INSTALL, NEXT).isClosedBy(A1, A2, A7).because(A7, "the last request was for 1.4.0");
    }

    private void itIsInstalled() {
        story.on("2026-03-23").deploys(V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.TRIAL_TESTING);
        assertThat(story.lifecycle().installed()).contains(new Version(V));
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(B1, B3, B4, B5, C1, C2, C4, C5, D1)
                .has(B2, RequirementStatus.MET)
                .isDue(B2, "2026-04-23T09:01:00Z", false)
                .has(C3, RequirementStatus.NOT_APPLICABLE);
    }

    private void itIsTestedInBothEnvironments() {
        story.on("2026-03-24")
                .confirms(ConfirmationSubject.HOSTS_PREPARED)
                .confirms(ConfirmationSubject.APPLICATION_INSTALLED, V);
        story.gate(Gate.GO_LIVE, V).isClosedBy(B3, B4, B5, C1, C2, C4, C5, D1);

        story.on("2026-03-25")
                .as(Role.OPERATIONS)
                .tests(TestEnvironment.TEST, V, true, Chapter.IN_TEST_ENVIRONMENT)
                .tests(TestEnvironment.TEST, V, false, TestAspect.STRESS)
                .confirms(ConfirmationSubject.TEST_ENVIRONMENT_SIMILAR);
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(B3, B4, B5, C1, C2, C4, C5, D1)
                .because(B4, "1.4.0 failed in the test environment in these respects: stress");
        story.on("2026-03-26").tests(TestEnvironment.TEST, V, true, TestAspect.STRESS);
        story.gate(Gate.GO_LIVE, V).isClosedBy(B3, B5, C1, C2, C4, C5, D1);

        story.on("2026-03-27")
                .as(Role.OPERATIONS)
                .tests(TestEnvironment.PRODUCTION, V, true, Chapter.IN_PRODUCTION)
                .backsUp();
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(B3, B5, C1, C2, C4, C5, D1)
                .because(B5, "Tested before a contingency plan and a data backup were on record");
        story.on("2026-03-28").tests(TestEnvironment.PRODUCTION, V, true, Chapter.IN_PRODUCTION);
        story.gate(Gate.GO_LIVE, V).isClosedBy(B3, C1, C2, C4, C5, D1);
    }

    private void itsSecurityIsTestedAndWhatWasFoundIsFixed() {
        story.on("2026-03-30").scans(ScanKind.SYSTEM_VULNERABILITY_SCAN, V, Story.CLEAN);
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(B3, C1, C2, C4, C5, D1)
                .because(C1, "Not recorded for 1.4.0: Application vulnerability scan");
        story.on("2026-03-31")
                .scans(ScanKind.APPLICATION_VULNERABILITY_SCAN, V, Story.TWO_HIGH)
                .scans(ScanKind.PENETRATION_TEST, V, Story.CLEAN)
                .scans(ScanKind.BASELINE_ASSESSMENT, V, Story.CLEAN);
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(B3, C4, C5, D1)
                .because(C4, "Retest missing for 1.4.0; first test in web-shop #")
                .because(C5, "exceeds the limits: 2 high (at most 0 allowed)")
                .remedy(C4, "recordSecurityScan kind: 'penetration-test', version: '1.4.0'");

        Reference injection = new Reference("sql-injection");
        story.on("2026-04-01")
                .as(Role.OPERATIONS)
                .tells(new NonconformityOpened(injection, new Version(V), "two places take SQL from outside"));
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(B3, B6, C4, C5, D1)
                .because(
                        B6, "Nonconformity sql-injection (“two places take SQL from outside”) has no remediation plan");
        story.as(Role.DEVELOPMENT)
                .tells(new RemediationPlanned(injection, "bind parameters", LocalDate.parse("2026-04-08")));
        story.gate(Gate.GO_LIVE, V)
                .because(B6, "was not reviewed by IT department, Business department")
                .isDue(B6, "2026-04-09T00:00:00Z", false);
        story.as(Role.IT).tells(new RemediationReviewed(injection, Role.IT, true, null));
        story.gate(Gate.GO_LIVE, V).because(B6, "was not reviewed by Business department");
        story.as(Role.BUSINESS).tells(new RemediationReviewed(injection, Role.BUSINESS, true, null));
        story.gate(Gate.GO_LIVE, V).because(B6, "is due on 2026-04-08 and not finished");
        story.on("2026-04-03").as(Role.DEVELOPMENT).tells(new RemediationFinished(injection, new Version(V), null));
        story.gate(Gate.GO_LIVE, V)
                .because(B6, "was remedied in 1.4.0, and 1.4.0 did not pass a retest since")
                .because(C5, "came before the last change or remediation of its target");
        story.on("2026-04-04")
                .as(Role.OPERATIONS)
                .tells(new NonconformityRetested(injection, new Version(V), true, "reports/injection"));
        story.gate(Gate.GO_LIVE, V).isClosedBy(B3, C4, C5, D1);

        story.on("2026-04-07").scansAll(V, Story.CLEAN);
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(D1)
                .because(B2, "Testing ended on 2026-04-07 09:03, before 2026-04-23 09:01");
    }

    private void serviceIsOpenedOnTheDayThatWasFixed() {
        story.on("2026-04-09").as(Role.DEVELOPMENT).asksToGoLive(V, "2026-04-15", "P3M", "P1M");
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(CALENDAR, D1)
                .because(D1, "Approvals by IT department: 0 of 1.", "Approvals by Business department: 0 of 1.");
        story.on("2026-04-10").approve(Gate.GO_LIVE, Role.IT);
        story.gate(Gate.GO_LIVE, V).because(D1, "Approvals by Business department: 0 of 1.");
        story.approve(Gate.GO_LIVE, Role.BUSINESS);
        story.gate(Gate.GO_LIVE, V)
                .isClosedBy(CALENDAR)
                .because(CALENDAR, "The trial run starts on 2026-04-15, not before.")
                .isDue(CALENDAR, "2026-04-15T00:00:00Z", false);
        story.on("2026-04-15").gate(Gate.GO_LIVE, V).isOpen();
        story.deploys(V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(story.lifecycle().serving()).contains(new Version(V));
    }

    private void theObservationPeriodIsWatched() {
        story.gate(Gate.HANDOVER, V)
                .isClosedBy(D3, D4, D5, D6, D7)
                .because(D5, "The trial run of 1.4.0 was not started.");
        story.inBuild(40).tells(new TrialRunStarted(new Version(V), Period.ofMonths(3), Period.ofMonths(1)));
        // A trial run of 91 days: one third of it is 30 days and 8 hours, more than the month of 30 days.
        story.gate(Gate.HANDOVER, V).isClosedBy(D3, D4, D5, D6, D7).isDue(D5, "2026-05-15T17:02:00Z", false);
        story.on("2026-04-16")
                .confirms(ConfirmationSubject.PERMISSIONS_PROPOSED)
                .confirms(ConfirmationSubject.PERMISSIONS_REGISTERED)
                .backsUp();
        story.gate(Gate.HANDOVER, V).isClosedBy(D4, D5, D6, D7);

        story.on("2026-04-20").gate(Gate.ACCEPTANCE, V).because(D13, "Not filed with the superior IT department");
        story.on("2026-05-06").as(Role.DEVELOPMENT).tells(new FilingRecorded("2026-0117"));
        story.gate(Gate.ACCEPTANCE, V).has(D13, RequirementStatus.MET);

        story.at(Instant.parse("2026-05-15T17:01:59Z")).gate(Gate.HANDOVER, V).because(D5, "lasts until");
        story.at(Instant.parse("2026-05-15T17:02:00Z"))
                .gate(Gate.HANDOVER, V)
                .isClosedBy(D4, D6, D7)
                .because(D4, "Not confirmed by Development, Operations")
                .because(D6, "Not confirmed by IT department, Business department");
    }

    private void operatingRightsAreHandedOver() {
        story.on("2026-05-18").confirms(ConfirmationSubject.OBSERVATION_WATCHED).files(OBSERVATION_REPORT);
        story.gate(Gate.HANDOVER, V).isClosedBy(D6, D7);
        story.confirms(ConfirmationSubject.OBSERVATION_SATISFACTORY);
        story.gate(Gate.HANDOVER, V).isClosedBy(D7);
        story.files(OPERATING_RIGHTS, SUPPORT_CONTACTS).as(Role.DEVELOPMENT).asks(Gate.HANDOVER, V);
        story.gate(Gate.HANDOVER, V).because(D7, "IT department decides after those before it");
        story.on("2026-05-19").approve(Gate.HANDOVER, Role.BUSINESS, Role.OPERATIONS);
        story.gate(Gate.HANDOVER, V).isClosedBy(D7).because(D7, "Approvals by IT department: 0 of 1.");
        story.gate(Gate.ACCEPTANCE, V).because(D8, "Operating rights were not handed over in this trial run");
        story.approve(Gate.HANDOVER, Role.IT).gate(Gate.HANDOVER, V).isOpen();
        story.concludes(Gate.HANDOVER, V);
        story.gate(Gate.ACCEPTANCE, V)
                .isClosedBy(D12, E1, E2, E4, E5, E6, E7, E9)
                .has(D9, RequirementStatus.MET)
                .has(E8, RequirementStatus.NOT_APPLICABLE)
                .isDue(E1, "2026-07-15T09:02:00Z", false);
    }

    private void acceptanceIsPreparedAndPassed() {
        story.on("2026-07-16");
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(D12, E2, E4, E5, E6, E7, E9).has(E1, RequirementStatus.MET);
        story.files(WORK_REPORT, TECHNICAL_REPORT, USER_REPORT, TRIAL_RUN_REPORT)
                .confirms(ConfirmationSubject.TEMPORARY_MEASURES_REMOVED);
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(E2, E4, E5, E6, E7, E9);
        story.files(SERVICE_LEVEL, OPERATION_RULES, ASSESSMENT_RULES, DUTIES)
                .confirms(ConfirmationSubject.OPERATING_RULES_FIXED);
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(E4, E5, E6, E7, E9);
        story.files(MAINTENANCE_MANUAL, ADMINISTRATOR_MANUAL, TRAINING_MANUAL, PARAMETER_TABLE, USER_TABLE);
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(E5, E6, E7, E9);
        story.as(Role.IT).tells(Chapter.workingGroup());
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(E6, E7, E9);
        story.files(SOURCE_CODE_ARCHIVE, TECHNICAL_ARCHIVE).confirms(ConfirmationSubject.OPERATING_DOCUMENTS_RECEIVED);
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(E6, E9).because(E6, "Nobody has asked for “Acceptance” of 1.4.0.");

        story.on("2026-07-20").as(Role.DEVELOPMENT).asks(Gate.ACCEPTANCE, V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.ACCEPTANCE);
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(E6, E9);
        story.on("2026-07-27")
                .confirms(ConfirmationSubject.FUNCTION_VERIFIED, V)
                .confirms(ConfirmationSubject.PERFORMANCE_VERIFIED, V)
                .confirms(ConfirmationSubject.SECURITY_VERIFIED, V)
                .confirms(ConfirmationSubject.BACKUP_AND_RECOVERY_VERIFIED, V)
                .confirms(ConfirmationSubject.CONTINGENCY_VERIFIED, V)
                .confirms(ConfirmationSubject.DOCUMENTS_CHECKED, V)
                .approve(Gate.ACCEPTANCE, Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS);
        story.gate(Gate.ACCEPTANCE, V)
                .isClosedBy(E6, E9)
                .because(E6, "Approvals by Document review: 0 of 1.")
                .because(E9, "IT department decides after those before it");
        story.approve(Gate.ACCEPTANCE, Role.DOCUMENT_REVIEW);
        story.gate(Gate.ACCEPTANCE, V).isClosedBy(E9);
        story.on("2026-07-29").approve(Gate.ACCEPTANCE, Role.IT);
        story.gate(Gate.ACCEPTANCE, V).isOpen();
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.ACCEPTANCE);
        story.concludes(Gate.ACCEPTANCE, V);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.FORMAL_OPERATION);
        story.gate(Gate.ACCEPTANCE, V).because(STAGE, "cannot be asked for in the stage “Formal operation”");
    }

    private void itIsChangedInFormalOperation() {
        story.on("2027-02-01")
                .as(Role.DEVELOPMENT)
                .tells(new ChangeRecorded(new Version(NEXT), ChangeScope.MINOR, "a new way to pay", Set.of()));
        story.gate(Gate.CHANGE, NEXT)
                .isClosedBy(F1, F2, F3)
                .because(F3, "1.5.0 was not tested in the test environment.");
        story.confirms(ConfirmationSubject.OPERATION_MONITORED)
                .as(Role.DEVELOPMENT)
                .tells(new SupportNamed("dev-lead", "git/web-shop"));
        story.gate(Gate.CHANGE, NEXT).isClosedBy(F3);
        story.on("2027-02-02")
                .as(Role.DEVELOPMENT)
                .asks(Gate.CHANGE, NEXT)
                .approve(Gate.CHANGE, Role.IT, Role.OPERATIONS)
                .on("2027-02-03")
                .tests(TestEnvironment.TEST, NEXT, true, TestAspect.FUNCTION);
        story.gate(Gate.CHANGE, NEXT)
                .isClosedBy(F3)
                .because(F3, "The vote of it-lead as IT department was given before what has to come first.");
        story.on("2027-02-04")
                .as(Role.DEVELOPMENT)
                .asks(Gate.CHANGE, NEXT)
                .approve(Gate.CHANGE, Role.IT, Role.OPERATIONS);
        story.gate(Gate.CHANGE, NEXT).isOpen();
        story.gate(Gate.CHANGE, "1.5.1").isClosedBy(F3);
        story.deploys(NEXT);
        assertThat(story.lifecycle().serving()).contains(new Version(NEXT));
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.FORMAL_OPERATION);
        story.gate(Gate.CHANGE, NEXT).isClosedBy(F3);
    }

    private void temporaryRightsAreTakenBack() {
        Reference access = new Reference("index-rebuild");
        story.on("2027-05-10")
                .as(Role.OPERATIONS)
                .tells(new TemporaryAccessGranted(
                        access,
                        "dev-lead",
                        "read and write on the shop database",
                        "ops-lead",
                        Instant.parse("2027-05-10T18:00:00Z"),
                        "the index has to be built anew"));
        story.gate(Gate.CHANGE, NEXT).isClosedBy(F3).because(F4, "Temporary access within its time: 1.");
        story.on("2027-05-11")
                .gate(Gate.CHANGE, NEXT)
                .isClosedBy(F3, F4)
                .because(F4, "index-rebuild of dev-lead", "ended on 2027-05-10 18:00 and was not taken back")
                .isDue(F4, "2027-05-10T18:00:00Z", true);
        story.as(Role.OPERATIONS).tells(new TemporaryAccessRevoked(access));
        story.gate(Gate.CHANGE, NEXT).isClosedBy(F3).because(F4, "No temporary access is out.");
    }

    private void itIsRetired() {
        story.on("2028-03-01").gate(Gate.RETIRE, NEXT).isClosedBy(G1);
        story.as(Role.OPERATIONS).asks(Gate.RETIRE, NEXT).approve(Gate.RETIRE, Role.IT);
        story.gate(Gate.RETIRE, NEXT).isClosedBy(G1).because(G1, "Approvals by Business department: 0 of 1.");
        story.on("2028-03-02").approve(Gate.RETIRE, Role.BUSINESS);
        story.gate(Gate.RETIRE, NEXT).isOpen();
        story.concludes(Gate.RETIRE, NEXT);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.RETIRED);
    }

    private void nothingIsOpenAfterwards() {
        for (String date : new String[] {"2028-03-02", "2029-01-01", "2126-03-02"}) {
            for (Gate gate : Gate.values()) {
                story.on(date)
                        .gate(gate, NEXT)
                        .isClosedBy(G1)
                        .because(G1, "The application is retired: nothing is deployed or decided any more.");
            }
        }
        story.as(Role.DEVELOPMENT).asks(Gate.CHANGE, "2.0.0").approve(Gate.CHANGE, Role.IT, Role.OPERATIONS);
        story.gate(Gate.CHANGE, "2.0.0").isClosedBy(G1);
        assertThat(story.lifecycle().stage()).isEqualTo(Stage.RETIRED);
    }
}
