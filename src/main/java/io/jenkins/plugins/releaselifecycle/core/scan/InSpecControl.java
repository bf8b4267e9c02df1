package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** One control as one profile of an InSpec report lists it. */
final class InSpecControl {
    private final JsonWalker json;
    private final InSpecProfile profile;
    private final Set<Result> results = EnumSet.noneOf(Result.class);
    private String id;
    private String title;
    private String impact;
    private String tagged;
    private Instant latest;
    private boolean saysFailed;
    private boolean waived;
    private boolean expired;

    private InSpecControl(JsonWalker json, InSpecProfile profile) {
        this.json = json;
        this.profile = profile;
    }

    /** Reads the control here. */
    static InSpecControl read(JsonWalker json, InSpecProfile profile, TextBudget budget) throws IOException {
        Message place = json.place();
        InSpecControl control = new InSpecControl(json, profile);
        json.object(control::member);
        if (control.id == null) {
            throw Refusal.because("inspec.no-control", place);
        }
        budget.charge(control.id, control.title, control.impact, control.tagged);
        budget.charge(); // its outcome
        return control;
    }

    String id() {
        return id;
    }

    Instant latest() {
        return latest;
    }

    /** What came of its tests. */
    Set<Result> results() {
        return results;
    }

    /** Whether a test failed by its status, for whatever reason. */
    boolean saysFailed() {
        return saysFailed;
    }

    /** Whether somebody waived it and the waiver is in force. */
    boolean isWaived() {
        return waived && !expired;
    }

    Sighting sighting() {
        return new Sighting(id, profile.name(), title);
    }

    /**
     * Its severity, from the score that InSpec calls its impact. 0 means that it has none, or does not apply; profiles
     * that set it so mostly keep the severity that it has otherwise as a tag.
     */
    Rating rating() {
        Severity severity = severity(impact);
        if (severity != null) {
            return new Rating(severity, impact);
        }
        Severity otherwise = Gravity.worded(tagged);
        return otherwise == Severity.UNKNOWN ? new Rating(otherwise, impact) : new Rating(otherwise, tagged);
    }

    /** Whether its impact is 0. */
    boolean hasNoImpact() {
        return severity(impact) == null;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "id" -> id = json.scalar();
            case "title" -> {
                String text = json.text();
                title = text == null ? null : Shown.of(text);
            }
            case "impact" -> impact = json.scalar();
            case "tags" -> tags();
            case "results" -> json.objects(this::result);
            case "waiver_data" -> json.object(this::waiver);
            default -> {}
        }
    }

    private void tags() throws IOException {
        if (!json.isArray()) {
            json.object(name -> {
                if (name.equals("severity")) {
                    tagged = json.scalar();
                }
            });
        }
    }

    private void result() throws IOException {
        String[] status = new String[1];
        String[] exception = new String[1];
        boolean[] backtrace = new boolean[1];
        json.object(name -> {
            switch (name) {
                case "status" -> status[0] = json.text();
                case "exception" -> exception[0] = json.text();
                case "backtrace" -> backtrace[0] = json.holdsAnything();
                case "start_time" -> latest = Timestamp.latest(latest, Timestamp.of(json.text()));
                default -> {}
            }
        });
        Result said = Result.of(status[0] == null ? "" : status[0]);
        saysFailed |= said == Result.FAILED;
        boolean named = exception[0] != null && !exception[0].isBlank();
        if (named && !isFailure(exception[0])) {
            results.add(Result.BROKE);
            return;
        }
        results.add(said);
        if (backtrace[0] && !named) {
            results.add(Result.BROKE); // InSpec names the exception; who does not, may mean either
        }
    }

    /** Whether expectations were not met: for several at once InSpec tells of an exception as if the test had broken. */
    private static boolean isFailure(String exception) {
        return exception.equals("RSpec::Core::MultipleExceptionError") || exception.startsWith("RSpec::Expectations::");
    }

    /**
     * A waiver is in force where the control was skipped for it, or where it was to be run nevertheless ({@code run}), and
     * InSpec does not say in the message that the waiver has expired.
     */
    private void waiver(String name) throws IOException {
        switch (name) {
            case "skipped_due_to_waiver", "run" -> waived |= json.isTrue();
            case "message" -> {
                String text = json.scalar();
                expired = text != null && text.toLowerCase(Locale.ROOT).contains("expired");
            }
            default -> {}
        }
    }

    /** {@code null} for 0. */
    private static Severity severity(String impact) {
        String text = impact == null ? "" : impact.strip().toLowerCase(Locale.ROOT);
        if (text.equals("none")) {
            return null;
        }
        Severity worded = Gravity.worded(text);
        return worded == Severity.UNKNOWN ? scored(text) : worded;
    }

    /** By the scale of InSpec, which ends at 1. */
    private static Severity scored(String text) {
        if (!Score.isScore(text)) {
            return Severity.UNKNOWN;
        }
        double score = Double.parseDouble(text);
        if (score > 1) {
            return Severity.UNKNOWN;
        }
        if (score >= 0.9) {
            return Severity.CRITICAL;
        }
        if (score >= 0.7) {
            return Severity.HIGH;
        }
        if (score >= 0.4) {
            return Severity.MEDIUM;
        }
        return score > 0 ? Severity.LOW : null;
    }

    /** What came of one test. */
    enum Result {
        PASSED,
        FAILED,
        SKIPPED,
        /** It could not be carried out. */
        BROKE;

        static Result of(String status) {
            return switch (status) {
                case "passed" -> PASSED;
                case "failed" -> FAILED;
                case "skipped" -> SKIPPED;
                default -> BROKE;
            };
        }
    }
}
