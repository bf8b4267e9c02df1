package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;

/** One kube-bench report of whichever shape. */
final class KubeBenchDocument {
    /** The place of what only the totals of the whole report tell of, in its own word. */
    private static final String TOTALS = "Totals";

    private final JsonWalker json;
    private final Tally tally;
    private String node;
    private int failed;
    private int warned;

    KubeBenchDocument(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    Contents read() throws IOException {
        if (json.isArray()) {
            json.objects(this::control);
        } else {
            all();
        }
        json.end();
        if (tally.examinedCount() == 0) {
            throw Refusal.because("kube-bench.nothing-examined");
        }
        return new Contents("kube-bench", null, tally);
    }

    /** All controls with their totals, or one control alone. */
    private void all() throws IOException {
        Message place = json.place();
        Told told = new Told();
        boolean[] listed = new boolean[1];
        json.object(name -> {
            switch (name) {
                case "Controls" -> {
                    listed[0] = true;
                    json.objects(this::control);
                }
                case TOTALS -> json.object(told::total);
                default -> listed[0] |= controlMember(name, told);
            }
        });
        told.settle(listed[0], place, node);
    }

    private void control() throws IOException {
        Message place = json.place();
        Told told = new Told();
        boolean[] listed = new boolean[1];
        json.object(name -> listed[0] |= controlMember(name, told));
        told.settle(listed[0], place, node);
        node = null;
    }

    private boolean controlMember(String name, Told told) throws IOException {
        switch (name) {
            case "node_type" -> node = json.scalar(); // stands before the tests
            case "tests" -> {
                json.objects(this::group);
                return true;
            }
            default -> told.total(name);
        }
        return false;
    }

    private void group() throws IOException {
        Message place = json.place();
        Told told = new Told();
        boolean[] listed = new boolean[1];
        String[] section = new String[1];
        json.object(name -> {
            switch (name) {
                case "section" -> section[0] = json.scalar();
                case "results" -> {
                    listed[0] = true;
                    json.objects(this::check);
                }
                case "fail" -> told.fail = json.integer();
                case "warn" -> told.warn = json.integer();
                default -> {}
            }
        });
        told.settle(listed[0], place, Sighting.joined(", ", node, section[0]));
    }

    private void check() throws IOException {
        KubeBenchCheck check = new KubeBenchCheck(json);
        switch (check.outcome()) {
            case PASSED -> {
                tally.examined();
                tally.passed();
            }
            case FAILED -> {
                tally.examined();
                tally.finding(Severity.MEDIUM, null, check.sighting(node));
            }
            case SKIPPED -> tally.excluded();
            case NOT_EXAMINED -> tally.notExamined();
        }
        failed += check.isStatus("FAIL") ? 1 : 0;
        warned += check.isStatus("WARN") ? 1 : 0;
    }

    /** What one level of the report tells of the checks in it, to be held against what it lists. */
    private final class Told {
        private final int failedBefore = failed;
        private final int warnedBefore = warned;
        private int fail;
        private int warn;

        void total(String name) throws IOException {
            switch (name) {
                case "total_fail" -> fail = json.integer();
                case "total_warn" -> warn = json.integer();
                default -> {}
            }
        }

        /**
         * @param listed whether there is a list at all, be it empty
         * @param group what the list belongs to, {@code null} for the whole report
         */
        void settle(boolean listed, Message place, String group) {
            if (!listed) {
                throw Refusal.because("kube-bench.no-list", place);
            }
            for (; failed - failedBefore < fail; failed++) {
                // a check that failed and is not listed
                tally.finding(Rating.NONE, new Sighting(null, group == null ? TOTALS : group));
            }
            for (; warned - warnedBefore < warn; warned++) {
                tally.notExamined();
            }
        }
    }
}
