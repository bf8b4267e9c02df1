package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.Serializable;

/**
 * How much a reader takes in before it calls a report unreadable.
 *
 * @param bytes size of the file, and of what it expands to where it is compressed
 * @param expansion how many times its own size a compressed file may expand to; a file may always expand to 1 MiB
 * @param depth nesting of JSON objects and arrays, or of XML elements; no reader goes deeper than {@value #DEEPEST}
 * @param findings findings and other results together
 * @param stringLength characters of one JSON string, XML attribute or text that a reader keeps
 */
public record ReadLimits(long bytes, int expansion, int depth, int findings, int stringLength) implements Serializable {

    public static final ReadLimits DEFAULT = new ReadLimits(512L << 20, 100, 100, 250_000, 20_000_000);

    /** Readers descend by recursion. */
    public static final int DEEPEST = 1_000;

    public ReadLimits {
        if (bytes <= 0 || expansion <= 0 || depth <= 0 || findings <= 0 || stringLength <= 0) {
            throw new IllegalArgumentException("Every limit must be positive");
        }
    }
}
