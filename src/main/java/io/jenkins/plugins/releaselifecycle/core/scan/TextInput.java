package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * What a parser sees of a report: the bytes of the file or, where it is compressed with gzip, those that it expands to.
 *
 * <p>A failure repeats at every further read, so that a parser which swallows it once (the JDK's does, inside a DTD)
 * cannot mistake it for the end of the file.
 */
final class TextInput extends InputStream {
    /** Bytes that any file may expand to, however small it is. */
    static final int ALWAYS = 1 << 20;

    private static final int READ_AHEAD = 128 << 10;
    private static final int BUFFER = 16 << 10;

    private final RawInput raw;
    private final ReadLimits limits;
    private InputStream in;
    private long count;
    private long tokenStart;
    private long tokenLimit = Long.MAX_VALUE;

    TextInput(RawInput raw, ReadLimits limits) {
        this.raw = raw;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        raw.rethrowFailure();
        int read = expanded(target, offset, length);
        if (read > 0) {
            count += read;
            checkSize();
        }
        return read;
    }

    private int expanded(byte[] target, int offset, int length) throws IOException {
        try {
            if (in == null) {
                in = open();
            }
            return in.read(target, offset, length);
        } catch (EOFException e) {
            raw.rethrowFailure();
            throw Refusal.because("gzip.truncated", raw.count());
        } catch (ZipException e) {
            raw.rethrowFailure();
            throw Refusal.because("gzip.broken", raw.count(), String.valueOf(e.getMessage()));
        }
    }

    private InputStream open() throws IOException {
        BufferedInputStream file = new BufferedInputStream(raw, BUFFER);
        file.mark(2);
        boolean compressed = file.read() == 0x1F && file.read() == 0x8B;
        file.reset();
        return compressed ? Gunzip.of(file) : file;
    }

    private void checkSize() {
        if (count > limits.bytes()) {
            throw Refusal.because("too-large", limits.bytes());
        }
        if (count > ALWAYS && count / limits.expansion() > raw.count()) {
            throw Refusal.because("expands-too-much", raw.count(), count, limits.expansion());
        }
        if (count - tokenStart > tokenLimit) {
            throw Refusal.because("token-too-long", tokenStart, tokenLimit - READ_AHEAD);
        }
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

    void rethrowFailure() throws IOException {
        raw.rethrowFailure();
    }

    long count() {
        return count;
    }
}
