package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommandInvoker;
import hudson.model.Items;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentBlocked;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ProjectProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import io.jenkins.plugins.releaselifecycle.jenkins.scm.TestProjects;
import io.jenkins.plugins.releaselifecycle.jenkins.scm.TestRepository;
import java.util.List;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** In a multibranch project the application is the project, and only some branches speak for it. */
@WithJenkins
class MultibranchJenkinsTest {

    private static final String DOCUMENT =
            "recordDocument kind: 'contingency-plan', edition: '1', location: 'dms/12'\n";
    private static final String TRAINING =
            "recordTraining audience: 'end-users', date: '2026-03-02', participants: 'all'\n";

    private JenkinsRule jenkins;
    private TestRepository repository;

    @BeforeEach
    void aRepository(JenkinsRule rule) {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        repository = TestRepository.named("shop").primary("main").branch("main", DOCUMENT);
    }

    private WorkflowMultiBranchProject project() throws Exception {
        return TestProjects.of(jenkins, "shop", "shop");
    }

    private WorkflowRun last(WorkflowMultiBranchProject project, String branch, Result expected) throws Exception {
        WorkflowRun run = project.getItemByBranchName(branch).getLastBuild();
        return jenkins.assertBuildStatus(expected, run);
    }

    private WorkflowRun next(WorkflowMultiBranchProject project, String branch, Result expected) throws Exception {
        return jenkins.assertBuildStatus(expected, TestProjects.build(jenkins, project, branch));
    }

    private static void allow(String... branches) {
        ReleaseLifecycleConfiguration.get().setBranches(List.of(branches));
    }

    @Test
    void theRecordIsTheProjectsAndNotTheBranches() throws Exception {
        WorkflowMultiBranchProject project = project();

        last(project, "main", Result.SUCCESS);
        assertThat(facts(project)).hasSize(2).first().isEqualTo(new ApplicationRegistered("shop"));
        assertThat(facts(project.getItemByBranchName("main"))).isEmpty();
        assertThat(project.getRootDir().toPath().resolve("release-lifecycle.ledger"))
                .exists();
    }

    @Test
    void theTabHangsOnTheProjectAndABranchLeadsThere() throws Exception {
        WorkflowMultiBranchProject project = project();
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);

        HtmlPage page = client.getPage(project);
        assertThat(page.getAnchors())
                .extracting(anchor -> anchor.getHrefAttribute())
                .contains("/jenkins/job/shop/release-lifecycle");
        HtmlPage tab = client.getPage(project, "release-lifecycle");
        assertThat(tab.asNormalizedText()).contains("contingency plan", "main #1");
        HtmlPage branch = client.getPage(project.getItemByBranchName("main"));
        HtmlPage there = branch.getAnchorByText("Lifecycle of shop").click();
        assertThat(there.getUrl()).hasPath("/jenkins/job/shop/release-lifecycle/");
        assertThat(client.getPage(project.getItemByBranchName("main"), "release-lifecycle/")
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void programsAndTheCommandLineAskTheProjectAndVoteThereAndABranchHasNothing() throws Exception {
        String it = People.id(Role.IT);
        new People(jenkins);
        Applications.internalUnlessDeclared();
        WorkflowMultiBranchProject project = project();
        Applications.prepared(project, "1.4.0");
        repository.branch("main", "requestInstallation version: '1.4.0', id: 'install'");
        WorkflowRun build =
                project.getItemByBranchName("main").scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Decide on it", build);
        WorkflowJob branch = project.getItemByBranchName("main");
        Programs programs = new Programs(jenkins);

        assertThat(programs.get(project, it, "lifecycle")
                        .json()
                        .path("application")
                        .asText())
                .isEqualTo("shop");
        assertThat(programs.get(project, it, "verdict?gate=install&version=1.4.0")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("CLOSED");
        assertThat(programs.get(project, it, "requests").body()).contains("\"install\"");
        for (String path : List.of("lifecycle", "verdict", "requests", "facts")) {
            assertThat(programs.get(branch, it, path).status()).as(path).isEqualTo(404);
        }
        long before = total(project);
        CLICommandInvoker.Result ofTheBranch = commandLine(it, "shop/main");
        assertThat(ofTheBranch.returnCode()).isNotZero();
        assertThat(ofTheBranch.stderr()).contains("shop/main").doesNotContain("Exception");
        assertThat(total(project)).isEqualTo(before);
        assertThat(commandLine(it, "shop").returnCode()).isZero();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    private CLICommandInvoker.Result commandLine(String user, String application) {
        return new CLICommandInvoker(jenkins, "release-lifecycle-vote")
                .asUser(user)
                .invokeWithArgs(application, "install", "--role", "it", "--approve");
    }

    static Stream<String> steps() {
        return Stream.of(
                DOCUMENT,
                TRAINING,
                "recordTest environment: 'test', version: '1', aspects: ['function'], passed: true, report: 'dms/1'",
                "recordIncident impact: 'users', description: 'slow'",
                "resolveIncident id: 'INC-1', cause: 'disk'",
                "recordChange version: '1', scope: 'minor', description: 'a label'",
                "startObservation '1'",
                "node { writeFile file: 'r.json', text: '{}'\n"
                        + "recordSecurityScan kind: 'penetration-test', pattern: 'r.json', version: '1' }",
                "requestInstallation '1'",
                "requestGoLive '1'",
                "requestHandover '1'",
                "requestAcceptance '1'",
                "requestChange '1'",
                "requestRetirement '1'",
                "productionDeployment('1') { echo 'DEPLOYED' }");
    }

    @Test
    void everyStepOfABranchThatMayNotDeployFailsWithOneSentenceAndRecordsNothing() throws Exception {
        int number = 0;
        for (String step : steps().toList()) {
            repository.branch("feature-" + number++, step);
        }
        WorkflowMultiBranchProject project = project();

        assertThat(total(project)).isEqualTo(2);
        for (int i = 0; i < number; i++) {
            WorkflowRun build = last(project, "feature-" + i, Result.FAILURE);
            jenkins.assertLogContains(
                    "“feature-" + i
                            + "” is not the primary branch of shop, which alone may deploy, so that it can ask with"
                            + " requireSecurityScan, but records nothing and requests nothing. An administrator can name the"
                            + " branches that may deploy in the settings of the release lifecycle.",
                    build);
            jenkins.assertLogNotContains("DEPLOYED", build);
            jenkins.assertLogNotContains("Exception", build);
        }
    }

    @Test
    void aBranchThatMayNotDeployCanAsk() throws Exception {
        repository.branch("feature", "echo requireSecurityScan(version: '1', abortPipeline: false).status");
        WorkflowMultiBranchProject project = project();
        WorkflowRun build = last(project, "feature", Result.SUCCESS);

        jenkins.assertLogContains("CLOSED", build);
        jenkins.assertLogContains("Show the lifecycle of this application", build);
        assertThat(total(project)).isEqualTo(2);
    }

    @Test
    void branchesThatTheAdministratorNamesMayDeployAndThePrimaryOneNoLonger() throws Exception {
        allow("release/*");
        repository.branch("release/1.0", TRAINING).branch("release/1.0/hack", TRAINING);
        WorkflowMultiBranchProject project = project();

        last(project, "release/1.0", Result.SUCCESS);
        assertThat(total(project)).isEqualTo(2);
        jenkins.assertLogContains(
                "“release/1.0/hack” of shop is not among the branches that may deploy",
                last(project, "release/1.0/hack", Result.FAILURE));
        jenkins.assertLogContains(
                "“main” of shop is not among the branches that may deploy", last(project, "main", Result.FAILURE));
    }

    @Test
    void aPullRequestNeverDeploysWhateverIsNamed() throws Exception {
        allow("*", "PR-1");
        repository.pullRequest("PR-1", DOCUMENT);
        WorkflowMultiBranchProject project = project();

        jenkins.assertLogContains("“PR-1” of shop is a pull request", last(project, "PR-1", Result.FAILURE));
        assertThat(total(project)).isEqualTo(2);
    }

    @Test
    void aTagNeverDeploysWhateverIsNamed() throws Exception {
        allow("*");
        repository.tag("v1", DOCUMENT);
        WorkflowMultiBranchProject project = TestProjects.running(jenkins, "shop", "shop");
        jenkins.waitUntilNoActivity();
        long before = total(project);

        jenkins.assertLogContains("“v1” of shop is a tag", next(project, "v1", Result.FAILURE));
        assertThat(total(project)).isEqualTo(before);
    }

    @Test
    void aPullRequestThatIsCalledPrimaryNeverDeploys() throws Exception {
        repository.primary("PR-1").pullRequest("PR-1", DOCUMENT);
        WorkflowMultiBranchProject project = project();

        jenkins.assertLogContains("“PR-1” of shop is a pull request", last(project, "PR-1", Result.FAILURE));
        assertThat(facts(project)).isEmpty();
    }

    @Test
    void aRevisionThatTheSourceDoesNotTrustNeverDeploys() throws Exception {
        repository.distrust("main");
        WorkflowMultiBranchProject project = project();

        jenkins.assertLogContains(
                "This build of “main” of shop has a revision that the source does not trust",
                last(project, "main", Result.FAILURE));
        assertThat(facts(project)).isEmpty();
    }

    @Test
    void whereTheSourceCannotSayWhomItTrustsNothingIsRecorded() throws Exception {
        repository.branch("main", "semaphore 'reach'\n" + DOCUMENT);
        WorkflowMultiBranchProject project = TestProjects.running(jenkins, "shop", "shop");
        SemaphoreStep.waitForStart("reach/1", null);
        WorkflowRun build = project.getItemByBranchName("main").getLastBuild();
        repository.unreachable();
        SemaphoreStep.success("reach/1", null);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("The source of shop could not be asked whether it trusts this build", build);
        jenkins.assertLogNotContains("Exception", build);
        assertThat(facts(project)).isEmpty();
    }

    @Test
    void whereNoBranchIsThePrimaryOneNoneMayDeployUntilTheAdministratorNamesSome() throws Exception {
        repository.primary(null);
        WorkflowMultiBranchProject project = project();

        jenkins.assertLogContains(
                "“main” may not deploy: the source of shop does not say which branch is the primary one, so that none may."
                        + " An administrator has to name the branches that may deploy",
                last(project, "main", Result.FAILURE));
        assertThat(facts(project)).isEmpty();
        allow("main");
        next(project, "main", Result.SUCCESS);
        assertThat(total(project)).isEqualTo(2);
    }

    @Test
    void whatTheDeploymentOfABranchIsToldIsOnTheRecordOfTheProject() throws Exception {
        repository.branch("main", "productionDeployment('1') { echo 'DEPLOYED' }");
        WorkflowMultiBranchProject project = project();

        jenkins.assertLogNotContains("DEPLOYED", last(project, "main", Result.FAILURE));
        assertThat(facts(project)).last().isInstanceOf(DeploymentBlocked.class);
    }

    @Test
    void noJenkinsfileDeclaresLessAndThatOfABranchThatMayDeployDeclaresMore() throws Exception {
        String internal = "properties([releaseLifecycleApplication(exposure: 'internal', recorders: ['*'])])\n";
        String external = "properties([releaseLifecycleApplication('external')])\n";
        repository.branch("main", internal + DOCUMENT).branch("feature", external);
        WorkflowMultiBranchProject project = project();
        project.addProperty(new ProjectProperty("external"));

        assertThat(Assignment.declared(project)).contains(Exposure.EXTERNAL);
        assertThat(Assignment.declaration(project).orElseThrow().recordedBy().isEmpty())
                .isTrue();
        project.getProperties().remove(ProjectProperty.class);
        assertThat(Assignment.declared(project)).contains(Exposure.INTERNAL);
        repository.branch("main", external + DOCUMENT);
        next(project, "main", Result.SUCCESS);
        assertThat(facts(project)).contains(new ExposureDeclared(Exposure.EXTERNAL));
    }

    @Test
    void theRecordFollowsTheProjectWhenItIsRenamedAndMoved() throws Exception {
        WorkflowMultiBranchProject project = project();
        project.renameTo("store");
        next(project, "main", Result.SUCCESS);
        MockFolder folder = jenkins.createFolder("team");
        Items.move(project, folder);
        WorkflowMultiBranchProject moved = (WorkflowMultiBranchProject) folder.getItem("store");
        next(moved, "main", Result.SUCCESS);

        assertThat(facts(moved))
                .contains(
                        new ApplicationMoved("shop", "store", NamesKept.ALL),
                        new ApplicationMoved("store", "team/store", NamesKept.ALL))
                .hasSize(6);
    }

    @Test
    void deletingABranchChangesNothingAndDeletingTheProjectClosesTheRecord() throws Exception {
        WorkflowMultiBranchProject project = project();
        project.getItemByBranchName("main").delete();
        assertThat(total(project)).isEqualTo(2);
        Lifecycles lifecycles = Lifecycles.get();
        ApplicationRecord record = lifecycles.find(project).orElseThrow();

        project.delete();
        assertThat(record.lifecycle().deleted()).isPresent();
    }

    @Test
    void aBranchThatTheSourceHasNoMoreRecordsNothing() throws Exception {
        allow("*");
        repository.branch("old", "semaphore 'gone'\n" + DOCUMENT);
        WorkflowMultiBranchProject project = TestProjects.running(jenkins, "shop", "shop");
        WorkflowJob old = project.getItemByBranchName("old");
        SemaphoreStep.waitForStart("gone/1", null);
        repository.remove("old");
        project.scheduleBuild2(0).getFuture().get();
        SemaphoreStep.success("gone/1", null);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(old.getLastBuild()));
        jenkins.assertLogContains("The source of shop has no branch “old” any more", old.getLastBuild());
    }

    @Test
    void theBuildsOfABranchRememberHowFarTheRecordOfTheProjectHadCome() throws Exception {
        WorkflowMultiBranchProject project = project();
        next(project, "main", Result.SUCCESS);
        LedgerId record = Lifecycles.get().find(project).orElseThrow().id();

        assertThat(RunAnchor.newest(project, record, List.of()))
                .singleElement()
                .satisfies(
                        remembered -> assertThat(remembered.anchor().sequence()).isEqualTo(total(project)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/main", "shop/feature"})
    void aBranchIsNoApplicationOfItsOwn(String branch) throws Exception {
        repository.branch("feature", "");
        WorkflowMultiBranchProject project = project();
        WorkflowJob other = Applications.pipeline(
                jenkins, "other", "recordIncident application: '" + branch + "', impact: 'users', description: 'slow'");

        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, other.scheduleBuild2(0));
        jenkins.assertLogContains("“" + branch + "” is no application.", build);
        assertThat(total(project)).isEqualTo(2);
    }
}
