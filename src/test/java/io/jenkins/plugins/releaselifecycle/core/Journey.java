package io.jenkins.plugins.releaselifecycle.core;

import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.util.Set;

/**
 * The way of an application that does everything as the shipped policy asks, up to each gate and through it. Every
 * state has a day of its own, so that a test can go on from there:
 *
 * <p>2026-03-02 registered and applied for, 2026-03-09 installed, 2026-03-16 and -17 tested, 2026-03-20 live,
 * 2026-04-20 handed over (observation ends 2026-04-20T09:00:02Z), 2026-06-22 accepted (trial run ends 2026-06-20),
 * 2026-12-01 retired.
 */
public final class Journey {

    private static final Set<ScanKind> EXTERNAL = Policy.SHIPPED.external();

    private Journey() {}

    /** All of family A but the application's decision. */
    public static Facts prepared() {
        return prepare(Facts.of("shop"));
    }

    /** What family A asks for of the version that is spoken of, but the decision. */
    public static Facts prepare(Facts facts) {
        return facts.confirmed(ConfirmationSubject.DEVELOPMENT_COMPLETE, ConfirmationSubject.BUSINESS_NEEDS_MET)
                .passed(
                        TestEnvironment.DEVELOPMENT,
                        TestAspect.FUNCTION,
                        TestAspect.SECURITY,
                        TestAspect.PERFORMANCE,
                        TestAspect.AVAILABILITY,
                        TestAspect.COMPATIBILITY,
                        TestAspect.INTEGRATION)
                .confirmed(ConfirmationSubject.TEST_RESULTS_RECOGNISED)
                .trained(Audience.END_USERS, Audience.OPERATIONS_STAFF)
                .documents(
                        DocumentKind.TRIAL_RUN_PLAN,
                        DocumentKind.BACKUP_PLAN,
                        DocumentKind.MONITORING_PLAN,
                        DocumentKind.SECURITY_CONFIGURATION_PLAN,
                        DocumentKind.CONTINGENCY_PLAN,
                        DocumentKind.HANDOVER_PLAN)
                .confirmed(
                        ConfirmationSubject.INSTALLATION_ENVIRONMENT_CHECKED,
                        ConfirmationSubject.DEPLOYMENT_MODE_FIXED);
    }

    /** The gate {@code install} is open. */
    public static Facts mayBeInstalled() {
        return prepared().decided(Gate.INSTALL);
    }

    public static Facts installed() {
        return mayBeInstalled().on("2026-03-09").deployed(Gate.INSTALL);
    }

    /** All of families B and C but the decision, recorded by the builds 1 and 2. */
    public static Facts tested() {
        return test(installed().on("2026-03-16"), 1);
    }

    /** What families B and C ask for of the version that is spoken of, recorded by that build and the next. */
    public static Facts test(Facts facts, int build) {
        return facts.confirmed(ConfirmationSubject.HOSTS_PREPARED, ConfirmationSubject.APPLICATION_INSTALLED)
                .passed(
                        TestEnvironment.TEST,
                        TestAspect.STRESS,
                        TestAspect.SECURITY_ASSESSMENT,
                        TestAspect.INTEGRATION,
                        TestAspect.ROBUSTNESS,
                        TestAspect.STABILITY,
                        TestAspect.LOAD_RESPONSE,
                        TestAspect.SECURITY,
                        TestAspect.CONTINGENCY_DRILL)
                .confirmed(ConfirmationSubject.TEST_ENVIRONMENT_SIMILAR)
                .backedUp()
                .passed(
                        TestEnvironment.PRODUCTION,
                        TestAspect.CONNECTIVITY,
                        TestAspect.RESPONSE,
                        TestAspect.SECURITY,
                        TestAspect.SYSTEM_EFFECT)
                .scanned(build, EXTERNAL)
                .scanned(build + 1, EXTERNAL);
    }

    /** The gate {@code go-live} is open. */
    public static Facts mayGoLive() {
        return tested().on("2026-03-17").decided(Gate.GO_LIVE);
    }

    public static Facts live() {
        return mayGoLive().on("2026-03-20").deployed(Gate.GO_LIVE);
    }

    /** Since 2026-03-20T09:00:02Z, for three months, one of them observation. */
    public static Facts inTrialRun() {
        return live().trialRunStarted("P3M", "P1M");
    }

    /** The observation period is over and was reported on; nobody has decided on the handover. */
    public static Facts observed() {
        return observe(inTrialRun().on("2026-04-20").at("2026-04-20T09:00:02Z"));
    }

    /** What D3 to D7 ask for but the decision. */
    public static Facts observe(Facts facts) {
        return facts.confirmed(ConfirmationSubject.PERMISSIONS_PROPOSED, ConfirmationSubject.PERMISSIONS_REGISTERED)
                .confirmed(ConfirmationSubject.OBSERVATION_WATCHED)
                .documents(DocumentKind.OBSERVATION_REPORT)
                .confirmed(ConfirmationSubject.OBSERVATION_SATISFACTORY)
                .documents(DocumentKind.OPERATING_RIGHTS, DocumentKind.SUPPORT_CONTACTS);
    }

    /** The gate {@code handover} is open. */
    public static Facts mayBeHandedOver() {
        return observed().decided(Gate.HANDOVER);
    }

    public static Facts handedOver() {
        return mayBeHandedOver().handoverCompleted();
    }

    /** The trial run is over and everything is on record; nobody has asked for acceptance. */
    public static Facts tried() {
        return conclude(handedOver().on("2026-06-22"));
    }

    /** What the end of a trial run and acceptance ask for but the decision. */
    public static Facts conclude(Facts facts) {
        return facts.backedUp()
                .documents(
                        DocumentKind.WORK_REPORT,
                        DocumentKind.TECHNICAL_REPORT,
                        DocumentKind.USER_REPORT,
                        DocumentKind.TRIAL_RUN_REPORT)
                .confirmed(ConfirmationSubject.TEMPORARY_MEASURES_REMOVED)
                .classified(2, false)
                .documents(
                        DocumentKind.SERVICE_LEVEL,
                        DocumentKind.OPERATION_RULES,
                        DocumentKind.ASSESSMENT_RULES,
                        DocumentKind.DUTIES)
                .confirmed(ConfirmationSubject.OPERATING_RULES_FIXED)
                .documents(
                        DocumentKind.MAINTENANCE_MANUAL,
                        DocumentKind.ADMINISTRATOR_MANUAL,
                        DocumentKind.TRAINING_MANUAL,
                        DocumentKind.PARAMETER_TABLE,
                        DocumentKind.USER_TABLE)
                .workingGroup(
                        Facts.member(Role.BUSINESS, Role.DOCUMENT_REVIEW),
                        Facts.member(Role.DEVELOPMENT, Role.TECHNICAL_REVIEW),
                        Facts.member(Role.OPERATIONS, Role.PRODUCTION_READINESS))
                .confirmed(
                        ConfirmationSubject.FUNCTION_VERIFIED,
                        ConfirmationSubject.PERFORMANCE_VERIFIED,
                        ConfirmationSubject.SECURITY_VERIFIED,
                        ConfirmationSubject.BACKUP_AND_RECOVERY_VERIFIED,
                        ConfirmationSubject.CONTINGENCY_VERIFIED,
                        ConfirmationSubject.DOCUMENTS_CHECKED)
                .documents(DocumentKind.SOURCE_CODE_ARCHIVE, DocumentKind.TECHNICAL_ARCHIVE)
                .confirmed(ConfirmationSubject.OPERATING_DOCUMENTS_RECEIVED);
    }

    /** The gate {@code acceptance} is open. */
    public static Facts mayBeAccepted() {
        return tried().decided(Gate.ACCEPTANCE);
    }

    public static Facts inFormalOperation() {
        return mayBeAccepted().acceptancePassed();
    }

    /** In formal operation, version 1.5.0 may be deployed. */
    public static Facts mayBeChanged() {
        return inFormalOperation()
                .on("2026-08-03")
                .confirmed(ConfirmationSubject.OPERATION_MONITORED)
                .supportNamed()
                .version("1.5.0")
                .passed(TestEnvironment.TEST, TestAspect.FUNCTION)
                .decided(Gate.CHANGE);
    }

    /** The gate {@code retire} is open. */
    public static Facts mayBeRetired() {
        return inFormalOperation().on("2026-12-01").decided(Gate.RETIRE);
    }

    public static Facts retired() {
        return mayBeRetired().retired();
    }
}
