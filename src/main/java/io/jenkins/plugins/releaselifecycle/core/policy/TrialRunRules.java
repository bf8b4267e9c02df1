package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Classification;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Extension;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TemporaryAccess;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Family D, second part: the trial run as a whole (§5). */
final class TrialRunRules {

    private TrialRunRules() {}

    /** D1 */
    static RequirementLine startAndLengthAreFixedTogether(Question question) {
        Finding finding = new Finding(Requirement.D1);
        new Votes(question).decide(finding);
        question.lifecycle()
                .request(question.gate())
                .filter(request -> request.version().equals(question.version()))
                .flatMap(GateRequest::trialRun)
                .ifPresent(terms -> judge(question, finding, terms));
        return finding.line();
    }

    private static void judge(Question question, Finding finding, TrialRunTerms terms) {
        Message remedy = message(
                "remedy.request-within-bounds",
                question.policy().periods().shortest().toString(),
                question.policy().periods().longest().toString());
        outOfBounds(question.policy(), terms).forEach(why -> finding.missing(why, remedy, Role.DEVELOPMENT));
        finding.met(message("d1.fixed", terms.start().toString(), terms.length().toString()));
    }

    /** Why the policy does not allow a trial run of such lengths; none where it does. */
    static List<Message> outOfBounds(Policy policy, TrialRunTerms terms) {
        LocalDate start = terms.start();
        Periods periods = policy.periods();
        LocalDate end = start.plus(terms.length());
        List<Message> why = new ArrayList<>();
        if (end.isBefore(start.plus(periods.shortest())) || end.isAfter(start.plus(periods.longest()))) {
            why.add(message(
                    "d1.out-of-bounds",
                    terms.length().toString(),
                    periods.shortest().toString(),
                    periods.longest().toString()));
        }
        if (start.plus(terms.observation()).isAfter(end)) {
            why.add(message(
                    "d1.observation-too-long",
                    terms.observation().toString(),
                    terms.length().toString()));
        }
        return why;
    }

    /** The first day on which service may open, as it was proposed; empty where it has come, or nothing is proposed. */
    static Optional<LocalDate> firstDay(Question question) {
        return question.lifecycle()
                .request(question.gate())
                .filter(request -> request.version().equals(question.version()))
                .flatMap(GateRequest::trialRun)
                .map(TrialRunTerms::start)
                .filter(day -> !question.past(question.startOf(day)));
    }

    /** D2 */
    static RequirementLine backupsAreTaken(Question question) {
        Finding finding = new Finding(Requirement.D2);
        Optional<RunPeriods> periods = RunPeriods.of(question);
        if (periods.isEmpty()) {
            return ObservationRules.notStarted(question, finding);
        }
        Instant start = periods.get().start();
        Optional<Evidence> backup = question.lifecycle()
                .backup()
                .filter(taken -> !taken.at().isBefore(start)
                        && taken.sequence() > periods.get().began().sequence());
        if (backup.isPresent()) {
            finding.met(message("d2.met", backup.get().at()), backup.get());
        } else {
            finding.missing(message("d2.unmet", start), message("remedy.backup"), Role.OPERATIONS);
        }
        return finding.line();
    }

    /** D8 */
    static RequirementLine operationsRunsTheSystem(Question question) {
        Finding finding = new Finding(Requirement.D8);
        Optional<Evidence> handover = question.lifecycle().trialRun().flatMap(TrialRun::handover);
        if (handover.isPresent()) {
            finding.met(message("d8.met", handover.get().at()), handover.get());
        } else {
            finding.missing(message("d8.unmet"), message("remedy.hand-over"), Role.BUSINESS, Role.OPERATIONS, Role.IT);
        }
        return finding.line();
    }

    /** D9 */
    static RequirementLine trialRunIsStable(Question question) {
        Finding finding = new Finding(Requirement.D9);
        Optional<RunPeriods> periods = RunPeriods.of(question);
        if (periods.isEmpty()) {
            return ObservationRules.notStarted(question, finding);
        }
        ObservationRules.openFailures(question, finding);
        question.lifecycle()
                .trialRun()
                .flatMap(TrialRun::restarted)
                .ifPresent(restart -> finding.met(
                        message(
                                "d9.restarted." + restart.cause().id(),
                                periods.get().start(),
                                restart.name()),
                        restart.evidence()));
        return finding.met(message("d9.met", periods.get().start())).line();
    }

    /** D12 */
    static RequirementLine reportsAreFiledAndTemporaryMeasuresRemoved(Question question) {
        Finding finding = new Finding(Requirement.D12);
        Optional<RunPeriods> periods = RunPeriods.of(question);
        if (periods.isEmpty()) {
            return ObservationRules.notStarted(question, finding);
        }
        RequiredEvidence.of(question, finding)
                .after(periods.get().began())
                .from(periods.get().start())
                .documents(
                        Role.DEVELOPMENT,
                        DocumentKind.WORK_REPORT,
                        DocumentKind.TECHNICAL_REPORT,
                        DocumentKind.USER_REPORT);
        RequiredEvidence.of(question, finding)
                .after(periods.get().began())
                .from(periods.get().end())
                .documents(Role.OPERATIONS, DocumentKind.TRIAL_RUN_REPORT)
                .confirmed(ConfirmationSubject.TEMPORARY_MEASURES_REMOVED);
        askedAfter(question, finding, periods.get().end());
        for (TemporaryAccess access : question.lifecycle().temporaryAccesses()) {
            finding.missing(
                            message("d12.access", access.id().text(), access.person()),
                            message("remedy.revoke", access.id().text()),
                            Role.OPERATIONS)
                    .shownBy(access.evidence());
        }
        return finding.line();
    }

    /** Acceptance is asked for once what it concludes is over; what was asked for before that is void. */
    static void askedAfter(Question question, Finding finding, Instant moment) {
        question.lifecycle()
                .request(Gate.ACCEPTANCE)
                .filter(request -> request.version().equals(question.version()))
                .map(GateRequest::request)
                .filter(request -> request.closing().isEmpty())
                .map(Request::evidence)
                .filter(asked -> asked.at().isBefore(moment))
                .ifPresent(asked -> finding.missing(
                                message("acceptance.asked-early", asked.at(), moment),
                                message("remedy.ask-again", moment),
                                Role.DEVELOPMENT)
                        .shownBy(asked));
    }

    /** D13 */
    static RequirementLine subordinateUnitsFileInTime(Question question) {
        Finding finding = new Finding(Requirement.D13);
        Lifecycle lifecycle = question.lifecycle();
        Optional<Classification> classification = lifecycle.classification();
        if (classification.isEmpty()) {
            return finding.missing(message("d13.not-classified"), message("remedy.classify"), Role.IT)
                    .line();
        }
        int level = classification.get().protectionLevel();
        if (!classification.get().subordinate() || level < question.policy().filingLevel()) {
            return Finding.notApplicable(
                    Requirement.D13,
                    message(classification.get().subordinate() ? "d13.level" : "d13.not-subordinate", level));
        }
        Optional<Evidence> started = lifecycle.trialRun().flatMap(TrialRun::started);
        if (started.isEmpty()) {
            return ObservationRules.notStarted(question, finding);
        }
        Instant due = filingDue(question, started.get());
        Optional<Evidence> filed = lifecycle.filing();
        Instant when = filed.map(Evidence::at).orElse(question.now());
        boolean late = !when.isBefore(due);
        finding.due(due, late);
        if (late) {
            finding.missing(message("d13.overdue", due), message("remedy.extend", Term.FILING), Role.IT);
        }
        if (filed.isPresent()) {
            finding.met(message("d13.filed", filed.get().at()), filed.get());
        } else {
            finding.missing(message("d13.not-filed", due), message("remedy.file"), Role.DEVELOPMENT);
        }
        return finding.line();
    }

    private static Instant filingDue(Question question, Evidence started) {
        Instant due = question.after(started.at(), question.policy().periods().filingTerm());
        return question.lifecycle()
                .extension(Term.FILING)
                .map(Extension::until)
                .map(question::endOf)
                .filter(extended -> extended.isAfter(due))
                .orElse(due);
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(TrialRunRules.class, key, arguments);
    }
}
