package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads facts that somebody wrote down without a ledger around them: one JSON object a line, with {@code type},
 * {@code at}, {@code actor}, {@code fact} and, where it is not 1, {@code schema}. The number of the line is the sequence
 * of the fact. {@code docs/ledger-format.md} describes the file.
 *
 * <p>A type that is not known, or a newer schema, is no bad input: it becomes a fact that cannot be judged and that keeps
 * every gate closed.
 */
public final class FactsReader {

    private static final Set<String> MEMBERS = new TreeSet<>(Set.of("type", "at", "actor", "fact", "schema"));

    private final FactCodec codec = new FactCodec();

    /**
     * Hands over the facts in their order; those before a line that cannot be accepted have been handed over when it is
     * met. Blank lines may stand at the end only.
     *
     * @throws InvalidInputException naming the line, the member and what is wrong with it
     * @throws IOException where reading fails
     */
    public void read(InputStream in, Consumer<RecordedFact> reader) throws IOException {
        LineSource lines = new LineSource(in);
        long sequence = 0;
        long blank = 0;
        long number = 0;
        boolean more = true;
        while (more) {
            number++;
            more = next(lines, number);
            if (isBlank(lines.bytes())) {
                blank = blank == 0 ? number : blank;
            } else if (blank > 0) {
                throw at(blank, message("facts.blank"));
            } else {
                sequence++;
                reader.accept(fact(number, lines.bytes()));
            }
        }
        if (sequence == 0) {
            throw at(1, message("facts.none"));
        }
    }

    private static boolean next(LineSource lines, long number) throws IOException {
        try {
            return lines.next();
        } catch (LineSource.TooLongException e) {
            throw at(number, message("line.too-long", LineSource.LONGEST_LINE));
        }
    }

    private static boolean isBlank(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).matches("[ \\t\\r]*");
    }

    private RecordedFact fact(long number, byte[] line) {
        try {
            return fact(number, StrictJson.tree(line, codec));
        } catch (InvalidInputException e) {
            throw at(number, e.reason());
        }
    }

    private RecordedFact fact(long number, JsonNode line) {
        requireKnownMembers(line);
        String type = text(line, "type");
        int schema = schema(line);
        JsonNode members = required(line, "fact");
        if (!members.isObject()) {
            throw new InvalidInputException(message("facts.value", "fact", shown(members), message("expected.object")));
        }
        Instant at = value(line, "at", Instant.class);
        Actor actor = value(line, "actor", Actor.class);
        return new RecordedFact(number, at, actor, fact(type, schema, members));
    }

    private Fact fact(String type, int schema, JsonNode members) {
        if (!FactCodec.knows(type, schema)) {
            return FactCodec.notUnderstood(type, schema);
        }
        try {
            return codec.fact(type, schema, members);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(JsonProblem.of(e, "", members));
        }
    }

    private static void requireKnownMembers(JsonNode line) {
        for (Iterator<String> names = line.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw new InvalidInputException(message("facts.unknown", Shown.of(name), String.join(", ", MEMBERS)));
            }
        }
    }

    private static String text(JsonNode line, String member) {
        JsonNode value = required(line, member);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new InvalidInputException(message("facts.value", member, shown(value), message("expected.text")));
        }
        return value.textValue();
    }

    private static int schema(JsonNode line) {
        JsonNode schema = line.get("schema");
        if (schema == null) {
            return 1;
        }
        if (!schema.isIntegralNumber() || !schema.canConvertToInt() || schema.intValue() < 1) {
            throw new InvalidInputException(
                    message("facts.value", "schema", shown(schema), message("expected.schema")));
        }
        return schema.intValue();
    }

    private static JsonNode required(JsonNode line, String member) {
        JsonNode value = line.get(member);
        if (value == null || value.isNull()) {
            throw new InvalidInputException(message("facts.missing", member));
        }
        return value;
    }

    private <T> T value(JsonNode line, String member, Class<T> type) {
        JsonNode tree = required(line, member);
        try {
            return codec.value(tree, type);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(JsonProblem.of(e, member, tree));
        }
    }

    private static String shown(JsonNode value) {
        return Shown.of(value.toString());
    }

    private static InvalidInputException at(long number, Message reason) {
        return new InvalidInputException(message("facts.line", number, reason));
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(FactsReader.class, key, arguments);
    }
}
