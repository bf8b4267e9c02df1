package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Incident;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.io.Serializable;
import java.util.Optional;

/** Family D, first part: the observation period and the handover of operating rights (§5). */
final class ObservationRules {

    private ObservationRules() {}

    /** D3 */
    static RequirementLine permissionsAreProposedAndRegistered(Question question) {
        Finding finding = new Finding(Requirement.D3);
        RequiredEvidence.of(question, finding)
                .confirmed(ConfirmationSubject.PERMISSIONS_PROPOSED)
                .confirmed(ConfirmationSubject.PERMISSIONS_REGISTERED);
        return finding.line();
    }

    /** D4: what was confirmed or reported before the present observation period was over says nothing of all of it. */
    static RequirementLine observationIsWatchedAndReported(Question question) {
        Finding finding = new Finding(Requirement.D4);
        Optional<RunPeriods> periods = RunPeriods.of(question);
        if (periods.isEmpty()) {
            return notStarted(question, finding);
        }
        RequiredEvidence.of(question, finding)
                .after(periods.get().began())
                .from(periods.get().observationEnd())
                .confirmed(ConfirmationSubject.OBSERVATION_WATCHED)
                .documents(Role.OPERATIONS, DocumentKind.OBSERVATION_REPORT);
        return finding.line();
    }

    /** D5 */
    static RequirementLine observationLastsLongEnough(Question question) {
        Finding finding = new Finding(Requirement.D5);
        Optional<RunPeriods> started = RunPeriods.of(question);
        if (started.isEmpty()) {
            return notStarted(question, finding);
        }
        RunPeriods periods = started.get();
        if (periods.observed()) {
            finding.met(message("d5.met", periods.observationStart(), periods.observationEnd()));
        } else if (question.past(periods.observationEnd())) {
            openFailures(question, finding);
        } else {
            finding.missing(
                            message("d5.running", periods.observationStart(), periods.observationEnd()),
                            message("remedy.wait", periods.observationEnd()))
                    .due(periods.observationEnd(), false);
        }
        return finding.line();
    }

    /** D6 */
    static RequirementLine observationRanWithoutABreak(Question question) {
        Finding finding = new Finding(Requirement.D6);
        Optional<RunPeriods> started = RunPeriods.of(question);
        if (started.isEmpty()) {
            return notStarted(question, finding);
        }
        RunPeriods periods = started.get();
        if (periods.observationStart().isAfter(periods.start())) {
            finding.met(message("d6.restarted", periods.observationStart()));
        }
        openFailures(question, finding);
        if (!periods.observed() && finding.isMet()) {
            finding.missing(
                            message("d6.running", periods.observationEnd()),
                            message("remedy.wait", periods.observationEnd()))
                    .due(periods.observationEnd(), false);
        }
        RequiredEvidence.of(question, finding)
                .after(periods.began())
                .from(periods.observationEnd())
                .confirmed(ConfirmationSubject.OBSERVATION_SATISFACTORY);
        return finding.line();
    }

    /** Puts down the incidents that keep every period from ending. */
    static void openFailures(Question question, Finding finding) {
        question.lifecycle().incidents().stream()
                .filter(Incident::failure)
                .forEach(incident -> finding.missing(
                                message(
                                        "incident.open",
                                        incident.id().text(),
                                        incident.description(),
                                        incident.began(),
                                        incident.impact()),
                                message("remedy.resolve", incident.id().text()),
                                Role.DEVELOPMENT,
                                Role.OPERATIONS)
                        .shownBy(incident.evidence()));
    }

    /** D7: BUSINESS and OPERATIONS review, IT approves; then the rights pass, with a list of who holds which. */
    static RequirementLine rightsAreHandedOver(Question question) {
        Finding finding = new Finding(Requirement.D7);
        RequiredEvidence.of(question, finding)
                .documents(Role.DEVELOPMENT, DocumentKind.OPERATING_RIGHTS, DocumentKind.SUPPORT_CONTACTS);
        new Votes(question).decideAfter(finding, votesCountAfter(question));
        return finding.line();
    }

    /** Sequence of the report that is reviewed. */
    static long votesCountAfter(Question question) {
        return question.lifecycle()
                .document(DocumentKind.OBSERVATION_REPORT)
                .map(document -> document.evidence().sequence())
                .orElse(0L);
    }

    static RequirementLine notStarted(Question question, Finding finding) {
        String version = question.version().text();
        return finding.missing(
                        message("trial-run.not-started", version),
                        message("remedy.start-trial-run", version),
                        Role.DEVELOPMENT,
                        Role.OPERATIONS)
                .line();
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(ObservationRules.class, key, arguments);
    }
}
