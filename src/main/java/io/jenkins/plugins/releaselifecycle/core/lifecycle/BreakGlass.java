package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Version;

/**
 * Somebody went through a closed gate, and IT has not reviewed it.
 *
 * @param used whether the deployment that it was for has begun
 */
public record BreakGlass(Evidence evidence, Gate gate, Version version, String reason, boolean used) {

    /** Whether a deployment of that version can begin by it at that gate. */
    public boolean opens(Gate asked, Version deployed) {
        return !used && gate == asked && version.equals(deployed);
    }

    BreakGlass spent() {
        return new BreakGlass(evidence, gate, version, reason, true);
    }
}
