package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.UnfinishedDeployment;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.RunAnchor;
import io.jenkins.plugins.releaselifecycle.jenkins.scm.TestProjects;
import io.jenkins.plugins.releaselifecycle.jenkins.scm.TestRepository;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticator;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.springframework.security.core.Authentication;

/** A job records for another application, where the owner of that one has allowed it. */
@WithJenkins
class OtherApplicationJenkinsTest {

    private static final String DOCUMENT =
            "recordDocument application: 'shop/portal', kind: 'contingency-plan', edition: '1', location: 'dms/12'\n";

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob portal;
    private WorkflowJob deploy;

    @BeforeEach
    void anApplicationAndAJobBesideIt(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        Applications.internalUnlessDeclared();
        MockFolder shop = jenkins.createFolder("shop");
        portal = shop.createProject(WorkflowJob.class, "portal");
        deploy = pipeline(jenkins, "deploy", DOCUMENT);
    }

    private void allow(String... recorders) throws Exception {
        ApplicationProperty property = new ApplicationProperty("internal");
        property.setRecorders(List.of(recorders));
        portal.removeProperty(ApplicationProperty.class);
        portal.addProperty(property);
    }

    private WorkflowRun run(String script, Result expected) throws Exception {
        define(deploy, script);
        return jenkins.assertBuildStatus(expected, deploy.scheduleBuild2(0));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void whatTheOwnerAllowsIsRecordedForTheApplicationAndNotForTheJob(String recorder) throws Exception {
        allow("other", recorder);
        WorkflowRun build = run(DOCUMENT, Result.SUCCESS);

        assertThat(facts(portal)).last().isInstanceOf(DocumentRecorded.class);
        assertThat(facts(deploy)).isEmpty();
        assertThat(build.getActions(RunAnchor.class)).hasSize(1);
    }

    static Stream<String> patterns() {
        return Stream.of("deploy", "de*y", "*");
    }

    static Stream<String> steps() {
        return Stream.of(
                "recordDocument kind: 'contingency-plan', edition: '1', location: 'dms/12'",
                "recordTraining audience: 'end-users', date: '2026-03-02', participants: 'all'",
                "recordTest environment: 'test', version: '1', aspects: ['function'], passed: true, report: 'dms/1'",
                "recordIncident impact: 'users', description: 'slow'",
                "resolveIncident id: 'INC-1', cause: 'disk'",
                "recordChange version: '1', scope: 'minor', description: 'a label'",
                "startObservation version: '1'",
                "recordSecurityScan kind: 'penetration-test', pattern: 'r.json', version: '1'",
                "requireSecurityScan version: '1'",
                "requestInstallation version: '1'",
                "requestGoLive version: '1'",
                "requestHandover version: '1'",
                "requestAcceptance version: '1'",
                "requestChange version: '1'",
                "requestRetirement version: '1'",
                "productionDeployment(version: '1')");
    }

    @Test
    void noStepSpeaksForAnApplicationThatHasNotAllowedIt() throws Exception {
        allow("other", "de*/x", "de/*");
        for (String step : steps().toList()) {
            String call = step.endsWith(")")
                    ? step.replace(")", ", application: 'shop/portal') { echo 'DEPLOYED' }")
                    : step + ", application: 'shop/portal'";
            WorkflowRun build = run("node { " + call + " }", Result.FAILURE);
            jenkins.assertLogContains(
                    "“shop/portal” does not allow deploy to record for it. Whoever may configure “shop/portal” can name"
                            + " deploy there, among the items that may record for it.",
                    build);
            jenkins.assertLogNotContains("DEPLOYED", build);
        }
        assertThat(facts(portal)).isEmpty();
        assertThat(facts(deploy)).isEmpty();
    }

    @Test
    void nobodyIsAllowedAsLongAsTheOwnerSaysNothing() throws Exception {
        jenkins.assertLogContains("does not allow deploy to record for it", run(DOCUMENT, Result.FAILURE));
        portal.addProperty(new ApplicationProperty("internal"));
        jenkins.assertLogContains("does not allow deploy to record for it", run(DOCUMENT, Result.FAILURE));
        assertThat(facts(portal)).isEmpty();
    }

    @Test
    void whatIsNoApplicationIsSaidInOneSentence() throws Exception {
        jenkins.assertLogContains(
                "“shop” is no application. Give the full name of a job or a multibranch project",
                run(DOCUMENT.replace("shop/portal", "shop"), Result.FAILURE));
    }

    /** Runs every build as somebody. */
    private static final class As extends QueueItemAuthenticator {
        private final String user;

        As(String user) {
            this.user = user;
        }

        @Override
        public Authentication authenticate2(Queue.Task task) {
            return User.getById(user, true).impersonate2();
        }
    }

    @Test
    void whatIsNotThereAndWhatTheBuildMayNotSeeAreTheSame() throws Exception {
        allow("deploy");
        MockAuthorizationStrategy strategy = new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD, hudson.model.Computer.BUILD)
                .onItems(deploy)
                .to("li")
                .grant(Jenkins.READ, hudson.model.Computer.BUILD)
                .everywhere()
                .to("li")
                .grant(Item.DISCOVER)
                .onItems(portal)
                .to("li");
        jenkins.jenkins.setAuthorizationStrategy(strategy);
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().add(new As("li"));

        String hidden = sentence(run(DOCUMENT, Result.FAILURE));
        String absent = sentence(run(DOCUMENT.replace("shop/portal", "shop/nobody"), Result.FAILURE));
        assertThat(hidden).contains("There is no application “shop/portal” that this build may see.");
        assertThat(absent).isEqualTo(hidden.replace("shop/portal", "shop/nobody"));
        assertThat(facts(portal)).isEmpty();
        strategy.grant(Item.READ).onItems(portal).to("li");
        run(DOCUMENT, Result.SUCCESS);
    }

    private static String sentence(WorkflowRun build) throws Exception {
        return build.getLog(100).stream()
                .filter(line -> line.contains("application"))
                .findFirst()
                .orElseThrow();
    }

    private WorkflowRun waiting() throws Exception {
        return waiting("");
    }

    private WorkflowRun waiting(String afterwards) throws Exception {
        allow("deploy");
        Applications.prepared(portal, "1.4.0");
        define(
                deploy,
                "requestInstallation application: 'shop/portal', version: '1.4.0', id: 'install'\n" + afterwards);
        return Applications.waiting(jenkins, deploy);
    }

    private WebResponse vote() throws Exception {
        return people.record(
                portal, People.id(Role.IT), "vote-cast", "request", "install", "role", "it", "approved", "true");
    }

    @Test
    void aBuildWaitsForTheDecisionOfTheOtherApplicationWhateverThatIsCalledByThen() throws Exception {
        WorkflowRun build = waiting();
        assertThat(facts(portal)).last().isInstanceOf(RequestMade.class);
        portal.renameTo("store");
        assertThat(vote().getStatusCode()).isEqualTo(200);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        String console = people.client(People.id(Role.IT))
                .goTo(build.getUrl() + "logText/progressiveHtml", "text/html")
                .getWebResponse()
                .getContentAsString();
        assertThat(console).contains("/job/shop/job/portal/release-lifecycle/?gate=install");
        assertThat(facts(deploy)).isEmpty();
    }

    @Test
    void aBuildThatIsAbortedWithdrawsFromTheOtherApplication() throws Exception {
        WorkflowRun build = waiting();
        build.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(facts(portal)).last().isInstanceOf(RequestWithdrawn.class);
    }

    private boolean runs() {
        UnfinishedDeployment deployment =
                Lifecycles.get().lifecycle(portal).unfinishedDeployments().get(0);
        return Lifecycles.runs(portal, deployment.evidence().actor());
    }

    @Test
    void aDeploymentByAnotherJobIsKnownToRunAndItsEndIsRecorded() throws Exception {
        WorkflowRun build =
                waiting("productionDeployment(application: 'shop/portal', version: '1.4.0') { semaphore 'deploying' }");
        vote();
        SemaphoreStep.waitForStart("deploying/1", build);

        assertThat(runs()).isTrue();
        assertThat(people.client(People.id(Role.OPERATIONS))
                        .getPage(portal, "release-lifecycle")
                        .asNormalizedText())
                .contains("deploy #1");
        SemaphoreStep.success("deploying/1", null);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertThat(facts(portal)).last().isInstanceOf(DeploymentFinished.class);
        assertThat(facts(deploy)).isEmpty();
    }

    @Test
    void ofAMultibranchProjectOnlyTheBranchesThatMayDeployRecordForAnother() throws Exception {
        allow("pipelines");
        TestRepository.named("pipelines")
                .primary("main")
                .branch("main", DOCUMENT)
                .branch("feature", DOCUMENT)
                .pullRequest("PR-1", DOCUMENT);
        WorkflowMultiBranchProject project = TestProjects.of(jenkins, "pipelines", "pipelines");

        jenkins.assertBuildStatusSuccess(project.getItemByBranchName("main").getLastBuild());
        jenkins.assertLogContains(
                "“feature” is not the primary branch of pipelines",
                project.getItemByBranchName("feature").getLastBuild());
        jenkins.assertLogContains(
                "“PR-1” of pipelines is a pull request",
                project.getItemByBranchName("PR-1").getLastBuild());
        assertThat(facts(portal)).filteredOn(DocumentRecorded.class::isInstance).hasSize(1);
        assertThat(facts(project)).isEmpty();
    }

    @Test
    void aBuildRemembersEachRecordThatItWroteTo() throws Exception {
        allow("deploy");
        WorkflowRun build =
                run(DOCUMENT + DOCUMENT.replace("application: 'shop/portal', ", "") + DOCUMENT, Result.SUCCESS);

        assertThat(build.getActions(RunAnchor.class)).hasSize(2);
        assertThat(total(portal)).isEqualTo(4);
        assertThat(total(deploy)).isEqualTo(2);
    }
}
