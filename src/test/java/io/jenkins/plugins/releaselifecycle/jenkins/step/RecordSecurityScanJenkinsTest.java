package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.writing;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.sarif;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.KeptFile;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReportSettings;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Bad input of any kind: a precise sentence, nothing recorded. */
@WithJenkins
class RecordSecurityScanJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void internalUnlessDeclared(JenkinsRule rule) {
        jenkins = rule;
        Applications.internalUnlessDeclared();
    }

    static Stream<Arguments> refusals() {
        String good = trivy("1");
        return Stream.of(
                Arguments.of(good, "kind: 'penetration', pattern: 'r.json', version: '1'", "“penetration” is no kind"),
                Arguments.of(good, "kind: '', pattern: 'r.json', version: '1'", "The kind of security test is missing"),
                Arguments.of(good, "kind: 'penetration-test', pattern: ' ', version: '1'", "The pattern is missing"),
                Arguments.of(
                        good, "kind: 'penetration-test', pattern: 'r.json', version: ''", "The version is missing"),
                Arguments.of(good, "kind: 'penetration-test', pattern: 'r.json', version: '1 2'", "is not a version"),
                Arguments.of(
                        good,
                        "kind: 'penetration-test', pattern: 'x*.json', version: '1'",
                        "No file matches “x*.json”"),
                Arguments.of(good, "kind: 'penetration-test', pattern: '../../**', version: '1'", "No file matches"),
                Arguments.of(good, "kind: 'penetration-test', pattern: '/etc/passwd', version: '1'", "No file matches"),
                Arguments.of(
                        good,
                        "kind: 'penetration-test', pattern: 'r.json', version: '1', format: 'csv'",
                        "“csv” is no report format"),
                Arguments.of(
                        good,
                        "kind: 'penetration-test', pattern: 'r.json', version: '1', format: 'sarif'",
                        "cannot serve as evidence"),
                Arguments.of("", "kind: 'penetration-test', pattern: 'r.json', version: '1'", "r.json: "),
                Arguments.of(
                        good.substring(0, good.length() - 20),
                        "kind: 'penetration-test', pattern: 'r.json', version: '1'",
                        "r.json: "),
                Arguments.of(
                        "{\"SchemaVersion\":2,\"ArtifactName\":\"x\"}",
                        "kind: 'penetration-test', pattern: 'r.json', version: '1'",
                        "r.json: "),
                Arguments.of(
                        "hello",
                        "kind: 'penetration-test', pattern: 'r.json', version: '1'",
                        "cannot serve as evidence"),
                Arguments.of(
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><OWASPZAPReport>&x;</OWASPZAPReport>",
                        "kind: 'penetration-test', pattern: 'r.json', version: '1'",
                        "cannot serve as evidence"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedWithAPreciseSentenceAndNothingIsRecorded(String content, String arguments, String sentence)
            throws Exception {
        WorkflowJob job = pipeline(
                jenkins, "shop", "node {\n" + writing("r.json", content) + "recordSecurityScan " + arguments + "\n}");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("Exception", build);
        jenkins.assertLogNotContains("root:x:", build);
        assertThat(facts(job)).isEmpty();
        assertThat(ledgers()).doesNotExist();
    }

    private Path ledgers() {
        return jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle");
    }

    @Test
    void oneUnreadableReportAmongGoodOnesRecordsNothing() throws Exception {
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node {\n" + writing("r/a.json", trivy("1")) + writing("r/b.json", "{")
                        + "recordSecurityScan kind: 'system-vulnerability-scan', pattern: 'r/*.json', version: '1'\n}");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("r/b.json: ", build);
        assertThat(facts(job)).isEmpty();
    }

    @Test
    void theSameReportTwiceInOneTestIsRefused() throws Exception {
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node {\n" + writing("r/a.json", trivy("1")) + writing("r/b.json", trivy("1"))
                        + "recordSecurityScan kind: 'system-vulnerability-scan', pattern: 'r/*.json', version: '1'\n}");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("r/a.json and r/b.json", build);
        assertThat(facts(job)).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a symbolic link needs a privilege there")
    void aSymbolicLinkOutOfTheWorkspaceIsNotRead(@TempDir Path outside) throws Exception {
        Path secret = Files.writeString(outside.resolve("secret.json"), trivy("secret"));
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node { recordSecurityScan kind: 'system-vulnerability-scan', pattern: '**/*.json', version: '1' }");
        Path workspace = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
        Files.createDirectories(workspace);
        Files.createSymbolicLink(workspace.resolve("r.json"), secret);
        Files.createSymbolicLink(workspace.resolve("dir"), outside);
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("r.json: This is a symbolic link", build);
        jenkins.assertLogContains("dir: This is a symbolic link", build);
        jenkins.assertLogNotContains("Exception", build);
        assertThat(facts(job)).isEmpty();
    }

    @Test
    void whatIsUsuallyExcludedIsReadAllTheSame() throws Exception {
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node {\n" + writing("r/a.json", trivy("1")) + writing("r/CVS/b.json", trivy("2", "CRITICAL"))
                        + "def r = recordSecurityScan kind: 'system-vulnerability-scan', pattern: 'r/**', version: '1'\n"
                        + "echo \"critical ${r.findings.critical}\"\n}");
        jenkins.assertLogContains("critical 1", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void aPatternThatMatchesTooManyFilesIsRefused() throws Exception {
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node { recordSecurityScan kind: 'system-vulnerability-scan', pattern: '**/*.json', version: '1' }");
        Path workspace = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
        Files.createDirectories(workspace);
        for (int i = 0; i <= 1000; i++) {
            Files.writeString(workspace.resolve(i + ".json"), "");
        }
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("The pattern matches 1001 files; one security test has at most 1000.", build);
        jenkins.assertLogNotContains("Exception", build);
        assertThat(facts(job)).isEmpty();
    }

    @Test
    void severalFilesOfOnePatternAreOneTestAndAllAreNamed() throws Exception {
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node {\n" + writing("r/a.json", trivy("1", "HIGH")) + writing("r/b.json", trivy("2", "LOW", "odd"))
                        + "def r = recordSecurityScan kind: 'system-vulnerability-scan', pattern: 'r/*.json', version: '1'\n"
                        + "echo \"high ${r.findings.high} unknown ${r.findings.unknown} retest ${r.retest} "
                        + "within ${r.withinLimits}\"\n}");
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("high 1 unknown 1 retest false within false", build);
        jenkins.assertLogContains("r/a.json: Trivy", build);
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        SecurityTestRecorded.class,
                        test -> assertThat(test.reports())
                                .extracting(report -> report.file())
                                .containsExactly("r/a.json", "r/b.json"));
    }

    @Test
    void reportsAreReadOnAnAgent() throws Exception {
        jenkins.createOnlineSlave(hudson.model.Label.get("scanner"));
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node('scanner') {\n" + writing("r.json", trivy("1", "HIGH"))
                        + "recordSecurityScan kind: 'system-vulnerability-scan', pattern: 'r.json', version: '1'\n}");
        jenkins.buildAndAssertSuccess(job);
        assertThat(facts(job)).hasSize(2);
    }

    @Test
    void whatNoToolCanSayIsToldAndTheDocumentIsKept() throws Exception {
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node {\n" + writing("r.sarif", sarif("1", "note")) + writing("docs/report.pdf", "signed")
                        + "recordSecurityScan kind: 'system-vulnerability-scan', pattern: 'r.sarif', version: '1', "
                        + "target: 'https://shop.example', environment: 'test', testedBy: '某公司', "
                        + "document: 'docs/report.pdf'\n}");
        jenkins.buildAndAssertSuccess(job);

        SecurityTestRecorded test = (SecurityTestRecorded) facts(job).get(1);
        String sha256 = Digests.sha256("signed".getBytes(StandardCharsets.UTF_8));
        assertThat(test.circumstances())
                .isEqualTo(new TestCircumstances(
                        "https://shop.example",
                        TestEnvironment.TEST,
                        "某公司",
                        new KeptFile("docs/report.pdf", sha256, 6)));
        Path kept = evidence().resolve(sha256 + ".gz");
        assertThat(kept).exists();
        assertThat(evidence().resolve(test.findingList() + ".gz")).exists();
        assertThat(jenkins.createWebClient()
                        .getPage(job, "release-lifecycle?gate=go-live")
                        .asNormalizedText())
                .contains(
                        "Tested: https://shop.example · Environment: test environment · Tested by: 某公司 · Document: docs/report.pdf");

        Files.delete(kept);
        assertThat(jenkins.createWebClient()
                        .getPage(job, "release-lifecycle?gate=go-live")
                        .asNormalizedText())
                .contains("docs/report.pdf")
                .contains(sha256);
    }

    private Path evidence() throws Exception {
        try (Stream<Path> all = Files.walk(ledgers())) {
            return all.filter(path -> path.endsWith("evidence")).findFirst().orElseThrow();
        }
    }

    static Stream<Arguments> refusedDocuments() {
        return Stream.of(
                Arguments.of("document: 'none.pdf'", "There is no such file in the workspace"),
                Arguments.of("document: '../other/secret.pdf'", "This lies outside the workspace"),
                Arguments.of("document: '/etc/hostname'", "This lies outside the workspace"),
                Arguments.of("document: 'docs'", "This is not a regular file"),
                Arguments.of("environment: 'prod'", "“prod” is no test environment"));
    }

    @ParameterizedTest
    @MethodSource("refusedDocuments")
    void aDocumentThatCannotBeKeptIsRefusedAndNothingIsRecorded(String argument, String sentence) throws Exception {
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node {\n" + writing("r.sarif", sarif("1")) + writing("docs/x", "x")
                        + "recordSecurityScan kind: 'penetration-test', pattern: 'r.sarif', version: '1', " + argument
                        + "\n}");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("Exception", build);
        assertThat(ledgers()).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a symbolic link needs a privilege there")
    void aDocumentBehindASymbolicLinkIsNotKept(@TempDir Path outside) throws Exception {
        Files.writeString(outside.resolve("secret.pdf"), "secret");
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node {\n" + writing("r.sarif", sarif("1"))
                        + "recordSecurityScan kind: 'penetration-test', pattern: 'r.sarif', version: '1', "
                        + "document: 'dir/secret.pdf'\n}");
        Path workspace = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
        Files.createDirectories(workspace);
        Files.createSymbolicLink(workspace.resolve("dir"), outside);
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("The document “dir/secret.pdf” cannot be kept. This is a symbolic link", build);
        assertThat(ledgers()).doesNotExist();
    }

    @Test
    void theLimitsOfTheSettingsHold() throws Exception {
        WorkflowJob job = pipeline(
                jenkins,
                "shop",
                "node {\n" + writing("r.json", trivy("1", "LOW"))
                        + "def pad = 'x' * (1024 * 1024)\n"
                        + "writeFile file: 'big.pdf', text: pad + 'x'\n"
                        + "recordSecurityScan kind: 'penetration-test', pattern: 'r.json', version: '1', "
                        + "document: 'big.pdf'\n}");
        ReportSettings settings = new ReportSettings();
        settings.setEvidence("1");
        ReleaseLifecycleConfiguration.get().setReports(settings);
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("at most 1,048,576 are kept of one test", build);
        assertThat(ledgers()).doesNotExist();

        Applications.define(
                job,
                "node {\n writeFile file: 'r.json', text: '''" + trivy("1") + "''' + ' ' * (1024 * 1024)\n"
                        + "recordSecurityScan kind: 'penetration-test', pattern: 'r.json', version: '1'\n}");
        settings.setSize("1");
        ReleaseLifecycleConfiguration.get().setReports(settings);
        build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("The report has more than 1048576 bytes", build);
    }

    @Test
    void theRetestSaysWhatIsNewStillThereAndFixed() throws Exception {
        WorkflowJob job = pipeline(jenkins, "shop", recording(sarif("1", "error", "warning", "note")));
        jenkins.buildAndAssertSuccess(job);
        Applications.define(job, recording(sarif("2", "error").replace("}]}]}", "},{\"ruleId\":\"R9\"}]}]}")));
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("Compared with the first test: 1 new, 1 still there, 2 fixed", build);
        jenkins.assertLogContains("appeared 1 remaining 1 fixed 2", build);
        String tab = jenkins.createWebClient()
                .getPage(job, "release-lifecycle?gate=go-live")
                .asNormalizedText();
        assertThat(tab).doesNotContain("Compared"); // a code audit is not asked of an internal application
        String findings = jenkins.createWebClient()
                .getPage(job, "release-lifecycle/findings?kind=code-audit&version=1")
                .asNormalizedText();
        assertThat(findings)
                .contains("Code audit · 1")
                .contains("Compared with the first test: 1 new, 1 still there, 2 fixed")
                .containsSubsequence("new\tmedium\t\tR9", "still there\thigh\terror\tR0", "fixed\tmedium\twarning\tR1");
    }

    private static String recording(String sarif) {
        return "node {\n" + writing("r.sarif", sarif)
                + "def r = recordSecurityScan kind: 'code-audit', pattern: 'r.sarif', version: '1'\n"
                + "echo \"appeared ${r.appeared} remaining ${r.remaining} fixed ${r.fixed}\"\n}";
    }

    @Test
    void aCompressedReportIsKeptAsItIs() throws Exception {
        WorkflowJob job = pipeline(
                jenkins, "shop", "node { recordSecurityScan kind: 'code-audit', pattern: 'r.sarif.gz', version: '1' }");
        Path workspace = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
        Files.createDirectories(workspace);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(workspace.resolve("r.sarif.gz")))) {
            out.write(sarif("1", "error").getBytes(StandardCharsets.UTF_8));
        }
        jenkins.assertLogContains("1 high", jenkins.buildAndAssertSuccess(job));
        SecurityTestRecorded test = (SecurityTestRecorded) facts(job).get(1);
        String raw = Digests.sha256(Files.readAllBytes(workspace.resolve("r.sarif.gz")));
        assertThat(test.reports())
                .singleElement()
                .matches(report -> report.sha256().equals(raw));
        assertThat(evidence().resolve(raw + ".gz")).exists();
    }
}
