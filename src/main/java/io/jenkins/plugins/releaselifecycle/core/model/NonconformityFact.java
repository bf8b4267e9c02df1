package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was found wrong and how it is put right (B6, E8). */
public sealed interface NonconformityFact extends Fact {

    Reference nonconformity();

    /** Something is not as it has to be. Its name is not used twice in one ledger. */
    record NonconformityOpened(Reference nonconformity, Version version, String description)
            implements NonconformityFact {
        public NonconformityOpened {
            Members.required(nonconformity, "nonconformity");
            Members.required(version, "version");
            Members.text(description, "description");
        }

        @Override
        public List<Serializable> told() {
            return List.of(nonconformity.text(), version.text(), description);
        }
    }

    /**
     * DEVELOPMENT says how it will be put right; a later plan replaces an earlier one, and its reviews.
     *
     * @param due last day, in the policy's time zone
     */
    record RemediationPlanned(Reference nonconformity, String plan, LocalDate due) implements NonconformityFact {
        public RemediationPlanned {
            Members.required(nonconformity, "nonconformity");
            Members.text(plan, "plan");
            Members.date(due, "due");
        }

        @Override
        public List<Serializable> told() {
            return List.of(nonconformity.text(), due.toString(), plan);
        }
    }

    /**
     * IT or BUSINESS looked at the plan.
     *
     * @param comment {@code null} for none; required where the plan is not approved
     */
    record RemediationReviewed(Reference nonconformity, Role role, boolean approved, String comment)
            implements NonconformityFact {
        public RemediationReviewed {
            Members.required(nonconformity, "nonconformity");
            if (Members.required(role, "role") != Role.IT && role != Role.BUSINESS) {
                throw new InvalidInputException(Message.of(NonconformityFact.class, "remediation.role", role));
            }
            if (!approved) {
                Members.text(comment, "comment");
            }
        }

        @Override
        public List<Serializable> told() {
            return List.of(
                    nonconformity.text(),
                    role,
                    Message.of(NonconformityFact.class, approved ? "decision.approved" : "decision.rejected"));
        }
    }

    /**
     * It was put right; tests from before say nothing any more about what was touched (C5).
     *
     * @param kind whose target was touched, {@code null} for all
     */
    record RemediationFinished(Reference nonconformity, Version version, ScanKind kind) implements NonconformityFact {
        public RemediationFinished {
            Members.required(nonconformity, "nonconformity");
            Members.required(version, "version");
        }

        public Optional<ScanKind> touched() {
            return Optional.ofNullable(kind);
        }

        @Override
        public List<Serializable> told() {
            return List.of(nonconformity.text(), version.text());
        }
    }

    /** It was tested again; passing closes it. */
    record NonconformityRetested(Reference nonconformity, Version version, boolean passed, String report)
            implements NonconformityFact {
        public NonconformityRetested {
            Members.required(nonconformity, "nonconformity");
            Members.required(version, "version");
            Members.text(report, "report");
        }

        @Override
        public List<Serializable> told() {
            return List.of(
                    nonconformity.text(),
                    version.text(),
                    Message.of(NonconformityFact.class, passed ? "outcome.passed" : "outcome.failed"));
        }
    }
}
