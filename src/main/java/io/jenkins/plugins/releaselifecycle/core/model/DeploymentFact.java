package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.util.List;

/** What was brought into production, and what was kept out. */
public sealed interface DeploymentFact extends Fact {

    Gate gate();

    Version version();

    /**
     * A deployment into production was refused; nothing of it ran.
     *
     * @param unmet ids of the requirements that were not met
     * @param policy digest of the policy that was asked
     */
    record DeploymentBlocked(Gate gate, Version version, List<String> unmet, String policy) implements DeploymentFact {
        public DeploymentBlocked {
            Members.required(gate, "gate");
            Members.required(version, "version");
            Members.required(unmet, "unmet").forEach(id -> Members.text(id, "unmet"));
            unmet = List.copyOf(unmet);
            Members.required(policy, "policy");
        }

        @Override
        public List<Serializable> told() {
            return List.of(version.text(), String.join(", ", unmet), gate);
        }
    }

    /**
     * A deployment into production began.
     *
     * @param unmet ids of the requirements that were not met: none where the gate was open; otherwise it was let through in an
     *     emergency, or because the policy only warned
     * @param policy digest of the policy that was asked
     */
    record DeploymentStarted(Gate gate, Version version, List<String> unmet, String policy) implements DeploymentFact {
        public DeploymentStarted {
            Members.required(gate, "gate");
            Members.required(version, "version");
            Members.required(unmet, "unmet").forEach(id -> Members.text(id, "unmet"));
            unmet = List.copyOf(unmet);
            Members.required(policy, "policy");
        }

        @Override
        public List<Serializable> told() {
            return unmet.isEmpty()
                    ? List.of(version.text(), gate)
                    : List.of(version.text(), gate, String.join(", ", unmet));
        }
    }

    /**
     * A deployment ended.
     *
     * @param started sequence of its {@link DeploymentStarted}
     */
    record DeploymentFinished(Gate gate, Version version, long started, DeploymentOutcome outcome)
            implements DeploymentFact {
        public DeploymentFinished {
            Members.required(gate, "gate");
            Members.required(version, "version");
            Members.required(outcome, "outcome");
        }

        @Override
        public List<Serializable> told() {
            return List.of(version.text(), outcome, gate);
        }
    }
}
