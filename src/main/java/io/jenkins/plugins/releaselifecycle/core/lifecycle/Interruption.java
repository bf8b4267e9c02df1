package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import java.time.Instant;

/** A time in which something had failed, users untouched: one incident, or several that overlap. */
public record Interruption(Instant from, Instant to) {}
