package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.util.List;

/** What the application is. */
public sealed interface ApplicationFact extends Fact {

    /** The application came under the rule; always the first fact of a ledger. */
    record ApplicationRegistered(String name) implements ApplicationFact {
        public ApplicationRegistered {
            Members.text(name, "name");
        }

        @Override
        public List<Serializable> told() {
            return List.of(name);
        }
    }

    /**
     * The application's job was renamed or moved; its record goes on.
     *
     * @param kept which of its former names go on to count
     */
    record ApplicationMoved(String from, String to, NamesKept kept) implements ApplicationFact {
        public ApplicationMoved {
            Members.text(from, "from");
            Members.text(to, "to");
            Members.required(kept, "kept");
        }

        @Override
        public List<Serializable> told() {
            return List.of(from, to);
        }
    }

    /** Somebody who may do so said whether the application is open to the outside (C2, C3). */
    record ExposureDeclared(Exposure exposure) implements ApplicationFact {
        public ExposureDeclared {
            Members.required(exposure, "exposure");
        }

        @Override
        public List<Serializable> told() {
            return List.of(exposure);
        }
    }

    /**
     * The application was graded (D13).
     *
     * @param protectionLevel 等级保护, 1 to 5
     * @param subordinate whether it is a subordinate unit's
     */
    record ApplicationClassified(int protectionLevel, boolean subordinate) implements ApplicationFact {
        public ApplicationClassified {
            if (protectionLevel < 1 || protectionLevel > 5) {
                throw new InvalidInputException(
                        Message.of(ApplicationFact.class, "member.protection-level", protectionLevel));
            }
        }

        @Override
        public List<Serializable> told() {
            return List.of(
                    protectionLevel,
                    Message.of(ApplicationFact.class, subordinate ? "unit.subordinate" : "unit.superior"));
        }
    }
}
