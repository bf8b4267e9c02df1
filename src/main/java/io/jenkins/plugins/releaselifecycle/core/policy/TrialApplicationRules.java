package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.AspectResult;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/** Family A: what has to be before anything is installed in production (§3). */
final class TrialApplicationRules {

    private static final Set<TestAspect> SIX_ASPECTS = EnumSet.of(
            TestAspect.FUNCTION,
            TestAspect.SECURITY,
            TestAspect.PERFORMANCE,
            TestAspect.AVAILABILITY,
            TestAspect.COMPATIBILITY,
            TestAspect.INTEGRATION);

    private TrialApplicationRules() {}

    /** A1 */
    static RequirementLine developmentIsComplete(Question question) {
        Finding finding = new Finding(Requirement.A1);
        RequiredEvidence.of(question, finding)
                .confirmed(ConfirmationSubject.DEVELOPMENT_COMPLETE)
                .confirmed(ConfirmationSubject.BUSINESS_NEEDS_MET);
        return finding.line();
    }

    /** A2: the recognition comes after the last test that it is about. */
    static RequirementLine testReportCoversSixAspects(Question question) {
        Finding finding = new Finding(Requirement.A2);
        RequiredEvidence evidence = RequiredEvidence.of(question, finding)
                .sinceTheChange()
                .passed(TestEnvironment.DEVELOPMENT, Role.DEVELOPMENT, SIX_ASPECTS);
        question.lifecycle().tests(TestEnvironment.DEVELOPMENT, question.version()).values().stream()
                .map(AspectResult::evidence)
                .max(Comparator.comparingLong(Evidence::sequence))
                .map(evidence::after)
                .orElse(evidence)
                .confirmed(ConfirmationSubject.TEST_RESULTS_RECOGNISED);
        return finding.line();
    }

    /** A3 */
    static RequirementLine keyUsersAreTrained(Question question) {
        Finding finding = new Finding(Requirement.A3);
        RequiredEvidence.of(question, finding).trained();
        return finding.line();
    }

    /** A4 */
    static RequirementLine sixPlansExist(Question question) {
        Finding finding = new Finding(Requirement.A4);
        RequiredEvidence.of(question, finding)
                .documents(
                        Role.DEVELOPMENT,
                        DocumentKind.TRIAL_RUN_PLAN,
                        DocumentKind.BACKUP_PLAN,
                        DocumentKind.MONITORING_PLAN,
                        DocumentKind.SECURITY_CONFIGURATION_PLAN,
                        DocumentKind.CONTINGENCY_PLAN,
                        DocumentKind.HANDOVER_PLAN);
        return finding.line();
    }

    /** A5 */
    static RequirementLine installationEnvironmentIsChecked(Question question) {
        Finding finding = new Finding(Requirement.A5);
        RequiredEvidence.of(question, finding).confirmed(ConfirmationSubject.INSTALLATION_ENVIRONMENT_CHECKED);
        return finding.line();
    }

    /** A6 */
    static RequirementLine deploymentModeIsFixed(Question question) {
        Finding finding = new Finding(Requirement.A6);
        RequiredEvidence.of(question, finding).confirmed(ConfirmationSubject.DEPLOYMENT_MODE_FIXED);
        return finding.line();
    }

    /** A7 */
    static RequirementLine applicationIsDecided(Question question) {
        Finding finding = new Finding(Requirement.A7);
        new Votes(question).decide(finding);
        return finding.line();
    }
}
