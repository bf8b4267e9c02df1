package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.audit.AuditDossier;
import io.jenkins.plugins.releaselifecycle.core.audit.AuditedRecord;
import io.jenkins.plugins.releaselifecycle.core.audit.Dossiers;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.Checkpoint;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierCommandTest {

    private static final LedgerId ID = new LedgerId("a".repeat(32));
    private static final LedgerId OTHER = new LedgerId("b".repeat(32));
    private static final List<RecordedFact> STORY = Journey.inFormalOperation().list();
    private static final byte[] REPORT = "{\"a\": \"report\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path home;

    private Path ledger;
    private Path file;
    private Path out;
    private Anchor head;

    @BeforeEach
    void record() {
        head = write(home, STORY);
        ledger = home.resolve(ID.hex());
        file = ledger.resolve("000001.jsonl");
        out = home.resolve("dossier.html");
    }

    private static Anchor write(Path ledgers, List<RecordedFact> story) {
        return Ledgers.write(
                        ledgers,
                        ID,
                        story.stream()
                                .map(fact -> new NewFact(fact.at(), fact.actor(), fact.fact()))
                                .toList())
                .head();
    }

    private String core(Anchor upTo, Stage stage, Locale locale) {
        return Dossiers.page(new AuditDossier(
                AuditedRecord.in(ledger, upTo, EvidenceStore.in(ledger)),
                Policy.SHIPPED,
                List.of(),
                Optional.ofNullable(stage),
                Optional.empty(),
                locale));
    }

    private static void assertRefused(Run run, int exit, String sentence) {
        assertThat(run.exit()).as(run.toString()).isEqualTo(exit);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).hasLineCount(1);
    }

    @Test
    void twoRunsMakeTheSamePageAsTheCore() {
        Run one = Run.of("dossier", "--ledger", ledger);
        Run other = Run.on(Locale.SIMPLIFIED_CHINESE, "dossier", "--lang", "en", "--ledger", file);

        assertThat(one.exit()).as(one.err()).isZero();
        assertThat(one.err()).isEmpty();
        assertThat(one.out()).isEqualTo(other.out()).isEqualTo(core(head, null, Locale.ENGLISH));
    }

    @Test
    void aStageAndALanguageCanBeChosen() {
        Run run = Run.of("dossier", "--ledger", ledger, "--stage", "trial-run", "--lang", "zh");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo(core(head, Stage.TRIAL_RUN, Locale.SIMPLIFIED_CHINESE)).contains("审计档案");
    }

    @Test
    void anEarlierHeadMakesThePageThatWasMadeThen() {
        String then = Run.of("dossier", "--ledger", ledger).out();
        Path grown = home.resolve("grown");
        write(grown, Journey.retired().list());

        Run again = Run.of("dossier", "--ledger", grown.resolve(ID.hex()), "--head", head.sequence());

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(then);
        assertRefused(
                Run.of("dossier", "--ledger", ledger, "--head", head.sequence() + 1),
                2,
                "The ledger has no fact " + (head.sequence() + 1));
    }

    @Test
    void aFileIsWrittenWholeWithItsDigestAndNeverOverwritten() throws IOException {
        Run run = Run.of("dossier", "--ledger", ledger, "--out", out);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains(out + " is written. Its SHA-256: " + Digests.sha256(Files.readAllBytes(out)));
        assertThat(Files.readString(out)).isEqualTo(core(head, null, Locale.ENGLISH));

        Files.writeString(out, "something else");
        assertRefused(Run.of("dossier", "--ledger", ledger, "--out", out), 2, "is there already");
        assertThat(Files.readString(out)).isEqualTo("something else");
        assertRefused(
                Run.of("dossier", "--ledger", ledger, "--out", home.resolve("no/such/place.html")), 2, "cannot be written");
    }

    @Test
    void aDamagedLedgerMakesNoPage() throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst("trial-run-plan", "handover-plan"));

        assertRefused(Run.of("dossier", "--ledger", ledger, "--out", out), 3, "000001.jsonl, line ");
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsMissingOrNoLedgerMakesNoPage() {
        assertRefused(Run.of("dossier", "--ledger", home.resolve("gone")), 2, "cannot be read");
        assertRefused(Run.of("dossier", "--ledger", home), 2, "is not the directory of a ledger");
        assertRefused(Run.of("dossier", "--ledger", ledger, "--policy", file), 2, "000001.jsonl");
    }

    @Test
    void anUnfinishedLastLineIsMentioned() throws IOException {
        Files.writeString(file, "{\"entry\":", StandardOpenOption.APPEND);

        Run run = Run.of("dossier", "--ledger", ledger, "--out", out);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).startsWith("The last line is unfinished (9 bytes)");
        assertThat(Files.readString(out)).isEqualTo(core(head, null, Locale.ENGLISH));
    }

    @Test
    void aLostFileIsToldOnThePageAndByTheExitCode() throws Exception {
        Path ledgers = home.resolve("reports");
        String sha256 = Digests.sha256(REPORT);
        RecordedReport report = new RecordedReport(
                "a.json", "trivy", "Trivy", sha256, REPORT.length, null, Facts.CLEAN, 0, 1, 0, 0, 0, 0, 0, true);
        write(
                ledgers,
                Facts.of("shop")
                        .and(
                                Facts.build(1),
                                new SecurityTestRecorded(
                                        ScanKind.PENETRATION_TEST,
                                        new Version("1.4.0"),
                                        1,
                                        List.of(report),
                                        TestCircumstances.NONE,
                                        null))
                        .list());
        EvidenceStore.of(ledgers, ID).keep(sha256, 1000, target -> target.write(REPORT));

        Run kept = Run.of("dossier", "--ledger", ledgers.resolve(ID.hex()));
        try (Stream<Path> files = Files.walk(ledgers)) {
            for (Path gz : files.filter(path -> path.toString().endsWith(".gz")).toList()) {
                Files.delete(gz);
            }
        }
        Run lost = Run.of("dossier", "--ledger", ledgers.resolve(ID.hex()));

        assertThat(kept.exit()).as(kept.err()).isZero();
        assertThat(kept.out()).contains("kept, and what it was");
        assertThat(lost.exit()).isEqualTo(3);
        assertThat(lost.out()).contains("kept, but MISSING").endsWith("</html>\n");
        assertThat(lost.err()).contains("of the 1 reports", sha256);
    }

    @Test
    void anotherPolicyJudgesAndAnEarlierOneIsKnown() throws IOException {
        Path strict = Files.writeString(home.resolve("strict.yaml"), "retests: 2\n");
        Path shipped = Files.writeString(home.resolve("shipped.yaml"), "retests: 1\n");

        Run alone = Run.of("dossier", "--ledger", ledger, "--policy", strict);
        Run both = Run.of("dossier", "--ledger", ledger, "--policy", strict, "--earlier", shipped);

        assertThat(alone.out()).contains(PolicyFile.read(strict).digest(), "is not known here. The answer below");
        assertThat(both.out()).contains("Asked here, too, is the policy").doesNotContain("The answer below");
    }

    @Test
    void aCheckpointIsPrintedOnceItIsProved() throws Exception {
        KeyPair keys = keys();
        Path key = Files.writeString(
                home.resolve("controller.pem"),
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        Path checkpoint = home.resolve("checkpoint.json");
        byte[] signed = new Checkpoint(Facts.START, 7, List.of(head)).signedWith(keys.getPrivate());
        Files.write(checkpoint, signed);

        Run run = Run.of("dossier", "--ledger", ledger, "--checkpoint", checkpoint, "--public-key", key);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("The controller signed on 2026-03-02 09:00:00 +00:00 that this ledger had reached fact "
                        + head.sequence())
                .contains(new String(signed, StandardCharsets.UTF_8).strip().replace("\"", "&quot;"));

        Files.write(checkpoint, new Checkpoint(Facts.START, 7, List.of(head)).signedWith(keys().getPrivate()));
        assertRefused(
                Run.of("dossier", "--ledger", ledger, "--checkpoint", checkpoint, "--public-key", key), 3, "checkpoint.json");
        Anchor further = new Anchor(ID, head.sequence() + 1, head.hash());
        Files.write(checkpoint, new Checkpoint(Facts.START, 7, List.of(further)).signedWith(keys.getPrivate()));
        assertRefused(
                Run.of("dossier", "--ledger", ledger, "--checkpoint", checkpoint, "--public-key", key), 3, "facts are missing");
        Anchor other = new Anchor(OTHER, 1, head.hash());
        Files.write(checkpoint, new Checkpoint(Facts.START, 7, List.of(other)).signedWith(keys.getPrivate()));
        assertRefused(
                Run.of("dossier", "--ledger", ledger, "--checkpoint", checkpoint, "--public-key", key),
                3,
                "knows nothing of this ledger");
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
