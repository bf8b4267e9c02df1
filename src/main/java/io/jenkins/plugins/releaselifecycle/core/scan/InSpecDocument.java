package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;

/** One InSpec report: goes through its profiles, then judges by what was seen. */
final class InSpecDocument {
    /** The place of what only InSpec's own totals tell of. */
    private static final String TOTALS = "statistics";

    private final JsonWalker json;
    private final Tally tally;
    private final InSpecControls controls;
    private final TextBudget budget = new TextBudget();
    private String version;
    private Instant latest;
    private boolean listed;
    private int failed;
    private int toldFailed;

    InSpecDocument(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
        this.controls = new InSpecControls(tally);
    }

    Contents read() throws IOException {
        json.object(this::member);
        json.end();
        if (!listed) {
            throw Refusal.because("inspec.no-profiles");
        }
        controls.settle();
        for (; failed < toldFailed; failed++) {
            tally.finding(Rating.NONE, new Sighting(null, TOTALS)); // a control that failed and is not listed
        }
        if (tally.examinedCount() == 0) {
            throw Refusal.because("inspec.nothing-examined");
        }
        return new Contents(new Tool("InSpec", version).shown(), latest, tally);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "version" -> version = json.text();
            case "profiles" -> {
                listed = json.isArray();
                json.objects(this::profile);
            }
            // what json-min has; and checks that belong to no control, in which failures would be lost
            case "controls", "other_checks" -> {
                Message place = json.place();
                if (json.holdsAnything()) {
                    throw Refusal.because("inspec.short-form", place, name);
                }
            }
            case TOTALS -> json.object(this::statistics);
            default -> {}
        }
    }

    private void statistics(String name) throws IOException {
        if (name.equals("controls")) {
            json.object(outcome -> {
                if (outcome.equals("failed")) {
                    json.object(this::failed);
                }
            });
        }
    }

    private void failed(String name) throws IOException {
        if (name.equals("total")) {
            toldFailed = json.integer();
        }
    }

    private void profile() throws IOException {
        InSpecProfile profile = new InSpecProfile(json, tally, budget);
        profile.read(this::listed);
        profile.withoutResults(controls);
    }

    private void listed(InSpecControl control, String profile) {
        latest = Timestamp.latest(latest, control.latest());
        failed += control.saysFailed() ? 1 : 0;
        controls.remember(control);
        if (control.hasResults()) {
            controls.result(control, profile);
        }
    }
}
