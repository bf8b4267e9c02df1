package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Facts on their way to the webhook: that they were recorded, by whom and when, and not what stands in them. The members are those
 * of {@code docs/webhook.md}.
 *
 * @param id the same however often it is sent
 */
record Delivery(String id, String application, byte[] body) {

    static final int SCHEMA = 1;

    private static final JsonMapper JSON = new JsonMapper();

    /** @param page of the application; {@code null} where nobody has said under which address Jenkins is reached */
    static Delivery of(String application, String page, List<RecordedFact> facts) {
        String id = UUID.randomUUID().toString();
        ObjectNode body = JSON.createObjectNode();
        body.put("schema", SCHEMA);
        body.put("delivery", id);
        body.put("application", application);
        body.put("url", page);
        ArrayNode told = body.putArray("facts");
        facts.forEach(fact -> tell(told.addObject(), fact));
        try {
            return new Delivery(id, application, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and texts can always be written", e);
        }
    }

    private static void tell(ObjectNode told, RecordedFact recorded) {
        told.put("type", FactType.of(recorded.fact()).wireName());
        told.put("sequence", recorded.sequence());
        told.put("at", recorded.at().toString());
        tell(told.putObject("actor"), recorded.actor());
        told.put("version", version(recorded.fact()).map(Version::text).orElse(null));
    }

    private static void tell(ObjectNode told, Actor actor) {
        if (actor instanceof Actor.User user) {
            told.put("kind", "user").put("id", user.id());
        } else if (actor instanceof Actor.Build build) {
            told.put("kind", "build").put("job", build.job()).put("number", build.number());
        } else {
            told.put("kind", "product");
        }
    }

    /** The version that a fact is about, whichever kind of fact it is. */
    private static Optional<Version> version(Fact fact) {
        return Arrays.stream(fact.getClass().getRecordComponents())
                .filter(member -> member.getType() == Version.class)
                .findFirst()
                .flatMap(member -> Optional.ofNullable((Version) value(member, fact)));
    }

    private static Object value(RecordComponent member, Fact of) {
        try {
            return member.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Facts are public records", e);
        }
    }
}
