package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Walks a text in UTF-8 line by line. It refuses control characters other than tabs and the ends of lines. */
final class LineWalker {
    /** Characters of one line, which is kept whole while it is looked at. */
    private static final int LINE = 1 << 20;

    private static final char MARK = '\uFEFF';
    private static final int BUFFER = 8 << 10;

    private final Reader reader;
    private final int limit;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private int number;

    LineWalker(InputStream bytes, ReadLimits limits) {
        this.limit = Math.min(limits.stringLength(), LINE);
        this.reader = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The next line without its end, {@code null} after the last one. */
    String next() throws IOException {
        number++;
        line.setLength(0);
        boolean begun = false;
        for (int one = character(); one >= 0; one = character()) {
            begun = true;
            if (one == '\n') {
                return withoutReturn();
            }
            if (line.length() == limit) {
                throw Refusal.because("text-too-long", place(), limit);
            }
            if (number > 1 || one != MARK || !line.isEmpty()) {
                line.append((char) one);
            }
        }
        return begun ? withoutReturn() : null;
    }

    Message place() {
        return Message.of(LineWalker.class, "place.line", number);
    }

    private String withoutReturn() {
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i)) && line.charAt(i) != '\t') {
                throw Refusal.because("text.control", place(), Integer.toHexString(line.charAt(i)));
            }
        }
        return line.toString();
    }

    private int character() throws IOException {
        if (at == end) {
            end = filled();
            at = 0;
        }
        return end < 0 ? -1 : buffer[at++];
    }

    private int filled() throws IOException {
        try {
            return reader.read(buffer);
        } catch (CharacterCodingException e) {
            throw Refusal.because("text.encoding", place());
        }
    }
}
