package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SeriousProblems;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SeriousProblems.Problem;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.WorkingGroup;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed.Member;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Family E: acceptance (§6). */
final class AcceptanceRules {

    private static final Set<Role> GROUPS =
            EnumSet.of(Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW);
    private static final Set<Role> DEPARTMENTS = EnumSet.of(Role.BUSINESS, Role.DEVELOPMENT, Role.OPERATIONS);

    private AcceptanceRules() {}

    /** E1 */
    static RequirementLine trialRunHadItsFullLength(Question question) {
        Finding finding = new Finding(Requirement.E1);
        Optional<RunPeriods> started = RunPeriods.of(question);
        if (started.isEmpty()) {
            return ObservationRules.notStarted(question, finding);
        }
        RunPeriods periods = started.get();
        ObservationRules.openFailures(question, finding);
        if (periods.over()) {
            finding.met(message("e1.met", periods.start(), periods.end()));
        } else if (!question.past(periods.end())) {
            finding.missing(
                            message("e1.running", periods.start(), periods.end()),
                            message("remedy.wait", periods.end()))
                    .due(periods.end(), false);
        }
        return finding.line();
    }

    /** E2 */
    static RequirementLine operatingRulesAreFixed(Question question) {
        Finding finding = new Finding(Requirement.E2);
        RequiredEvidence.of(question, finding)
                .documents(
                        Role.OPERATIONS,
                        DocumentKind.SERVICE_LEVEL,
                        DocumentKind.OPERATION_RULES,
                        DocumentKind.ASSESSMENT_RULES,
                        DocumentKind.DUTIES)
                .confirmed(ConfirmationSubject.OPERATING_RULES_FIXED);
        return finding.line();
    }

    /** E3 */
    static RequirementLine trainingAndOperatingDocumentsAreComplete(Question question) {
        Finding finding = new Finding(Requirement.E3);
        RequiredEvidence.of(question, finding)
                .trained()
                .documents(
                        Role.DEVELOPMENT,
                        DocumentKind.BACKUP_PLAN,
                        DocumentKind.MONITORING_PLAN,
                        DocumentKind.SECURITY_CONFIGURATION_PLAN,
                        DocumentKind.CONTINGENCY_PLAN);
        return finding.line();
    }

    /** E4 */
    static RequirementLine handoverIsComplete(Question question) {
        Finding finding = new Finding(Requirement.E4);
        RequiredEvidence.of(question, finding)
                .documents(
                        Role.DEVELOPMENT,
                        DocumentKind.MAINTENANCE_MANUAL,
                        DocumentKind.ADMINISTRATOR_MANUAL,
                        DocumentKind.TRAINING_MANUAL,
                        DocumentKind.PARAMETER_TABLE,
                        DocumentKind.USER_TABLE,
                        DocumentKind.SUPPORT_CONTACTS);
        return finding.line();
    }

    /** E5 */
    static RequirementLine workingGroupIsFormed(Question question) {
        Finding finding = new Finding(Requirement.E5);
        Optional<WorkingGroup> formed = question.lifecycle().workingGroup();
        if (formed.isEmpty()) {
            return finding.missing(message("e5.none"), message("remedy.form-group"), Role.IT)
                    .line();
        }
        finding.shownBy(formed.get().evidence());
        lacking(
                        GROUPS,
                        formed.get().members().stream()
                                .map(member -> member.group())
                                .toList())
                .ifPresent(
                        groups -> finding.missing(message("e5.groups", groups), message("remedy.form-group"), Role.IT));
        lacking(
                        DEPARTMENTS,
                        formed.get().members().stream()
                                .map(member -> member.department())
                                .toList())
                .ifPresent(departments ->
                        finding.missing(message("e5.departments", departments), message("remedy.form-group"), Role.IT));
        membersOfTwo(formed.get().members())
                .ifPresent(
                        person -> finding.missing(message("e5.twice", person), message("remedy.form-group"), Role.IT));
        return finding.met(message("e5.met", formed.get().members().size())).line();
    }

    /** Somebody who is to speak for more than one department; nobody can. */
    private static Optional<String> membersOfTwo(List<Member> members) {
        Map<String, Role> departments = new HashMap<>();
        return members.stream()
                .filter(member -> {
                    Role first = departments.putIfAbsent(member.person().toLowerCase(Locale.ROOT), member.department());
                    return first != null && first != member.department();
                })
                .map(Member::person)
                .findFirst();
    }

    private static Optional<Message> lacking(Set<Role> needed, List<Role> there) {
        List<Message> lacking = needed.stream()
                .filter(role -> !there.contains(role))
                .map(Role::label)
                .toList();
        return lacking.isEmpty() ? Optional.empty() : Optional.of(Message.list(lacking));
    }

    /** E6: what was verified before the present trial run, or before the remedy of a serious problem, says nothing. */
    static RequirementLine groupsVerifyAndConclude(Question question) {
        Finding finding = new Finding(Requirement.E6);
        Optional<RunPeriods> periods = RunPeriods.of(question);
        if (periods.isEmpty()) {
            return ObservationRules.notStarted(question, finding);
        }
        RequiredEvidence.of(question, finding)
                .after(periods.get().began())
                .from(question.lifecycle()
                        .trialRun()
                        .map(TrialRun::problems)
                        .flatMap(SeriousProblems::remedied)
                        .map(Evidence::at)
                        .filter(periods.get().start()::isBefore)
                        .orElse(periods.get().start()))
                .confirmed(ConfirmationSubject.FUNCTION_VERIFIED)
                .confirmed(ConfirmationSubject.PERFORMANCE_VERIFIED)
                .confirmed(ConfirmationSubject.SECURITY_VERIFIED)
                .confirmed(ConfirmationSubject.BACKUP_AND_RECOVERY_VERIFIED)
                .confirmed(ConfirmationSubject.CONTINGENCY_VERIFIED)
                .confirmed(ConfirmationSubject.DOCUMENTS_CHECKED);
        new Votes(question).decide(finding, GROUPS, 0);
        return finding.line();
    }

    /** E7 */
    static RequirementLine codeAndDocumentsAreArchived(Question question) {
        Finding finding = new Finding(Requirement.E7);
        RequiredEvidence.of(question, finding)
                .documents(Role.DEVELOPMENT, DocumentKind.SOURCE_CODE_ARCHIVE, DocumentKind.TECHNICAL_ARCHIVE)
                .confirmed(ConfirmationSubject.OPERATING_DOCUMENTS_RECEIVED);
        return finding.line();
    }

    /** E8 */
    static RequirementLine seriousProblemIsRemediedAndARunFollowed(Question question) {
        Optional<TrialRun> run = question.lifecycle().trialRun();
        Optional<Problem> serious = run.map(TrialRun::problems).flatMap(SeriousProblems::decisive);
        if (serious.isEmpty()) {
            return Finding.notApplicable(Requirement.E8, message("e8.none"));
        }
        Finding finding = new Finding(Requirement.E8).shownBy(serious.get().rejection());
        Optional<Evidence> remediated = run.map(TrialRun::problems).flatMap(SeriousProblems::remedied);
        if (remediated.isEmpty()) {
            return notRemedied(finding, serious.get());
        }
        Instant start = RunPeriods.of(question)
                .map(RunPeriods::start)
                .orElse(remediated.get().at());
        Instant end = RunPeriods.stableUntil(question, run.get(), start).orElseThrow();
        ObservationRules.openFailures(question, finding);
        TrialRunRules.askedAfter(question, finding, end);
        if (question.past(end)) {
            finding.met(message("e8.met", remediated.get().at(), end), remediated.get());
        } else {
            finding.missing(message("e8.running", remediated.get().at(), end), message("remedy.wait", end))
                    .due(end, false);
        }
        return finding.line();
    }

    private static RequirementLine notRemedied(Finding finding, Problem problem) {
        String name = problem.name().text();
        Optional<String> elsewhere = problem.putRightIn().map(Version::text);
        if (elsewhere.isPresent()) {
            return finding.missing(
                            message("e8.not-serving", problem.rejection().at(), name, elsewhere.get()),
                            message("remedy.deploy-remediation", elsewhere.get()),
                            Role.DEVELOPMENT,
                            Role.OPERATIONS)
                    .line();
        }
        return finding.missing(
                        message("e8.not-remedied", problem.rejection().at(), name),
                        message("remedy.finish", name),
                        Role.DEVELOPMENT)
                .line();
    }

    /** E9: the groups conclude before it. */
    static RequirementLine acceptanceIsPassed(Question question) {
        Finding finding = new Finding(Requirement.E9);
        new Votes(question).decide(finding, EnumSet.complementOf(EnumSet.copyOf(GROUPS)), 0);
        return finding.line();
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(AcceptanceRules.class, key, arguments);
    }
}
