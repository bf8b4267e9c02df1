package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;

/** Facts as JSON outside of a ledger, by the same rules as in it. */
public final class FactMembers {

    private static final FactCodec CODEC = new FactCodec();

    private FactMembers() {}

    /**
     * A fact with its number, as a line of {@code docs/ledger-format.md} writes it without what chains it. One that this product does
     * not understand has no {@code fact}.
     */
    public static ObjectNode write(RecordedFact recorded) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("sequence", recorded.sequence());
        line.put("at", recorded.at().toString());
        line.set("actor", CODEC.tree(recorded.actor()));
        if (recorded.fact() instanceof NotUnderstood unknown) {
            return line.put("type", unknown.type()).put("schema", unknown.schema());
        }
        FactType type = FactType.of(recorded.fact());
        line.put("type", type.wireName()).put("schema", type.schema());
        line.set("fact", CODEC.tree(recorded.fact()));
        return line;
    }

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
