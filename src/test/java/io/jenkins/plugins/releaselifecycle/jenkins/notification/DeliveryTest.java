package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a receiver gets is what the documentation says. */
class DeliveryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(.*?)```");
    private static final Instant AT = Instant.parse("2026-03-17T09:12:44.120Z");

    private static JsonNode body(String page, RecordedFact... facts) throws IOException {
        return JSON.readTree(Delivery.of("shop/portal", page, List.of(facts)).body());
    }

    @Test
    void theExampleOfTheDocumentationIsADelivery() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/webhook.md")));
        assertThat(example.find()).isTrue();
        ObjectNode told = (ObjectNode) body(
                "https://jenkins.example.com/job/shop/job/portal/release-lifecycle/",
                new RecordedFact(
                        41,
                        AT,
                        new Actor.User("li"),
                        new VoteCast(new Reference("r"), Role.IT, true, "looks good", false, "digest")),
                new RecordedFact(
                        42,
                        AT,
                        new Actor.Build("shop/deploy", 17, AT),
                        new DeploymentStarted(Gate.GO_LIVE, new Version("1.4.0"), List.of(), "digest")));
        ObjectNode documented = (ObjectNode) JSON.readTree(example.group(1));
        documented.set("delivery", told.get("delivery"));
        assertThat(told).isEqualTo(documented);
    }

    @Test
    void everyKindOfFactCanBeToldAndKeepsItsContentsToItself() throws Exception {
        for (Fact fact : EveryFact.others()) {
            JsonNode told = body(null, new RecordedFact(2, AT, new Actor.Product(), fact))
                    .at("/facts/0");
            assertThat(told.get("type").asText()).isEqualTo(FactType.of(fact).wireName());
            assertThat(told.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("type", "sequence", "at", "actor", "version");
        }
    }

    @Test
    void eachDeliveryHasANameOfItsOwn() {
        List<RecordedFact> facts = Facts.of("shop").list();
        assertThat(Delivery.of("shop", null, facts).id())
                .isNotEqualTo(Delivery.of("shop", null, facts).id());
    }

    @Test
    void anotherMomentOrAnotherBodyHasAnotherSignature() {
        byte[] body = {1, 2, 3};
        String signature = Signature.of("correct horse battery staple", 1000, body);
        assertThat(signature).matches("sha256=[0-9a-f]{64}");
        assertThat(Signature.of("correct horse battery staple", 1000, new byte[] {1, 2, 3}))
                .isEqualTo(signature);
        assertThat(List.of(
                        Signature.of("correct horse battery staple", 1001, body),
                        Signature.of("correct horse battery staplf", 1000, body),
                        Signature.of("correct horse battery staple", 1000, new byte[] {1, 2, 4})))
                .doesNotContain(signature);
    }
}
