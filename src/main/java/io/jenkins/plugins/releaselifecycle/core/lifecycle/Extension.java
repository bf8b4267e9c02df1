package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import java.time.LocalDate;

/** A deadline that IT extended; the last one holds. */
public record Extension(Evidence evidence, LocalDate until) {}
