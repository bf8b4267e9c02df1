package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.writing;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
}
