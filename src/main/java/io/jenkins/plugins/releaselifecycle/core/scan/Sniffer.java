package io.jenkins.plugins.releaselifecycle.core.scan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Looks at the beginning of a report, as far as it takes to recognise it, and rewinds. */
final class Sniffer {
    /** The most that is looked at, in bytes. */
    static final int PREFIX = 1 << 20;

    private static final int MEMBERS = 64;

    private final BufferedInputStream bytes;
    private final ReadLimits limits;

    Sniffer(BufferedInputStream bytes, ReadLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /**
     * The opening of the report; the stream is back at its beginning afterwards.
     *
     * @param decided whether an opening says enough; asked after each member
     * @throws Refusal where the report is empty, in an encoding that JSON does not allow, or neither JSON nor XML
     */
    Opening sniff(Predicate<Opening> decided) throws IOException {
        return switch (rewound(this::syntax)) {
            case JSON -> rewound(prefix -> json(prefix, decided));
            case XML -> rewound(this::xml);
        };
    }

    private <T> T rewound(Look<T> look) throws IOException {
        bytes.mark(PREFIX + 1);
        T seen = look.at(new Prefix(bytes));
        bytes.reset();
        return seen;
    }

    private ReportReader.Syntax syntax(Prefix prefix) throws IOException {
        StringBuilder start = new StringBuilder();
        boolean wide = false;
        boolean empty = true;
        for (int one = prefix.read(); one >= 0 && start.length() < 40; one = prefix.read()) {
            empty = false;
            boolean mark = start.isEmpty() && (one >= 0xFE || one == 0xEF || one == 0xBB || one == 0xBF);
            wide |= one == 0 || start.isEmpty() && one >= 0xFE;
            if (mark || one == 0 || start.isEmpty() && Character.isWhitespace(one)) {
                continue;
            }
            if (start.isEmpty() && one == '<') {
                return ReportReader.Syntax.XML;
            }
            if (start.isEmpty() && (one == '{' || one == '[')) {
                if (wide || prefix.read() == 0) {
                    throw Refusal.because("encoding.json");
                }
                return ReportReader.Syntax.JSON;
            }
            start.append((char) one);
        }
        if (start.isEmpty()) {
            throw Refusal.because(empty ? "empty" : "blank");
        }
        throw Refusal.because("neither", start.toString());
    }

    private Opening json(Prefix prefix, Predicate<Opening> decided) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JsonWalker.parser(prefix, limits)) {
            Opening opening = new Opening.JsonObject(members);
            try {
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    opening = new Opening.JsonArray(members);
                    parser.nextToken();
                }
                while (members.size() < MEMBERS && parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    members.put(name, parser.nextToken().isScalarValue() ? Shown.of(parser.getText()) : "");
                    if (decided.test(opening)) {
                        break;
                    }
                    parser.skipChildren();
                }
            } catch (JacksonException e) {
                if (!prefix.exhausted()) {
                    throw JsonWalker.malformed(parser, e);
                }
            }
            return opening;
        }
    }

    private Opening xml(Prefix prefix) throws IOException {
        TextInput text = new TextInput(new RawInput(prefix, PREFIX), limits);
        try (XmlWalker xml = new XmlWalker(text, text, limits)) {
            xml.root();
            return new Opening.XmlRoot(xml.namespace(), xml.name(), xml.attributeNames());
        }
    }

    private interface Look<T> {
        T at(Prefix prefix) throws IOException;
    }

    /** At most {@link #PREFIX} bytes of a stream, which it leaves open. */
    private static final class Prefix extends InputStream {
        private final InputStream in;
        private int left = PREFIX;

        Prefix(InputStream in) {
            this.in = in;
        }

        /** Whether the end of the prefix, rather than that of the report, was met. */
        boolean exhausted() {
            return left <= 0;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? in.read() : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int read = in.read(target, offset, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
