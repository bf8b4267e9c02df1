package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.List;
import java.util.Locale;

/** What reports mean by their words for severities, and which of two to believe where a report gives both. */
final class Gravity {
    /** An unknown severity may hide a high one, so it is not given up for a medium one. */
    private static final List<Severity> ORDER =
            List.of(Severity.CRITICAL, Severity.HIGH, Severity.UNKNOWN, Severity.MEDIUM, Severity.LOW, Severity.INFO);

    private Gravity() {}

    /**
     * The severity that one of the usual words means, in whatever case: critical, high, medium, low, info.
     *
     * @return unknown for {@code null} and any other word
     */
    static Severity worded(String word) {
        return switch (word == null ? "" : word.strip().toLowerCase(Locale.ROOT)) {
            case "critical" -> Severity.CRITICAL;
            case "high" -> Severity.HIGH;
            case "medium" -> Severity.MEDIUM;
            case "low" -> Severity.LOW;
            case "info" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    /** The graver of the two; the other where one is {@code null}. */
    static Severity graver(Severity one, Severity other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return ORDER.indexOf(one) <= ORDER.indexOf(other) ? one : other;
    }
}
