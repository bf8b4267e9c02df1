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

    /** Characters of the first line of a text. */
    private static final int LINE = 40;

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
     * @throws Refusal where the report is empty, or in an encoding that JSON does not allow
     */
    Opening sniff(Predicate<Opening> decided) throws IOException {
        return switch (rewound(this::syntax)) {
            case JSON -> rewound(prefix -> json(prefix, decided));
            case XML -> rewound(this::xml);
            case TEXT -> rewound(this::text);
        };
    }

    private <T> T rewound(Look<T> look) throws IOException {
        bytes.mark(PREFIX + 1);
        T seen = look.at(new Prefix(bytes));
        bytes.reset();
        return seen;
    }

    private ReportReader.Syntax syntax(Prefix prefix) throws IOException {
        boolean wide = false;
        boolean empty = true;
        for (int one = prefix.read(); one >= 0; one = prefix.read()) {
            empty = false;
            wide |= one == 0 || one >= 0xFE;
            if (isPadding(one)) {
                continue;
            }
            if (one == '<') {
                return ReportReader.Syntax.XML;
            }
            if (one == '{' || one == '[') {
                if (wide || prefix.read() == 0) {
                    throw Refusal.because("encoding.json");
                }
                return ReportReader.Syntax.JSON;
            }
            return ReportReader.Syntax.TEXT;
        }
        throw Refusal.because(empty ? "empty" : "blank");
    }

    /** White space, a byte order mark, or one half of such a thing in UTF-16. */
    private static boolean isPadding(int one) {
        return one == 0 || one >= 0xFE || one == 0xEF || one == 0xBB || one == 0xBF || Character.isWhitespace(one);
    }

    private Opening text(Prefix prefix) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = prefix.read(); one >= 0 && line.length() < LINE; one = prefix.read()) {
            if (!line.isEmpty() && (one == '\n' || one == '\r')) {
                break;
            }
            if (!line.isEmpty() || !isPadding(one)) {
                line.append((char) one);
            }
        }
        return new Opening.Text(line.toString().replace("\0", "").strip());
    }

    private Opening json(Prefix prefix, Predicate<Opening> decided) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JsonWalker.parser(prefix, limits)) {
            Opening.Json opening = new Opening.JsonObject(members, false);
            try {
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    opening = new Opening.JsonArray(members, false);
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
                return opening instanceof Opening.JsonArray
                        ? new Opening.JsonArray(members, true)
                        : new Opening.JsonObject(members, true);
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
