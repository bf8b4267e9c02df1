package io.jenkins.plugins.releaselifecycle.core.lifecycle;

/** How the application was graded (D13). */
public record Classification(Evidence evidence, int protectionLevel, boolean subordinate) {}
