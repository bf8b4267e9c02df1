package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The raw bytes of a report on their way to a parser: counted, limited and hashed.
 *
 * <p>A failure repeats at every further read, so that a parser which swallows it once (the JDK's does, inside a DTD)
 * cannot mistake it for the end of the file.
 */
final class RawInput extends InputStream {
    private static final int READ_AHEAD = 128 << 10;

    private final InputStream in;
    private final long limit;
    private final MessageDigest digest;
    private long count;
    private long tokenStart;
    private long tokenLimit = Long.MAX_VALUE;
    private IOException failure;

    /** @param limit bytes after which reading is refused */
    RawInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int read;
        try {
            read = in.read(target, offset, length);
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
            if (count - tokenStart > tokenLimit) {
                throw Refusal.because("token-too-long", tokenStart, tokenLimit - READ_AHEAD);
            }
        }
        return read;
    }

    /**
     * From now on refuses where a parser reads many more bytes than these for one token: it would have to keep them
     * all.
     */
    void limitToken(int bytes) {
        tokenLimit = (long) bytes + READ_AHEAD;
        tokenBegins();
    }

    void tokenBegins() {
        tokenStart = count;
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
