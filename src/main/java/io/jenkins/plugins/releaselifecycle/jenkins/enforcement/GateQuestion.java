package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

/**
 * What the queue wants to know: whether the next production deployment of that version is let through.
 *
 * @param application full name
 * @param version as the build gives it; {@code null} for the latest version on record
 */
record GateQuestion(String application, String version) {}
