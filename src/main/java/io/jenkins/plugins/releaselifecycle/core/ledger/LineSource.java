package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file as bytes, one after the other, with no more than one of them in memory. */
final class LineSource implements Closeable {

    /** The most bytes that a line may have. */
    static final int LONGEST_LINE = 16 << 20;

    private static final byte[] NOTHING = {};

    private final InputStream in;
    private final byte[] block = new byte[1 << 16];
    private int from;
    private int to;
    private byte[] line = NOTHING;

    /** The lines of a file. A stream rather than a channel, which would close where Jenkins interrupts the thread. */
    static LineSource of(Path file) throws IOException {
        return new LineSource(new FileInputStream(file.toFile()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    LineSource(InputStream in) {
        this.in = in;
    }

    /** A line has more than {@link #LONGEST_LINE} bytes. */
    static final class TooLongException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Moves to the next line feed.
     *
     * @return whether there is one; where not, {@link #bytes()} is what comes after the last
     */
    boolean next() throws IOException, TooLongException {
        ByteArrayOutputStream begun = null;
        while (true) {
            int end = lineFeed();
            if (end < to && begun == null) {
                line = Arrays.copyOfRange(block, from, end);
                from = end + 1;
                return true;
            }
            begun = begun == null ? new ByteArrayOutputStream() : begun;
            if (begun.size() + end - from > LONGEST_LINE) {
                throw new TooLongException();
            }
            begun.write(block, from, end - from);
            if (end < to) {
                from = end + 1;
                line = begun.toByteArray();
                return true;
            }
            from = 0;
            to = in.read(block);
            if (to <= 0) {
                to = 0;
                line = begun.toByteArray();
                return false;
            }
        }
    }

    /** Where the next line feed is in the block, or its end. */
    private int lineFeed() {
        int at = from;
        while (at < to && block[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The bytes of the line without its line feed. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return line.length;
    }
}
