package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.ledger.FileLedger;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerShowCommandTest {

    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");
    private static final Version V = new Version("1.4.0");
    private static final List<Fact> FACTS = List.of(
            new ApplicationFact.ApplicationRegistered("商城/shop"),
            new ApplicationFact.ApplicationMoved("shop", "retail/shop", NamesKept.ALL),
            new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL),
            new EvidenceFact.SecurityTestRecorded(
                    ScanKind.CODE_AUDIT, V, 1, List.of(Facts.report("audit", Facts.TWO_HIGH)), TestCircumstances.NONE, null),
            new DeploymentFact.DeploymentBlocked(Gate.GO_LIVE, V, List.of("C2", "C4"), "p"),
            new DeploymentFact.DeploymentStarted(Gate.GO_LIVE, V, List.of(), "p"),
            new DeploymentFact.DeploymentFinished(Gate.GO_LIVE, V, 6, DeploymentOutcome.SUCCEEDED));

    @TempDir
    private Path ledgers;

    private Path ledger;
    private Path file;

    @BeforeEach
    void record() {
        List<NewFact> facts = FACTS.stream()
                .map(fact -> new NewFact(Facts.START.plusMillis(250), new Actor.User("dev-lead"), fact))
                .toList();
        Ledgers.write(ledgers, ID, facts);
        ledger = ledgers.resolve(ID.hex());
        file = ledger.resolve("000001.jsonl");
    }

    private Map<String, List<Object>> onDisk() throws IOException {
        Map<String, List<Object>> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(ledgers)) {
            for (Path path : paths.toList()) {
                FileTime time = Files.getLastModifiedTime(path);
                found.put(
                        path.toString(),
                        Files.isDirectory(path)
                                ? List.of(time)
                                : List.of(time, Arrays.hashCode(Files.readAllBytes(path))));
            }
        }
        return found;
    }

    private void unfinished() throws IOException {
        Files.writeString(file, "{\"entry\":{\"act", StandardOpenOption.APPEND);
    }

    private void damaged() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"unmet\":[\"C2\",\"C4\"]", "\"unmet\":[]"));
    }

    @Test
    void everyFactIsShownInItsOrder() {
        Run run = Run.of("ledger", "show", ledger);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(4 + FACTS.size())
                .startsWith("Ledger " + ID + ": every line verified, number of facts: 7")
                .contains("Times are in UTC.", "1  2026-03-02T09:00:00Z  dev-lead  registered 商城/shop");
        assertThat(run.out().lines().skip(4).map(line -> line.substring(0, 1)))
                .containsExactly("1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void chineseReadersReadChinese() {
        Run run = Run.of("ledger", "show", "--lang=zh-CN", ledger);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("时间为 UTC。", "dev-lead  登记应用 商城/shop");
    }

    @Test
    void jsonHasExactlyTheseKeys() throws IOException {
        Run run = Run.of("ledger", "show", "--json", ledger);

        assertThat(run.exit()).isZero();
        JsonNode answer = run.json();
        assertThat(Run.keys(answer))
                .containsExactly("ledger", "status", "records", "head", "unfinishedBytes", "facts", "reason");
        assertThat(answer.get("ledger").textValue()).isEqualTo(ID.hex());
        assertThat(answer.get("status").textValue()).isEqualTo("INTACT");
        assertThat(answer.get("records").intValue()).isEqualTo(7);
        assertThat(Files.readString(file))
                .containsPattern("\"hash\":\"" + answer.get("head").textValue() + "\",\"mac\":\"[0-9a-f]{64}\"}\n$");
        assertThat(answer.get("unfinishedBytes").intValue()).isZero();
        assertThat(answer.get("reason").isNull()).isTrue();
        assertThat(answer.get("facts")).hasSize(7);
        for (JsonNode fact : answer.get("facts")) {
            assertThat(Run.keys(fact)).containsExactly("sequence", "at", "actor", "type", "sentence", "fact");
        }
        JsonNode first = answer.get("facts").get(0);
        assertThat(first.get("sequence").intValue()).isEqualTo(1);
        assertThat(first.get("at").textValue()).isEqualTo("2026-03-02T09:00:00.250Z");
        assertThat(first.get("actor").toString()).isEqualTo("{\"kind\":\"user\",\"id\":\"dev-lead\"}");
        assertThat(first.get("sentence").textValue()).isEqualTo("registered 商城/shop");
        assertThat(first.get("fact").toString()).isEqualTo("{\"name\":\"商城/shop\"}");
    }

    @Test
    void aFactIsNamedAndFilledAsInTheFile() throws IOException {
        FileLedger whole = Ledgers.open(ledgers, ID, Facts.START, fact -> {});
        whole.append(
                FACTS.size(),
                EveryFact.others().stream()
                        .map(fact -> new NewFact(Facts.START, Facts.build(3), fact))
                        .toList());

        JsonNode facts = Run.of("ledger", "show", "--json", ledger).json().get("facts");

        List<String> lines = Files.readAllLines(file);
        assertThat(facts).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode entry = new JsonMapper().readTree(lines.get(i)).get("entry");
            assertThat(facts.get(i).get("type")).isEqualTo(entry.get("type"));
            assertThat(Run.keys(facts.get(i).get("fact"))).containsAll(Run.keys(entry.get("fact")));
        }
    }

    @Test
    void theLedgerCanBeNamedByItsFileOrByALink() throws IOException {
        Path link = Files.createSymbolicLink(ledgers.resolve("latest"), ledger);

        assertThat(Run.of("ledger", "show", file)).isEqualTo(Run.of("ledger", "show", ledger));
        assertThat(Run.of("ledger", "show", link)).isEqualTo(Run.of("ledger", "show", ledger));
        assertThat(Run.of("ledger", "show", ledger.resolve(".")).exit()).isZero();
    }

    @Test
    void anUnfinishedLastLineIsToldAndIsNoFact() throws IOException {
        unfinished();

        Run text = Run.of("ledger", "show", ledger);
        Run json = Run.of("ledger", "show", "--json", ledger);

        assertThat(text.exit()).isZero();
        assertThat(text.out()).contains("The last line is unfinished (14 bytes)", "7  2026-03-02T09:00:00Z");
        assertThat(json.exit()).isZero();
        assertThat(json.json().get("status").textValue()).isEqualTo("UNFINISHED");
        assertThat(json.json().get("records").intValue()).isEqualTo(7);
        assertThat(json.json().get("unfinishedBytes").intValue()).isEqualTo(14);
    }

    @Test
    void aRepairedLedgerSaysSo() throws IOException {
        unfinished();
        Ledgers.open(ledgers, ID, Facts.START, fact -> {});

        Run run = Run.of("ledger", "show", "--json", ledger);

        assertThat(run.exit()).isZero();
        assertThat(run.json().get("status").textValue()).isEqualTo("REPAIRED");
        assertThat(run.json().get("records").intValue()).isEqualTo(8);
    }

    @Test
    void aDamagedLedgerShowsNoFactButFileAndLine() throws IOException {
        damaged();

        Run text = Run.of("ledger", "show", ledger);
        Run json = Run.of("ledger", "show", "--json", ledger);
        Run chinese = Run.of("ledger", "show", "--lang", "zh", ledger);

        assertThat(text.exit()).isEqualTo(3);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains(file.toRealPath() + ", line 5:").hasLineCount(1);
        assertThat(json.exit()).isEqualTo(3);
        assertThat(json.err()).isEmpty();
        assertThat(Run.keys(json.json()))
                .containsExactly("ledger", "status", "records", "head", "unfinishedBytes", "facts", "reason");
        assertThat(json.json().get("status").textValue()).isEqualTo("DAMAGED");
        assertThat(json.json().get("facts")).isEmpty();
        assertThat(json.json().get("records").isNull()).isTrue();
        assertThat(json.json().get("head").isNull()).isTrue();
        assertThat(json.json().get("reason").textValue()).contains("000001.jsonl, line 5:");
        assertThat(chinese.exit()).isEqualTo(3);
        assertThat(chinese.err()).contains("第 5 行");
    }

    @Test
    void aLedgerInThePlaceOfAnotherIsDamaged() throws IOException {
        Path other = Files.createDirectory(ledgers.resolve("f".repeat(32)));
        Files.copy(file, other.resolve("000001.jsonl"));

        Run run = Run.of("ledger", "show", other);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("line 1:", "belongs to another record", ID.hex());
    }

    @Test
    void aLedgerWithoutAWholeLineIsDamaged() throws IOException {
        for (String content : List.of("", "{\"entry\":")) {
            Files.writeString(file, content);

            Run run = Run.of("ledger", "show", ledger);

            assertThat(run.exit()).as("“%s”", content).isEqualTo(3);
            assertThat(run.err()).contains("000001.jsonl, line 1:");
        }
    }

    @Test
    void whatIsMissingOrNoLedgerIsToldInOneSentence() throws IOException {
        Path empty = Files.createDirectory(ledgers.resolve("a".repeat(32)));
        Path notes = Files.writeString(ledger.resolve("notes.txt"), "x");

        for (Path path : List.of(ledgers.resolve("gone"), empty, notes, ledgers, ledgers.getRoot())) {
            Run text = Run.of("ledger", "show", path);
            Run json = Run.of("ledger", "show", "--json", path);

            assertThat(text.exit()).as("%s", path).isEqualTo(2);
            assertThat(text.out()).isEmpty();
            assertThat(text.err()).hasLineCount(1).contains(path.toString());
            assertThat(json.exit()).as("%s", path).isEqualTo(2);
            assertThat(json.json().get("status").textValue()).isEqualTo("UNAVAILABLE");
        }
    }

    @Test
    void nothingOnDiskIsChanged() throws IOException {
        unfinished();
        Map<String, List<Object>> before = onDisk();
        Run.of("ledger", "show", ledger);
        Run.of("ledger", "show", "--json", file);
        assertThat(onDisk()).isEqualTo(before);

        damaged();
        before = onDisk();
        Run.of("ledger", "show", ledger);
        assertThat(onDisk()).isEqualTo(before);
    }
}
