package io.jenkins.plugins.releaselifecycle.core.lifecycle;

/**
 * How the application fared in one respect when it was last tested in it.
 *
 * @param prepared whether a contingency plan and a data backup existed when the test was recorded (B5)
 */
public record AspectResult(Evidence evidence, boolean passed, boolean prepared) {}
