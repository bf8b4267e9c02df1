package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.util.List;

/** Going through a closed gate in an emergency, and the debt that it leaves. */
public sealed interface ExceptionFact extends Fact {

    /** A person with that right went through a closed gate; every gate stays closed until IT has reviewed it. */
    record BreakGlassUsed(Gate gate, Version version, String reason) implements ExceptionFact {
        public BreakGlassUsed {
            Members.required(gate, "gate");
            Members.required(version, "version");
            Members.text(reason, "reason");
        }

        @Override
        public List<Serializable> told() {
            return List.of(gate, version.text(), reason);
        }
    }

    /**
     * IT looked at what was done, and the gates may open again.
     *
     * @param used sequence of the {@link BreakGlassUsed}
     */
    record BreakGlassReviewed(long used, String conclusion) implements ExceptionFact {
        public BreakGlassReviewed {
            Members.text(conclusion, "conclusion");
        }

        @Override
        public List<Serializable> told() {
            return List.of(used, conclusion);
        }
    }
}
