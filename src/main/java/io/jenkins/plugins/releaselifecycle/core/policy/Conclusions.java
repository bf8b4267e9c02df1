package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What follows at once when a gate that no deployment goes through is open: the handover is completed, acceptance is
 * passed, the application is retired (D8, E9, G1).
 */
public final class Conclusions {

    /** The gates that are concluded by a fact, and not by a deployment. */
    public static final List<Gate> GATES = List.of(Gate.HANDOVER, Gate.ACCEPTANCE, Gate.RETIRE);

    private Conclusions() {}

    /** Whether what the gate asks for is done and can be decided no more, though its request is remembered. */
    public static boolean concluded(Gate gate, Lifecycle lifecycle) {
        return gate == Gate.HANDOVER
                && lifecycle.trialRun().flatMap(TrialRun::handover).isPresent();
    }

    /**
     * The fact that follows from where the application stands: the conclusion of the first of these gates that somebody
     * has asked for and that is open.
     *
     * @param verdicts answers for a gate and a version, on that state
     */
    public static Optional<Fact> following(Lifecycle lifecycle, BiFunction<Gate, Version, Verdict> verdicts) {
        return GATES.stream()
                .flatMap(gate -> lifecycle.request(gate).stream())
                .filter(request -> request.request().closing().isEmpty())
                .map(request -> of(verdicts.apply(request.gate(), request.version()), lifecycle))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The fact that is to be recorded where the verdict is open and its conclusion is not on record. */
    public static Optional<Fact> of(Verdict verdict, Lifecycle lifecycle) {
        if (!verdict.open()) {
            return Optional.empty();
        }
        return switch (verdict.gate()) {
            case HANDOVER ->
                lifecycle
                        .trialRun()
                        .filter(run -> run.handover().isEmpty())
                        .map(run -> new HandoverCompleted(verdict.version(), verdict.policy()));
            case ACCEPTANCE -> Optional.of(new AcceptancePassed(verdict.version(), verdict.policy()));
            case RETIRE -> Optional.of(new ApplicationRetired(verdict.policy()));
            case INSTALL, GO_LIVE, CHANGE -> Optional.empty();
        };
    }
}
