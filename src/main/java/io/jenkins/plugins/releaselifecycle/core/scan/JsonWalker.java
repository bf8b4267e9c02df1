package io.jenkins.plugins.releaselifecycle.core.scan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.io.InputStream;

/**
 * Walks a JSON document from its first token to its last, keeping nothing but what it is asked for.
 *
 * <p>It stands at the first token of a value at all times. Whatever is not legal (RFC 8259 in UTF-8, with unique
 * names), not of the type that is asked for, or beyond the limits ends in a {@link Refusal} that names the place.
 */
final class JsonWalker implements AutoCloseable {
    /**
     * No text that readers keep is longer in earnest; longer text that nobody asks for is skipped without being kept.
     */
    private static final int KEPT_TEXT = 64 << 10;

    /** Text of which readers keep the beginning; the parser holds it in memory as a whole. */
    private static final int TEXT = 1 << 20;

    private static final int NAME = 1 << 10;

    private final JsonParser parser;
    private final int depthLimit;
    private final OpenNames names;
    private int depth;
    private long moves;

    JsonWalker(InputStream bytes, ReadLimits limits) throws IOException {
        this.parser = parser(bytes, limits);
        this.depthLimit = Math.min(limits.depth(), ReadLimits.DEEPEST);
        this.names = new OpenNames(depthLimit);
        next();
    }

    static JsonParser parser(InputStream bytes, ReadLimits limits) throws IOException {
        return JsonFactory.builder()
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Math.min(limits.depth(), ReadLimits.DEEPEST) + 1)
                        .maxStringLength(Math.min(limits.stringLength(), TEXT))
                        .maxNameLength(NAME)
                        .build())
                .build()
                .createParser(bytes);
    }

    /**
     * Goes through the members of the object here. A value that {@code member} leaves alone is skipped.
     *
     * @return whether there is an object; false for {@code null}
     */
    boolean object(Member member) throws IOException {
        if (!begins(JsonToken.START_OBJECT)) {
            return false;
        }
        while (next() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            next();
            long before = moves;
            member.read(name);
            if (moves == before) {
                skip();
            }
        }
        return true;
    }

    /**
     * Goes through the elements of the array here. An element that {@code element} leaves alone is skipped.
     *
     * @return how many elements there are; none for {@code null}
     */
    int array(Element element) throws IOException {
        if (!begins(JsonToken.START_ARRAY)) {
            return 0;
        }
        int elements = 0;
        while (next() != JsonToken.END_ARRAY) {
            long before = moves;
            element.read();
            if (moves == before) {
                skip();
            }
            elements = Math.addExact(elements, 1);
        }
        return elements;
    }

    /** Goes through an array of objects, none of which may be {@code null}. */
    int objects(Element object) throws IOException {
        return array(() -> {
            require(JsonToken.START_OBJECT);
            object.read();
        });
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Skips the value here; whether it holds anything: not {@code null}, not an empty array, object or string. */
    boolean holdsAnything() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> false;
            case VALUE_STRING -> !text().isEmpty();
            case START_OBJECT -> {
                boolean[] any = {false};
                object(name -> any[0] = true);
                yield any[0];
            }
            case START_ARRAY -> array(() -> {}) > 0;
            default -> true;
        };
    }

    /** The string here, or {@code null}. */
    String text() throws IOException {
        if (isNull()) {
            return null;
        }
        require(JsonToken.VALUE_STRING);
        return kept();
    }

    /** The string here, of a long one no more than that many characters; {@code null} for anything else. */
    String beginning(int most) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        try {
            int length = Math.min(parser.getTextLength(), most);
            return new String(parser.getTextCharacters(), parser.getTextOffset(), length);
        } catch (JacksonException e) {
            throw malformed(parser, e);
        }
    }

    private String kept() throws IOException {
        String text;
        try {
            text = parser.getText();
        } catch (JacksonException e) {
            throw malformed(parser, e);
        }
        if (text.length() > KEPT_TEXT) {
            throw Refusal.because("text-too-long", place(), KEPT_TEXT);
        }
        return text;
    }

    /** The whole number here; it must fit an {@code int}. */
    int integer() throws IOException {
        require(JsonToken.VALUE_NUMBER_INT);
        try {
            return parser.getIntValue();
        } catch (JacksonException e) {
            throw malformed(parser, e);
        }
    }

    /** The truth value here, or {@code otherwise} for {@code null}. */
    boolean truth(boolean otherwise) {
        if (isNull()) {
            return otherwise;
        }
        if (!parser.currentToken().isBoolean()) {
            throw wrongType("type.boolean");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** Whether {@code true} stands here; any other value is not. */
    boolean isTrue() {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** The string or the number here as text, {@code null} for anything else. */
    String scalar() throws IOException {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_STRING || token.isNumeric() ? kept() : null;
    }

    /**
     * Goes on to the next document of a report in JSON lines; call it only at the end of one.
     *
     * @return whether there is another; false at the end of the report
     */
    boolean another() throws IOException {
        return advance() != null;
    }

    /** Makes sure that nothing follows the document. */
    void end() throws IOException {
        boolean trailing;
        try {
            trailing = parser.nextToken() != null;
        } catch (JacksonException e) {
            trailing = true; // and not even JSON
        }
        if (trailing) {
            throw Refusal.because("trailing", place());
        }
    }

    /** The refusal of a document in which {@code parser} failed with {@code e}. */
    static Refusal malformed(JsonParser parser, JacksonException e) {
        return e instanceof JsonEOFException
                ? Refusal.because("truncated", place(parser))
                : Refusal.because("json.malformed", place(parser), e.getOriginalMessage());
    }

    /** Where the walker stands. */
    Message place() {
        return place(parser);
    }

    private static Message place(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        JsonLocation at = parser.currentLocation();
        String shown = pointer.isEmpty() ? "/" : Shown.of(pointer);
        return Message.of(JsonWalker.class, "place.json", shown, at.getLineNr(), at.getByteOffset());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private boolean begins(JsonToken start) {
        if (isNull()) {
            return false;
        }
        require(start);
        return true;
    }

    private void require(JsonToken token) {
        if (parser.currentToken() != token) {
            throw wrongType(typeOf(token));
        }
    }

    private Refusal wrongType(String expected) {
        return Refusal.because(
                "json.type",
                place(),
                Message.of(JsonWalker.class, expected),
                Message.of(JsonWalker.class, typeOf(parser.currentToken())));
    }

    private static String typeOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "type.object";
            case START_ARRAY -> "type.array";
            case VALUE_STRING -> "type.string";
            case VALUE_NUMBER_INT -> "type.integer";
            case VALUE_NUMBER_FLOAT -> "type.number";
            case VALUE_TRUE, VALUE_FALSE -> "type.boolean";
            default -> "type.null";
        };
    }

    private void skip() throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return;
        }
        for (int open = 1; open > 0; ) {
            JsonToken token = next();
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            }
        }
    }

    private JsonToken next() throws IOException {
        moves++;
        JsonToken token = advance();
        if (token == null) {
            throw Refusal.because("truncated", place());
        }
        return token;
    }

    /** The next token, {@code null} at the end of the report. */
    private JsonToken advance() throws IOException {
        JsonToken token;
        try {
            token = parser.nextToken();
        } catch (JacksonException e) {
            throw malformed(parser, e);
        }
        if (token == JsonToken.FIELD_NAME) {
            name(parser.currentName());
        } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            begin();
        } else if (token == JsonToken.END_OBJECT) {
            names.end(depth--);
        } else if (token == JsonToken.END_ARRAY) {
            depth--;
        }
        return token;
    }

    private void begin() {
        depth++;
        if (depth > depthLimit) {
            throw Refusal.because("too-deep", place(), depthLimit);
        }
    }

    private void name(String name) {
        if (!names.add(depth, name)) {
            throw Refusal.because("json.twice", place(), Shown.of(name));
        }
        if (names.tooMany()) {
            throw Refusal.because("json.too-many-members", place());
        }
    }

    /** Reads the value of one member, or leaves it. */
    interface Member {
        void read(String name) throws IOException;
    }

    /** Reads one element, or leaves it. */
    interface Element {
        void read() throws IOException;
    }
}
