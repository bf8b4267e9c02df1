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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateEvaluateCommandTest {

    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");

    @TempDir
    private Path directory;

    private Path events;
    private Path ledger;
    private Path file;

    @BeforeEach
    void record() throws IOException {
        events = Files.write(directory.resolve("FACTS.jsonl"), Pages.facts());
        List<NewFact> facts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(events)) {
            new FactsReader().read(in, fact -> facts.add(new NewFact(fact.at(), fact.actor(), fact.fact())));
        }
        Ledgers.write(directory, ID, facts);
        ledger = directory.resolve(ID.hex());
        file = ledger.resolve("000001.jsonl");
    }

    private Path without(String text) throws IOException {
        return Files.write(
                directory.resolve("less.jsonl"),
                Pages.facts().stream().filter(line -> !line.contains(text)).toList());
    }

    private Path policy(String yaml) throws IOException {
        return Files.writeString(directory.resolve("POLICY.yaml"), yaml);
    }

    private static List<String> ids(JsonNode requirements) {
        List<String> ids = new ArrayList<>();
        requirements.forEach(line -> ids.add(line.get("id").textValue()));
        return ids;
    }

    @Test
    void anOpenGateIsAnsweredWithExactlyTheseKeys() {
        Run run = Run.of("gate", "evaluate", "--gate", "install", "--events", events, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode answer = run.json();
        assertThat(Run.keys(answer))
                .containsExactly("gate", "status", "exemption", "stage", "version", "at", "exposure", "policy", "requirements");
        assertThat(answer.get("gate").textValue()).isEqualTo("install");
        assertThat(answer.get("status").textValue()).isEqualTo("OPEN");
        assertThat(answer.get("stage").textValue()).isEqualTo("trial-application");
        assertThat(answer.get("policy").textValue()).isEqualTo(Policy.SHIPPED.digest());
        assertThat(ids(answer.get("requirements")))
                .containsExactly("STAGE", "BREAK_GLASS", "A1", "A2", "A3", "A4", "A5", "A6", "A7");
        assertThat(answer.get("requirements")).allSatisfy(line -> {
            assertThat(Run.keys(line))
                    .containsExactly(
                            "id", "clause", "kind", "status", "reason", "remedy", "who", "dueAt", "overdue", "evidence");
            assertThat(line.get("status").textValue()).isEqualTo("MET");
        });
        JsonNode vote = answer.get("requirements").get(8).get("evidence").get(1);
        assertThat(Run.keys(vote)).containsExactly("sequence", "at", "actor");
        assertThat(vote.get("sequence").intValue()).isEqualTo(Pages.facts().size());
        assertThat(vote.get("actor").toString()).isEqualTo("{\"kind\":\"user\",\"id\":\"it-lead\"}");
    }

    @Test
    void aClosedGateSaysWhyWhatToDoAndWhoCan() throws IOException {
        Path less = without("\"backup-plan\"");

        JsonNode line = Run.of("gate", "evaluate", "--gate=install", "--json", "--events", less)
                .json()
                .get("requirements")
                .get(5);
        Run text = Run.of("gate", "evaluate", "--gate=install", "--events", less);
        Run chinese = Run.on(Locale.SIMPLIFIED_CHINESE, "gate", "evaluate", "--gate=install", "--events", less);

        assertThat(line.get("id").textValue()).isEqualTo("A4");
        assertThat(line.get("clause").textValue()).isEqualTo("3");
        assertThat(line.get("status").textValue()).isEqualTo("UNMET");
        assertThat(line.get("reason").textValue()).isEqualTo("Not on record: backup plan.");
        assertThat(line.get("who").toString()).isEqualTo("[\"development\"]");
        assertThat(text.exit()).isEqualTo(4);
        assertThat(text.out().lines())
                .startsWith(
                        "Installation is closed for 1.4.0, requirements not met: 1",
                        "Stage: Trial-run application. The application counts as external.")
                .containsSubsequence(
                        "A4 (§3) Six plans exist – not met",
                        "  Why: Not on record: backup plan.",
                        "  What to do: Development: record with edition and place: backup plan.",
                        "  Who: Development",
                        "A1 (§3) Development complete; the business confirms it – met");
        assertThat(chinese.exit()).isEqualTo(4);
        assertThat(chinese.out()).contains("A4（§3）六项方案齐备 – 未满足", "  由谁：应用系统开发部门");
    }

    @Test
    void aLedgerIsAnsweredLikeItsFacts() {
        String moment = "2026-02-01T00:00:00Z";
        Run ofEvents = Run.of("gate", "evaluate", "--gate", "install", "--events", events, "--at", moment, "--json");

        assertThat(Run.of("gate", "evaluate", "--gate", "install", "--ledger", ledger, "--at", moment, "--json"))
                .isEqualTo(ofEvents);
        assertThat(Run.of("gate", "evaluate", "--gate", "install", "--ledger", file, "--at", moment, "--json"))
                .isEqualTo(ofEvents);
    }

    @Test
    void atAMomentItIsAnsweredAsTheRecordStoodThen() {
        for (String option : List.of("--events", "--ledger")) {
            Path record = option.equals("--events") ? events : ledger;
            JsonNode before = Run.of(
                            "gate", "evaluate", "--gate=install", option, record, "--at=2026-01-21T00:59:59Z", "--json")
                    .json();
            JsonNode then = Run.of(
                            "gate", "evaluate", "--gate=install", option, record, "--at=2026-01-21T01:00:00Z", "--json")
                    .json();

            assertThat(before.get("status").textValue()).isEqualTo("CLOSED");
            assertThat(before.get("at").textValue()).isEqualTo("2026-01-21T00:59:59Z");
            assertThat(before.get("requirements").get(8).get("status").textValue()).isEqualTo("UNMET");
            assertThat(then.get("status").textValue()).isEqualTo("OPEN");
        }
    }

    @Test
    void withoutAMomentItIsAnsweredForNow() {
        Instant before = Instant.now();
        Instant at = Instant.parse(Run.of("gate", "evaluate", "--gate=install", "--events", events, "--json")
                .json()
                .get("at")
                .textValue());

        assertThat(at).isBetween(before, before.plus(Duration.ofMinutes(5)));
    }

    @Test
    void thePolicyOfTheFileIsAsked() throws IOException {
        Path stricter = policy("gates: {install: {decidedBy: [{role: it, quorum: 2}]}}");

        Run run = Run.of("gate", "evaluate", "--gate=install", "--events", events, "--policy", stricter, "--json");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.json().get("policy").textValue())
                .isEqualTo(PolicyFile.read(stricter).digest())
                .isNotEqualTo(Policy.SHIPPED.digest());
        assertThat(run.json().get("requirements").get(8).get("reason").textValue())
                .startsWith("Approvals by IT department: 0 of 2.")
                .contains("given under another policy");
    }

    @Test
    void anotherVersionIsAnotherQuestion() {
        Run run = Run.of("gate", "evaluate", "--gate=install", "--events", events, "--version", "1.5.0", "--json");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.json().get("version").textValue()).isEqualTo("1.5.0");
    }

    @Test
    void withoutAnyVersionNothingCanBeAsked() throws IOException {
        Path first = Files.writeString(directory.resolve("first.jsonl"), Pages.facts().get(0));

        Run run = Run.of("gate", "evaluate", "--gate=install", "--events", first, "--json");

        assertThat(run)
                .isEqualTo(new Run(
                        2,
                        "",
                        "The record speaks of no version up to then: name one with --version."
                                + System.lineSeparator()));
        assertThat(Run.of("gate", "evaluate", "--gate=install", "--events", first, "--version=1.4.0")
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void aDamagedLedgerClosesTheGateWhateverItHeld() throws IOException {
        Files.writeString(file, Files.readString(file).replace("shop/portal", "shop/port2l"));

        Run json = Run.of("gate", "evaluate", "--gate=install", "--ledger", ledger, "--json");
        Run text = Run.of("gate", "evaluate", "--gate=install", "--ledger", ledger);

        assertThat(json.exit()).isEqualTo(4);
        assertThat(Run.keys(json.json()))
                .containsExactly("gate", "status", "exemption", "stage", "version", "at", "exposure", "policy", "requirements");
        assertThat(json.json().get("status").textValue()).isEqualTo("CLOSED");
        assertThat(json.json().get("stage").isNull()).isTrue();
        assertThat(json.json().get("version").isNull()).isTrue();
        assertThat(ids(json.json().get("requirements"))).containsExactly("RECORD");
        assertThat(json.json().get("requirements").get(0).get("reason").textValue()).contains("line 1:");
        assertThat(text.exit()).isEqualTo(4);
        assertThat(text.out()).startsWith("Installation is closed: the record cannot be read.");
    }

    @Test
    void anEmptyLedgerClosesTheGate() throws IOException {
        Files.writeString(file, "");

        assertThat(Run.of("gate", "evaluate", "--gate=install", "--ledger", ledger).exit())
                .isEqualTo(4);
    }

    @Test
    void anUnfinishedLastLineIsMentionedAndIsNoFact() throws IOException {
        Files.writeString(file, "{\"entry\":{", StandardOpenOption.APPEND);

        Run run = Run.of("gate", "evaluate", "--gate=install", "--ledger", ledger, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).startsWith("The last line is unfinished (10 bytes)").hasLineCount(1);
    }

    @Test
    void aFactThatIsNotUnderstoodClosesEveryGateAndIsNamed() throws IOException {
        for (String line : List.of(
                "{\"type\":\"moon-phase-recorded\",\"at\":\"2026-01-22T00:00:00Z\",\"actor\":{\"kind\":\"product\"},\"fact\":{}}",
                "{\"type\":\"backup-recorded\",\"schema\":2,\"at\":\"2026-01-22T00:00:00Z\",\"actor\":{\"kind\":\"product\"},\"fact\":{\"place\":1}}")) {
            List<String> facts = new ArrayList<>(Pages.facts());
            facts.add(line);
            Files.write(events, facts);
            for (String gate : List.of("install", "go-live", "handover", "acceptance", "change", "retire")) {
                Run run = Run.of("gate", "evaluate", "--gate", gate, "--events", events, "--json");

                assertThat(run.exit()).isEqualTo(4);
                assertThat(ids(run.json().get("requirements"))).containsExactly("RECORD");
                assertThat(run.json().get("requirements").get(0).get("reason").textValue())
                        .containsAnyOf("moon-phase-recorded, schema 1", "backup-recorded, schema 2");
            }
        }
    }

    @Test
    void aBadLineIsToldInOneSentenceWithFileAndLine() throws IOException {
        List<String> facts = new ArrayList<>(Pages.facts());
        facts.set(4, facts.get(4).replace("development-complete", "development-finished"));
        Files.write(events, facts);

        Run english = Run.of("gate", "evaluate", "--gate=install", "--events", events, "--json");
        Run chinese = Run.of("gate", "evaluate", "--gate=install", "--events", events, "--lang=zh");

        assertThat(english.exit()).isEqualTo(2);
        assertThat(english.out()).isEmpty();
        assertThat(english.err())
                .startsWith(events + ", line 5: “subject” is \"development-finished\": give one of these: ")
                .hasLineCount(1);
        assertThat(chinese.exit()).isEqualTo(2);
        assertThat(chinese.err()).startsWith(events + "，第 5 行：“subject”为");
    }

    @Test
    void whatIsMissingOrCannotBeMeantIsToldInOneSentence() {
        Path gone = directory.resolve("gone");
        Object[][] questions = {
            {"--events", events},
            {"--gate=install"},
            {"--gate=install", "--events", events, "--ledger", ledger},
            {"--gate=install", "--events", gone},
            {"--gate=install", "--events", directory},
            {"--gate=install", "--ledger", gone},
            {"--gate=install", "--ledger", events},
            {"--gate=install", "--events", events, "--policy", gone},
            {"--gate=install", "--events", events, "--policy", directory},
            {"--gate=instal", "--events", events},
            {"--gate=install", "--events", events, "--version", "1 4"},
            {"--gate=install", "--events", events, "--at", "2026-01-01"},
            {"--gate=install", "--events", events, "--version=1", "--at", "1969-12-31T23:59:59Z"},
            {"--gate=install", "--events", events, "--version"}
        };
        for (Object[] question : questions) {
            List<Object> words = new ArrayList<>(List.of("gate", "evaluate", "--json"));
            words.addAll(List.of(question));
            for (Locale platform : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                Run run = Run.on(platform, words.toArray());

                assertThat(run.exit()).as("%s", words).isEqualTo(2);
                assertThat(run.out()).as("%s", words).isEmpty();
                assertThat(run.err()).as("%s", words).hasLineCount(1).doesNotContain("Exception");
            }
        }
    }
}
