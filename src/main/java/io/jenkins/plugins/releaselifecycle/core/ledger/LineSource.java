package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file as bytes, one after the other, with no more than one of them in memory. */
final class LineSource {

    /** The most bytes that a line may have. */
    static final int LONGEST_LINE = 16 << 20;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);

    LineSource(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
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
        line.reset();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return true;
            }
            line.write(b);
            if (line.size() > LONGEST_LINE) {
                throw new TooLongException();
            }
        }
        return false;
    }

    /** The bytes of the line without its line feed. */
    byte[] bytes() {
        return line.toByteArray();
    }

    int length() {
        return line.size();
    }
}
