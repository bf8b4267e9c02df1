package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

/**
 * What the queue wants to know: whether the next production deployment of that version is let through.
 *
 * @param application full name
 * @param version as the build gives it; {@code null} for the latest version on record
 * @param asksAgain whether the build is a pipeline, which asks the gate itself and has its deployment put on record
 */
record GateQuestion(String application, String version, boolean asksAgain) {}
