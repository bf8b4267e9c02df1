package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The record belongs to the application, not to a name, a build or a configuration. */
@WithJenkins
class RecordJenkinsTest {

    private static final String DEPLOY = "productionDeployment(version: '1') { echo 'DEPLOYED' }";

    private JenkinsRule jenkins;
    private WorkflowJob job;
    private long recorded;

    @BeforeEach
    void anApplicationWithItsTests(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", recordingBoth("1", trivy("1"), zap("1")));
        Applications.readyForSecurityTests(job, "1");
        jenkins.buildAndAssertSuccess(job);
        Applications.define(job, recordingBoth("1", trivy("2"), zap("2")));
        jenkins.buildAndAssertSuccess(job);
        recorded = total(job);
    }

    private void deploys(WorkflowJob which, Result expected) throws Exception {
        Applications.define(which, DEPLOY);
        jenkins.assertBuildStatus(expected, which.scheduleBuild2(0));
    }

    private static Stream<Path> filesOf(Path root, String name) throws Exception {
        return Files.walk(root).filter(path -> path.getFileName().toString().equals(name));
    }

    @Test
    void factsLieOutsideTheJobsDirectory() throws Exception {
        Path home = jenkins.jenkins.getRootDir().toPath();
        assertThat(filesOf(home.resolve("release-lifecycle/ledgers"), "000001.jsonl"))
                .hasSize(1);
        assertThat(filesOf(job.getRootDir().toPath(), "000001.jsonl")).isEmpty();
    }

    @Test
    void deletingTheBuildsLeavesTheRecord() throws Exception {
        job.getBuildByNumber(1).delete();
        job.getBuildByNumber(2).delete();
        assertThat(total(job)).isEqualTo(recorded);
        deploys(job, Result.SUCCESS);
    }

    @Test
    void renamingTheJobKeepsTheRecordAndIsRecorded() throws Exception {
        job.renameTo("retail");
        assertThat(facts(job)).last().isEqualTo(new ApplicationMoved("shop", "retail", NamesKept.ALL));
        deploys(job, Result.SUCCESS);
    }

    @Test
    void movingAndRenamingFoldersKeepsTheRecord() throws Exception {
        MockFolder folder = jenkins.createFolder("retail");
        WorkflowJob inFolder = folder.createProject(WorkflowJob.class, "shop");
        Applications.define(inFolder, recordingBoth("1", trivy("3"), zap("3")));
        jenkins.buildAndAssertSuccess(inFolder);
        folder.renameTo("sales");
        assertThat(facts(inFolder))
                .hasSize(4)
                .last()
                .isEqualTo(new ApplicationMoved("retail/shop", "sales/shop", NamesKept.ALL));
    }

    @Test
    void aCopyStartsEmpty() throws Exception {
        WorkflowJob copy = jenkins.jenkins.copy(job, "copy");
        assertThat(facts(copy)).isEmpty();
        deploys(copy, Result.FAILURE);
        assertThat(total(job)).isEqualTo(recorded);
    }

    @Test
    void aNewJobUnderTheNameOfADeletedOneStartsEmptyAndTheOldRecordStays() throws Exception {
        job.delete();
        WorkflowJob again = pipeline(jenkins, "shop", DEPLOY);
        jenkins.assertBuildStatus(Result.FAILURE, again.scheduleBuild2(0));
        assertThat(filesOf(jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle"), "000001.jsonl"))
                .hasSize(2);
    }

    @Test
    void readingTheConfigurationAgainKeepsTheRecord() throws Exception {
        jenkins.jenkins.reload();
        WorkflowJob reloaded = jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
        deploys(reloaded, Result.SUCCESS);
        assertThat(total(reloaded)).isEqualTo(recorded + 2);
    }

    @Test
    void aDamagedRecordClosesTheGateAndNamesFileAndLine() throws Exception {
        Path file = filesOf(jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle"), "000001.jsonl")
                .findFirst()
                .orElseThrow();
        String sound = Files.readString(file);
        Files.writeString(file, sound.replaceFirst("\"high\":0", "\"high\":1"));
        Applications.define(job, DEPLOY);
        var build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("000001.jsonl, line ", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
        jenkins.assertLogNotContains("Exception", build);
        Applications.define(job, "requireSecurityScan version: '1'");
        jenkins.assertLogContains(
                "000001.jsonl, line ", jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
        Applications.define(job, recordingBoth("1", trivy("3"), zap("3")));
        jenkins.assertLogContains(
                "000001.jsonl, line ", jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
        assertThat(jenkins.createWebClient().getPage(job, "release-lifecycle").asNormalizedText())
                .contains("000001.jsonl, line ")
                .contains("every gate of this application is closed");

        Files.writeString(file, sound);
        deploys(job, Result.SUCCESS);
    }

    @Test
    void aRecordThatVanishesWhileJenkinsRunsClosesEveryAnswer() throws Exception {
        Path file = filesOf(jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle"), "000001.jsonl")
                .findFirst()
                .orElseThrow();
        byte[] sound = Files.readAllBytes(file);
        Files.delete(file);
        for (String step : List.of(DEPLOY, "requireSecurityScan version: '1'")) {
            Applications.define(job, step);
            var build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
            jenkins.assertLogContains("The record is missing", build);
            jenkins.assertLogNotContains("DEPLOYED", build);
        }
        assertThat(jenkins.createWebClient().getPage(job, "release-lifecycle").asNormalizedText())
                .contains("The record is missing");
        Files.write(file, sound);
        deploys(job, Result.SUCCESS);
    }

    @Test
    void aJobWhosePointerIsDamagedIsClosedAndNeverBeginsANewRecord() throws Exception {
        Path pointer = job.getRootDir().toPath().resolve("release-lifecycle.ledger");
        for (String damaged : List.of("", "nonsense", "../../x", "0".repeat(32))) {
            Files.writeString(pointer, damaged);
            Applications.define(job, DEPLOY);
            var build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
            jenkins.assertLogContains("An administrator must", build);
            jenkins.assertLogNotContains("DEPLOYED", build);
            jenkins.assertLogNotContains("Exception", build);
            assertThat(jenkins.createWebClient()
                            .getPage(job, "release-lifecycle")
                            .asNormalizedText())
                    .contains("every gate of this application is closed");
            assertThat(pointer).hasContent(damaged);
        }
    }

    @Test
    void theEndOfADeploymentBeginsNoRecordWhereTheOneOfItsBeginningIsGone() throws Exception {
        Applications.define(job, "productionDeployment(version: '1') { semaphore 'gone' }");
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("gone/1", build);
        Path pointer = job.getRootDir().toPath().resolve("release-lifecycle.ledger");
        Files.delete(pointer);
        SemaphoreStep.success("gone/1", null);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("its end could not be recorded", build);
        assertThat(pointer).doesNotExist();
    }

    @Test
    void aJobDirectoryCopiedWithEverythingInItDoesNotLiveOnTheTestsOfTheOther() throws Exception {
        Path copy = job.getRootDir().toPath().resolveSibling("copy");
        Files.createDirectory(copy);
        for (String file : List.of("config.xml", "release-lifecycle.ledger")) {
            Files.copy(job.getRootDir().toPath().resolve(file), copy.resolve(file));
        }
        jenkins.jenkins.reload();
        WorkflowJob impostor = jenkins.jenkins.getItemByFullName("copy", WorkflowJob.class);
        Applications.define(impostor, DEPLOY);
        var build = jenkins.assertBuildStatus(Result.FAILURE, impostor.scheduleBuild2(0));
        jenkins.assertLogContains("Two jobs point at one record: “copy” and “shop”", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
        deploys(jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class), Result.FAILURE);

        jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class).delete();
        deploys(impostor, Result.FAILURE);
    }

    @Test
    void onlyAnAdministratorCanMakeAnExternalApplicationInternalAndOnlyByADeedOfItsOwn() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("owner"));
        save("owner", "external");
        assertThat(declared()).isEqualTo(Exposure.EXTERNAL);
        save("owner", "internal");
        save("admin", "internal");
        assertThat(declared()).isEqualTo(Exposure.EXTERNAL);
        deploys(job, Result.FAILURE);

        assertThat(declareInternal("owner")).isEqualTo(403);
        assertThat(declared()).isEqualTo(Exposure.EXTERNAL);
        assertThat(page("owner")).doesNotContain("Declare internal");
        assertThat(page("admin")).contains("Declare internal");
        assertThat(declareInternal("admin")).isEqualTo(200);
        assertThat(declared()).isEqualTo(Exposure.INTERNAL);
        assertThat(page("admin")).doesNotContain("Declare internal");
        deploys(job, Result.SUCCESS);
        assertThat(Lifecycles.get().find(job).orElseThrow().recent())
                .filteredOn(fact -> fact.fact() instanceof ExposureDeclared)
                .extracting(fact -> fact.actor().shown())
                .containsExactly("admin", "owner");
    }

    private void save(String user, String exposure) throws Exception {
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            job.removeProperty(ApplicationProperty.class);
            job.addProperty(new ApplicationProperty(exposure));
        }
        JenkinsRule.WebClient client = People.signIn(jenkins.createWebClient(), user);
        jenkins.submit(client.getPage(job, "configure").getFormByName("config"));
    }

    private String page(String user) throws Exception {
        return People.signIn(jenkins.createWebClient(), user)
                .getPage(job, "release-lifecycle")
                .asNormalizedText();
    }

    private int declareInternal(String user) throws Exception {
        JenkinsRule.WebClient client = People.signIn(jenkins.createWebClient(), user);
        WebRequest request = new WebRequest(
                new URL(jenkins.getURL(), "job/shop/release-lifecycle/declareInternal"), HttpMethod.POST);
        client.addCrumb(request);
        return client.loadWebResponse(request).getStatusCode();
    }

    private Exposure declared() {
        return Lifecycles.get().lifecycle(job).declaredExposure().orElseThrow();
    }
}
