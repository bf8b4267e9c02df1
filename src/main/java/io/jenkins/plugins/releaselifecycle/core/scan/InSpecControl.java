package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** One control as one profile of an InSpec report lists it, with what came of its tests. */
final class InSpecControl {
    /** The class of the resource in a control that found itself not applicable. */
    private static final String NO_TEST = "noop";

    private final JsonWalker json;
    private final Set<Result> results = EnumSet.noneOf(Result.class);
    private String id;
    private String title;
    private Boolean skippedByWaiver;
    private boolean waiverRuns = true;
    private boolean saysFailed;
    private Rating rating = Rating.NONE;
    private Instant latest;

    private InSpecControl(JsonWalker json) {
        this.json = json;
    }

    /** Reads the control here. */
    static InSpecControl read(JsonWalker json) throws IOException {
        Message place = json.place();
        InSpecControl control = new InSpecControl(json);
        json.object(control::member);
        if (control.id == null) {
            throw Refusal.because("inspec.no-control", place);
        }
        return control;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    Instant latest() {
        return latest;
    }

    /** Whether a test failed by its status, for whatever reason: InSpec's own statistics count it then. */
    boolean saysFailed() {
        return saysFailed;
    }

    boolean hasResults() {
        return !results.isEmpty();
    }

    /** Whether that came of one of its tests at least. */
    boolean came(Result result) {
        return results.contains(result);
    }

    /** Whether that came of all of its tests. */
    boolean isAll(Result result) {
        return results.size() == 1 && came(result);
    }

    /**
     * Whether it was not carried out because somebody waived it. A waiver that expired leaves "run" as it was, so that
     * counts only where nothing else is said; one under which the tests run all the same takes no failure out.
     */
    boolean isWaived() {
        return isAll(Result.SKIPPED) && (skippedByWaiver == null ? !waiverRuns : skippedByWaiver);
    }

    /** Its severity, from the score that InSpec calls its impact. */
    Rating rating() {
        return rating;
    }

    /** Whether its impact is 0, with which profiles say that a control does not apply. */
    boolean hasNoImpact() {
        return rating.severity() == Severity.INFO;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "id" -> id = json.text();
            case "title" -> title = json.beginning(Sighting.TITLE);
            case "impact" -> rating = rated(json.scalar());
            case "waiver_data" -> json.object(this::waiver);
            case "results" -> json.objects(this::result);
            default -> {}
        }
    }

    private void waiver(String name) throws IOException {
        switch (name) {
            case "skipped_due_to_waiver" -> skippedByWaiver = json.isTrue();
            case "run" -> waiverRuns = json.truth(true);
            default -> {}
        }
    }

    private void result() throws IOException {
        String[] texts = new String[3];
        boolean[] backtrace = new boolean[1];
        json.object(name -> {
            switch (name) {
                case "status" -> texts[0] = json.text();
                case "exception" -> texts[1] = json.scalar();
                case "resource_class" -> texts[2] = json.scalar();
                case "start_time" -> latest = Timestamp.latest(latest, Timestamp.of(json.scalar()));
                case "backtrace" -> backtrace[0] = json.holdsAnything();
                default -> {}
            }
        });
        Result said = Result.of(texts[0] == null ? "" : texts[0]);
        saysFailed |= said == Result.FAILED;
        if (said == Result.FAILED && NO_TEST.equals(texts[2])) {
            results.add(Result.SKIPPED);
        } else if (backtrace[0] && !isFailure(texts[1])) {
            results.add(Result.BROKE);
            if (texts[1] == null || texts[1].isBlank()) {
                results.add(said); // InSpec names the exception; who does not, may mean either
            }
        } else {
            results.add(said);
        }
    }

    /** Whether expectations were not met: for several at once InSpec tells of an exception as if the test had broken. */
    private static boolean isFailure(String exception) {
        return exception != null
                && (exception.equals("RSpec::Core::MultipleExceptionError")
                        || exception.startsWith("RSpec::Expectations::"));
    }

    /** Profiles may give the impact as a word as well: none, low, medium, high or critical. */
    private static Rating rated(String impact) {
        if (impact == null) {
            return Rating.NONE;
        }
        if (Score.isScore(impact.strip())) {
            return new Rating(severity(Double.parseDouble(impact)), impact);
        }
        return new Rating(impact.strip().equalsIgnoreCase("none") ? Severity.INFO : Gravity.worded(impact), impact);
    }

    /** By the scale of InSpec, which ends at 1. */
    private static Severity severity(double score) {
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
        return score > 0 ? Severity.LOW : Severity.INFO;
    }

    /** What came of one test. */
    enum Result {
        PASSED,
        FAILED,
        SKIPPED,
        /** It could not be carried out, or nothing tells what came of it. */
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
