package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the disk does, what was acknowledged is there, and nothing is written behind a failure. */
class DiskFailureTest {

    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");

    @TempDir
    private Path home;

    private Path ledgers;
    private Path anchorFile;

    @BeforeEach
    void place() {
        ledgers = home.resolve("ledgers");
        anchorFile = home.resolve("anchors.jsonl");
    }

    private static List<NewFact> one(Fact fact) {
        return List.of(new NewFact(Facts.START, new Actor.User("dev-lead"), fact));
    }

    private Vouching vouching() {
        return new Vouching(Ledgers.SEAL, AnchorFile.open(anchorFile, Ledgers.SEAL));
    }

    private List<RecordedFact> open(Vouching vouching) {
        List<RecordedFact> facts = new ArrayList<>();
        FileLedger.open(ledgers, ID, vouching, Facts.START, facts::add);
        return facts;
    }

    @ParameterizedTest
    @EnumSource(FaultyDisk.Fault.class)
    void aLedgerThatCannotBeWrittenIsReadOnlyAndWhatWasAcknowledgedIsThere(FaultyDisk.Fault fault) {
        for (int at = 2; at < 6; at++) {
            place(at);
            FaultyDisk.Once disk = new FaultyDisk.Once(fault, at);
            Vouching vouching = vouching();
            FileLedger ledger = FileLedger.create(
                    ledgers, ID, vouching, one(EveryFact.first()).get(0), disk);
            List<RecordedFact> acknowledged = new ArrayList<>();
            for (Fact fact : EveryFact.others().subList(0, 6)) {
                try {
                    Appended appended = ledger.append(ledger.sequence(), one(fact));
                    appended.await();
                    acknowledged.addAll(appended.facts());
                } catch (LedgerException e) {
                    assertThat(e.kind()).isEqualTo(LedgerException.Kind.UNAVAILABLE);
                    assertThat(e).hasMessageContaining(fault.name());
                }
            }
            assertThat(disk.appends()).as("nothing is tried again").isEqualTo(at);
            assertThat(acknowledged).hasSize(at - 2);
            assertThat(ledger.writeFailed()).isTrue();
            assertThatThrownBy(ledger::requireUntouched).isInstanceOf(LedgerException.class);

            FileLedger.reopen(ledgers, ID, vouching, Facts.START);
            assertThat(open(vouching).subList(1, at - 1)).isEqualTo(acknowledged);
            assertThat(open(vouching())).isEqualTo(open(vouching));
        }
    }

    private void place(int round) {
        ledgers = home.resolve("ledgers-" + round);
        anchorFile = home.resolve("anchors-" + round + ".jsonl");
    }

    @ParameterizedTest
    @CsvSource({"EIO, 3", "ENOSPC, 3", "SHORT_WRITE, 3", "FORCE, 3", "FORCE, 2"})
    void anAnchorThatCannotBeWrittenClosesTheLedgerToo(FaultyDisk.Fault fault, int at) {
        FaultyDisk.Once disk = new FaultyDisk.Once(fault, at);
        Vouching vouching = new Vouching(Ledgers.SEAL, AnchorFile.open(anchorFile, Ledgers.SEAL, disk));
        FileLedger ledger =
                FileLedger.create(ledgers, ID, vouching, one(EveryFact.first()).get(0));
        int acknowledged = 1;
        for (Fact fact : EveryFact.others().subList(0, 4)) {
            try {
                ledger.append(ledger.sequence(), one(fact)).await();
                acknowledged++;
            } catch (LedgerException e) {
                assertThat(e).hasMessageContaining(fault.name());
            }
        }
        assertThat(acknowledged).isEqualTo(at - 1);
        assertThat(ledger.writeFailed()).isTrue();
        assertThat(disk.appends()).isEqualTo(at);
        // After a start: what was acknowledged is there, and the one fact that was not may be there.
        assertThat(open(vouching())).hasSizeBetween(acknowledged, acknowledged + 1);
    }
}
