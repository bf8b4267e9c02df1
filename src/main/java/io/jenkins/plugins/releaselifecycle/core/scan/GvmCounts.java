package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many results a scan of GVM had ({@code result_count}), and how many the filter of the export let through. The
 * filter may have been set to leave out anything, whatever its severity.
 */
final class GvmCounts {
    private final XmlWalker xml;
    private final Map<Severity, Integer> leftOut = new EnumMap<>(Severity.class);
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
        leftOut.forEach((severity, number) -> findings(tally, severity, number));
        findings(tally, Severity.UNKNOWN, all.leftOut() - explained);
        for (int i = 0; i < falsePositives; i++) {
            tally.suppressed();
        }
    }

    private static void findings(Tally tally, Severity severity, int number) {
        for (int i = 0; i < number; i++) {
            tally.finding(severity);
        }
    }

    private void level(String name) throws IOException {
        Pair level = new Pair();
        level.read();
        int number = level.leftOut();
        switch (name) {
            case "critical" -> leftOut.merge(Severity.CRITICAL, number, Integer::sum);
            case "high", "hole" -> leftOut.merge(Severity.HIGH, number, Integer::sum);
            case "medium", "warning" -> leftOut.merge(Severity.MEDIUM, number, Integer::sum);
            case "low", "info" -> leftOut.merge(Severity.LOW, number, Integer::sum);
            case "false_positive" -> falsePositives += number;
            default -> {} // log, debug
        }
        explained += number;
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
