package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Makes the fingerprints of the findings of one report: 64 bits of SHA-256 over the rule and what identifies the finding
 * beside it. Severity, title and lines play no part, so a finding that was only reassessed or moved is the same one.
 */
final class Fingerprinter {
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;
    private static final byte[] NONE = {};
    private static final int HEAD = 1 + Integer.BYTES;

    private final MessageDigest digest = Digests.sha256();
    private ByteBuffer text = ByteBuffer.allocate(1 << 10);
    private long[] made = new long[64];
    private int number;

    /** The fingerprint of one more finding; remembered as far as findings are compared. */
    long add(Sighting sighting) {
        text.clear();
        part(sighting.rule());
        part(sighting.key() == null ? sighting.place() : sighting.key());
        digest.update(text.array(), 0, text.position());
        long fingerprint = ByteBuffer.wrap(digest.digest()).getLong();
        if (number < Fingerprints.MOST) {
            if (number == made.length) {
                made = Arrays.copyOf(made, number * 2);
            }
            made[number] = fingerprint;
        }
        number++;
        return fingerprint;
    }

    /** All together; none where there are more than can be compared. */
    Fingerprints all() {
        return number > Fingerprints.MOST ? Fingerprints.TOO_MANY : Fingerprints.of(Arrays.copyOf(made, number));
    }

    private void part(String part) {
        byte[] bytes = part == null ? NONE : part.getBytes(StandardCharsets.UTF_8);
        if (text.remaining() < HEAD + bytes.length) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (text.position() + HEAD + bytes.length));
            text = larger.put(text.flip());
        }
        text.put(part == null ? ABSENT : PRESENT);
        if (part != null) {
            text.putInt(bytes.length).put(bytes);
        }
    }
}
