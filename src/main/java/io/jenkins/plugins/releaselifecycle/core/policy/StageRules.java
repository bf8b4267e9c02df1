package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.BreakGlass;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/** What holds for every gate: the order of the stages, and the debt of a closed gate that somebody went through. */
final class StageRules {

    private StageRules() {}

    /** In which stages a gate can be asked. */
    static Set<Stage> stages(Gate gate) {
        return switch (gate) {
            case INSTALL -> Set.of(Stage.DEVELOPMENT, Stage.TRIAL_APPLICATION, Stage.TRIAL_TESTING);
            case GO_LIVE -> Set.of(Stage.TRIAL_TESTING);
            case HANDOVER, ACCEPTANCE -> Set.of(Stage.TRIAL_RUN, Stage.ACCEPTANCE);
            case CHANGE -> Set.of(Stage.TRIAL_RUN, Stage.ACCEPTANCE, Stage.FORMAL_OPERATION);
            case RETIRE ->
                Set.of(
                        Stage.DEVELOPMENT,
                        Stage.TRIAL_APPLICATION,
                        Stage.TRIAL_TESTING,
                        Stage.TRIAL_RUN,
                        Stage.ACCEPTANCE,
                        Stage.FORMAL_OPERATION);
        };
    }

    /** The application is where the gate can be asked, with the version that it is about. */
    static RequirementLine gateIsNext(Question question) {
        Finding finding = new Finding(Requirement.STAGE);
        Stage stage = question.lifecycle().stage();
        Gate gate = question.gate();
        if (!stages(gate).contains(stage)) {
            return finding.missing(message("stage.other", gate, stage), message("remedy.stage." + gate.id()))
                    .line();
        }
        Optional<Version> needed = neededVersion(question.lifecycle(), gate);
        String version = question.version().text();
        if (needed.isPresent() && !needed.get().equals(question.version())) {
            return finding.missing(
                            message(
                                    "stage.version." + gate.id(),
                                    version,
                                    needed.get().text()),
                            message("remedy.version", needed.get().text()))
                    .line();
        }
        boolean served = gate == Gate.HANDOVER || gate == Gate.ACCEPTANCE;
        if (served
                && question.lifecycle()
                        .trialRun()
                        .filter(run -> !run.admitted())
                        .isPresent()) {
            return finding.missing(
                            message("stage.not-admitted", version),
                            message("remedy.change", version),
                            Role.DEVELOPMENT,
                            Role.OPERATIONS)
                    .line();
        }
        return finding.met(message("stage.met", gate, stage)).line();
    }

    private static Optional<Version> neededVersion(Lifecycle lifecycle, Gate gate) {
        return switch (gate) {
            case GO_LIVE -> lifecycle.installed();
            case HANDOVER, ACCEPTANCE -> lifecycle.serving();
            case INSTALL, CHANGE, RETIRE -> Optional.empty();
        };
    }

    /** A closed gate that somebody went through keeps all gates closed until IT has reviewed it. */
    static RequirementLine brokenGlassIsReviewed(Question question) {
        Finding finding = new Finding(Requirement.BREAK_GLASS);
        for (BreakGlass used : question.lifecycle().unreviewedBreakGlass()) {
            finding.missing(
                            message(
                                    "break-glass.unreviewed",
                                    used.gate(),
                                    used.version().text(),
                                    used.evidence().actor().shown(),
                                    used.evidence().at(),
                                    used.reason()),
                            message("remedy.review-break-glass", used.evidence().sequence()),
                            Role.IT)
                    .shownBy(used.evidence());
        }
        return finding.met(message("break-glass.none")).line();
    }

    /** G1: the record stays readable, and nothing is deployed any more. */
    static RequirementLine lifeHasEnded() {
        return new Finding(Requirement.G1)
                .missing(message("g1.retired"), message("remedy.register-anew"))
                .line();
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(StageRules.class, key, arguments);
    }
}
