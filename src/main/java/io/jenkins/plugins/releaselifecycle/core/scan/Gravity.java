package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.List;

/** Which of two severities to believe where a report gives both. */
final class Gravity {
    /** An unknown severity may hide a high one, so it is not given up for a medium one. */
    private static final List<Severity> ORDER =
            List.of(Severity.CRITICAL, Severity.HIGH, Severity.UNKNOWN, Severity.MEDIUM, Severity.LOW, Severity.INFO);

    private Gravity() {}

    /** The graver of the two; the other where one is {@code null}. */
    static Severity graver(Severity one, Severity other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return ORDER.indexOf(one) <= ORDER.indexOf(other) ? one : other;
    }
}
