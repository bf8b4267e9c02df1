package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Locale;

/**
 * One issue or hotspot of SonarQube. Since version 10 its state and its severity are there twice, in words of the old and of the new
 * model: it is open where either says so, and as grave as the graver says.
 */
final class SonarQubeIssue {
    private final JsonWalker json;
    private String key;
    private String rule;
    private String component;
    private String message;
    private String status;
    private String resolution;
    private String issueStatus;
    private Rating rating;

    private SonarQubeIssue(JsonWalker json) {
        this.json = json;
    }

    /** Reads the issue here. */
    static SonarQubeIssue read(JsonWalker json) throws IOException {
        Message place = json.place();
        SonarQubeIssue issue = new SonarQubeIssue(json);
        json.object(issue::member);
        if (issue.key == null || issue.rule == null && issue.component == null) {
            throw Refusal.because("sonarqube.no-issue", place);
        }
        return issue;
    }

    String key() {
        return key;
    }

    void count(Tally tally) {
        State old = status == null ? null : oldState();
        State now = issueStatus == null ? old : newState();
        State state = old == null || old == now ? now : State.OPEN;
        switch (state == null ? State.OPEN : state) {
            case OPEN ->
                tally.finding(rating == null ? Rating.NONE : rating, new Sighting(rule, component, message, key));
            case SUPPRESSED -> tally.suppressed();
            case ABSENT -> tally.absent();
        }
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "key" -> key = json.text();
            case "rule", "ruleKey" -> rule = json.text();
            case "component" -> component = json.text();
            case "message" -> message = json.beginning(Sighting.TITLE);
            case "status" -> status = word();
            case "resolution" -> resolution = word();
            case "issueStatus" -> issueStatus = word();
            case "severity", "vulnerabilityProbability" -> rate();
            case "impacts" -> json.objects(this::impact);
            default -> {}
        }
    }

    private void impact() throws IOException {
        json.object(name -> {
            if (name.equals("severity")) {
                rate();
            }
        });
    }

    private void rate() throws IOException {
        String raw = json.text();
        rating = Rating.graver(rating, raw == null ? null : new Rating(severity(raw), raw));
    }

    private String word() throws IOException {
        String text = json.text();
        return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
    }

    /** Fixed by a person's word alone ({@code RESOLVED} as {@code FIXED}) is open until an analysis closes it. */
    private State oldState() {
        String why = resolution == null ? "" : resolution;
        return switch (status) {
            case "CLOSED" -> State.ABSENT;
            case "RESOLVED" -> {
                boolean takenOut = resolution == null
                        ? issueStatus != null && newState() == State.SUPPRESSED
                        : why.equals("FALSE-POSITIVE") || why.equals("WONTFIX");
                yield takenOut ? State.SUPPRESSED : State.OPEN;
            }
            case "REVIEWED" -> why.equals("SAFE") ? State.SUPPRESSED : State.OPEN; // a hotspot
            default -> State.OPEN;
        };
    }

    private State newState() {
        return switch (issueStatus) {
            case "FIXED" -> State.ABSENT;
            case "FALSE_POSITIVE", "ACCEPTED" -> State.SUPPRESSED;
            default -> State.OPEN;
        };
    }

    /** SonarQube itself sets its old critical, major and minor equal to its new high, medium and low. */
    private static Severity severity(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "BLOCKER" -> Severity.CRITICAL;
            case "CRITICAL", "HIGH" -> Severity.HIGH;
            case "MAJOR", "MEDIUM" -> Severity.MEDIUM;
            case "MINOR", "LOW" -> Severity.LOW;
            case "INFO" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    private enum State {
        OPEN,
        SUPPRESSED,
        ABSENT
    }
}
