package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.util.Optional;

/**
 * The security test of one kind that decides for one version: the one that was recorded last.
 *
 * @param notARetest why the test does not count as a retest; empty where it does
 * @param retests how many tests of the kind, up to this one, count as retests
 */
public record TestRound(SecurityTest test, Optional<Message> notARetest, int retests) {}
