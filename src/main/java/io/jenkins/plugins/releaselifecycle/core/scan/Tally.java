package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;

/** Counts what a report holds and refuses a report that holds too much ({@link ReadLimits#findings()}). */
final class Tally {
    private final int limit;
    private final int[] findings = new int[Severity.values().length];
    private int entries;
    private int suppressed;
    private int examined;
    private int notExamined;
    private int excluded;

    Tally(ReadLimits limits) {
        this.limit = limits.findings();
    }

    void finding(Severity severity) {
        pending();
        weighed(severity, 1);
    }

    /** A finding whose severity the rest of the report decides; {@link #weighed} follows. */
    void pending() {
        if (entries == limit) {
            throw Refusal.because("too-many", limit);
        }
        entries++;
    }

    /** The severity of that many findings that were pending. */
    void weighed(Severity severity, int number) {
        findings[severity.ordinal()] += number;
    }

    void suppressed() {
        pending();
        suppressed++;
    }

    /** One unit examined, whatever came of it. */
    void examined() {
        if (examined == limit) {
            throw Refusal.because("too-many", limit);
        }
        examined++;
    }

    void notExamined() {
        pending();
        notExamined++;
    }

    void excluded() {
        pending();
        excluded++;
    }

    SeverityCounts findings() {
        return new SeverityCounts(
                findings[Severity.CRITICAL.ordinal()],
                findings[Severity.HIGH.ordinal()],
                findings[Severity.MEDIUM.ordinal()],
                findings[Severity.LOW.ordinal()],
                findings[Severity.INFO.ordinal()],
                findings[Severity.UNKNOWN.ordinal()]);
    }

    int suppressedCount() {
        return suppressed;
    }

    int examinedCount() {
        return examined;
    }

    Examination examination() {
        return new Examination(examined, notExamined, excluded);
    }
}
