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
    private static final byte[] ABSENT = {0};
    private static final byte[] PRESENT = {1};

    private final MessageDigest digest = Digests.sha256();
    private long[] made = new long[64];
    private int number;

    /** The fingerprint of one more finding; remembered as far as findings are compared. */
    long add(Sighting sighting) {
        part(sighting.rule());
        part(sighting.key() == null ? sighting.place() : sighting.key());
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

    private void part(String text) {
        if (text == null) {
            digest.update(ABSENT);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(PRESENT);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
