package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
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

    private final Vouching vouching = Ledgers.vouching();

    private Path file;

    @BeforeEach
    void place() {
        file = ledgers.resolve(ID.hex()).resolve("000001.jsonl");
    }

    private static NewFact fact(Fact fact) {
        return new NewFact(Facts.START, new Actor.User("dev-lead"), fact);
    }

    private FileLedger registered() {
        return FileLedger.create(ledgers, ID, vouching, fact(EveryFact.first()));
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
                                .toList())
                .await();
        return ledger;
    }

    private List<RecordedFact> open() {
        List<RecordedFact> facts = new ArrayList<>();
        FileLedger.open(ledgers, ID, vouching, LATER, facts::add);
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
        assertThatThrownBy(() -> ledger.append(1, List.of(unknown)).await())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(open()).hasSize(1);
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))))
                .await();
        assertThat(open()).hasSize(2);
    }

    @Test
    void aLedgerGoesOnAfterItWasOpenedAgain() {
        registered();
        FileLedger again = FileLedger.open(ledgers, ID, vouching, LATER, fact -> {});
        again.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))))
                .await();
        assertThat(open()).hasSize(2);
    }

    @Test
    void whoeverDecidedOnAnOlderStateMustDecideAgain() {
        FileLedger ledger = registered();
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))))
                .await();
        assertThatThrownBy(() -> ledger.append(
                                1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL))))
                        .await())
                .isInstanceOf(LedgerConflictException.class);
        assertThat(open()).hasSize(2);
    }

    @Test
    void anInterruptedThreadRecordsAllTheSame() {
        FileLedger ledger = registered();
        Thread.currentThread().interrupt();
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))))
                .await();
        assertThat(Thread.interrupted()).isTrue();
        ledger.append(2, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL))))
                .await();
        assertThat(open()).hasSize(3);
    }

    @Test
    void cutAtAnyByteItIsRepairedOrRefusedAndLosesNothingAcknowledged() throws IOException {
        FileLedger ledger = registered();
        List<Anchor> anchors = new ArrayList<>(List.of(vouching.anchors().of(ID).orElseThrow()));
        for (Fact fact : EveryFact.others().subList(0, 3)) {
            ledger.append(ledger.sequence(), List.of(fact(fact))).await();
            anchors.add(vouching.anchors().of(ID).orElseThrow());
        }
        List<RecordedFact> before = open();
        byte[] whole = Files.readAllBytes(file);
        for (Anchor acknowledged : anchors) {
            for (int length = 0; length < whole.length; length++) {
                cutAt(length, whole, acknowledged, before);
            }
        }
    }

    private void cutAt(int length, byte[] whole, Anchor acknowledged, List<RecordedFact> before) throws IOException {
        place(java.util.Arrays.copyOf(whole, length), acknowledged);
        String where = "cut at " + length + ", acknowledged " + acknowledged.sequence();
        boolean onlyTheLineFeedIsMissing = whole[length] == '\n';
        int there = lines(whole, length) + (onlyTheLineFeedIsMissing ? 1 : 0);
        if (lines(whole, length) < acknowledged.sequence()) {
            assertThatThrownBy(this::open).as(where).isInstanceOf(LedgerException.class);
            assertThat(Files.readAllBytes(file)).as(where).isEqualTo(java.util.Arrays.copyOf(whole, length));
            return;
        }
        List<RecordedFact> facts = open();
        assertThat(facts.subList(0, there)).as(where).isEqualTo(before.subList(0, there));
        boolean torn = !onlyTheLineFeedIsMissing && whole[length - 1] != '\n';
        assertThat(facts).as(where).hasSize(torn ? there + 1 : there);
        if (torn) {
            assertThat(facts.get(there).fact()).isInstanceOf(LedgerFact.TailRepaired.class);
        }
        assertThat(open()).as(where).isEqualTo(facts);
    }

    private void place(byte[] bytes, Anchor acknowledged) throws IOException {
        Path quarantine = file.resolveSibling("quarantine");
        if (Files.exists(quarantine)) {
            try (Stream<Path> aside = Files.list(quarantine)) {
                for (Path bytesPutAside : aside.toList()) {
                    Files.delete(bytesPutAside);
                }
            }
        }
        Files.write(file, bytes);
        vouching.anchors().add(acknowledged);
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
        ledger.append(1, List.of(fact(new DeploymentFact.DeploymentStarted(Gate.GO_LIVE, V, List.of(), "p"))))
                .await();
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < whole.length * 8; bit++) {
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
        assertThatThrownBy(() -> {
                    Files.writeString(file, String.join("\n", whole.subList(0, whole.size() - 1)) + "\n");
                    open();
                })
                .hasMessageContaining("Facts are missing or were exchanged");
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
        FileLedger.create(ledgers, other, vouching, fact(new ApplicationFact.ApplicationRegistered("other")));
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
        assertThatThrownBy(() -> ledger.append(
                                1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))))
                        .await())
                .isInstanceOf(LedgerException.class);
        assertThat(file).doesNotExist();
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("missing");
    }

    @Test
    void afterAFailedWriteTheLedgerTakesNothingMoreAndTriesNothingAgain() {
        registered();
        AtomicInteger tries = new AtomicInteger();
        Disk full = new FaultyDisk() {
            @Override
            public void append(Path file, byte[] bytes) throws IOException {
                tries.incrementAndGet();
                throw new IOException("No space left on device");
            }
        };
        FileLedger ledger = new LedgerOpening(ledgers, ID, vouching, full, LATER).open(fact -> {});
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> ledger.append(
                                    1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))))
                            .await())
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
        declare(ledger, Exposure.INTERNAL);
        byte[] whole = Files.readAllBytes(file);
        for (byte[] other : others(older, whole)) {
            Files.delete(file);
            assertThatThrownBy(ledger::requireUntouched).isInstanceOf(LedgerException.class);
            Files.write(file, other);
            assertThatThrownBy(ledger::requireUntouched).isInstanceOf(LedgerException.class);
        }
        Files.write(file, whole);
        ledger.requireUntouched();
        declare(ledger, Exposure.EXTERNAL);
        assertThat(open()).hasSize(3);
    }

    @Test
    void nothingIsWrittenBehindWhatSomebodyElseWrote() throws IOException {
        FileLedger first = registered();
        byte[] older = Files.readAllBytes(file);
        declare(first, Exposure.INTERNAL);
        byte[] whole = Files.readAllBytes(file);
        for (byte[] other : others(older, whole)) {
            Files.write(file, whole);
            FileLedger ledger = FileLedger.open(ledgers, ID, vouching, LATER, fact -> {});
            Files.write(file, other);
            assertThatThrownBy(() -> declare(ledger, Exposure.EXTERNAL)).isInstanceOf(LedgerException.class);
            assertThat(Files.readAllBytes(file)).isEqualTo(other);
            assertThat(ledger.writeFailed()).isFalse();
        }
        Files.write(file, whole);
        assertThat(open()).hasSize(2);
    }

    @Test
    void aChangeInPlaceIsNoticedAlsoWhereTheTimeOfTheFileWasPutBack() throws IOException {
        FileLedger ledger = registered();
        FileTime time = Files.getLastModifiedTime(file);
        byte[] changed = Files.readAllBytes(file);
        changed[100] ^= 1;
        try (RandomAccessFile facts = new RandomAccessFile(file.toFile(), "rw")) {
            facts.write(changed);
        }
        Files.setLastModifiedTime(file, time);
        assertThatThrownBy(() -> declare(ledger, Exposure.EXTERNAL)).isInstanceOf(LedgerException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(changed);
    }

    @Test
    void anErrorInTheMiddleOfAWriteIsAsBadAsADiskThatFails() {
        registered();
        AtomicInteger tries = new AtomicInteger();
        Disk disk = new FaultyDisk() {
            @Override
            public void append(Path file, byte[] bytes) throws IOException {
                if (tries.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("Java heap space");
                }
                super.append(file, bytes);
            }
        };
        FileLedger ledger = new LedgerOpening(ledgers, ID, vouching, disk, LATER).open(fact -> {});
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> declare(ledger, Exposure.INTERNAL))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("Java heap space");
        }
        assertThat(ledger.writeFailed()).isTrue();
        assertThat(tries).hasValue(1);
        assertThat(open()).hasSize(1);
    }

    @Test
    void aFactThatIsMoreThanALineCanHaveIsRefusedAndTheLedgerGoesOn() {
        FileLedger ledger = registered();
        RecordedReport report = new RecordedReport(
                "\u0001".repeat(9_000),
                "sarif",
                "tool",
                "a".repeat(64),
                1,
                null,
                SeverityCounts.NONE,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                true);
        NewFact tested = fact(new EvidenceFact.SecurityTestRecorded(
                ScanKind.CODE_AUDIT,
                new Version("1"),
                1,
                Collections.nCopies(1_000, report),
                TestCircumstances.NONE,
                null));
        assertThatThrownBy(() -> ledger.append(1, List.of(tested)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("more than the record of an application can hold in one fact");
        declare(ledger, Exposure.EXTERNAL);
        assertThat(open()).hasSize(2);
    }

    @Test
    void whatWasPutAsideIsRecordedAlsoWhereThatFailedTheFirstTime() throws IOException {
        registered();
        Files.writeString(file, "torn", StandardOpenOption.APPEND);
        Disk failing = new FaultyDisk.Once(FaultyDisk.Fault.EIO, 1);
        assertThatThrownBy(() -> new LedgerOpening(ledgers, ID, vouching, failing, LATER).open(fact -> {}))
                .isInstanceOf(LedgerException.class);
        assertThat(open())
                .hasSize(2)
                .last()
                .extracting(RecordedFact::fact)
                .isEqualTo(new LedgerFact.TailRepaired(4, Digests.sha256("torn".getBytes(StandardCharsets.US_ASCII))));
        assertThat(open()).hasSize(2);
    }

    @Test
    void whoeverAdoptsSecondMustLookAgain() {
        Anchor seen = registered().head();
        LedgerFact.LedgerAdopted adopted = new LedgerFact.LedgerAdopted("shop", AdoptionCause.NO_ANCHOR, "compared");
        FileLedger.adopt(ledgers, seen, vouching, LATER, new Actor.User("one"), adopted);
        assertThatThrownBy(() -> FileLedger.adopt(ledgers, seen, vouching, LATER, new Actor.User("other"), adopted))
                .isInstanceOf(LedgerException.class);
        assertThat(open()).hasSize(2);
    }

    private static List<byte[]> others(byte[] older, byte[] whole) {
        byte[] changed = whole.clone();
        changed[100] ^= 1;
        return List.of(new byte[0], older, changed, java.util.Arrays.copyOf(whole, whole.length - 1));
    }

    private static void declare(FileLedger ledger, Exposure exposure) {
        NewFact declared = fact(new ApplicationFact.ExposureDeclared(exposure));
        ledger.append(ledger.sequence(), List.of(declared)).await();
    }

    @Test
    void anInterruptedThreadMakesRepairsAndReopensLedgersAllTheSame() throws IOException {
        Thread.currentThread().interrupt();
        registered();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, "torn".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);
        Thread.currentThread().interrupt();
        assertThat(open()).hasSize(2).last().extracting(RecordedFact::fact).isInstanceOf(LedgerFact.TailRepaired.class);
        FileLedger.reopen(ledgers, ID, vouching, LATER);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Files.readAllBytes(file)).startsWith(whole);
    }

    @Test
    void whatWasNeverAcknowledgedIsPutAsideWhenALedgerIsOpenedAgainWhetherItIsWholeOrNot() throws IOException {
        FileLedger ledger = registered();
        Anchor acknowledged = ledger.head();
        declare(ledger, Exposure.INTERNAL);
        declare(ledger, Exposure.EXTERNAL);
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {0, 1, 50}) {
            place(java.util.Arrays.copyOf(whole, whole.length - cut), acknowledged);
            FileLedger.reopen(ledgers, ID, vouching, LATER);
            assertThat(open())
                    .hasSize(2)
                    .last()
                    .extracting(RecordedFact::fact)
                    .isInstanceOf(LedgerFact.TailRepaired.class);
        }
    }

    @Test
    void anUnknownKindOfFactAndANewerSchemaAreKeptAsNotUnderstood() throws IOException {
        FileLedger ledger = registered();
        ledger.append(1, List.of(fact(new ApplicationFact.ExposureDeclared(Exposure.INTERNAL))))
                .await();
        List<String> lines = Files.readAllLines(file);
        for (String[] change : new String[][] {
            {"exposure-declared", "waiver-granted"},
            {"\"schema\":1", "\"schema\":2"},
            {"\"exposure\":\"internal\"", "\"exposure\":\"somewhat\""},
            {"\"exposure\":\"internal\"", "\"exposure\":\"internal\",\"until\":\"2027\""}
        }) {
            LineFrame.Closed changed = closed(lines.get(1).replace(change[0], change[1]));
            Files.writeString(file, lines.get(0) + "\n" + new String(changed.line(), StandardCharsets.UTF_8) + "\n");
            vouching.anchors().add(new Anchor(ID, 2, changed.hash()));
            assertThat(open()).last().extracting(RecordedFact::fact).isInstanceOf(LedgerFact.NotUnderstood.class);
        }
    }

    private static LineFrame.Closed closed(String line) {
        String entry = line.substring("{\"entry\":".length(), line.lastIndexOf(",\"hash\""));
        return LineFrame.sealed("release-lifecycle/ledger/2")
                .close(entry.getBytes(StandardCharsets.UTF_8), Ledgers.SEAL);
    }

    @Test
    void theEntryIsCanonical() throws IOException {
        registered();
        assertThat(Files.readString(file))
                .startsWith(
                        "{\"entry\":{\"actor\":{\"kind\":\"user\",\"id\":\"dev-lead\"},\"anchors\":0,\"at\":\"2026-03-02T09:00:00Z\","
                                + "\"fact\":{\"name\":\"商城/shop \\\"a\\\"\"},\"format\":2,\"ledger\":\"" + ID
                                + "\",\"previous\":\""
                                + "0".repeat(64)
                                + "\",\"schema\":1,\"sequence\":1,\"type\":\"application-registered\"},\"hash\":\"")
                .containsPattern("\"hash\":\"[0-9a-f]{64}\",\"mac\":\"[0-9a-f]{64}\"}\n$");
    }
}
