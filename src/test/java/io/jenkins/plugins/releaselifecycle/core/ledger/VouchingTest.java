package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.LedgerAdopted;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a controller accepts as a ledger of its own, and how an administrator answers for any other. */
class VouchingTest {

    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");
    private static final LedgerId OTHER = new LedgerId("f".repeat(32));
    private static final int FACTS = 5;

    @TempDir
    private Path home;

    private Path ledgers;
    private Path file;
    private Path anchorFile;
    private Vouching vouching;
    private FileLedger ledger;
    private byte[] older;
    private byte[] olderAnchors;

    @BeforeEach
    void aLedgerThatWentOnSinceItWasCopied() throws IOException {
        ledgers = home.resolve("ledgers");
        file = ledgers.resolve(ID.hex()).resolve("000001.jsonl");
        anchorFile = home.resolve("anchors.jsonl");
        vouching = new Vouching(Ledgers.SEAL, AnchorFile.open(anchorFile, Ledgers.SEAL));
        ledger = Ledgers.write(ledgers, ID, vouching, facts(2));
        older = Files.readAllBytes(file);
        olderAnchors = Files.readAllBytes(anchorFile);
        ledger.append(2, facts(FACTS).subList(2, FACTS - 1)).await();
        ledger.append(FACTS - 1, facts(FACTS).subList(FACTS - 1, FACTS)).await();
    }

    private static List<NewFact> facts(int count) {
        List<NewFact> facts =
                new ArrayList<>(List.of(new NewFact(Facts.START, new Actor.Product(), EveryFact.first())));
        EveryFact.others().stream()
                .limit(count - 1L)
                .forEach(fact -> facts.add(new NewFact(Facts.START, new Actor.User("dev-lead"), fact)));
        return facts;
    }

    /** As after a start of the controller. */
    private List<RecordedFact> open() {
        List<RecordedFact> facts = new ArrayList<>();
        FileLedger.open(ledgers, ID, restarted(), Facts.START, facts::add);
        return facts;
    }

    private Vouching restarted() {
        return new Vouching(Ledgers.SEAL, AnchorFile.open(anchorFile, Ledgers.SEAL));
    }

    private void assertNotVouchedFor(AdoptionCause cause, String message) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        why -> assertThat(why.adoptable()).contains(cause))
                .hasMessageContaining(message);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void adopted(AdoptionCause cause, int facts) {
        LedgerAdopted fact = new LedgerAdopted("shop", cause, "compared with the paper file");
        LedgerReader.Content content = new LedgerReader().verify(file.getParent());
        Anchor seen = new Anchor(ID, content.sequence(), content.hash());
        FileLedger.adopt(ledgers, seen, restarted(), Facts.START, new Actor.User("admin"), fact);
        List<RecordedFact> read = open();
        assertThat(read).hasSize(facts + 1);
        assertThat(read.get(facts).fact()).isEqualTo(fact);
        assertThat(read.get(facts).actor()).isEqualTo(new Actor.User("admin"));
    }

    @Test
    void whatTheControllerWroteIsItsOwnAfterAnyNumberOfStarts() {
        assertThat(open()).hasSize(FACTS);
        assertThat(open()).hasSize(FACTS);
    }

    @Test
    void anOlderCopyOfTheLedgerInItsPlaceIsFound() throws IOException {
        Files.write(file, older);
        assertNotVouchedFor(
                AdoptionCause.BEHIND_ANCHOR, "ends with fact 2, and fact 5 that had been recorded is not there");
        adopted(AdoptionCause.BEHIND_ANCHOR, 2);
    }

    @Test
    void aLedgerOfTheSameLengthButOtherFactsIsFound() throws IOException {
        Files.write(file, older);
        Vouching elsewhere = new Vouching(Ledgers.SEAL, new Ledgers.InMemory());
        elsewhere
                .anchors()
                .add(new Anchor(
                        ID, 2, new LedgerReader().verify(file.getParent()).hash()));
        elsewhere.anchors().add(elsewhere.anchors().of(ID).orElseThrow());
        List<NewFact> others = EveryFact.others().stream()
                .skip(7)
                .limit(FACTS - 2)
                .map(fact -> new NewFact(Facts.START, new Actor.Product(), fact))
                .toList();
        FileLedger.open(ledgers, ID, elsewhere, Facts.START, fact -> {})
                .append(2, others)
                .await();
        assertThat(new LedgerReader().verify(file.getParent()).sequence()).isEqualTo(FACTS);
        assertNotVouchedFor(AdoptionCause.BEHIND_ANCHOR, "fact 5 that had been recorded is not there");
    }

    @Test
    void anchorsThatWerePutBackAreFound() throws IOException {
        Files.write(anchorFile, olderAnchors);
        assertNotVouchedFor(AdoptionCause.AHEAD_OF_ANCHORS, "is newer than this controller’s list");
    }

    @Test
    void anchorsThatWerePutBackAreFoundAlsoWhereTheLastLineFeedWasTakenAway() throws IOException {
        Files.write(anchorFile, olderAnchors);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertNotVouchedFor(AdoptionCause.AHEAD_OF_ANCHORS, "is newer than this controller’s list");
    }

    @Test
    void whatWasAdoptedIsWhatTheAdministratorSaw() throws IOException {
        Files.delete(anchorFile);
        LedgerAdopted fact = new LedgerAdopted("shop", AdoptionCause.NO_ANCHOR, "compared with the paper file");
        Anchor another = new Anchor(ID, 2, "0".repeat(64));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() ->
                        FileLedger.adopt(ledgers, another, restarted(), Facts.START, new Actor.User("admin"), fact))
                .isInstanceOf(LedgerException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFactThatIsToldAfterACrashIsAnchoredSoThatNothingPutsItAside() {
        Vouching dying =
                new Vouching(Ledgers.SEAL, new Ledgers.Unanchored(restarted().anchors()));
        NewFact unacknowledged = facts(FACTS).get(1);
        FileLedger.open(ledgers, ID, dying, Facts.START, fact -> {})
                .append(FACTS, List.of(unacknowledged))
                .await();
        assertThat(open()).hasSize(FACTS + 1);
        FileLedger.reopen(ledgers, ID, restarted(), Facts.START);
        assertThat(open()).hasSize(FACTS + 1);
        assertThat(AnchorFile.read(anchorFile).get(ID).sequence()).isEqualTo(FACTS + 1);
    }

    @Test
    void aLedgerAndAnchorsPutBackTogetherAreFoundByACheckpointOnly() throws IOException {
        Anchor newest = vouching.anchors().of(ID).orElseThrow();
        Files.write(file, older);
        Files.write(anchorFile, olderAnchors);
        assertThat(open()).hasSize(2);
        assertThat(new LedgerReader().with(newest).verify(file.getParent()).missing())
                .contains(newest);
    }

    @Test
    void aLedgerWithoutAnAnchorIsFound() throws IOException {
        Files.delete(anchorFile);
        assertNotVouchedFor(AdoptionCause.NO_ANCHOR, "is not in its list of all records");
        adopted(AdoptionCause.NO_ANCHOR, FACTS);
    }

    @Test
    void aLedgerThatSomebodyWroteWithoutTheKeyIsFound() throws IOException {
        Files.delete(file);
        Files.delete(file.getParent());
        Vouching forger = new Vouching(Ledgers.sealWith("guessed"), new Ledgers.InMemory());
        FileLedger.create(ledgers, ID, forger, facts(1).get(0));
        assertNotVouchedFor(AdoptionCause.OTHER_KEY, "did not write fact 1");
        adopted(AdoptionCause.OTHER_KEY, 1);
    }

    @Test
    void aSealThatWasChangedAfterAnAdoptionIsFoundAllTheSame() throws IOException {
        Files.delete(anchorFile);
        adopted(AdoptionCause.NO_ANCHOR, FACTS);
        String text = Files.readString(file);
        int lastMac = text.lastIndexOf("\"mac\":\"") + 7;
        String forged = text.substring(0, lastMac) + "0".repeat(64) + text.substring(lastMac + 64);
        Files.writeString(file, forged);
        assertNotVouchedFor(AdoptionCause.OTHER_KEY, "did not write fact " + (FACTS + 1));
    }

    @Test
    void aLedgerOfTheFirstFormatIsReadOnceItWasAdopted() throws IOException {
        StringBuilder text = new StringBuilder();
        String previous = LineFrame.NO_HASH;
        int sequence = 1;
        for (String fact : List.of(
                "{\"name\":\"shop\"}@application-registered",
                "{\"kind\":\"code-audit\",\"reports\":[{\"bytes\":1,\"examined\":1,\"excluded\":0,\"file\":\"r\","
                        + "\"findings\":{\"critical\":0,\"high\":0,\"info\":0,\"low\":0,\"medium\":0,\"unknown\":0},"
                        + "\"format\":\"sarif\",\"notExamined\":0,\"sha256\":\"" + "a".repeat(64)
                        + "\",\"suppressed\":0,\"tool\":\"t\"}],\"severityMapping\":1,\"version\":\"1\"}"
                        + "@security-test-recorded")) {
            String[] parts = fact.split("@");
            String entry = "{\"actor\":{\"kind\":\"product\"},\"at\":\"2026-03-01T00:00:00Z\",\"fact\":" + parts[0]
                    + ",\"format\":1,\"ledger\":\"" + ID + "\",\"previous\":\"" + previous
                    + "\",\"schema\":1,\"sequence\":" + sequence++ + ",\"type\":\"" + parts[1] + "\"}";
            previous = Digests.sha256(
                    "release-lifecycle/ledger/1\n".getBytes(StandardCharsets.UTF_8),
                    entry.getBytes(StandardCharsets.UTF_8));
            text.append("{\"entry\":" + entry + ",\"hash\":\"" + previous + "\"}\n");
        }
        Files.writeString(file, text);
        assertNotVouchedFor(AdoptionCause.OTHER_KEY, "did not write fact 1");
        adopted(AdoptionCause.OTHER_KEY, 2);
        assertThat(open().get(1).fact().toString()).contains("kept=false");

        Files.writeString(file, Files.readString(file) + text.substring(0, text.indexOf("\n") + 1));
        assertThatThrownBy(this::open).hasMessageContaining("000001.jsonl, line 4:");
    }

    @Test
    void anyFlippedBitOfTheAnchorsIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(anchorFile);
        // Without its last line feed the last anchor was never finished, see below.
        for (int bit = 0; bit < (whole.length - 1) * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(anchorFile, flipped);
            assertThatThrownBy(this::open).as("bit %d", bit).isInstanceOf(LedgerException.class);
        }
    }

    @Test
    void anchorsCutAtAnyByteAreFoundUnlessTheFactWasNeverAcknowledged() throws IOException {
        byte[] whole = Files.readAllBytes(anchorFile);
        for (int length = 0; length < whole.length; length++) {
            Files.write(anchorFile, Arrays.copyOf(whole, length));
            try {
                open();
                // The last append can have been cut off before its anchor was written: nobody was told of it.
                assertThat(new String(whole, 0, length, StandardCharsets.UTF_8)
                                .lines()
                                .count())
                        .isGreaterThanOrEqualTo(3);
            } catch (LedgerException refused) {
                assertThat(refused.adoptable()).isPresent();
            }
        }
    }

    @Test
    void anchorsThatSomebodyTouchesWhileTheControllerRunsCloseEverything() throws IOException {
        AnchorFile anchors = (AnchorFile) vouching.anchors();
        anchors.requireUntouched();
        Files.write(anchorFile, olderAnchors);
        assertThatThrownBy(anchors::requireUntouched).hasMessageContaining("changed by somebody else");
        assertThatThrownBy(() -> ledger.append(FACTS, facts(1)).await()).isInstanceOf(LedgerException.class);
    }

    @Test
    void theAnchorsOfManyLedgersAreOneChain() {
        Ledgers.write(ledgers, OTHER, vouching, facts(3));
        assertThat(AnchorFile.read(anchorFile))
                .containsOnlyKeys(ID, OTHER)
                .allSatisfy((id, anchor) -> assertThat(anchor.sequence()).isEqualTo(id.equals(ID) ? FACTS : 3));
        assertThat(open()).hasSize(FACTS);
    }
}
