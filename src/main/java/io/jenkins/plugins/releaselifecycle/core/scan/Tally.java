package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a report holds, keeps what is kept of its findings, and refuses a report that holds too much
 * ({@link ReadLimits#findings()}).
 */
final class Tally {
    /** Undecided findings of a report that are remembered with what it says of them. */
    private static final int REMEMBERED = 4 * Details.MOST;

    /** Characters of a severity in the report's own words. */
    private static final int WORD = 100;

    private final int limit;
    private final int[] findings = new int[Severity.values().length];
    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final GravestFindings gravest = new GravestFindings();
    private final Map<Wording, int[]> severities = new LinkedHashMap<>();
    private int remembered;
    private int entries;
    private int suppressed;
    private int examined;
    private int passed;
    private int notExamined;
    private int excluded;
    private int notSelected;
    private int absent;

    private record Wording(String raw, Severity severity) {}

    Tally(ReadLimits limits) {
        this.limit = limits.findings();
    }

    /**
     * A finding that counts.
     *
     * @param raw its severity as the report words it, {@code null} where it gives none
     */
    void finding(Severity severity, String raw, Sighting sighting) {
        entry();
        long fingerprint = fingerprinter.add(sighting);
        count(severity, raw, 1);
        if (gravest.keeps(severity)) {
            gravest.add(Detail.of(fingerprint, severity, raw, sighting));
        }
    }

    /** Whether more would be kept of a finding of that severity than its fingerprint. */
    boolean keeps(Severity severity) {
        return gravest.keeps(severity);
    }

    void finding(Rating rating, Sighting sighting) {
        finding(rating.severity(), rating.raw(), sighting);
    }

    /** A finding whose severity the rest of the report decides; {@link #decided} follows for its group. */
    void undecided(Undecided group, Sighting sighting) {
        entry();
        group.add();
        long fingerprint = fingerprinter.add(sighting);
        if (group.remembersMore() && remembered < REMEMBERED) {
            remembered++;
            group.remember(Detail.of(fingerprint, Severity.UNKNOWN, null, sighting));
        }
    }

    /** The severity of a group of findings, and how the report words it. */
    void decided(Undecided group, Severity severity, String raw) {
        count(severity, raw, group.number());
        group.remembered().forEach(finding -> gravest.add(finding.rated(severity, raw)));
    }

    void decided(Undecided group, Rating rating) {
        decided(group, rating.severity(), rating.raw());
    }

    private void count(Severity severity, String raw, int number) {
        findings[severity.ordinal()] += number;
        Wording wording = new Wording(raw == null || raw.length() <= WORD ? raw : Shown.of(raw), severity);
        int[] before = severities.get(wording);
        if (before != null) {
            before[0] += number;
        } else if (severities.size() < RawSeverity.MOST) {
            severities.put(wording, new int[] {number});
        } else {
            severities.computeIfAbsent(new Wording(RawSeverity.OTHER, severity), any -> new int[1])[0] += number;
        }
    }

    private void entry() {
        if (entries == limit) {
            throw Refusal.because("too-many", limit);
        }
        entries++;
    }

    /** A finding that the scanner or its user took out. */
    void suppressed() {
        entry();
        suppressed++;
    }

    /** One unit examined, whatever came of it. */
    void examined() {
        if (examined == limit) {
            throw Refusal.because("too-many", limit);
        }
        examined++;
    }

    /** A single check that was made and has no finding; where checks are the units, it is {@link #examined} too. */
    void passed() {
        entry();
        passed++;
    }

    /** One unit that should have been examined and was not. */
    void notExamined() {
        entry();
        notExamined++;
    }

    /** Something that does not apply or is only there for information. */
    void excluded() {
        entry();
        excluded++;
    }

    /** A check that the user of the scanner did not choose. */
    void notSelected() {
        entry();
        notSelected++;
    }

    /** A finding of an earlier report that is no longer there. */
    void absent() {
        entry();
        absent++;
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
        return new Examination(examined, passed, notExamined, excluded, notSelected, absent);
    }

    Details details() {
        List<RawSeverity> worded = new ArrayList<>();
        severities.forEach((wording, number) -> worded.add(new RawSeverity(
                wording.raw() == null ? null : Shown.of(wording.raw()), wording.severity(), number[0])));
        return new Details(worded, fingerprinter.all(), gravest.inOrder());
    }
}
