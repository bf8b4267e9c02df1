package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The fingerprints of all findings of a report or of a whole security test, so that two tests can be compared. A
 * fingerprint is there as often as findings have it.
 */
public final class Fingerprints implements Serializable {
    /** Findings beyond which a test is not compared with another one; they are counted all the same. */
    public static final int MOST = 250_000;

    /** Of a test that has more findings than are compared. */
    public static final Fingerprints TOO_MANY = new Fingerprints(null);

    private static final long serialVersionUID = 1L;

    /** In ascending order; {@code null} for too many. */
    private final long[] sorted;

    private Fingerprints(long[] sorted) {
        this.sorted = sorted;
    }

    static Fingerprints of(long... fingerprints) {
        long[] sorted = fingerprints.clone();
        Arrays.sort(sorted);
        return new Fingerprints(sorted);
    }

    /** Whether they can be compared. */
    public boolean known() {
        return sorted != null;
    }

    /** Those of both together. */
    Fingerprints plus(Fingerprints other) {
        if (!known() || !other.known() || sorted.length + other.sorted.length > MOST) {
            return TOO_MANY;
        }
        long[] both = Arrays.copyOf(sorted, sorted.length + other.sorted.length);
        System.arraycopy(other.sorted, 0, both, sorted.length, other.sorted.length);
        return of(both);
    }

    /** In ascending order; call it only where they are {@link #known()}. */
    long[] toArray() {
        return sorted.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprints fingerprints && Arrays.equals(sorted, fingerprints.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return sorted == null ? "too many fingerprints" : sorted.length + " fingerprints";
    }
}
