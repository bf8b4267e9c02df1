package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * A fact by which an application went through a gate.
 *
 * @param before where the application stood just before it
 * @param policy digest of the policy that was asked, by the word of the fact
 */
record Passage(RecordedFact fact, Lifecycle before, Gate gate, Version version, String policy) {

    /** Whether the fact goes through a gate. */
    static boolean is(RecordedFact recorded) {
        return gate(recorded).isPresent();
    }

    /** Empty where the fact goes through no gate, or for no version that anybody knows. */
    static Optional<Passage> of(RecordedFact recorded, Lifecycle before) {
        Optional<Version> version = version(recorded).or(before::latestVersion);
        return gate(recorded)
                .flatMap(gate -> version.map(passed -> new Passage(
                        recorded,
                        before,
                        gate,
                        passed,
                        Policies.namedBy(recorded.fact()).orElse(""))));
    }

    private static Optional<Gate> gate(RecordedFact recorded) {
        if (recorded.fact() instanceof DeploymentStarted started) {
            return Optional.of(started.gate());
        }
        if (recorded.fact() instanceof HandoverCompleted) {
            return Optional.of(Gate.HANDOVER);
        }
        if (recorded.fact() instanceof AcceptancePassed) {
            return Optional.of(Gate.ACCEPTANCE);
        }
        return recorded.fact() instanceof ApplicationRetired ? Optional.of(Gate.RETIRE) : Optional.empty();
    }

    private static Optional<Version> version(RecordedFact recorded) {
        if (recorded.fact() instanceof DeploymentStarted started) {
            return Optional.of(started.version());
        }
        if (recorded.fact() instanceof HandoverCompleted completed) {
            return Optional.of(completed.version());
        }
        return recorded.fact() instanceof AcceptancePassed passed ? Optional.of(passed.version()) : Optional.empty();
    }

    /** Whether the gate was closed and the policy, by the word of the fact, only warned. */
    boolean warned() {
        return fact.fact() instanceof DeploymentStarted started
                && !started.unmet().isEmpty()
                && !emergency();
    }

    /** Whether it went through the closed gate in an emergency. */
    boolean emergency() {
        return fact.fact() instanceof DeploymentStarted
                && before.unreviewedBreakGlass().stream()
                        .anyMatch(glass -> !glass.used()
                                && glass.gate() == gate
                                && glass.version().equals(version));
    }

    /**
     * The answer of the gate at that moment, by the policy that was asked where it is known, otherwise by the present one. Files that
     * were kept are taken to have been there.
     */
    Verdict verdict(Policies policies) {
        Policy asked = policies.of(policy).orElse(policies.inForce());
        Instant moment = before.latest().isAfter(fact.at()) ? before.latest() : fact.at();
        return GateEvaluation.evaluate(new Question(
                gate,
                before,
                asked,
                asked.exposureOf(before.declaredExposure()),
                version,
                moment,
                policies.all(),
                digest -> EvidenceState.KEPT));
    }
}
