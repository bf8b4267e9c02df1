package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Takes a line for JSON only where there is one way to read it: UTF-8, one object, no name twice, nothing behind it. */
final class StrictJson {

    private static final JsonFactory JSON = new JsonFactory();

    private StrictJson() {}

    /** @throws InvalidInputException where it is not such a line, naming what is wrong */
    static JsonNode tree(byte[] line, FactCodec codec) {
        String text = text(line);
        requireOneObject(text);
        try {
            return codec.tree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(notJson(e));
        }
    }

    private static String text(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new InvalidInputException(message("json.byte-order-mark"));
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(message("json.utf-8"));
        }
    }

    private static void requireOneObject(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidInputException(message("json.object"));
            }
            walk(parser);
            if (parser.nextToken() != null) {
                throw new InvalidInputException(message("json.trailing"));
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(notJson(e));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", e);
        }
    }

    /** Goes to the end of the object that has begun. */
    private static void walk(JsonParser parser) throws IOException {
        Deque<Set<String>> names = new ArrayDeque<>();
        names.push(new HashSet<>());
        while (!names.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new InvalidInputException(message("json.object"));
            } else if (token.isStructStart()) {
                names.push(new HashSet<>());
            } else if (token.isStructEnd()) {
                names.pop();
            } else if (token == JsonToken.FIELD_NAME && !names.element().add(parser.currentName())) {
                throw new InvalidInputException(message("json.twice", Shown.of(path(parser.getParsingContext()))));
            }
        }
    }

    private static String path(JsonStreamContext context) {
        String before = context.getParent() == null ? "" : path(context.getParent());
        if (context.inArray()) {
            return before + "[" + context.getCurrentIndex() + "]";
        }
        if (context.getCurrentName() == null) {
            return before;
        }
        return before.isEmpty() ? context.getCurrentName() : before + "." + context.getCurrentName();
    }

    private static Message notJson(JsonProcessingException problem) {
        if (problem instanceof JsonEOFException) {
            return message("json.object");
        }
        return problem instanceof JsonParseException && problem.getLocation() != null
                ? message("json.syntax", problem.getLocation().getColumnNr())
                : message("json.beyond");
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(StrictJson.class, key, arguments);
    }
}
