package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.Locale;

/** What a Dependency-Check report says about the severity of one vulnerability. */
final class DependencyCheckRating {
    private Severity own;
    private Severity rated;

    /** The severity that Dependency-Check settled on: a word, or the score of a source that has no words. */
    void own(String text) {
        own = severity(text);
    }

    /** A severity or a score among the CVSS ratings of the vulnerability. */
    void rated(String text) {
        rated = Gravity.graver(rated, severity(text));
    }

    /** Its own severity, else the gravest rating; where its own is not known, high or critical if a rating is. */
    Severity severity() {
        if (own != null && own != Severity.UNKNOWN) {
            return own;
        }
        Severity gravest = Gravity.graver(own, rated);
        return gravest == null ? Severity.UNKNOWN : gravest;
    }

    /** {@code null} where the text says nothing; a score of 0 says nothing. */
    private static Severity severity(String text) {
        String word = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "" -> null;
            case "CRITICAL" -> Severity.CRITICAL;
            case "HIGH" -> Severity.HIGH;
            case "MEDIUM", "MODERATE" -> Severity.MEDIUM;
            case "LOW" -> Severity.LOW;
            case "INFO", "NONE" -> Severity.INFO;
            default -> Score.severity(word);
        };
    }
}
