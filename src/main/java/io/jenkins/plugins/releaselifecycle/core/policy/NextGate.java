package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Version;

/** Which gate whoever looks at an application most likely wants to know about. */
public final class NextGate {

    private NextGate() {}

    /** The gate that is next for that version; in the trial run a version that does not serve is a change. */
    public static Gate of(Lifecycle lifecycle, Version version) {
        return switch (lifecycle.stage()) {
            case DEVELOPMENT, TRIAL_APPLICATION, TRIAL_TESTING, FORMAL_OPERATION -> lifecycle.deploymentGate(version);
            case TRIAL_RUN -> inTrialRun(lifecycle, version);
            case ACCEPTANCE -> serves(lifecycle, version) ? Gate.ACCEPTANCE : Gate.CHANGE;
            case RETIRED -> Gate.RETIRE;
        };
    }

    private static Gate inTrialRun(Lifecycle lifecycle, Version version) {
        if (!serves(lifecycle, version)) {
            return Gate.CHANGE;
        }
        return lifecycle.trialRun().flatMap(TrialRun::handover).isPresent() ? Gate.ACCEPTANCE : Gate.HANDOVER;
    }

    private static boolean serves(Lifecycle lifecycle, Version version) {
        return lifecycle.serving().filter(version::equals).isPresent();
    }
}
