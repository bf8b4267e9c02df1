package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.util.List;

/** What happened to the record itself. */
public sealed interface LedgerFact extends Fact {

    /**
     * The last line of the ledger had been written only in part when the machine went down. It had never been
     * acknowledged to anybody; its bytes were put aside.
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

    /** A fact that this version of the product does not understand, as after going back to an older one. */
    record NotUnderstood(String type, int schema) implements LedgerFact {
        @Override
        public List<Serializable> told() {
            return List.of(type, schema);
        }
    }
}
