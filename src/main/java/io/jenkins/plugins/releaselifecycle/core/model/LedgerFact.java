package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** What happened to the record itself. */
public sealed interface LedgerFact extends Fact {

    /**
     * What stood at the end of the ledger had been written only in part, or nobody knew whether it was safe, when the machine went down
     * or the disk failed. It had never been acknowledged to anybody; its bytes were put aside.
     */
    record TailRepaired(long bytes, String sha256) implements LedgerFact {
        public TailRepaired {
            Members.required(sha256, "sha256");
        }

        @Override
        public List<Serializable> told() {
            return List.of(bytes);
        }
    }

    /**
     * Somebody moved the controller's clock, forward or back. Nothing becomes shorter by it: no fact is taken to be earlier than one
     * before it.
     *
     * @param from time that should have been shown: the one that has passed since the start, or that of the last fact
     * @param to time that was shown
     */
    record ClockMoved(Instant from, Instant to) implements LedgerFact {
        public ClockMoved {
            Members.moment(from, "from");
            Members.moment(to, "to");
        }

        @Override
        public List<Serializable> told() {
            return List.of(from, to);
        }
    }

    /**
     * The job of the application was deleted. Its record is closed: nothing is recorded any more, and every gate is closed.
     *
     * @param name full name that the job had
     */
    record ApplicationDeleted(String name) implements LedgerFact {
        public ApplicationDeleted {
            Members.required(name, "name");
        }

        @Override
        public List<Serializable> told() {
            return List.of(name);
        }
    }

    /**
     * An administrator answers for a ledger that the controller could not vouch for, up to this fact: one that was restored from a
     * backup, or came from another controller. What it says before this fact is the administrator's word.
     *
     * @param name full name of the application that it is the record of from now on
     * @param problem why the controller could not vouch for it
     * @param reason in the administrator's words
     */
    record LedgerAdopted(String name, AdoptionCause problem, String reason) implements LedgerFact {
        public LedgerAdopted {
            Members.required(name, "name");
            Members.required(problem, "problem");
            Members.text(reason, "reason");
        }

        @Override
        public List<Serializable> told() {
            return List.of(name, problem, reason);
        }
    }

    /** A fact that this version of the product does not understand, as after going back to an older one. */
    record NotUnderstood(String type, int schema) implements LedgerFact {
        @Override
        public List<Serializable> told() {
            return List.of(type, schema);
        }
    }
}
