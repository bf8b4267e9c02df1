package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;

/** The members of a fact that somebody filled in, taken as strictly as those in a ledger. */
public final class FactMembers {

    private static final FactCodec CODEC = new FactCodec();

    private FactMembers() {}

    /**
     * The fact of that type with these members.
     *
     * @throws InvalidInputException naming the member that is missing, unknown or not what it has to be
     */
    public static Fact read(FactType type, JsonNode members) {
        try {
            return CODEC.fact(type.wireName(), type.schema(), members);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(JsonProblem.of(e, "", members));
        }
    }
}
