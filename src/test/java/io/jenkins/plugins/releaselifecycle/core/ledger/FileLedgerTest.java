package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest {

    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");
    private static final Version V = new Version("1.4.0");
    private static final Instant LATER = Facts.START.plusSeconds(3600);

    @TempDir
    private Path ledgers;

    private Path file;

    @BeforeEach
    void place() {
        file = ledgers.resolve(ID.hex()).resolve("000001.jsonl");
    }

    private static NewFact fact(Fact fact) {
        return new NewFact(Facts.START, new Actor.User("dev-lead"), fact);
    }

    private FileLedger registered() {
        return FileLedger.create(ledgers, ID, fact(EveryFact.first()));
    }

    private FileLedger withEveryFact() {
        return with(EveryFact.others());
    }

    private FileLedger with(List<Fact> facts) {
        FileLedger ledger = registered();
        ledger.append(
                1,
                facts.stream()
                        .map(fact -> new NewFact(Facts.START, Facts.build(3), fact))
                        .toList());
        return ledger;
    }

    private List<RecordedFact> open() {
        List<RecordedFact> facts = new ArrayList<>();
        FileLedger.open(ledgers, ID, LATER, facts::add);
        return facts;
    }

    @Test
    void everyKindOfFactComesBackAsItWas() {
        withEveryFact();
        List<RecordedFact> read = open();
        assertThat(read).hasSize(1 + EveryFact.others().size());
        assertThat(read.stream().skip(1).map(RecordedFact::fact)).isEqualTo(EveryFact.others());
        assertThat(read.get(0).fact()).isEqualTo(EveryFact.first());
        assertThat(read.get(0).actor()).isEqualTo(new Actor.User("dev-lead"));
        assertThat(read.get(1).actor()).isEqualTo(Facts.build(3));
        assertThat(read)
                .extracting(RecordedFact::sequence)
                .isEqualTo(LongStream.rangeClosed(1, read.size()).boxed().toList());
    }

    @Test
    void everyFactTypeIsWrittenByThisTest() {
        assertThat(Stream.concat(Stream.of(EveryFact.first()), EveryFact.others().stream())
                        .map(FactType::of)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(FactType.values());
    }

    @Test
    void aFactThatThisProductDoesNotUnderstandIsNeverWritten() {
        FileLedger ledger = registered();
        NewFact unknown = fact(new LedgerFact.NotUnderstood("waiver-granted", 1));
        assertThatThrownBy(() -> ledger.append(1, List.of(unknown))).isInstanceOf(IllegalArgumentException.class);
        assertThat(open()).hasSize(1);
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))));
        assertThat(open()).hasSize(2);
    }

    @Test
    void aLedgerGoesOnAfterItWasOpenedAgain() {
        registered();
        FileLedger again = FileLedger.open(ledgers, ID, LATER, fact -> {});
        again.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))));
        assertThat(open()).hasSize(2);
    }

    @Test
    void whoeverDecidedOnAnOlderStateMustDecideAgain() {
        FileLedger ledger = registered();
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))));
        assertThatThrownBy(
                        () -> ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL)))))
                .isInstanceOf(LedgerConflictException.class);
        assertThat(open()).hasSize(2);
    }

    @Test
    void anInterruptedThreadRecordsAllTheSame() {
        FileLedger ledger = registered();
        Thread.currentThread().interrupt();
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))));
        assertThat(Thread.interrupted()).isTrue();
        ledger.append(2, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL))));
        assertThat(open()).hasSize(3);
    }

    @Test
    void cutAtAnyByteItIsRepairedOrRefusedAndNeverReadAsWhole() throws IOException {
        with(EveryFact.others().subList(0, 3));
        List<RecordedFact> before = open();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            boolean atLineEnd = length > 0 && whole[length - 1] == '\n';
            boolean onlyTheLineFeedIsMissing = whole[length] == '\n';
            int wholeLines = lines(whole, length);
            if (wholeLines == 0) {
                assertThatThrownBy(this::open).as("cut at %d", length).isInstanceOf(LedgerException.class);
                continue;
            }
            List<RecordedFact> facts = open();
            assertThat(facts).as("cut at %d", length).hasSize(atLineEnd ? wholeLines : wholeLines + 1);
            if (onlyTheLineFeedIsMissing) {
                assertThat(facts).as("cut at %d", length).isEqualTo(before.subList(0, wholeLines + 1));
            } else if (!atLineEnd) {
                assertThat(facts.get(wholeLines).fact()).isInstanceOf(LedgerFact.TailRepaired.class);
            }
            assertThat(open()).isEqualTo(facts);
        }
    }

    private static int lines(byte[] bytes, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    @Test
    void anyFlippedBitIsFound() throws IOException {
        FileLedger ledger = registered();
        ledger.append(1, List.of(fact(new DeploymentFact.DeploymentStarted(Gate.GO_LIVE, V, "p"))));
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < (whole.length - 1) * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);
            assertThatThrownBy(this::open).as("bit %d", bit).isInstanceOf(LedgerException.class);
        }
    }

    @Test
    void removedExchangedAndDoubledLinesAreFoundWithTheirPlace() throws IOException {
        withEveryFact();
        List<String> whole = Files.readAllLines(file);
        for (int i = 0; i < whole.size() - 1; i++) {
            List<String> removed = new ArrayList<>(whole);
            removed.remove(i);
            assertDamagedAt(removed, i + 1);
            List<String> doubled = new ArrayList<>(whole);
            doubled.add(i + 1, whole.get(i));
            assertDamagedAt(doubled, i + 2);
            List<String> swapped = new ArrayList<>(whole);
            Collections.swap(swapped, i, i + 1);
            assertDamagedAt(swapped, i + 1);
        }
    }

    private void assertDamagedAt(List<String> lines, int line) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("000001.jsonl, line " + line + ":");
    }

    @Test
    void theLedgerOfAnotherApplicationInItsPlaceIsFound() throws IOException {
        registered();
        LedgerId other = new LedgerId("f".repeat(32));
        FileLedger.create(ledgers, other, fact(new ApplicationFact.ApplicationRegistered("other")));
        Files.copy(
                ledgers.resolve(other.hex()).resolve("000001.jsonl"),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(this::open).hasMessageContaining("belongs to another record");
    }

    @Test
    void whenTheFileIsGoneNothingIsRecordedAndNoNewFileIsMade() throws IOException {
        FileLedger ledger = registered();
        Files.delete(file);
        assertThatThrownBy(
                        () -> ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL)))))
                .isInstanceOf(LedgerException.class);
        assertThat(file).doesNotExist();
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("missing");
    }

    @Test
    void afterAFailedWriteTheLedgerTakesNothingMoreAndTriesNothingAgain() {
        registered();
        AtomicInteger tries = new AtomicInteger();
        FileLedger ledger = FileLedger.open(ledgers, ID, LATER, fact -> {}, (file, bytes) -> {
            tries.incrementAndGet();
            throw new IOException("No space left on device");
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() ->
                            ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL)))))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("No space left on device");
            assertThatThrownBy(ledger::requireUntouched).isInstanceOf(LedgerException.class);
        }
        assertThat(ledger.writeFailed()).isTrue();
        assertThat(tries).hasValue(1);
        assertThat(open()).hasSize(1);
    }

    @Test
    void whatSomebodyElseDoesToTheFileIsNoticedBeforeTheNextUse() throws IOException {
        FileLedger ledger = registered();
        byte[] older = Files.readAllBytes(file);
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))));
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[100] ^= 1;
        for (byte[] other : List.of(new byte[0], older, changed, java.util.Arrays.copyOf(whole, whole.length - 1))) {
            Files.delete(file);
            assertThatThrownBy(ledger::requireUntouched).isInstanceOf(LedgerException.class);
            Files.write(file, other);
            assertThatThrownBy(ledger::requireUntouched).isInstanceOf(LedgerException.class);
            assertThatThrownBy(() ->
                            ledger.append(2, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL)))))
                    .isInstanceOf(LedgerException.class);
            assertThat(Files.readAllBytes(file)).isEqualTo(other);
        }
        Files.write(file, whole);
        ledger.requireUntouched();
        ledger.append(2, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL))));
        assertThat(ledger.writeFailed()).isFalse();
        assertThat(open()).hasSize(3);
    }

    @Test
    void anUnknownKindOfFactAndANewerSchemaAreKeptAsNotUnderstood() throws IOException {
        FileLedger ledger = registered();
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))));
        List<String> lines = Files.readAllLines(file);
        for (String[] change : new String[][] {
            {"exposure-declared", "waiver-granted"},
            {"\"schema\":1", "\"schema\":2"},
            {"\"exposure\":\"internal\"", "\"exposure\":\"somewhat\""},
            {"\"exposure\":\"internal\"", "\"exposure\":\"internal\",\"until\":\"2027\""}
        }) {
            String changed = lines.get(1).replace(change[0], change[1]);
            Files.writeString(file, lines.get(0) + "\n" + rehashed(changed) + "\n");
            assertThat(open()).last().extracting(RecordedFact::fact).isInstanceOf(LedgerFact.NotUnderstood.class);
        }
    }

    private static String rehashed(String line) {
        String entry = line.substring("{\"entry\":".length(), line.lastIndexOf(",\"hash\""));
        String hash = io.jenkins.plugins.releaselifecycle.core.model.Digests.sha256(
                "release-lifecycle/ledger/1\n".getBytes(StandardCharsets.UTF_8),
                entry.getBytes(StandardCharsets.UTF_8));
        return "{\"entry\":" + entry + ",\"hash\":\"" + hash + "\"}";
    }

    @Test
    void theEntryIsCanonical() throws IOException {
        registered();
        assertThat(Files.readString(file))
                .startsWith(
                        "{\"entry\":{\"actor\":{\"kind\":\"user\",\"id\":\"dev-lead\"},\"at\":\"2026-03-02T09:00:00Z\","
                                + "\"fact\":{\"name\":\"商城/shop \\\"a\\\"\"},\"format\":1,\"ledger\":\"" + ID
                                + "\",\"previous\":\""
                                + "0".repeat(64)
                                + "\",\"schema\":1,\"sequence\":1,\"type\":\"application-registered\"},\"hash\":\"")
                .endsWith("\"}\n");
    }
}
