package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;

/** What SARIF calls a level (2.1.0, §3.27.10). */
enum SarifLevel {
    ERROR(Severity.HIGH),
    WARNING(Severity.MEDIUM),
    NOTE(Severity.LOW),
    NONE(Severity.INFO),
    /** A level that the specification does not have. */
    OTHER(Severity.UNKNOWN);

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
}
