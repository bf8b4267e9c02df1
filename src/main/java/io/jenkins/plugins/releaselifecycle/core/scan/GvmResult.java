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
record GvmResult(Sighting sighting, String threat, String score, String originalThreat, String originalScore) {
    private static final Set<String> RESULTS = Set.of("results");

    /** Reads the {@code result} here. */
    static GvmResult read(XmlWalker xml) throws IOException {
        String[] texts = new String[7];
        String[] test = new String[1];
        xml.children(name -> {
            int place =
                    switch (xml.namespace().isEmpty() ? name : "") {
                        case "threat" -> 0;
                        case "severity" -> 1;
                        case "original_threat" -> 2;
                        case "original_severity" -> 3;
                        case "name" -> 4;
                        case "port" -> 5;
                        case "host" -> 6;
                        default -> -1;
                    };
            if (place >= 4) {
                texts[place] = xml.ownText(RESULTS);
            } else if (place >= 0) {
                texts[place] = xml.onlyText(texts[place]);
            } else {
                if (xml.isPlain("nvt")) {
                    test[0] = xml.attribute("oid");
                }
                xml.refuse(Set.of("result")); // deeper, in a detection, it refers to another one
                xml.passWithout(RESULTS);
            }
        });
        Sighting sighting = new Sighting(test[0], Sighting.at(texts[6], texts[5]), texts[4]);
        return new GvmResult(sighting, texts[0], texts[1], texts[2], texts[3]);
    }

    /** Whether a user said that it is a false positive, or none at all. */
    boolean isTakenOut() {
        if ("False Positive".equals(threat)) {
            return true;
        }
        Rating original = rating(originalThreat, originalScore);
        return rating().severity() == Severity.INFO && original != null && original.severity() != Severity.INFO;
    }

    /** The graver of class and number; unknown where there is neither. */
    Rating rating() {
        Rating rating = rating(threat, score);
        return rating == null ? Rating.NONE : rating;
    }

    private static Rating rating(String threat, String score) {
        return Rating.graver(Rating.of(classed(threat), threat), Rating.of(scored(score), score));
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
