package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Nonconformity;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Family B: installation and trial-run testing (§4.1, §4.2). */
final class TrialTestingRules {

    private static final Set<TestAspect> IN_TEST_ENVIRONMENT = EnumSet.of(
            TestAspect.STRESS,
            TestAspect.SECURITY_ASSESSMENT,
            TestAspect.INTEGRATION,
            TestAspect.ROBUSTNESS,
            TestAspect.STABILITY,
            TestAspect.LOAD_RESPONSE,
            TestAspect.SECURITY,
            TestAspect.CONTINGENCY_DRILL);
    private static final Set<TestAspect> IN_PRODUCTION =
            EnumSet.of(TestAspect.CONNECTIVITY, TestAspect.RESPONSE, TestAspect.SECURITY, TestAspect.SYSTEM_EFFECT);

    private TrialTestingRules() {}

    /** B1 */
    static RequirementLine hostsArePreparedAndTheApplicationInstalled(Question question) {
        Finding finding = new Finding(Requirement.B1);
        RequiredEvidence evidence =
                RequiredEvidence.of(question, finding).confirmed(ConfirmationSubject.HOSTS_PREPARED);
        sinceTheInstallation(question, evidence).confirmed(ConfirmationSubject.APPLICATION_INSTALLED);
        return finding.line();
    }

    /**
     * B2
     *
     * @param testing the lines of what trial-run testing consists of
     */
    static RequirementLine testingEndsWithinItsTerm(Question question, List<RequirementLine> testing) {
        Finding finding = new Finding(Requirement.B2);
        Optional<Evidence> installed = question.lifecycle().firstInstallation();
        if (installed.isEmpty()) {
            return finding.missing(
                            message("b2.not-installed"),
                            message("remedy.install", question.version().text()),
                            Role.DEVELOPMENT,
                            Role.OPERATIONS)
                    .line();
        }
        Instant due = due(question, installed.get());
        boolean complete = testing.stream().noneMatch(RequirementLine::unmet);
        Instant finished = complete ? lastEvidence(testing).orElse(question.now()) : question.now();
        boolean late = !finished.isBefore(due);
        finding.due(due, late);
        if (late) {
            finding.missing(
                    message("b2.overdue", installed.get().at(), due), message("remedy.extend", Term.TESTING), Role.IT);
        } else if (complete) {
            finding.met(message("b2.finished", finished, due), installed.get());
        } else {
            finding.met(message("b2.running", installed.get().at(), due), installed.get());
        }
        return finding.line();
    }

    private static Instant due(Question question, Evidence installed) {
        Instant due = question.after(installed.at(), question.policy().periods().testingTerm());
        return question.lifecycle()
                .extension(Term.TESTING)
                .map(extension -> question.endOf(extension.until()))
                .filter(extended -> extended.isAfter(due))
                .orElse(due);
    }

    private static Optional<Instant> lastEvidence(List<RequirementLine> lines) {
        return lines.stream()
                .flatMap(line -> line.evidence().stream())
                .map(Evidence::at)
                .max(Comparator.naturalOrder());
    }

    /**
     * B3
     *
     * @param testing the lines of what trial-run testing consists of
     */
    static RequirementLine nobodyIsServedBeforeTestingIsComplete(Question question, List<RequirementLine> testing) {
        Finding finding = new Finding(Requirement.B3);
        List<Serializable> open = testing.stream()
                .filter(RequirementLine::unmet)
                .map(line -> (Serializable) line.requirement().id())
                .distinct()
                .toList();
        String version = question.version().text();
        if (open.isEmpty()) {
            return finding.met(message("b3.complete", version)).line();
        }
        String ids = String.join(", ", open.stream().map(String::valueOf).toList());
        return finding.missing(message("b3.incomplete", version, ids), message("remedy.complete-testing", ids))
                .line();
    }

    /** B4 */
    static RequirementLine passesInTheTestEnvironment(Question question) {
        Finding finding = new Finding(Requirement.B4);
        RequiredEvidence evidence = RequiredEvidence.of(question, finding);
        evidence.sinceTheChange().passed(TestEnvironment.TEST, Role.OPERATIONS, IN_TEST_ENVIRONMENT);
        evidence.confirmed(ConfirmationSubject.TEST_ENVIRONMENT_SIMILAR);
        return finding.line();
    }

    /** B5: a test before the installation, without a contingency plan or without a backup does not count. */
    static RequirementLine passesInTheProductionEnvironment(Question question) {
        Finding finding = new Finding(Requirement.B5);
        RequiredEvidence evidence =
                RequiredEvidence.of(question, finding).documents(Role.OPERATIONS, DocumentKind.CONTINGENCY_PLAN);
        if (question.lifecycle().backup().isEmpty()) {
            finding.missing(message("b5.no-backup"), message("remedy.backup"), Role.OPERATIONS);
        } else {
            finding.met(message("b5.backup", question.lifecycle().backup().get().at()));
        }
        sinceTheInstallation(question, evidence)
                .sinceTheChange()
                .passed(TestEnvironment.PRODUCTION, Role.OPERATIONS, IN_PRODUCTION);
        List<Message> unprepared =
                question.lifecycle().tests(TestEnvironment.PRODUCTION, question.version()).entrySet().stream()
                        .filter(result -> IN_PRODUCTION.contains(result.getKey()))
                        .filter(result ->
                                result.getValue().passed() && !result.getValue().prepared())
                        .map(result -> result.getKey().label())
                        .sorted(Comparator.comparing(Message::key))
                        .toList();
        if (!unprepared.isEmpty()) {
            Message which = Message.list(unprepared);
            finding.missing(
                    message("b5.unprepared", which),
                    message("remedy.test-in-production-again", which),
                    Role.OPERATIONS);
        }
        return finding.line();
    }

    private static RequiredEvidence sinceTheInstallation(Question question, RequiredEvidence evidence) {
        return question.lifecycle().installation().map(evidence::after).orElse(evidence);
    }

    /** B6; shown by what closed the last one, which ends testing with it (B2). */
    static RequirementLine nonconformitiesAreRemedied(Question question) {
        Finding finding = new Finding(Requirement.B6);
        List<Nonconformity> open = question.lifecycle().nonconformities();
        List<Nonconformity> left = question.lifecycle().nonconformitiesLeftIn(question.version());
        left.forEach(nonconformity -> left(finding, nonconformity));
        if (open.isEmpty() && left.isEmpty()) {
            question.lifecycle().nonconformityClosed().ifPresent(finding::shownBy);
            return finding.met(message("b6.none")).line();
        }
        open.forEach(nonconformity -> judge(question, finding, nonconformity));
        return finding.line();
    }

    /** What is to be done about one that is open, by whom and by when. */
    static RequirementLine isRemedied(Question question, Nonconformity nonconformity) {
        Finding finding = new Finding(Requirement.B6);
        judge(question, finding, nonconformity);
        return finding.line();
    }

    private static void left(Finding finding, Nonconformity nonconformity) {
        String remedied = nonconformity.remedied().orElseThrow().text();
        finding.missing(
                        message(
                                "b6.left",
                                nonconformity.id().text(),
                                nonconformity.description(),
                                nonconformity.version().text(),
                                remedied),
                        message("remedy.go-on-with", remedied),
                        Role.DEVELOPMENT)
                .shownBy(nonconformity.opened());
    }

    private static void judge(Question question, Finding finding, Nonconformity nonconformity) {
        String id = nonconformity.id().text();
        finding.shownBy(nonconformity.opened());
        nonconformity.due().ifPresent(day -> finding.due(question.endOf(day), question.past(question.endOf(day))));
        if (!nonconformity.planned()) {
            finding.missing(
                    message("b6.no-plan", id, nonconformity.description()),
                    message("remedy.plan", id),
                    Role.DEVELOPMENT);
        } else if (!nonconformity.refusals().isEmpty()) {
            Message who = roles(nonconformity.refusals());
            finding.missing(
                    message("b6.refused", id, nonconformity.description(), who),
                    message("remedy.plan-anew", id),
                    Role.DEVELOPMENT);
        } else if (!nonconformity.missingReviews().isEmpty()) {
            Message who = roles(nonconformity.missingReviews());
            finding.missing(
                    message("b6.not-reviewed", id, nonconformity.description(), who),
                    message("remedy.review", who, id),
                    nonconformity.missingReviews().toArray(Role[]::new));
        } else if (nonconformity.finished().isEmpty()) {
            String day = nonconformity.due().orElseThrow().toString();
            boolean overdue = question.past(question.endOf(nonconformity.due().orElseThrow()));
            finding.missing(
                    message(overdue ? "b6.overdue" : "b6.under-way", id, nonconformity.description(), day),
                    message("remedy.finish", id),
                    Role.DEVELOPMENT);
        } else {
            String remedied = nonconformity.remedied().orElseThrow().text();
            finding.missing(
                    message("b6.not-retested", id, nonconformity.description(), remedied),
                    message("remedy.retest-nonconformity", id, remedied),
                    Role.OPERATIONS);
        }
    }

    private static Message roles(Set<Role> roles) {
        return Message.list(roles.stream().map(Role::label).toList());
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(TrialTestingRules.class, key, arguments);
    }
}
