package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Set;

/**
 * One result of a GVM report, with the overrides that the export applied.
 *
 * @param threat class of the severity
 * @param score number of the severity; 0 for a log message, negative for a false positive
 * @param originalThreat class before an override
 * @param originalScore number before an override
 */
record GvmResult(String threat, String score, String originalThreat, String originalScore) {

    /** Reads the {@code result} here. */
    static GvmResult read(XmlWalker xml) throws IOException {
        String[] texts = new String[4];
        xml.children(name -> {
            int place =
                    switch (xml.namespace().isEmpty() ? name : "") {
                        case "threat" -> 0;
                        case "severity" -> 1;
                        case "original_threat" -> 2;
                        case "original_severity" -> 3;
                        default -> -1;
                    };
            if (place >= 0) {
                texts[place] = xml.onlyText(texts[place]);
            } else {
                xml.refuse(Set.of("result")); // deeper, in a detection, it refers to another one
                xml.passWithout(Set.of("results"));
            }
        });
        return new GvmResult(texts[0], texts[1], texts[2], texts[3]);
    }

    /** Whether a user said that it is a false positive, or none at all. */
    boolean isTakenOut() {
        if ("False Positive".equals(threat)) {
            return true;
        }
        Severity original = severity(originalThreat, originalScore);
        return severity() == Severity.INFO && original != null && original != Severity.INFO;
    }

    /** The graver of class and number; unknown where there is neither. */
    Severity severity() {
        Severity severity = severity(threat, score);
        return severity == null ? Severity.UNKNOWN : severity;
    }

    private static Severity severity(String threat, String score) {
        return Gravity.graver(classed(threat), scored(score));
    }

    private static Severity classed(String threat) {
        return switch (threat == null ? "" : threat) {
            case "Critical" -> Severity.CRITICAL;
            case "High" -> Severity.HIGH;
            case "Medium" -> Severity.MEDIUM;
            case "Low" -> Severity.LOW;
            case "Log", "Debug" -> Severity.INFO;
            case "" -> null;
            default -> Severity.UNKNOWN;
        };
    }

    private static Severity scored(String score) {
        if (score == null || score.isEmpty()) {
            return null;
        }
        Severity severity = Score.severity(score);
        return severity == null ? Severity.INFO : severity;
    }
}
