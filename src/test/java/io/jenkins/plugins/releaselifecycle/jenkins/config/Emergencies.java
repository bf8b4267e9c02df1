package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.Arrays;

/** A policy in which some roles may take a deployment through a closed gate in an emergency, for internal applications. */
public final class Emergencies {

    private Emergencies() {}

    /** Puts it in force. */
    public static void areFor(Role... roles) {
        PolicySettings settings = new PolicySettings();
        settings.setExposure("internal");
        settings.setBreakGlass(Arrays.stream(roles).map(Role::id).toList());
        ReleaseLifecycleConfiguration.get().setPolicy(settings);
    }
}
