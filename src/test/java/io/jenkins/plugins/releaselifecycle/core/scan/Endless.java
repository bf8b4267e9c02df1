package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A report of any size that is nowhere: a beginning, a part as often as one likes, and an end. */
final class Endless extends InputStream {
    private final byte[] beginning;
    private final byte[] part;
    private final byte[] end;
    private final long lastPart;
    private final long size;
    private long position;

    Endless(byte[] beginning, byte[] part, long times, byte[] end) {
        this.beginning = beginning;
        this.part = part;
        this.end = end;
        this.lastPart = beginning.length + times * part.length;
        this.size = lastPart + end.length;
    }

    Endless(String beginning, String part, long times, String end) {
        this(utf8(beginning), utf8(part), times, utf8(end));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    long size() {
        return size;
    }

    /** How much of it was read. */
    long position() {
        return position;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == size) {
            return length == 0 ? 0 : -1;
        }
        int read = 0;
        while (read < length && position < size) {
            read += some(target, offset + read, length - read);
        }
        return read;
    }

    private int some(byte[] target, int offset, int length) {
        byte[] from = position < beginning.length ? beginning : position < lastPart ? part : end;
        int at = (int)
                (from == beginning
                        ? position
                        : from == part ? (position - beginning.length) % part.length : position - lastPart);
        int copied = Math.min(length, from.length - at);
        System.arraycopy(from, at, target, offset, copied);
        position += copied;
        return copied;
    }
}
