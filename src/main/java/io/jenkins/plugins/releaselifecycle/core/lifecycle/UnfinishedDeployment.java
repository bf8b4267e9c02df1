package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Version;

/**
 * A deployment that began and has not ended, be it that it still runs or that its build died.
 *
 * @param evidence the fact that it began
 */
public record UnfinishedDeployment(Evidence evidence, Gate gate, Version version) {}
