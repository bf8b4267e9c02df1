package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.record;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Job;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.Checkpoint;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.ApplicationDeleted;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.ClockMoved;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.LedgerAdopted;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LedgerMonitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What becomes of records when somebody lays hands on them, and what administrators do about it. */
@WithJenkins
class CustodyJenkinsTest {

    private static final Actor ADMIN = new Actor.User("admin");
    private static final String DEPLOY = "productionDeployment(version: '1') { echo 'DEPLOYED' }";

    @TempDir
    private Path elsewhere;

    private JenkinsRule jenkins;
    private WorkflowJob job;
    private Path home;
    private Path ledger;
    private Path anchors;

    @BeforeEach
    void anApplicationWithItsTests(JenkinsRule rule) throws Exception {
        jenkins = rule;
        home = jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle");
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", recordingBoth("1", trivy("1"), zap("1")));
        Applications.readyForSecurityTests(job, "1");
        jenkins.buildAndAssertSuccess(job);
        Applications.define(job, recordingBoth("1", trivy("2"), zap("2")));
        jenkins.buildAndAssertSuccess(job);
        ledger = home.resolve("ledgers").resolve(id().hex()).resolve("000001.jsonl");
        anchors = home.resolve("anchors.jsonl");
    }

    private LedgerId id() {
        return new LedgerPointer(job).read().orElseThrow();
    }

    private void deploys(Result expected, String log) throws Exception {
        Applications.define(job, DEPLOY);
        var build = jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
        jenkins.assertLogContains(log, build);
        jenkins.assertLogNotContains("Exception", build);
        if (expected != Result.SUCCESS) {
            jenkins.assertLogNotContains("DEPLOYED", build);
        }
    }

    /** As after a start, without one: nothing is in memory. */
    private void forgotten() {
        Lifecycles.get().records().reopen(Lifecycles.get().now());
    }

    private static LedgerMonitor monitor() {
        return ExtensionList.lookupSingleton(LedgerMonitor.class);
    }

    private static void adopt(LedgerId id) {
        Custody custody = new Custody();
        Custody.Held seen = custody.look(id);
        String problem = seen.cause().map(AdoptionCause::id).orElse("none");
        custody.adopt(id, seen.head().hash(), problem, ADMIN, "compared with the minutes");
    }

    @Test
    void anOlderCopyInTheLedgersPlaceClosesTheGateUntilAnAdministratorAnswersForIt() throws Exception {
        byte[] older = Files.readAllBytes(ledger);
        record(job, ADMIN, new BackupRecorded("vault"));
        Files.write(ledger, older);
        forgotten();
        assertThat(monitor().isActivated()).isFalse();
        deploys(Result.FAILURE, "Facts are missing or were exchanged");
        assertThat(monitor().isActivated()).isTrue();
        assertThat(monitor().getProblems()).singleElement().asString().contains("Facts are missing");

        adopt(id());
        assertThat(facts(job))
                .last()
                .isEqualTo(new LedgerAdopted("shop", AdoptionCause.BEHIND_ANCHOR, "compared with the minutes"));
        assertThat(monitor().isActivated()).isFalse();
        deploys(Result.SUCCESS, "DEPLOYED");
    }

    @Test
    void aBuildRemembersWhatRecordsAndAnchorsThatWerePutBackTogetherHaveForgotten() throws Exception {
        byte[] older = Files.readAllBytes(ledger);
        byte[] olderAnchors = Files.readAllBytes(anchors);
        Applications.define(job, recordingBoth("1", trivy("3"), zap("3")));
        jenkins.buildAndAssertSuccess(job);
        Files.write(ledger, older);
        Files.write(anchors, olderAnchors);
        forgotten();
        deploys(Result.FAILURE, "Facts are missing or were exchanged");
        adopt(id());
        deploys(Result.SUCCESS, "DEPLOYED");
    }

    @Test
    void anchorsThatAreGoneOrChangedCloseEveryGate() throws Exception {
        byte[] sound = Files.readAllBytes(anchors);
        byte[] changed = sound.clone();
        changed[100] ^= 1;
        Files.write(anchors, changed);
        deploys(Result.FAILURE, "The anchors of all records");
        assertThat(monitor().isActivated()).isTrue();
        assertThatThrownBy(this::forgotten).isInstanceOf(LedgerException.class);
        deploys(Result.FAILURE, "The anchors of all records are damaged");
        Files.delete(anchors);
        forgotten();
        deploys(Result.FAILURE, "is not in its list of all records");
        adopt(id());
        deploys(Result.SUCCESS, "DEPLOYED");
        assertThat(monitor().isActivated()).isFalse();
    }

    @Test
    void theRecordOfADeletedJobIsClosedAndStays() throws Exception {
        LedgerId id = id();
        byte[] pointer = Files.readAllBytes(new LedgerPointer(job).file());
        job.delete();
        Custody.Held held = new Custody().look(id);
        assertThat(held.closed()).isTrue();
        assertThat(held.name()).isEqualTo("shop");
        assertThat(held.jobs()).isEmpty();
        assertThat(Files.readString(ledger)).contains("\"type\":\"application-deleted\"");

        job = pipeline(jenkins, "shop", DEPLOY);
        assertThat(total(job)).isZero();
        assertThat(new Custody().ledgers()).containsExactly(id);

        Files.write(new LedgerPointer(job).file(), pointer);
        deploys(Result.FAILURE, "was closed when the job was deleted");
        adopt(id);
        assertThat(facts(job))
                .anyMatch(ApplicationDeleted.class::isInstance)
                .last()
                .isInstanceOf(LedgerAdopted.class);
        deploys(Result.SUCCESS, "DEPLOYED");
    }

    @Test
    void twoJobsThatPointAtOneRecordAreBothClosedAlsoTheOneThatWasThereFirst() throws Exception {
        WorkflowJob other = pipeline(jenkins, "other", DEPLOY);
        Files.copy(new LedgerPointer(job).file(), new LedgerPointer(other).file());
        jenkins.jenkins.reload();
        job = jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
        deploys(Result.FAILURE, "Two jobs point at one record: “shop” and “other”");
        WorkflowJob reloaded = jenkins.jenkins.getItemByFullName("other", WorkflowJob.class);
        jenkins.assertLogContains(
                "Two jobs point at one record: “other” and “shop”",
                jenkins.assertBuildStatus(Result.FAILURE, reloaded.scheduleBuild2(0)));
        assertThatThrownBy(() -> adopt(id())).isInstanceOf(InvalidInputException.class);
        Files.delete(new LedgerPointer(reloaded).file());
        deploys(Result.SUCCESS, "DEPLOYED");
    }

    @Test
    void aRecordThatIsSoundCannotBeAdopted() {
        assertThatThrownBy(() -> adopt(id())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aReportIsKeptOnceAndATestWhoseReportIsGoneOrChangedDoesNotCount() throws Exception {
        Path evidence = ledger.resolveSibling("evidence");
        List<SecurityTestRecorded> tests = Applications.facts(job).stream()
                .filter(SecurityTestRecorded.class::isInstance)
                .map(SecurityTestRecorded.class::cast)
                .toList();
        List<Path> reports = tests.stream()
                .flatMap(test -> test.reports().stream())
                .map(report -> evidence.resolve(report.sha256() + ".gz"))
                .toList();
        assertThat(reports).hasSize(4).doesNotHaveDuplicates();
        try (Stream<Path> files = Files.list(evidence)) {
            assertThat(files).hasSize(8).containsAll(reports); // and a list of the findings of each test
        }
        for (SecurityTestRecorded test : tests) {
            Files.delete(evidence.resolve(test.findingList() + ".gz"));
        }
        Applications.define(job, "requireSecurityScan version: '1'");
        jenkins.buildAndAssertSuccess(job);
        for (Path report : reports) {
            byte[] sound = Files.readAllBytes(report);
            Files.delete(report);
            jenkins.assertLogContains(
                    "is missing from the evidence", jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
            byte[] changed = sound.clone();
            changed[sound.length / 2] ^= 1;
            Files.write(report, changed);
            jenkins.assertLogContains(
                    "is no longer what was recorded", jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
            Files.write(report, sound);
            jenkins.buildAndAssertSuccess(job);
        }
    }

    @Test
    void aClockThatIsMovedForwardOpensNothingAndOneThatIsMovedBackIsRecorded() throws Exception {
        TestClock clock = TestClock.stoppedOn("2030-01-01");
        record(job, ADMIN, new BackupRecorded("one"));
        clock.jump(Duration.ofDays(365));
        assertThat(Lifecycles.get().now()).isBefore("2030-01-02T00:00:00Z");
        assertThat(new Custody().doubtfulClock()).isPresent();
        assertThat(monitor().isActivated()).isTrue();
        record(job, ADMIN, new BackupRecorded("two"));
        record(job, ADMIN, new BackupRecorded("again"));
        assertThat(facts(job)).filteredOn(ClockMoved.class::isInstance).hasSize(1);
        clock.jump(Duration.ofDays(-365));
        assertThat(new Custody().doubtfulClock()).isEmpty();
        record(job, ADMIN, new BackupRecorded("three"));
        assertThat(facts(job)).filteredOn(ClockMoved.class::isInstance).hasSize(1);

        clock.jump(Duration.ofDays(-2));
        new Custody().trustClock();
        record(job, ADMIN, new BackupRecorded("four"));
        List<?> facts = facts(job);
        assertThat(facts.get(facts.size() - 2)).isInstanceOf(ClockMoved.class);
        record(job, ADMIN, new BackupRecorded("five"));
        assertThat(facts(job)).filteredOn(ClockMoved.class::isInstance).hasSize(2);
        assertThat(monitor().isActivated()).isFalse();
    }

    @Test
    void aClockThatIsPutBackWhileJenkinsIsDownOpensNothingThatTimeHasClosed() throws Exception {
        TestClock.stoppedOn("2030-01-01");
        waivedUntil("2030-01-20");
        TestClock.stoppedOn("2030-03-01");
        deploys(Result.FAILURE, "§4.1 B1");
        record(job, ADMIN, new BackupRecorded("after the waiver was over"));
        for (int i = 0; i < 3; i++) {
            TestClock.stoppedOn("2030-01-02");
            deploys(Result.FAILURE, "because the clock of the controller was moved");
            record(job, ADMIN, new BackupRecorded("by a clock that is behind"));
        }
        Custody.Held held = new Custody().look(id());
        assertThat(held.cause()).contains(AdoptionCause.AHEAD_OF_CLOCK);
        assertThat(held.last()).isBefore("2030-01-03T00:00:00Z");

        adopt(id());
        assertThat(new Custody().look(id()).problem()).isNull();
        deploys(Result.SUCCESS, "DEPLOYED");
    }

    private void waivedUntil(String day) {
        String policy = ReleaseLifecycleConfiguration.get().policyInForce().digest();
        Reference waiver = new Reference("hosts-late");
        record(
                job,
                new Actor.User("ops"),
                new ConfirmationWithdrawn(ConfirmationSubject.HOSTS_PREPARED, Role.OPERATIONS, null, "not ready"));
        record(
                job,
                new Actor.User("dev"),
                new WaiverRequested(
                        waiver, "B1", null, new Version("1"), null, policy, "hosts late", LocalDate.parse(day)));
        record(job, new Actor.User("it-lead"), new VoteCast(waiver, Role.IT, true, null, false, policy));
    }

    @Test
    void nobodyAnswersForWhatHeHasNotSeen() throws Exception {
        Files.delete(anchors);
        forgotten();
        Custody.Held seen = new Custody().look(id());
        for (String[] other :
                new String[][] {{"0".repeat(64), "no-anchor"}, {seen.head().hash(), "other-key"}, {null, null}}) {
            assertThatThrownBy(() -> new Custody().adopt(id(), other[0], other[1], ADMIN, "because"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("no longer as the page showed it");
        }
        adopt(id());
    }

    @Test
    void anInterruptedThreadRecordsTheFirstFactOfAJobAllTheSame() throws Exception {
        WorkflowJob other = jenkins.createProject(WorkflowJob.class, "other");
        Thread.currentThread().interrupt();
        record(other, ADMIN, new BackupRecorded("vault"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(total(other)).isEqualTo(2);
        assertThat(new Custody().ledgers()).hasSize(2);
    }

    @Test
    void aRecordWhoseJobCannotPointAtItIsClosed() throws Exception {
        LedgerId first = id();
        WorkflowJob gone = jenkins.createProject(WorkflowJob.class, "gone");
        Util.deleteRecursive(gone.getRootDir());
        assertThatThrownBy(() -> record(gone, ADMIN, new BackupRecorded("vault")))
                .isInstanceOf(LedgerException.class);
        assertThat(new Custody().ledgers())
                .filteredOn(id -> !id.equals(first))
                .singleElement()
                .satisfies(id -> assertThat(new Custody().look(id).closed()).isTrue());
    }

    @Test
    void anAuditorTakesAwayAllThatIsNeededToVerifyTheRecord() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        new Custody().export(job).writeTo(zip);
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = elsewhere.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, in.readAllBytes());
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .contains("checkpoint.json", "controller.pem", id().hex() + "/000001.jsonl")
                .hasSize(11);
        Anchor head = Lifecycles.get().anchor(job).orElseThrow();
        assertThat(Checkpoint.read(elsewhere.resolve("checkpoint.json"), key()).ledgers())
                .containsExactly(head);
        assertThat(new ProcessBuilder(
                                "python3",
                                Path.of("src/test/python/verify_ledger.py").toString(),
                                elsewhere.resolve(id().hex()).toString(),
                                "--checkpoint",
                                elsewhere.resolve("checkpoint.json").toString(),
                                "--public-key",
                                elsewhere.resolve("controller.pem").toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private PublicKey key() throws Exception {
        String pem = Files.readString(elsewhere.resolve("controller.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    @Test
    void recordsThatNobodyUsesAreReadAgainAndAreTheSame() throws Exception {
        for (int i = 0; i < 120; i++) {
            WorkflowJob other = jenkins.createProject(WorkflowJob.class, "other-" + i);
            record(other, ADMIN, new BackupRecorded("vault"));
        }
        long before = total(job);
        record(job, ADMIN, new BackupRecorded("vault"));
        assertThat(total(job)).isEqualTo(before + 1);
        for (Job<?, ?> other : jenkins.jenkins.getAllItems(Job.class)) {
            assertThat(new Custody()
                            .look(new LedgerPointer(other).read().orElseThrow())
                            .problem())
                    .isNull();
        }
    }
}
