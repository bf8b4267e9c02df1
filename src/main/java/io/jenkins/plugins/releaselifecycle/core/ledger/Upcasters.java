package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes the members of a fact that an earlier version of the product wrote into those that this one writes. Nothing on disk is
 * changed by it.
 */
final class Upcasters {

    /** For each type the steps from schema 1 to 2, from 2 to 3 and so on. */
    private static final Map<FactType, List<UnaryOperator<ObjectNode>>> STEPS = Map.of(
            FactType.SECURITY_TEST_RECORDED,
            List.of(Upcasters::reportsWereNotKept, Upcasters::nothingElseWasTold),
            FactType.REQUEST_MADE,
            List.of(Upcasters::nobodyToldWhoCommitted, Upcasters::noRequestHadAnEnd, Upcasters::onePersonAsked),
            FactType.APPLICATION_MOVED,
            List.of(Upcasters::noNameMattered),
            FactType.DEPLOYMENT_STARTED,
            List.of(Upcasters::onlyOpenGatesLetThrough));

    private Upcasters() {}

    /** @param schema in which they were written, from 1 */
    static JsonNode upcast(FactType type, int schema, JsonNode members) {
        if (schema == type.schema() || !members.isObject()) {
            return members;
        }
        ObjectNode result = members.deepCopy();
        for (UnaryOperator<ObjectNode> step : STEPS.get(type).subList(schema - 1, type.schema() - 1)) {
            result = step.apply(result);
        }
        return result;
    }

    /** Before schema 2 there was no {@code committers}: nobody knows them. */
    private static ObjectNode nobodyToldWhoCommitted(ObjectNode members) {
        members.remove("committers");
        return members;
    }

    /** Before schema 3 a request did not say when it ends undecided. */
    private static ObjectNode noRequestHadAnEnd(ObjectNode members) {
        members.remove("until");
        return members;
    }

    /** Before schema 4 a request named one person who asked, whoever else had a part in it. */
    private static ObjectNode onePersonAsked(ObjectNode members) {
        members.remove("startedBy");
        return members;
    }

    /** Before schema 2 there was one policy for all applications, so that no name of one could matter. */
    private static ObjectNode noNameMattered(ObjectNode members) {
        return members.put("kept", NamesKept.NONE.id());
    }

    /** Before schema 2 nothing was let through a closed gate but in an emergency, which the fact before it tells. */
    private static ObjectNode onlyOpenGatesLetThrough(ObjectNode members) {
        members.putArray("unmet");
        return members;
    }

    /** Before schema 2 no report was kept as evidence. */
    private static ObjectNode reportsWereNotKept(ObjectNode members) {
        for (JsonNode report : members.path("reports")) {
            if (report instanceof ObjectNode object) {
                object.put("kept", false);
            }
        }
        return members;
    }

    /**
     * Before schema 3 nothing was told of a test beyond its reports, what passed was not counted, and whatever was left
     * out was counted together.
     */
    private static ObjectNode nothingElseWasTold(ObjectNode members) {
        for (JsonNode report : members.path("reports")) {
            if (report instanceof ObjectNode object) {
                object.put("passed", 0).put("notSelected", 0).put("absent", 0);
            }
        }
        members.putObject("circumstances");
        return members;
    }
}
