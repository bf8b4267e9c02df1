package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.KeptFile;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A recorded security test: one run of one kind on one version, with all its reports.
 *
 * @param sequence of the fact that recorded it, the last one where a build recorded several times
 * @param begun sequence of the first of these
 * @param circumstances what is told of it beyond its reports, each time that something was
 * @param findingLists digests of the lists of its findings
 */
public record SecurityTest(
        long sequence,
        long begun,
        Instant at,
        Actor actor,
        ScanKind kind,
        Version version,
        List<RecordedReport> reports,
        Set<TestCircumstances> circumstances,
        Set<String> findingLists) {

    static SecurityTest of(RecordedFact recorded, SecurityTestRecorded fact) {
        return new SecurityTest(
                recorded.sequence(),
                recorded.sequence(),
                recorded.at(),
                recorded.actor(),
                fact.kind(),
                fact.version(),
                fact.reports(),
                fact.circumstances().equals(TestCircumstances.NONE) ? Set.of() : Set.of(fact.circumstances()),
                fact.findingList() == null ? Set.of() : Set.of(fact.findingList()));
    }

    /** This test together with what the same build recorded later for the same kind and version: one test. */
    SecurityTest and(SecurityTest later) {
        Set<RecordedReport> all = new LinkedHashSet<>(reports);
        all.addAll(later.reports);
        return new SecurityTest(
                later.sequence,
                begun,
                later.at,
                actor,
                kind,
                version,
                List.copyOf(all),
                both(circumstances, later.circumstances),
                both(findingLists, later.findingLists));
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        Set<T> both = new LinkedHashSet<>(some);
        both.addAll(others);
        return Collections.unmodifiableSet(both);
    }

    /** The documents that it is documented by besides its reports. */
    public List<KeptFile> documents() {
        return circumstances.stream()
                .flatMap(told -> Stream.ofNullable(told.document()))
                .toList();
    }

    public Evidence evidence() {
        return new Evidence(sequence, at, actor);
    }

    /** Findings of all its reports together. */
    public SeverityCounts findings() {
        return reports.stream().map(RecordedReport::findings).reduce(SeverityCounts.NONE, SeverityCounts::plus);
    }

    /** Of all its reports together, as many as can be counted. */
    public int notExamined() {
        return sum(RecordedReport::notExamined);
    }

    /** Of all its reports together, as many as can be counted. */
    public int suppressed() {
        return sum(RecordedReport::suppressed);
    }

    /** Of all its reports together, as many as can be counted. */
    public int examined() {
        return sum(RecordedReport::examined);
    }

    /** Of all its reports together, as many as can be counted. */
    public int passed() {
        return sum(RecordedReport::passed);
    }

    /** Of all its reports together, as many as can be counted. */
    public int excluded() {
        return sum(RecordedReport::excluded);
    }

    /** Of all its reports together, as many as can be counted. */
    public int notSelected() {
        return sum(RecordedReport::notSelected);
    }

    /** Of all its reports together, as many as can be counted. */
    public int absent() {
        return sum(RecordedReport::absent);
    }

    /** A sum that is too great is the greatest number there is, and never a small one. */
    private int sum(ToIntFunction<RecordedReport> number) {
        return (int) Math.min(reports.stream().mapToLong(number::applyAsInt).sum(), Integer.MAX_VALUE);
    }

    public Set<String> digests() {
        Set<String> digests = new HashSet<>();
        reports.forEach(report -> digests.add(report.sha256()));
        return digests;
    }

    /** When the first of its reports was made, where any report says so. */
    public Optional<Instant> earliestReport() {
        return reports.stream().flatMap(report -> report.reported().stream()).min(Comparator.naturalOrder());
    }

    /** When the last of its reports was made, where any report says so. */
    public Optional<Instant> latestReport() {
        return reports.stream().flatMap(report -> report.reported().stream()).max(Comparator.naturalOrder());
    }
}
