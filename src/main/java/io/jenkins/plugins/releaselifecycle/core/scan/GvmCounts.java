package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many results a scan of GVM had ({@code result_count}), and how many the filter of the export let through. The
 * filter may have been set to leave out anything, whatever its severity.
 */
final class GvmCounts {
    /** Of what was left out there is only a number, in the element of that name. */
    private static final Sighting LEFT_OUT = new Sighting("result_count", null);

    private final XmlWalker xml;
    private final Map<Rating, Integer> leftOut = new LinkedHashMap<>();
    private Pair all;
    private int explained;
    private int falsePositives;

    GvmCounts(XmlWalker xml) {
        this.xml = xml;
    }

    /** Reads the {@code result_count} here. */
    void read() throws IOException {
        if (all != null) {
            throw Refusal.because("xml.twice", xml.place(), xml.name());
        }
        all = new Pair();
        all.read();
    }

    /** Whether the report says how many results there were. */
    boolean known() {
        return all != null && all.full != null && all.filtered != null;
    }

    int filtered() {
        return all.filtered;
    }

    /** Counts what the filter left out, with the severity that the report tells, or as unknown. */
    void leftOut(Tally tally) {
        leftOut.forEach((rating, number) -> findings(tally, rating, number));
        findings(tally, Rating.NONE, all.leftOut() - explained);
        for (int i = 0; i < falsePositives; i++) {
            tally.suppressed();
        }
    }

    private static void findings(Tally tally, Rating rating, int number) {
        for (int i = 0; i < number; i++) {
            tally.finding(rating, LEFT_OUT);
        }
    }

    private void level(String name) throws IOException {
        Pair level = new Pair();
        level.read();
        int number = level.leftOut();
        switch (name) {
            case "critical" -> leftOut(Severity.CRITICAL, name, number);
            case "high", "hole" -> leftOut(Severity.HIGH, name, number);
            case "medium", "warning" -> leftOut(Severity.MEDIUM, name, number);
            case "low", "info" -> leftOut(Severity.LOW, name, number);
            case "false_positive" -> falsePositives += number;
            default -> {} // log, debug
        }
        explained += number;
    }

    private void leftOut(Severity severity, String level, int number) {
        leftOut.merge(new Rating(severity, level), number, Integer::sum);
    }

    /** A number before the filter and after it. */
    private final class Pair {
        private Integer full;
        private Integer filtered;

        void read() throws IOException {
            xml.children(name -> {
                switch (xml.namespace().isEmpty() ? name : "") {
                    case "full" -> full = number(full);
                    case "filtered" -> filtered = number(filtered);
                    case "critical",
                            "high",
                            "hole",
                            "medium",
                            "warning",
                            "low",
                            "info",
                            "false_positive",
                            "log",
                            "debug" -> level(name);
                    default -> {}
                }
            });
        }

        int leftOut() {
            return full == null || filtered == null ? 0 : Math.max(0, full - filtered);
        }

        private Integer number(Integer earlier) throws IOException {
            return xml.number(xml.onlyText(earlier == null ? null : earlier.toString()));
        }
    }
}
