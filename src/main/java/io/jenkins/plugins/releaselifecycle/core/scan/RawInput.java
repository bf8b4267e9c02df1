package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The raw bytes of a report file: counted, limited and hashed. A failure repeats at every further read. */
final class RawInput extends InputStream {
    /** Bytes that are read and hashed at once, which the processor's cache holds until they are parsed. */
    private static final int BLOCK = 64 << 10;

    private final InputStream in;
    private final long limit;
    private final MessageDigest digest = Digests.sha256();
    private long count;
    private IOException failure;

    /** @param limit bytes after which reading is refused */
    RawInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        rethrowFailure();
        int read;
        try {
            read = in.read(target, offset, Math.min(length, BLOCK));
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        if (read > 0) {
            digest.update(target, offset, read);
            count += read;
            if (count > limit) {
                throw Refusal.because("too-large", limit);
            }
        }
        return read;
    }

    /** Throws what the input failed with, if it did and somebody wrapped or swallowed it. */
    void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    long count() {
        return count;
    }

    /** Lower-case hexadecimal digest of all bytes so far; call it once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
