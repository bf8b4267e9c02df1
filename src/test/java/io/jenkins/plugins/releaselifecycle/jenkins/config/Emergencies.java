package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import java.util.Set;

/** A policy in which some roles may take a deployment through a closed gate in an emergency, for internal applications. */
public final class Emergencies extends PolicySettings {

    private final Role[] roles;

    private Emergencies(Role... roles) {
        this.roles = roles;
    }

    /** Puts it in force. */
    public static void areFor(Role... roles) {
        ReleaseLifecycleConfiguration.get().setPolicy(new Emergencies(roles));
    }

    @Override
    Policy toPolicy() {
        return new PolicyDraft()
                .exposure(Exposure.INTERNAL)
                .breakGlass(Set.of(roles))
                .policy();
    }
}
