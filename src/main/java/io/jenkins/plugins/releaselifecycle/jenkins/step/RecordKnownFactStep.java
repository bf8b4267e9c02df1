package io.jenkins.plugins.releaselifecycle.jenkins.step;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Util;
import io.jenkins.plugins.releaselifecycle.core.ledger.FactMembers;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records a fact whose members are the step's parameters, taken as strictly as those in a ledger. */
abstract class RecordKnownFactStep extends RecordFactStep {

    abstract FactType type();

    /** The members of the fact, as the ledger writes them. */
    abstract ObjectNode members(Lifecycle lifecycle);

    @Override
    final Optional<Fact> fact(Lifecycle lifecycle, Policy policy, Instant now) {
        return Optional.of(FactMembers.read(type(), members(lifecycle)));
    }

    @Override
    Map<String, Object> result(Optional<RecordedFact> recorded, Lifecycle after, Policy policy, Instant now) {
        Map<String, Object> result = new LinkedHashMap<>();
        recorded.ifPresent(fact -> {
            result.put("type", type().wireName());
            result.put("sequence", fact.sequence());
            result.put("at", fact.at().toString());
        });
        return result;
    }

    /**
     * Members that are texts; those that are blank are left out.
     *
     * @param namesAndValues one after the other
     */
    static ObjectNode texts(String... namesAndValues) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = Util.fixEmptyAndTrim(namesAndValues[i + 1]);
            if (value != null) {
                members.put(namesAndValues[i], value);
            }
        }
        return members;
    }

    /**
     * The name of an incident, as the parameter {@code id} gives it.
     *
     * @throws InvalidInputException where it is none
     */
    static String name(String id) {
        if (Util.fixEmptyAndTrim(id) == null) {
            throw new InvalidInputException(Message.of(Reference.class, "member.missing", "id"));
        }
        return new Reference(id.trim()).text();
    }

    /** A list as a Jenkinsfile gives it, which may have holes; none is an empty one. */
    static List<String> copy(List<String> values) {
        return values == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(values));
    }

    static ArrayNode several(List<String> values) {
        ArrayNode several = JsonNodeFactory.instance.arrayNode();
        values.forEach(several::add);
        return several;
    }
}
