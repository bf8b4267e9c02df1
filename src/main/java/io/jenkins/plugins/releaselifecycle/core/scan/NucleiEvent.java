package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;

/** What came of one template of Nuclei at one place. */
final class NucleiEvent {
    private final JsonWalker json;
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
            tally.finding(Gravity.worded(severity));
        }
        if (failed) {
            tally.notExamined();
        }
        if (matched || !failed) {
            tally.examined();
        }
    }

    Instant time() {
        return time;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "template-id", "templateID" -> {
                String id = json.text();
                named |= id != null && !id.isBlank();
            }
            case "info" -> json.object(this::info);
            case "timestamp" -> time = Timestamp.of(json.text());
            case "matcher-status" -> saysNoMatch = !json.truth(true);
            case "error" -> failed = json.holdsAnything();
            case "matched-at",
                    "matched",
                    "matcher-name",
                    "matcher_name",
                    "extractor-name",
                    "extracted-results",
                    "extracted_results" -> saysWhatMatched |= json.holdsAnything();
            default -> {}
        }
    }

    private void info(String name) throws IOException {
        if (name.equals("severity")) {
            severity = json.text();
        }
    }
}
