package io.jenkins.plugins.releaselifecycle.jenkins.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.jenkins.page.FactField.Input;
import io.jenkins.plugins.releaselifecycle.jenkins.record.PersonsFact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A member of a fact as a form asks for it: which input it has, and what the JSON of the ledger makes of what was typed.
 *
 * @param name in the form; with a dot where the member is inside another
 * @param type of the member, or of its elements where {@code many}
 * @param many whether it has several elements
 */
record FormMember(String name, Class<?> type, boolean many) {

    private static final Set<String> LONG = Set.of(
            "cause", "comment", "conclusion", "description", "message", "participants", "plan", "reason", "rights");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The members of that type that a person fills in, in the order of its record. */
    static List<FormMember> of(FactType type) {
        return Arrays.stream(type.recordType().getRecordComponents())
                .filter(component -> !PersonsFact.FILLED_BY_SERVER.contains(component.getName()))
                .flatMap(FormMember::of)
                .toList();
    }

    private static Stream<FormMember> of(RecordComponent component) {
        if (component.getType() == TrialRunTerms.class) {
            return Arrays.stream(TrialRunTerms.class.getRecordComponents())
                    .map(inner -> new FormMember(component.getName() + "." + inner.getName(), inner.getType(), false));
        }
        Type generic = component.getGenericType();
        return generic instanceof ParameterizedType several
                ? Stream.of(new FormMember(component.getName(), (Class<?>) several.getActualTypeArguments()[0], true))
                : Stream.of(new FormMember(component.getName(), component.getType(), false));
    }

    Input input() {
        if (type == boolean.class) {
            return Input.CHECK;
        }
        if (type.isEnum()) {
            return many ? Input.CHECKS : Input.SELECT;
        }
        if (name.equals("requirement")) {
            return Input.SELECT;
        }
        return many || LONG.contains(name) ? Input.LINES : Input.LINE;
    }

    /** What can be chosen; none where the member is typed in. */
    List<? extends Named> values() {
        if (name.equals("requirement")) {
            return Requirement.allWaivable();
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Named.class::cast).toList()
                : List.of();
    }

    /** What was typed, as the ledger writes it; empty where nothing was. */
    Optional<JsonNode> json(List<String> typed) {
        List<String> values = typed.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (type == boolean.class) {
            return Optional.of(truth(values));
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (!many) {
            return Optional.of(single(values.get(0)));
        }
        ArrayNode several = JSON.arrayNode();
        if (type.isEnum()) {
            values.forEach(several::add);
        } else {
            values.get(0)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(this::compound)
                    .forEach(several::add);
        }
        return Optional.of(several);
    }

    private JsonNode single(String value) {
        boolean number = type == int.class || type == long.class;
        return number && WHOLE_NUMBER.matcher(value).matches()
                ? JSON.numberNode(Long.parseLong(value))
                : JSON.textNode(value.replace("\r\n", "\n"));
    }

    /** A box that is not ticked sends nothing; whatever else but these two words is said is left for the fact to refuse. */
    private static JsonNode truth(List<String> values) {
        if (values.isEmpty() || values.equals(List.of("false"))) {
            return JSON.booleanNode(false);
        }
        return values.equals(List.of("true")) ? JSON.booleanNode(true) : JSON.textNode(String.join(",", values));
    }

    /** One element a line, its members separated by commas, in the order of its record. */
    private JsonNode compound(String line) {
        String[] parts = line.split("[,，]", -1);
        RecordComponent[] members = type.getRecordComponents();
        if (parts.length != members.length) {
            return JSON.textNode(line.strip());
        }
        ObjectNode element = JSON.objectNode();
        for (int i = 0; i < parts.length; i++) {
            element.put(members[i].getName(), parts[i].strip());
        }
        return element;
    }
}
