package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;

/** What came of one template of Nuclei at one place. */
final class NucleiEvent {
    private final JsonWalker json;
    private String template;
    private String title;
    private String place;
    private String host;
    private String matcher;
    private String severity;
    private Instant time;
    private boolean named;
    private boolean saysNoMatch;
    private boolean saysWhatMatched;
    private boolean failed;

    private NucleiEvent(JsonWalker json) {
        this.json = json;
    }

    /** Reads the result here. */
    static NucleiEvent read(JsonWalker json) throws IOException {
        Message place = json.place();
        NucleiEvent event = new NucleiEvent(json);
        json.object(event::member);
        if (!event.named) {
            throw Refusal.because("nuclei.no-result", place);
        }
        return event;
    }

    void count(Tally tally) {
        // Nuclei has also written real matches with "matcher-status": false; they say what matched
        boolean matched = !saysNoMatch || saysWhatMatched;
        if (matched) {
            tally.finding(new Rating(Gravity.worded(severity), severity), sighting());
        }
        if (failed) {
            tally.notExamined();
        } else if (!matched) {
            tally.passed();
        }
        if (matched || !failed) {
            tally.examined();
        }
    }

    private Sighting sighting() {
        String shown = place == null ? host : place;
        return new Sighting(template, shown, title, matcher == null ? null : shown + '\0' + matcher);
    }

    Instant time() {
        return time;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "template-id", "templateID" -> {
                template = json.text();
                named |= template != null && !template.isBlank();
            }
            case "info" -> json.object(this::info);
            case "timestamp" -> time = Timestamp.of(json.text());
            case "matcher-status" -> saysNoMatch = !json.truth(true);
            case "error" -> failed = json.holdsAnything();
            case "host" -> host = json.scalar();
            case "matched-at", "matched" -> {
                String at = json.scalar();
                place = at == null || at.isEmpty() ? place : at;
                saysWhatMatched |= json.holdsAnything();
            }
            case "matcher-name", "matcher_name", "extractor-name" -> {
                matcher = Sighting.joined("\0", matcher, json.scalar());
                saysWhatMatched |= json.holdsAnything();
            }
            case "extracted-results", "extracted_results" -> saysWhatMatched |= json.holdsAnything();
            default -> {}
        }
    }

    private void info(String name) throws IOException {
        switch (name) {
            case "severity" -> severity = json.text();
            case "name" -> title = json.beginning(Sighting.TITLE);
            default -> {}
        }
    }
}
