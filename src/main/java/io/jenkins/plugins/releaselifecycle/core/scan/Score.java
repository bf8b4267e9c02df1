package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.regex.Pattern;

/** A score from 0 to 10, such as a base score of CVSS 3 or 4, or the {@code security-severity} of code scanners. */
final class Score {
    private static final Pattern SCORE = Pattern.compile("\\d{1,3}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");

    private Score() {}

    /** Whether that text, which is not {@code null}, is a number that can be a score, on whatever scale. */
    static boolean isScore(String text) {
        return SCORE.matcher(text).matches();
    }

    /**
     * The severity that a score means: 9, 7, 4 and anything above 0 are critical, high, medium and low.
     *
     * @param score text of a score, {@code null} for what cannot be one
     * @return {@code null} for 0, which scanners write where they have no score; unknown for what is no score
     */
    static Severity severity(String score) {
        String text = score == null ? "" : score.strip();
        if (!isScore(text)) {
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
