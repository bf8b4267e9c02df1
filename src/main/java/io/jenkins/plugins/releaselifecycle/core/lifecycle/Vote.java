package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Role;

/**
 * One person's decision in one role.
 *
 * @param person user id
 * @param comment {@code null} for none
 * @param policy digest of the policy that it was given under
 */
public record Vote(Evidence evidence, String person, Role role, String comment, String policy) {}
