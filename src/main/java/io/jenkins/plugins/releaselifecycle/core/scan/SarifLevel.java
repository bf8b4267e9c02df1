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

    /** Whether a scanner says with it that something went wrong; a level that nobody knows may say so. */
    boolean isFailure() {
        return this == ERROR || this == OTHER;
    }

    /**
     * The severity that a score means: 9, 7, 4 and anything above 0 are critical, high, medium and low.
     *
     * @param score text of a score, {@code null} for what cannot be one
     * @return {@code null} for 0, which scanners write where they have no score; unknown for what is no score
     */
    static Severity scored(String score) {
        String text = score == null ? "" : score.strip();
        if (!SCORE.matcher(text).matches()) {
            return Severity.UNKNOWN;
        }
        double number = Double.parseDouble(text);
        if (number >= 9) {
            return Severity.CRITICAL;
        }
        if (number >= 7) {
            return Severity.HIGH;
        }
        if (number >= 4) {
            return Severity.MEDIUM;
        }
        return number > 0 ? Severity.LOW : null;
    }
}
