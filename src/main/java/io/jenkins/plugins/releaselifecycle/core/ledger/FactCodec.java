package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The members of facts as JSON, read as strictly wherever they come from: a ledger, a file or a form. */
public final class FactCodec {

    private static final JsonMapper JSON = mapper();

    private FactCodec() {}

    static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
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
        return mapper;
    }

    /**
     * The fact of that type with these members.
     *
     * @throws InvalidInputException naming the member that is missing, unknown or not what it has to be
     */
    public static Fact read(FactType type, JsonNode members) {
        try {
            return JSON.treeToValue(members, type.recordType());
        } catch (JsonProcessingException e) {
            throw refused(type, e);
        }
    }

    private static InvalidInputException refused(FactType type, JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException invalid) {
                return invalid;
            }
        }
        String member = e instanceof JsonMappingException mapping ? path(mapping) : "";
        if (e instanceof UnrecognizedPropertyException) {
            return invalid("member.unknown", member, type.wireName());
        }
        if (e instanceof MismatchedInputException mismatch) {
            return mismatched(member, mismatch.getTargetType());
        }
        return invalid("member.other", member, Shown.of(e.getOriginalMessage()));
    }

    private static InvalidInputException mismatched(String member, Class<?> expected) {
        if (expected == LocalDate.class) {
            return invalid("member.day", member);
        }
        if (expected == Period.class) {
            return invalid("member.length", member);
        }
        if (expected == Instant.class) {
            return invalid("member.moment", member);
        }
        if (expected == int.class || expected == long.class) {
            return invalid("member.number", member);
        }
        if (expected == boolean.class) {
            return invalid("member.truth", member);
        }
        if (expected != null && expected.isEnum() && Named.class.isAssignableFrom(expected)) {
            String ids = Arrays.stream(expected.getEnumConstants())
                    .map(value -> ((Named) value).id())
                    .collect(Collectors.joining(", "));
            return invalid("member.one-of", member, ids);
        }
        return invalid("member.form", member);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static InvalidInputException invalid(String key, Serializable... arguments) {
        return new InvalidInputException(Message.of(FactCodec.class, key, arguments));
    }
}
