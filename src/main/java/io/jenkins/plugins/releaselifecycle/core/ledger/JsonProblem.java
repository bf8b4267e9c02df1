package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why JSON is not the value that it should be, in a sentence that names the member and says what is taken there. */
final class JsonProblem {

    private final String root;
    private final JsonNode tree;
    private final List<JsonMappingException.Reference> path;

    private JsonProblem(String root, JsonNode tree, List<JsonMappingException.Reference> path) {
        this.root = root;
        this.tree = tree;
        this.path = path;
    }

    /**
     * The sentence.
     *
     * @param root name of the member that {@code tree} is the value of; empty for the fact itself
     */
    static Message of(JsonProcessingException problem, String root, JsonNode tree) {
        List<JsonMappingException.Reference> path =
                problem instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        return new JsonProblem(root, tree, path).of(problem);
    }

    private Message of(JsonProcessingException problem) {
        if (problem.getCause() instanceof InvalidInputException invalid) {
            return name().isEmpty() ? invalid.reason() : message("facts.member", name(), invalid.reason());
        }
        if (problem instanceof UnrecognizedPropertyException unknown) {
            return message("facts.unknown", Shown.of(name()), known(unknown));
        }
        if (problem instanceof InvalidTypeIdException) {
            return message("facts.actor", root);
        }
        JsonNode value = value();
        if (value.isMissingNode() || value.isNull()) {
            return message("facts.missing", Shown.of(name()));
        }
        return message("facts.value", Shown.of(name()), Shown.of(value.toString()), expected(problem));
    }

    private String known(UnrecognizedPropertyException problem) {
        Set<String> known = new TreeSet<>();
        Optional.ofNullable(problem.getKnownPropertyIds())
                .ifPresent(ids -> ids.forEach(id -> known.add(String.valueOf(id))));
        if (problem.getReferringClass() != null && Actor.class.isAssignableFrom(problem.getReferringClass())) {
            known.add("kind");
        }
        return String.join(", ", known);
    }

    private String name() {
        StringBuilder name = new StringBuilder(root);
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                name.append('[').append(step.getIndex()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return name.toString();
    }

    private JsonNode value() {
        JsonNode value = tree;
        for (JsonMappingException.Reference step : path) {
            value = step.getFieldName() == null ? value.path(step.getIndex()) : value.path(step.getFieldName());
        }
        return value;
    }

    private static Message expected(JsonProcessingException problem) {
        if (problem.getCause() instanceof InputCoercionException) {
            return message("expected.number");
        }
        Class<?> type = problem instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return message("expected.other");
        }
        if (type.isEnum() && Named.class.isAssignableFrom(type)) {
            return message(
                    "expected.one-of",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Named) constant).id())
                            .collect(Collectors.joining(", ")));
        }
        if (type == String.class || type == Version.class || type == Reference.class) {
            return message("expected.text");
        }
        if (type == boolean.class || type == Boolean.class) {
            return message("expected.boolean");
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return message("expected.number");
        }
        return message(expectedForm(type));
    }

    private static String expectedForm(Class<?> type) {
        if (type == Instant.class) {
            return "expected.moment";
        }
        if (type == LocalDate.class) {
            return "expected.day";
        }
        if (type == Period.class) {
            return "expected.period";
        }
        return Collection.class.isAssignableFrom(type) ? "expected.list" : "expected.object";
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(JsonProblem.class, key, arguments);
    }
}
