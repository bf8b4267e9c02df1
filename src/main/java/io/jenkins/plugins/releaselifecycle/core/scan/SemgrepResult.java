package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Locale;

/** One result of Semgrep. */
final class SemgrepResult {
    /** What Semgrep writes in the place of a fingerprint, and of lines, where nobody was logged in. */
    private static final String WITHHELD = "requires login";

    /** Characters of the lines of code that tell results of one rule in one file apart. */
    private static final int LINES = 1000;

    private final JsonWalker json;
    private String rule;
    private String path;
    private String severity;
    private String fingerprint;
    private String lines;
    private String message;
    private boolean ignored;

    private SemgrepResult(JsonWalker json) {
        this.json = json;
    }

    /** Reads the result here. */
    static SemgrepResult read(JsonWalker json) throws IOException {
        Message place = json.place();
        SemgrepResult result = new SemgrepResult(json);
        json.object(result::member);
        if (result.rule == null || result.path == null) {
            throw Refusal.because("semgrep.no-result", place);
        }
        return result;
    }

    void count(Tally tally) {
        if (ignored) {
            tally.suppressed();
        } else {
            tally.finding(severity(), severity, new Sighting(rule, path, message, key()));
        }
    }

    private String key() {
        return fingerprint != null || lines == null ? fingerprint : path + '\0' + lines.strip();
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "check_id" -> rule = json.text();
            case "path" -> path = json.text();
            case "extra" -> json.object(this::extra);
            default -> {}
        }
    }

    private void extra(String name) throws IOException {
        switch (name) {
            case "severity" -> severity = json.text();
            case "message" -> message = json.beginning(Sighting.TITLE);
            case "is_ignored" -> ignored = json.truth(false);
            case "fingerprint" -> fingerprint = told(json.text());
            case "lines" -> lines = told(json.beginning(LINES));
            default -> {}
        }
    }

    private static String told(String text) {
        return text == null || text.isBlank() || text.equals(WITHHELD) ? null : text;
    }

    /** Semgrep calls {@code ERROR}, {@code WARNING} and {@code INFO} the older words for high, medium and low. */
    private Severity severity() {
        return switch (severity == null ? "" : severity.strip().toUpperCase(Locale.ROOT)) {
            case "CRITICAL" -> Severity.CRITICAL;
            case "HIGH", "ERROR" -> Severity.HIGH;
            case "MEDIUM", "WARNING" -> Severity.MEDIUM;
            case "LOW", "INFO" -> Severity.LOW;
            default -> Severity.UNKNOWN;
        };
    }
}
