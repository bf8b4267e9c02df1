package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerifyCommandTest {

    private static final LedgerId ID = new LedgerId("a".repeat(32));
    private static final LedgerId OTHER = new LedgerId("b".repeat(32));

    @TempDir
    private Path ledgers;

    private Path ledger;
    private Path file;

    @BeforeEach
    void record() {
        for (LedgerId id : List.of(ID, OTHER)) {
            Ledgers.write(
                    ledgers,
                    id,
                    List.of(
                            fact(new ApplicationFact.ApplicationRegistered("shop")),
                            fact(new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL))));
        }
        ledger = ledgers.resolve(ID.hex());
        file = ledger.resolve("000001.jsonl");
    }

    private static NewFact fact(Fact fact) {
        return new NewFact(Facts.START, new Actor.User("dev-lead"), fact);
    }

    private static void assertAnswer(Run run, int exit, String status, Integer firstBad) {
        assertThat(run.exit()).as(run.toString()).isEqualTo(exit);
        assertThat(run.err()).isEmpty();
        JsonNode answer = run.json();
        assertThat(Run.keys(answer))
                .containsExactly("status", "records", "head", "firstBad", "reason", "path", "ledger");
        assertThat(answer.get("status").textValue()).isEqualTo(status);
        assertThat(answer.get("records").isNull()).isEqualTo(exit != 0);
        assertThat(answer.get("head").isNull()).isEqualTo(exit != 0);
        if (firstBad == null) {
            assertThat(answer.get("firstBad").isNull()).isTrue();
        } else {
            assertThat(answer.get("firstBad").intValue()).isEqualTo(firstBad);
        }
    }

    @Test
    void anIntactLedgerIsToldWithItsLengthAndItsLastHash() throws IOException {
        Run json = Run.of("ledger", "verify", "--json", ledger);

        assertAnswer(json, 0, "INTACT", null);
        assertThat(json.json().get("records").intValue()).isEqualTo(2);
        assertThat(Files.readString(file))
                .containsPattern("\"hash\":\"" + json.json().get("head").textValue() + "\",\"mac\":\"[0-9a-f]{64}\"}\n$");
        assertThat(json.json().get("ledger").textValue()).isEqualTo(ID.hex());
        assertThat(Run.of("ledger", "verify", file).out())
                .startsWith(file + ": every line verified, number of facts: 2, hash of the last line: ");
    }

    @Test
    void anUnfinishedLastLineIsIntactWithANote() throws IOException {
        Files.writeString(file, "{\"entry\":", StandardOpenOption.APPEND);

        Run json = Run.of("ledger", "verify", "--json", ledger);

        assertAnswer(json, 0, "INTACT", null);
        assertThat(json.json().get("reason").textValue()).startsWith("The last line is unfinished (9 bytes)");
        assertThat(Run.of("ledger", "verify", ledger).out()).hasLineCount(2);
    }

    @Test
    void aRepairedLedgerSaysSo() throws IOException {
        Files.writeString(file, "{\"entry\":", StandardOpenOption.APPEND);
        Ledgers.open(ledgers, ID, Facts.START, fact -> {});

        assertAnswer(Run.of("ledger", "verify", "--json", ledger), 0, "REPAIRED", null);
    }

    @Test
    void aChangedLineIsTamperingAndIsNamed() throws IOException {
        Files.writeString(file, Files.readString(file).replace("external", "internal"));

        assertAnswer(Run.of("ledger", "verify", "--json", ledger), 3, "TAMPERED", 2);
        Run text = Run.of("ledger", "verify", ledger);
        assertThat(text.exit()).isEqualTo(3);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("000001.jsonl, line 2:").hasLineCount(1);
    }

    @Test
    void aRemovedLineIsTampering() throws IOException {
        Files.writeString(file, Files.readAllLines(file).get(1) + "\n");

        assertAnswer(Run.of("ledger", "verify", "--json", ledger), 3, "TAMPERED", 1);
    }

    @Test
    void aLedgerWithoutALineIsTampering() throws IOException {
        Files.writeString(file, "");

        assertAnswer(Run.of("ledger", "verify", "--json", ledger), 3, "TAMPERED", 1);
    }

    @Test
    void aLedgerInThePlaceOfAnotherIsForeign() throws IOException {
        Path third = Files.createDirectory(ledgers.resolve("c".repeat(32)));
        Files.copy(file, third.resolve("000001.jsonl"));

        assertAnswer(Run.of("ledger", "verify", "--json", third), 3, "FOREIGN", 1);
    }

    @Test
    void whatIsMissingOrNoLedgerIsUnavailable() throws IOException {
        Path empty = Files.createDirectory(ledgers.resolve("d".repeat(32)));
        Path notes = Files.createDirectory(ledgers.resolve("notes"));

        for (Path path : List.of(ledgers.resolve("gone"), empty, notes)) {
            assertAnswer(Run.of("ledger", "verify", "--json", path), 2, "UNAVAILABLE", null);
            assertThat(Run.of("ledger", "verify", path).err()).hasLineCount(1).contains(path.toString());
        }
    }

    @Test
    void aDirectoryWithManyIsWalkedAndTheWorstDecides() throws IOException {
        Path home = Files.createDirectories(ledgers.resolve("home/release-lifecycle"));
        Files.move(ledger, Files.createDirectory(home.resolve("ledgers")).resolve(ID.hex()));
        Files.move(ledgers.resolve(OTHER.hex()), home.resolve("ledgers").resolve(OTHER.hex()));

        Run intact = Run.of("ledger", "verify", ledgers.resolve("home"), "--json");
        Files.writeString(home.resolve("ledgers").resolve(OTHER.hex()).resolve("000001.jsonl"), "x\n");
        Run damaged = Run.of("ledger", "verify", home, ledgers.resolve("gone"), "--json");

        assertThat(intact.exit()).isZero();
        assertThat(intact.out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"status\":\"INTACT\",\"records\":2,"));
        assertThat(damaged.exit()).isEqualTo(3);
        assertThat(damaged.out().lines().map(line -> line.split("\"")[3]))
                .containsExactly("INTACT", "TAMPERED", "UNAVAILABLE");
    }

    @Test
    void chineseReadersReadChinese() {
        assertThat(Run.of("ledger", "verify", ledger, "--lang=zh").out()).contains("每一行均已校验，事实 2 条");
        assertThat(Run.of("ledger", "verify", ledgers.resolve("gone"), "--lang=zh").err())
                .startsWith("无法读取");
    }

    @Test
    void nothingOnDiskIsChanged() throws IOException {
        Files.writeString(file, "{\"entry\":", StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file);

        Run.of("ledger", "verify", ledger);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(ledger)) {
            assertThat(files).containsExactly(file);
        }
    }
}
