package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Expands a gzip file (RFC 1952) to its last member. The JDK's stream passes over whatever follows the last member that
 * it understands; here that is refused, because it could be more of the report.
 */
final class Gunzip extends GZIPInputStream {
    private static final int BUFFER = 16 << 10;
    private static final int TRAILER = 8;

    private final Counted file;
    private long filled;
    private boolean reading;

    private Gunzip(Counted file) throws IOException {
        super(file, BUFFER);
        this.file = file;
    }

    static Gunzip of(InputStream in) throws IOException {
        return new Gunzip(new Counted(in));
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filled = file.count;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (reading) {
            return 0; // the JDK's stream calls itself for the next member; a million empty ones are too deep
        }
        int read = 0;
        while (read == 0 && length > 0) {
            read = expanded(target, offset, length);
        }
        if (read < 0) {
            requireNothingMore();
        }
        return read;
    }

    private int expanded(byte[] target, int offset, int length) throws IOException {
        reading = true;
        try {
            return super.read(target, offset, length);
        } finally {
            reading = false;
        }
    }

    private void requireNothingMore() throws IOException {
        long end = filled - inf.getRemaining() + TRAILER;
        if (file.count > end || file.read() >= 0) {
            throw Refusal.because("gzip.trailing", end);
        }
    }

    /** Says that there is always more, without which the JDK's stream does not look for another member. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
