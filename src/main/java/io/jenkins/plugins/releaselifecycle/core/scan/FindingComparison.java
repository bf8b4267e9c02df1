package io.jenkins.plugins.releaselifecycle.core.scan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What became of the findings of one security test in a later one of the same kind.
 *
 * @param appeared findings of the later test that the earlier one does not have
 * @param remaining findings that both have
 * @param fixed findings of the earlier test that the later one no longer has
 * @param still the gravest findings of the later test, as far as they are kept in detail, those that appeared first
 * @param gone the gravest findings of the earlier test, as far as they are kept in detail, that are fixed
 */
public record FindingComparison(int appeared, int remaining, int fixed, List<Compared> still, List<Detail> gone) {

    /** A finding of the later test. */
    public record Compared(Detail finding, boolean appeared) {}

    /**
     * Compares two tests by the fingerprints of their findings; empty where one of them has more than are compared.
     *
     * @param before the lists of the earlier test: one for each time that something was recorded for it
     */
    public static Optional<FindingComparison> of(Collection<FindingList> before, Collection<FindingList> after) {
        Fingerprints earlier = fingerprints(before);
        Fingerprints later = fingerprints(after);
        if (!earlier.known() || !later.known()) {
            return Optional.empty();
        }
        int remaining = earlier.inCommon(later);
        List<Compared> still = after.stream()
                .flatMap(FindingList::gravest)
                .map(finding -> new Compared(finding, !earlier.contains(finding.fingerprint())))
                .sorted((one, other) -> Boolean.compare(other.appeared, one.appeared))
                .toList();
        List<Detail> gone = before.stream()
                .flatMap(FindingList::gravest)
                .filter(finding -> !later.contains(finding.fingerprint()))
                .toList();
        return Optional.of(
                new FindingComparison(later.size() - remaining, remaining, earlier.size() - remaining, still, gone));
    }

    private static Fingerprints fingerprints(Collection<FindingList> lists) {
        return lists.stream().map(FindingList::fingerprints).reduce(Fingerprints.of(), Fingerprints::plus);
    }
}
