package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.Function;

/**
 * Facts as JSON: the one place that says how their members are written and which JSON is taken for them. Strict, because
 * a member that is misread could open a gate.
 */
final class FactCodec {

    private final JsonMapper json = mapper();

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(textOnly())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    /** Times are written as text; Jackson alone would take numbers and lists for them too. */
    private static SimpleModule textOnly() {
        return new SimpleModule("text-only")
                .addDeserializer(Instant.class, new OfText<>(Instant.class, FactCodec::utc))
                .addDeserializer(LocalDate.class, new OfText<>(LocalDate.class, LocalDate::parse))
                .addDeserializer(Period.class, new OfText<>(Period.class, Period::parse));
    }

    private static Instant utc(String text) {
        if (!text.endsWith("Z")) {
            throw new DateTimeException("Not in UTC: " + text);
        }
        return Instant.parse(text);
    }

    private static final class OfText<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parsing;
        private final Class<T> type;

        OfText(Class<T> type, Function<String, T> parsing) {
            super(type);
            this.type = type;
            this.parsing = parsing;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, parser));
            }
            try {
                return parsing.apply(parser.getText());
            } catch (DateTimeException e) {
                return type.cast(context.handleWeirdStringValue(type, parser.getText(), "not of this form"));
            }
        }
    }

    /** The bytes of a value that is written as this codec writes facts. */
    byte[] bytes(Object value) throws JsonProcessingException {
        return json.writeValueAsBytes(value);
    }

    <T> T read(byte[] bytes, Class<T> type) throws IOException {
        return json.readValue(bytes, type);
    }

    /** What stands in a line. */
    <T> T read(LineFrame.Opened opened, Class<T> type) throws IOException {
        return json.readValue(opened.line(), opened.from(), opened.length(), type);
    }

    JsonParser parser(byte[] bytes) throws IOException {
        return json.createParser(bytes);
    }

    JsonNode tree(Fact fact) {
        return json.valueToTree(fact);
    }

    JsonNode tree(Actor actor) {
        return json.valueToTree(actor);
    }

    JsonNode tree(String text) throws JsonProcessingException {
        return json.readTree(text);
    }

    <T> T value(JsonNode tree, Class<T> type) throws JsonProcessingException {
        return json.treeToValue(tree, type);
    }

    /** Whether this product knows the members of that type in that schema. */
    static boolean knows(String type, int schema) {
        return FactType.named(type)
                .filter(known -> schema >= 1 && schema <= known.schema())
                .isPresent();
    }

    /**
     * The fact of a type and schema that are known.
     *
     * @throws JsonProcessingException where the members are not those of such a fact
     */
    Fact fact(String type, int schema, JsonNode members) throws JsonProcessingException {
        FactType known = FactType.named(type).orElseThrow();
        return value(Upcasters.upcast(known, schema, members), known.recordType());
    }

    /** What stands for a fact that cannot be judged; it keeps every gate closed. */
    static Fact notUnderstood(String type, int schema) {
        return new LedgerFact.NotUnderstood(Shown.of(type), schema);
    }
}
