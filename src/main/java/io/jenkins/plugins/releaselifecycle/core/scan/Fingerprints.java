package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

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

    int size() {
        return sorted.length;
    }

    /** Whether a finding of that fingerprint is among them; of none of too many is known. */
    boolean contains(String fingerprint) {
        return known() && Arrays.binarySearch(sorted, HexFormat.fromHexDigitsToLong(fingerprint)) >= 0;
    }

    /** How many findings these and others have in common. */
    int inCommon(Fingerprints other) {
        int common = 0;
        for (int i = 0, j = 0; i < sorted.length && j < other.sorted.length; ) {
            int order = Long.compare(sorted[i], other.sorted[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }

    /** 8 bytes each, in ascending order. */
    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
        bytes.asLongBuffer().put(sorted);
        return bytes.array();
    }

    /** What {@link #toBytes} made; {@code null} of too many. */
    static Fingerprints ofBytes(byte[] bytes) {
        if (bytes == null || bytes.length / Long.BYTES > MOST) {
            return TOO_MANY;
        }
        long[] fingerprints = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(fingerprints);
        return of(fingerprints);
    }

    /** A fingerprint as it is written, 16 hexadecimal digits. */
    static String shown(long fingerprint) {
        return HexFormat.of().toHexDigits(fingerprint);
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
