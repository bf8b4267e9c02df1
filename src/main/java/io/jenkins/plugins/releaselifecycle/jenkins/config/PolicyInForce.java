package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A policy that is in force for some applications.
 *
 * @param name that the administrator gave it; {@value #DEFAULT} for that of all applications that no other is for
 */
@Restricted(NoExternalUse.class)
public record PolicyInForce(String name, Policy policy) {

    /** Name of the policy of all applications that no other is for. */
    public static final String DEFAULT = "default";
}
