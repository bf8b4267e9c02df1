package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;

/**
 * A report that speaks for another kind of security test already; one report cannot show two (C1).
 *
 * @param actor who recorded it
 */
public record ReportOfAnotherKind(ScanKind kind, String actor) {}
