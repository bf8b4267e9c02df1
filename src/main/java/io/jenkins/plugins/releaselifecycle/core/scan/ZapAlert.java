package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;

/**
 * What a ZAP report says about one alert, in XML as in JSON.
 *
 * @param risk ZAP's risk code, or {@code null}
 * @param confidence ZAP's code of its confidence, or {@code null}
 */
record ZapAlert(String risk, String confidence) {
    private static final String FALSE_POSITIVE = "0";

    void count(Tally tally) {
        if (FALSE_POSITIVE.equals(stripped(confidence))) {
            tally.suppressed();
        } else {
            tally.finding(severity());
        }
    }

    private Severity severity() {
        return switch (stripped(risk)) {
            case "3" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "1" -> Severity.LOW;
            case "0" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    private static String stripped(String code) {
        return code == null ? "" : code.strip();
    }
}
