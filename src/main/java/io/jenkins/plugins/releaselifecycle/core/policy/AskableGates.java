package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The gates that can be asked where an application stands, and the version that each would be asked for. */
public final class AskableGates {

    private AskableGates() {}

    /** In the order of an application's life; none after retirement, and none while no version is on record. */
    public static Map<Gate, Version> of(Lifecycle lifecycle) {
        Map<Gate, Version> askable = new EnumMap<>(Gate.class);
        for (Gate gate : Gate.values()) {
            if (StageRules.stages(gate).contains(lifecycle.stage())) {
                version(gate, lifecycle).ifPresent(version -> askable.put(gate, version));
            }
        }
        return askable;
    }

    /** The version for which that gate would be asked; empty while there is none. */
    public static Optional<Version> version(Gate gate, Lifecycle lifecycle) {
        return switch (gate) {
            case GO_LIVE -> lifecycle.installed();
            case HANDOVER, ACCEPTANCE -> lifecycle.serving();
            case INSTALL, CHANGE, RETIRE -> lifecycle.latestVersion();
        };
    }
}
