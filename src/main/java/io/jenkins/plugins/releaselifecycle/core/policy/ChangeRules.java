package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.AspectResult;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Change;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes: in the trial run (§5; D10, D11) and in formal operation (§7; F3). */
final class ChangeRules {

    private ChangeRules() {}

    /** D10 */
    static RequirementLine changedPartIsTestedAgain(Question question) {
        Finding finding = new Finding(Requirement.D10);
        Optional<Change> change = question.lifecycle().change(question.version());
        String version = question.version().text();
        if (change.isEmpty()) {
            finding.missing(
                    message("d10.no-change", version), message("remedy.record-change", version), Role.DEVELOPMENT);
        } else {
            finding.met(
                    message("d10.change", version, change.get().scope()),
                    change.get().evidence());
        }
        tested(question, finding, change.map(Change::evidence));
        new Votes(question).decideAfter(finding, votesCountAfter(question));
        return finding.line();
    }

    /** D11 */
    static RequirementLine majorChangeStartsEverythingAgain(Question question) {
        Optional<Change> major =
                question.lifecycle().change(question.version()).filter(change -> change.scope() == ChangeScope.MAJOR);
        String version = question.version().text();
        if (major.isEmpty()) {
            return Finding.notApplicable(Requirement.D11, message("d11.not-major", version));
        }
        Finding finding = new Finding(Requirement.D11).shownBy(major.get().evidence());
        boolean wentThrough = question.lifecycle()
                .trialRun()
                .filter(run -> run.openedWith().equals(question.version()))
                .map(TrialRun::opened)
                .filter(opened -> opened.sequence() > major.get().evidence().sequence())
                .isPresent();
        if (wentThrough) {
            finding.met(message("d11.met", version));
        } else {
            finding.missing(message("d11.major", version), message("remedy.apply-again", version), Role.DEVELOPMENT);
        }
        return finding.line();
    }

    /** F3 */
    static RequirementLine sameVersionPassedInTheTestEnvironment(Question question) {
        Finding finding = new Finding(Requirement.F3);
        Optional<Evidence> changed =
                question.lifecycle().change(question.version()).map(Change::evidence);
        tested(question, finding, changed);
        new Votes(question).decideAfter(finding, votesCountAfter(question));
        return finding.line();
    }

    /** Sequence of what is decided on: in formal operation the last test, before that the last grading of the change. */
    static long votesCountAfter(Question question) {
        Optional<Evidence> changed =
                question.lifecycle().change(question.version()).map(Change::evidence);
        Optional<Evidence> decidedOn =
                question.lifecycle().stage() == Stage.FORMAL_OPERATION ? last(counting(question, changed)) : changed;
        return decidedOn.map(Evidence::sequence).orElse(0L);
    }

    /** The kinds of security test that a change needs: of what it touches, and the application in any case. */
    static Set<ScanKind> kindsTouched(Question question) {
        EnumSet<ScanKind> kinds = question.lifecycle()
                .change(question.version())
                .map(change -> EnumSet.copyOf(change.affects()))
                .orElse(EnumSet.allOf(ScanKind.class));
        kinds.add(ScanKind.APPLICATION_VULNERABILITY_SCAN);
        kinds.retainAll(question.kinds());
        return kinds;
    }

    /** The tests of this version in the test environment since its change. */
    private static List<AspectResult> counting(Question question, Optional<Evidence> changed) {
        return question.lifecycle().tests(TestEnvironment.TEST, question.version()).values().stream()
                .filter(result -> changed.isEmpty()
                        || result.evidence().sequence() > changed.get().sequence())
                .toList();
    }

    private static void tested(Question question, Finding finding, Optional<Evidence> changed) {
        Map<TestAspect, AspectResult> results = question.lifecycle().tests(TestEnvironment.TEST, question.version());
        List<AspectResult> counting = counting(question, changed);
        String version = question.version().text();
        if (counting.isEmpty()) {
            String key = results.isEmpty() ? "change.not-tested" : "change.tested-before";
            finding.missing(message(key, version), message("remedy.test-change", version), Role.OPERATIONS);
        } else if (!failed(results).isEmpty()) {
            Message failed = Message.list(failed(results));
            finding.missing(
                    message("change.failed", version, failed),
                    message("remedy.fix-change", version, failed),
                    Role.DEVELOPMENT,
                    Role.OPERATIONS);
        } else {
            finding.met(message("change.tested", version));
        }
        last(counting).ifPresent(finding::shownBy);
    }

    /** A failure holds until the version passes in that respect, however often its change is recorded meanwhile. */
    private static List<Message> failed(Map<TestAspect, AspectResult> results) {
        return results.entrySet().stream()
                .filter(result -> !result.getValue().passed())
                .map(result -> result.getKey().label())
                .toList();
    }

    private static Optional<Evidence> last(Collection<AspectResult> results) {
        return results.stream().map(AspectResult::evidence).max(Comparator.comparingLong(Evidence::sequence));
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(ChangeRules.class, key, arguments);
    }
}
