package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.List;
import java.util.Objects;

/**
 * Something that happened to an application, in the past tense. Facts are never changed and never taken back; what an
 * application is allowed follows from all of them.
 */
public sealed interface Fact {

    /** The application came under the rule; always the first fact of a ledger. */
    record ApplicationRegistered(String name) implements Fact {
        public ApplicationRegistered {
            Objects.requireNonNull(name, "name");
        }
    }

    /** The application's job was renamed or moved; its record goes on. */
    record ApplicationMoved(String from, String to) implements Fact {
        public ApplicationMoved {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /** Somebody who may do so said whether the application is open to the outside (C2, C3). */
    record ExposureDeclared(Exposure exposure) implements Fact {
        public ExposureDeclared {
            Objects.requireNonNull(exposure, "exposure");
        }
    }

    /**
     * A security test of one kind was carried out on one version (C1–C5).
     *
     * @param severityMapping version of the mapping from the formats' severities to {@link Severity}
     */
    record SecurityTestRecorded(ScanKind kind, Version version, int severityMapping, List<RecordedReport> reports)
            implements Fact {
        public SecurityTestRecorded {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(version, "version");
            reports = List.copyOf(reports);
            if (reports.isEmpty()) {
                throw new IllegalArgumentException("A security test needs at least one report");
            }
        }
    }

    /**
     * A deployment into production was refused; nothing of it ran.
     *
     * @param unmet ids of the requirements that were not met
     * @param policy digest of the policy that was asked
     */
    record DeploymentBlocked(Gate gate, Version version, List<String> unmet, String policy) implements Fact {
        public DeploymentBlocked {
            Objects.requireNonNull(gate, "gate");
            Objects.requireNonNull(version, "version");
            unmet = List.copyOf(unmet);
            Objects.requireNonNull(policy, "policy");
        }
    }

    /** A deployment into production was let through an open gate and began. */
    record DeploymentStarted(Gate gate, Version version, String policy) implements Fact {
        public DeploymentStarted {
            Objects.requireNonNull(gate, "gate");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(policy, "policy");
        }
    }

    /**
     * A deployment ended.
     *
     * @param started sequence of its {@link DeploymentStarted}
     */
    record DeploymentFinished(Gate gate, Version version, long started, DeploymentOutcome outcome) implements Fact {
        public DeploymentFinished {
            Objects.requireNonNull(gate, "gate");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /**
     * The last line of the ledger had been written only in part when the machine went down. It had never been
     * acknowledged to anybody; its bytes were put aside.
     */
    record TailRepaired(long bytes, String sha256) implements Fact {
        public TailRepaired {
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /** A fact that this version of the product does not understand, as after going back to an older one. */
    record NotUnderstood(String type, int schema) implements Fact {}
}
