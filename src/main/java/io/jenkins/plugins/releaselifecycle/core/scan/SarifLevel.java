package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.Locale;

/** What SARIF calls a level (2.1.0, §3.27.10). */
enum SarifLevel {
    ERROR(Severity.HIGH),
    WARNING(Severity.MEDIUM),
    NOTE(Severity.LOW),
    NONE(Severity.INFO),
    /** A level that the specification does not have. */
    OTHER(Severity.UNKNOWN);

    private final Severity severity;
    private final Rating rating;

    SarifLevel(Severity severity) {
        this.severity = severity;
        this.rating = new Rating(severity, name().toLowerCase(Locale.ROOT));
    }

    private static SarifLevel of(String text) {
        return switch (text) {
            case "error" -> ERROR;
            case "warning" -> WARNING;
            case "note" -> NOTE;
            case "none" -> NONE;
            default -> OTHER;
        };
    }

    /** What that word for a level means; {@code null} for {@code null}. */
    static Rating rating(String text) {
        if (text == null) {
            return null;
        }
        SarifLevel level = of(text);
        return level == OTHER ? new Rating(level.severity, text) : level.rating;
    }

    /** Whether a scanner says with that word that something went wrong; a level that nobody knows may say so. */
    static boolean isFailure(String text) {
        return text != null && (of(text) == ERROR || of(text) == OTHER);
    }
}
