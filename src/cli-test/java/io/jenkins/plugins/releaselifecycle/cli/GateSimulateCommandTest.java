package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.ledger.FactsReader;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateSimulateCommandTest {

    private static final String TWO_OF_IT = "gates: {install: {decidedBy: [{role: it, quorum: 2}]}}";

    @TempDir
    private Path directory;

    private Path events;

    @BeforeEach
    void record() throws IOException {
        events = Files.write(directory.resolve("portal.jsonl"), Pages.facts());
    }

    private Path policy(String name, String yaml) throws IOException {
        return Files.writeString(directory.resolve(name), yaml);
    }

    private void ledger(char digit, List<String> lines) throws IOException {
        Path file = Files.write(directory.resolve("source.jsonl"), lines);
        List<NewFact> facts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            new FactsReader().read(in, fact -> facts.add(new NewFact(fact.at(), fact.actor(), fact.fact())));
        }
        LedgerId id = new LedgerId(String.valueOf(digit).repeat(32));
        Ledgers.write(directory.resolve("ledgers"), id, facts);
    }

    private static JsonNode gate(JsonNode application, String gate) {
        return StreamSupport.stream(application.get("gates").spliterator(), false)
                .filter(asked -> asked.get("gate").textValue().equals(gate))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPolicyThatAsksForMoreClosesAnOpenGateAndSaysWhy() throws IOException {
        Path stricter = policy("new.yaml", TWO_OF_IT);

        Run json = Run.of("gate", "simulate", "--policy", stricter, "--json", events);
        Run text = Run.of("gate", "simulate", "--policy", stricter, events);

        assertThat(json.exit()).isEqualTo(4);
        assertThat(Run.keys(json.json())).containsExactly("policy", "against", "at", "applications", "problems");
        assertThat(json.json().get("against").textValue()).isEqualTo(Policy.SHIPPED.digest());
        JsonNode application = json.json().get("applications").get(0);
        assertThat(Run.keys(application)).containsExactly("path", "name", "stage", "gates");
        assertThat(application.get("name").textValue()).isEqualTo("shop/portal");
        JsonNode install = gate(application, "install");
        assertThat(Run.keys(install))
                .containsExactly("gate", "version", "before", "after", "effect", "requirements");
        assertThat(install.get("before").textValue()).isEqualTo("OPEN");
        assertThat(install.get("after").textValue()).isEqualTo("CLOSED");
        assertThat(install.get("effect").textValue()).isEqualTo("CLOSES");
        assertThat(install.get("requirements")).singleElement().satisfies(change -> {
            assertThat(Run.keys(change))
                    .containsExactly("id", "clause", "kind", "before", "after", "reason", "remedy");
            assertThat(change.get("id").textValue()).isEqualTo("A7");
            assertThat(change.get("before").textValue()).isEqualTo("MET");
            assertThat(change.get("after").textValue()).isEqualTo("UNMET");
        });
        assertThat(text.exit()).isEqualTo(4);
        assertThat(text.out().lines())
                .contains(
                        "  Installation of 1.4.0: is open and would be closed.",
                        "Applications: 1. Gates that would close: 1, open: 0, change otherwise: 0.");
    }

    @Test
    void votesHoldUnderAPolicyThatAsksForNothingMore() throws IOException {
        Path laxer = policy("new.yaml", "trialRun: {longest: P24M}");

        Run run = Run.of("gate", "simulate", "--policy", laxer, "--json", events);

        assertThat(run.exit()).isZero();
        assertThat(gate(run.json().get("applications").get(0), "install")
                        .get("effect")
                        .textValue())
                .isEqualTo("SAME");
        assertThat(Run.of("gate", "simulate", "--policy", laxer, events).out()).contains("  Nothing changes.");
    }

    @Test
    void goingBackToALaxerPolicyOpens() throws IOException {
        Run run = Run.of(
                "gate",
                "simulate",
                "--policy",
                policy("new.yaml", "exposure: external"),
                "--against",
                policy("old.yaml", TWO_OF_IT),
                "--json",
                events);

        assertThat(run.exit()).isZero();
        assertThat(gate(run.json().get("applications").get(0), "install")
                        .get("effect")
                        .textValue())
                .isEqualTo("OPENS");
    }

    @Test
    void aClosedGateThatStaysClosedForOtherReasonsIsNoClosing() throws IOException {
        Files.write(events, Pages.facts().subList(0, Pages.facts().size() - 1));

        Run run = Run.of("gate", "simulate", "--policy", policy("new.yaml", TWO_OF_IT), "--json", events);

        assertThat(run.exit()).isZero();
        assertThat(gate(run.json().get("applications").get(0), "install")
                        .get("effect")
                        .textValue())
                .isEqualTo("CHANGES");
    }

    @Test
    void onlyGatesThatTheStageMakesAskableAreAsked() throws IOException {
        JsonNode gates = Run.of("gate", "simulate", "--policy", policy("new.yaml", TWO_OF_IT), "--json", events)
                .json()
                .get("applications")
                .get(0)
                .get("gates");

        assertThat(gates).extracting(gate -> gate.get("gate").textValue()).containsExactly("install", "retire");
    }

    @Test
    void asTheRecordsStoodThen() throws IOException {
        Path stricter = policy("new.yaml", TWO_OF_IT);

        assertThat(Run.of("gate", "simulate", "--policy", stricter, "--at", "2026-01-20T12:00:00Z", events)
                        .exit())
                .isZero();
        assertThat(Run.of("gate", "simulate", "--policy", stricter, "--at", "2026-01-21T12:00:00Z", events)
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void aDirectoryOfLedgersIsWalkedAndABadOneKeepsNoOtherFromItsAnswer() throws IOException {
        Path stricter = policy("new.yaml", TWO_OF_IT);
        ledger('1', Pages.facts());
        ledger('2', Pages.facts().subList(0, 1));
        Path ledgers = directory.resolve("ledgers");
        Run whole = Run.of("gate", "simulate", "--policy", stricter, "--json", ledgers);
        Files.writeString(ledgers.resolve("2".repeat(32)).resolve("000001.jsonl"), "x\n");
        Files.writeString(directory.resolve("bad.jsonl"), "[]");
        Object[] words = {
            "gate", "simulate", "--policy", stricter, ledgers, events, directory.resolve("bad.jsonl"), directory.resolve("gone"), "--json"
        };

        Run run = Run.of(words);

        assertThat(whole.exit()).isEqualTo(4);
        assertThat(whole.json().get("applications")).hasSize(2);
        assertThat(whole.json().get("applications").get(1).get("gates")).isEmpty();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.json().get("applications")).hasSize(2);
        assertThat(run.json().get("problems")).hasSize(3).allSatisfy(problem -> assertThat(problem.get("reason")
                        .textValue())
                .contains(problem.get("path").textValue()));
        words[words.length - 1] = "--lang=zh";
        Run text = Run.of(words);
        assertThat(text.exit()).isEqualTo(2);
        assertThat(text.out()).contains("安装，版本 1.4.0：现在放行，将不予放行。");
        assertThat(text.err()).hasLineCount(3);
    }

    @Test
    void anApplicationThatIsNotUnderstoodIsClosedUnderBoth() throws IOException {
        List<String> facts = new ArrayList<>(Pages.facts());
        facts.add(
                "{\"type\":\"new\",\"at\":\"2026-02-01T00:00:00Z\",\"actor\":{\"kind\":\"product\"},\"fact\":{}}");
        Files.write(events, facts);

        Run run = Run.of("gate", "simulate", "--policy", policy("new.yaml", TWO_OF_IT), events);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("a fact that this version does not understand");
    }

    @Test
    void aBadPolicyIsToldInOneSentence() throws IOException {
        Path bad = policy("new.yaml", "retests: 0");

        Run run = Run.of("gate", "simulate", "--policy", bad, events);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(bad + ", line 1, retests:").hasLineCount(1);
    }
}
