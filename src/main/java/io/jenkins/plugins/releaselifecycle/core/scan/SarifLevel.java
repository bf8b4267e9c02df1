package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.regex.Pattern;

/**
 * What SARIF calls a level (2.1.0, §3.27.10), and the score {@code security-severity} that code scanners put beside
 * it.
 */
enum SarifLevel {
    ERROR(Severity.HIGH),
    WARNING(Severity.MEDIUM),
    NOTE(Severity.LOW),
    NONE(Severity.INFO),
    /** A level that the specification does not have. */
    OTHER(Severity.UNKNOWN);

    private static final Pattern SCORE = Pattern.compile("\\d{1,3}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");

    private final Severity severity;

    SarifLevel(Severity severity) {
        this.severity = severity;
    }

    /** {@code null} for {@code null}. */
    static SarifLevel of(String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "error" -> ERROR;
            case "warning" -> WARNING;
            case "note" -> NOTE;
            case "none" -> NONE;
            default -> OTHER;
        };
    }

    Severity severity() {
        return severity;
    }

    /** The score that the text means, {@code null} where it is none: then the level decides. */
    static Double score(String text) {
        String score = text == null ? "" : text.strip();
        return SCORE.matcher(score).matches() ? Double.valueOf(score) : null;
    }

    /** The severity that a score means: 9, 7, 4 and anything above 0 are critical, high, medium and low. */
    static Severity severity(double score) {
        if (score >= 9) {
            return Severity.CRITICAL;
        }
        if (score >= 7) {
            return Severity.HIGH;
        }
        if (score >= 4) {
            return Severity.MEDIUM;
        }
        return score > 0 ? Severity.LOW : Severity.INFO;
    }
}
