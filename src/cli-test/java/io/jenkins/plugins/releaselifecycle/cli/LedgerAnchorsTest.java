package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.ledger.AnchorFile;
import io.jenkins.plugins.releaselifecycle.core.ledger.Checkpoint;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.Vouching;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is known of ledgers outside of them: the command line and a verifier in another language, {@code
 * src/test/python/verify_ledger.py}, come to the same result.
 */
class LedgerAnchorsTest {

    private static final LedgerId ID = new LedgerId("a".repeat(32));
    private static final LedgerId OTHER = new LedgerId("b".repeat(32));
    private static final byte[] REPORT = "{\"a\": \"report\"}".getBytes(StandardCharsets.UTF_8);
    private static final KeyPair KEYS = keys();

    @TempDir
    private Path home;

    private Path ledgers;
    private Path ledger;
    private Path file;
    private Path report;
    private Path anchors;
    private Path checkpoint;
    private Path key;

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewFact fact(Fact fact) {
        return new NewFact(Facts.START, new Actor.User("dev-lead"), fact);
    }

    @BeforeEach
    void twoLedgersWithTheirAnchorsAndACheckpoint() throws Exception {
        ledgers = home.resolve("ledgers");
        ledger = ledgers.resolve(ID.hex());
        file = ledger.resolve("000001.jsonl");
        anchors = home.resolve("anchors.jsonl");
        AnchorFile known = AnchorFile.open(anchors, Ledgers.SEAL);
        Vouching vouching = new Vouching(Ledgers.SEAL, known);
        String sha256 = Digests.sha256(REPORT);
        RecordedReport kept = new RecordedReport(
                "r.sarif", "sarif", "scanner", sha256, REPORT.length, null, SeverityCounts.NONE, 0, 1, 0, 0, 0, 0, 0, true);
        List<NewFact> facts = new ArrayList<>(List.of(fact(EveryFact.first())));
        facts.add(fact(new SecurityTestRecorded(ScanKind.CODE_AUDIT, new Version("1"), 1, List.of(kept), TestCircumstances.NONE, null)));
        facts.add(fact(EveryFact.others().get(0)));
        Ledgers.write(ledgers, ID, vouching, facts);
        Ledgers.write(ledgers, OTHER, vouching, facts.subList(0, 1));
        EvidenceStore.of(ledgers, ID).keep(sha256, REPORT.length, out -> out.write(REPORT));
        report = ledger.resolve("evidence").resolve(sha256 + ".gz");
        checkpoint = home.resolve("checkpoint.json");
        Files.write(
                checkpoint,
                new Checkpoint(Facts.START, known.sequence(), known.all()).signedWith(KEYS.getPrivate()));
        key = home.resolve("controller.pem");
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
    }

    private void verified(int exit, String status, Object... options) {
        List<Object> words = new ArrayList<>(List.of("ledger", "verify", "--json"));
        words.addAll(List.of(options));
        Run run = Run.of(words.toArray());
        assertThat(run.exit()).as(run.toString()).isEqualTo(exit);
        assertThat(run.out()).contains("\"status\":\"" + status + "\"");
    }

    private int python(Object... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("python3", "src/test/python/verify_ledger.py"));
        for (Object option : options) {
            words.add(option.toString());
        }
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assertThat(said).as("exit %d", exit).startsWith(exit == 0 ? "GOOD" : "BAD");
        return exit;
    }

    @Test
    void whatIsAsItWasPassesBothVerifiers() throws Exception {
        verified(0, "INTACT", ledger);
        verified(0, "INTACT", "--anchors", anchors, ledgers);
        verified(0, "INTACT", "--checkpoint", checkpoint, "--public-key", key, ledgers);
        assertThat(python(ledger)).isZero();
        assertThat(python(ledger, "--anchors", anchors, "--checkpoint", checkpoint, "--public-key", key))
                .isZero();
    }

    @Test
    void aLedgerThatWasCutIsFoundByAnchorsAndByACheckpoint() throws Exception {
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, 2)) + "\n");
        verified(0, "INTACT", ledger);
        verified(3, "TRUNCATED", "--anchors", anchors, ledger);
        verified(3, "TRUNCATED", "--checkpoint", checkpoint, "--public-key", key, ledger);
        assertThat(python(ledger)).isZero();
        assertThat(python(ledger, "--anchors", anchors)).isEqualTo(3);
        assertThat(python(ledger, "--checkpoint", checkpoint, "--public-key", key))
                .isEqualTo(3);
        assertThat(Run.of("ledger", "verify", "--lang=zh-CN", "--anchors", anchors, ledger)
                        .err())
                .contains("有事实缺失或被替换");
    }

    @Test
    void aLedgerThatIsGoneOrUnknownIsFound() throws Exception {
        Path gone = home.resolve("elsewhere");
        Files.move(ledgers.resolve(OTHER.hex()), gone);
        verified(3, "TRUNCATED", "--anchors", anchors, ledgers);
        Files.move(gone, ledgers.resolve(OTHER.hex()));
        LedgerId unknown = new LedgerId("c".repeat(32));
        Ledgers.write(ledgers, unknown, List.of(fact(EveryFact.first())));
        verified(3, "TRUNCATED", "--anchors", anchors, ledgers);
        assertThat(python(ledgers.resolve(unknown.hex()), "--anchors", anchors)).isEqualTo(3);
    }

    @Test
    void anchorsAndCheckpointsThatWereChangedProveNothing() throws Exception {
        byte[] sound = Files.readAllBytes(checkpoint);
        byte[] changed = sound.clone();
        changed[40] ^= 1;
        Files.write(checkpoint, changed);
        verified(3, "TAMPERED", "--checkpoint", checkpoint, "--public-key", key, ledger);
        assertThat(python(ledger, "--checkpoint", checkpoint, "--public-key", key))
                .isEqualTo(3);
        Files.write(
                checkpoint,
                new Checkpoint(Facts.START, 1, List.of()).signedWith(keys().getPrivate()));
        verified(3, "TAMPERED", "--checkpoint", checkpoint, "--public-key", key, ledger);
        assertThat(python(ledger, "--checkpoint", checkpoint, "--public-key", key))
                .isEqualTo(3);
        changed = Files.readAllBytes(anchors);
        changed[40] ^= 1;
        Files.write(anchors, changed);
        verified(3, "TAMPERED", "--anchors", anchors, ledger);
        assertThat(python(ledger, "--anchors", anchors)).isEqualTo(3);
    }

    @Test
    void aCheckpointWithoutItsKeyAndFilesThatAreNotThereAreBadUsage() {
        assertThat(Run.of("ledger", "verify", "--checkpoint", checkpoint, ledger)
                        .exit())
                .isEqualTo(2);
        assertThat(Run.of("ledger", "verify", "--anchors", home.resolve("nowhere"), ledger)
                        .exit())
                .isEqualTo(2);
        assertThat(Run.of("ledger", "verify", "--checkpoint", checkpoint, "--public-key", anchors, ledger)
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void theOtherVerifierFindsEveryKindOfTampering() throws Exception {
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(4);
        int hashed = new String(sound, StandardCharsets.UTF_8).indexOf("\",\"mac\":\"");
        for (int i = 0; i < 12; i++) {
            byte[] flipped = sound.clone();
            int bit = random.nextInt(hashed * 8);
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);
            assertThat(python(ledger)).as("bit %d", bit).isEqualTo(3);
        }
        List<String> lines = new String(sound, StandardCharsets.UTF_8).lines().toList();
        for (List<String> others : List.of(
                List.of(lines.get(0), lines.get(2)),
                List.of(lines.get(0), lines.get(2), lines.get(1)),
                List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2)))) {
            Files.writeString(file, String.join("\n", others) + "\n");
            assertThat(python(ledger)).isEqualTo(3);
        }
        Files.write(file, sound);
    }

    @Test
    void aReportThatIsGoneOrChangedIsFoundByBothVerifiers() throws Exception {
        byte[] sound = Files.readAllBytes(report);
        for (int at = 10; at < sound.length; at++) {
            byte[] changed = sound.clone();
            changed[at] ^= 7;
            Files.write(report, changed);
            verified(3, "EVIDENCE", ledger);
        }
        for (int at : new int[] {11, sound.length - 6}) {
            byte[] changed = sound.clone();
            changed[at] ^= 7;
            Files.write(report, changed);
            assertThat(python(ledger)).as("byte %d", at).isEqualTo(3);
        }
        Files.write(report, Arrays.copyOf(sound, sound.length + 9));
        verified(3, "EVIDENCE", ledger);
        Files.delete(report);
        verified(3, "EVIDENCE", ledger);
        assertThat(python(ledger)).isEqualTo(3);
        assertThat(Run.of("ledger", "verify", ledger).err()).contains("of the 1 reports on which facts rest, 1 are missing");
    }

    @Test
    void whatIsNotAnEntryIsRefusedByBothVerifiersThoughItsHashIsRight() throws Exception {
        String entry = "{\"actor\":{\"kind\":\"user\",\"id\":\"u\"},\"anchors\":0,\"at\":\"2026-03-01T00:00:00Z\","
                + "\"fact\":{\"name\":\"a\"},\"format\":2,\"ledger\":\"" + ID + "\",\"previous\":\"" + "0".repeat(64)
                + "\",\"schema\":1,\"sequence\":1,\"type\":\"application-registered\"}";
        write(entry, "0".repeat(64));
        verified(0, "INTACT", ledger);
        assertThat(python(ledger)).isZero();
        for (String other : List.of(
                entry.replace("\"sequence\":1", "\"sequence\":1.9"),
                entry.replace("\"sequence\":1", "\"sequence\":true"),
                entry.replace("\"format\":2", "\"format\":2.5"),
                entry.replace("\"schema\":1,", ""),
                entry.replace("\"anchors\":0,", ""),
                entry.replace("\"at\":\"2026-03-01T00:00:00Z\",", ""),
                entry.replaceFirst("\"actor\":[^}]*},", ""),
                entry.replace("\"name\":\"a\"", "\"name\":\"a\",\"name\":\"b\""),
                entry.replace("\"schema\":1", "\"schema\":1,\"sequence\":7"),
                entry.replace("\"schema\":1", "\"more\":1,\"schema\":1"),
                "[1]")) {
            write(other, "0".repeat(64));
            verified(3, "TAMPERED", ledger);
            assertThat(python(ledger)).as(other).isEqualTo(3);
        }
        write(entry, "\u00fe".repeat(32));
        verified(3, "TAMPERED", ledger);
        assertThat(python(ledger)).isEqualTo(3);
    }

    private void write(String entry, String mac) throws IOException {
        String hash = Digests.sha256(
                "release-lifecycle/ledger/2\n".getBytes(StandardCharsets.UTF_8), entry.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file, "{\"entry\":" + entry + ",\"hash\":\"" + hash + "\",\"mac\":\"" + mac + "\"}\n");
    }
}
