package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.Serializable;

/**
 * How much a reader takes in before it calls a report unreadable.
 *
 * @param bytes raw size of the file
 * @param depth nesting of JSON objects and arrays, or of XML elements
 * @param findings findings and other results together
 * @param stringLength characters of one JSON string, XML attribute or text that a reader keeps
 */
public record ReadLimits(long bytes, int depth, int findings, int stringLength) implements Serializable {

    public static final ReadLimits DEFAULT = new ReadLimits(512L << 20, 100, 250_000, 20_000_000);

    /** No reader goes deeper than this, whatever {@link #depth} says: readers descend by recursion. */
    static final int DEEPEST = 1_000;

    public ReadLimits {
        if (bytes <= 0 || depth <= 0 || findings <= 0 || stringLength <= 0) {
            throw new IllegalArgumentException("Every limit must be positive");
        }
    }
}
