package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many results a scan of GVM had ({@code result_count}), and how many the filter of the export let through. The
 * filter may have been set to leave out anything, whatever its severity. Newer versions give a class twice, by its new
 * name and by the old one ({@code hole}, {@code warning}, {@code info}).
 */
final class GvmCounts {
    /** Of what was left out there is only a number, in the element of that name. */
    private static final Sighting LEFT_OUT = new Sighting("result_count", null);

    private final XmlWalker xml;
    private final Map<Level, Integer> leftOut = new EnumMap<>(Level.class);
    private Pair all;

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
        leftOut.forEach((level, number) -> level.count(tally, number));
        int explained = leftOut.values().stream().mapToInt(Integer::intValue).sum();
        findings(tally, Rating.NONE, all.leftOut() - explained);
    }

    private static void findings(Tally tally, Rating rating, int number) {
        for (int i = 0; i < number; i++) {
            tally.finding(rating, LEFT_OUT);
        }
    }

    private void level(Level level) throws IOException {
        Pair pair = new Pair();
        pair.read();
        leftOut.merge(level, pair.leftOut(), Math::max);
    }

    /** A class of results. */
    private enum Level {
        CRITICAL(Severity.CRITICAL, "critical"),
        HIGH(Severity.HIGH, "high"),
        MEDIUM(Severity.MEDIUM, "medium"),
        LOW(Severity.LOW, "low"),
        FALSE_POSITIVE(null, null),
        LOG(null, null),
        DEBUG(null, null);

        private final Severity severity;
        private final String raw;

        Level(Severity severity, String raw) {
            this.severity = severity;
            this.raw = raw;
        }

        void count(Tally tally, int number) {
            if (severity != null) {
                findings(tally, new Rating(severity, raw), number);
            }
            for (int i = 0; this == FALSE_POSITIVE && i < number; i++) {
                tally.suppressed();
            }
        }
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
                    case "critical" -> level(Level.CRITICAL);
                    case "high", "hole" -> level(Level.HIGH);
                    case "medium", "warning" -> level(Level.MEDIUM);
                    case "low", "info" -> level(Level.LOW);
                    case "false_positive" -> level(Level.FALSE_POSITIVE);
                    case "log" -> level(Level.LOG);
                    case "debug" -> level(Level.DEBUG);
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
