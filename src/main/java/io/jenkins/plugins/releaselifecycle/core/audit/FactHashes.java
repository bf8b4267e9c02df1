package io.jenkins.plugins.releaselifecycle.core.audit;

import java.util.Arrays;
import java.util.HexFormat;

/** The hash of each fact of a record, 32 bytes a fact. */
final class FactHashes {

    private static final int LENGTH = 32;

    private byte[] hashes = new byte[LENGTH * 256];
    private int number;

    /** The hash of the next fact. */
    void add(String hash) {
        if ((number + 1) * LENGTH > hashes.length) {
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        System.arraycopy(HexFormat.of().parseHex(hash), 0, hashes, number * LENGTH, LENGTH);
        number++;
    }

    /** Lower-case hexadecimal; empty where there is no fact of that sequence. */
    String of(long sequence) {
        if (sequence < 1 || sequence > number) {
            return "";
        }
        int from = (int) (sequence - 1) * LENGTH;
        return HexFormat.of().formatHex(hashes, from, from + LENGTH);
    }
}
