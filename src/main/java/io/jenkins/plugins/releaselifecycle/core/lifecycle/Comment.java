package io.jenkins.plugins.releaselifecycle.core.lifecycle;

/**
 * What somebody said about a request, without a vote.
 *
 * @param person user id
 */
public record Comment(Evidence evidence, String person, String text) {}
