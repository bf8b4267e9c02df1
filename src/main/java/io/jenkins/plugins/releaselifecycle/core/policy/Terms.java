package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.util.Set;

/**
 * What a policy asks of one application, its exposure taken into account.
 *
 * @param exposure that is in force: the stricter of the administrator's and the application's
 * @param kinds of security test that are required
 * @param policy digest of the policy
 */
public record Terms(
        PolicyScope scope, Exposure exposure, Set<ScanKind> kinds, int retests, SeverityLimits limits, String policy) {}
