package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jenkinsci.plugins.pipeline.modeldefinition.actions.RestartDeclarativePipelineAction;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** However a build comes about, what an earlier one was allowed is used up. */
@WithJenkins
class EvaluatesAfreshJenkinsTest {

    private static final String ASK = "requestInstallation version: '1.4.0'\n";
    private static final String DEPLOY = "productionDeployment('1.4.0') { echo 'DEPLOYED' }\n";
    private static final String STAGES = "pipeline { agent none\n stages {\n"
            + "stage('Ask') { steps { " + ASK + " } }\n"
            + "stage('Deploy') { steps { productionDeployment('1.4.0') { echo 'DEPLOYED' } } }\n} }";

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationThatMayBeInstalled(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", "");
        Applications.prepared(job, "1.4.0");
    }

    private WorkflowRun asked(WorkflowRun build) throws Exception {
        jenkins.waitForMessage("Decide on it", build);
        return build;
    }

    /** Everybody agrees to what was asked for last. */
    private void agree() throws Exception {
        String request = facts(job).stream()
                .filter(RequestMade.class::isInstance)
                .map(fact -> ((RequestMade) fact).request().text())
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(people.record(
                                job,
                                People.id(Role.IT),
                                "vote-cast",
                                "request",
                                request,
                                "role",
                                "it",
                                "approved",
                                "true")
                        .getStatusCode())
                .isEqualTo(200);
    }

    private WorkflowRun deployed(String script) throws Exception {
        define(job, script);
        WorkflowRun build = asked(job.scheduleBuild2(0).waitForStart());
        agree();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("DEPLOYED", build);
        return build;
    }

    private long recorded(Class<?> type) {
        return facts(job).stream().filter((Predicate<Object>) type::isInstance).count();
    }

    /** The build asks anew, and deploys nothing as long as nobody has agreed to that. */
    private void asksAnew(WorkflowRun build) throws Exception {
        asked(build);
        assertThat(recorded(RequestMade.class)).isEqualTo(2);
        jenkins.assertLogNotContains("DEPLOYED", build);
        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(recorded(DeploymentStarted.class)).isEqualTo(1);
    }

    private WorkflowRun second() throws Exception {
        WorkflowRun build;
        do {
            build = job.getBuildByNumber(2);
        } while (build == null);
        return build;
    }

    @Test
    void aReplayedBuildAsksAnew() throws Exception {
        WorkflowRun first = deployed(ASK + DEPLOY);
        first.getAction(ReplayAction.class).run2(ASK + "echo 'changed'\n" + DEPLOY, Map.of());
        asksAnew(second());
    }

    private WorkflowRun agreedAndNotDeployed() throws Exception {
        define(job, ASK);
        WorkflowRun build = asked(job.scheduleBuild2(0).waitForStart());
        agree();
        return jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void aReplayDoesNotDeployByWhatWasAgreedForTheBuildThatItRepeats() throws Exception {
        agreedAndNotDeployed().getAction(ReplayAction.class).run2(DEPLOY, Map.of());
        WorkflowRun replay = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(second()));

        jenkins.assertLogContains("and holds for that build alone. This build has to ask for itself", replay);
        jenkins.assertLogNotContains("DEPLOYED", replay);
    }

    @Test
    void anotherBuildOfTheJobAsksForItself() throws Exception {
        agreedAndNotDeployed();
        define(job, ASK + DEPLOY);
        WorkflowRun second = asked(job.scheduleBuild2(0).waitForStart());

        assertThat(recorded(RequestMade.class)).isEqualTo(2);
        assertThat(recorded(RequestWithdrawn.class)).isEqualTo(1);
        jenkins.assertLogNotContains("DEPLOYED", second);
        agree();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));
        jenkins.assertLogContains("DEPLOYED", second);
    }

    @Test
    void anotherBuildOfTheJobThatDoesNotAskIsClosedAlsoAfterItsJobWasRenamed() throws Exception {
        agreedAndNotDeployed();
        define(job, DEPLOY);
        WorkflowRun second = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains(
                "was asked for by shop #1, and holds for that build alone. This build has to ask for itself", second);
        job.renameTo("store");
        WorkflowRun third = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("This build has to ask for itself", third);
        pipeline(jenkins, "shop", "");
        jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(recorded(DeploymentStarted.class)).isZero();
    }

    @Test
    void anotherJobDeploysWhatTheApplicationAskedFor() throws Exception {
        agreedAndNotDeployed();
        ApplicationProperty application = new ApplicationProperty("internal");
        application.setRecorders(List.of("deploy"));
        job.addProperty(application);
        WorkflowJob deploy = pipeline(
                jenkins, "deploy", "productionDeployment(version: '1.4.0', application: 'shop') { echo 'DEPLOYED' }");

        jenkins.assertLogContains("DEPLOYED", jenkins.buildAndAssertSuccess(deploy));
    }

    @Test
    void whatABuildThatDiedHasLeftUndecidedIsWithdrawnByTheNext() throws Exception {
        define(job, ASK + DEPLOY);
        WorkflowRun dead = asked(job.scheduleBuild2(0).waitForStart());
        dead.doKill();
        jenkins.waitForCompletion(dead);
        WorkflowRun second = asked(job.scheduleBuild2(0).waitForStart());

        assertThat(recorded(RequestMade.class)).isEqualTo(2);
        agree();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));
        jenkins.assertLogContains("DEPLOYED", second);
    }

    @Test
    void whatABuildThatStillRunsHasAskedForStays() throws Exception {
        define(job, ASK + "semaphore 'agreed'\n" + DEPLOY);
        WorkflowRun first = asked(job.scheduleBuild2(0).waitForStart());
        agree();
        SemaphoreStep.waitForStart("agreed/1", first);
        WorkflowRun second = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("is already asked for", second);
        SemaphoreStep.success("agreed/1", null);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
        jenkins.assertLogContains("DEPLOYED", first);
    }

    @Test
    void aReplayAsksForItselfWhatWasAgreedAndNotMadeUseOf() throws Exception {
        agreedAndNotDeployed().getAction(ReplayAction.class).run2(ASK + DEPLOY, Map.of());
        WorkflowRun replay = asked(second());

        assertThat(facts(job))
                .filteredOn(RequestWithdrawn.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        RequestWithdrawn.class,
                        withdrawn -> assertThat(withdrawn.reason()).startsWith("Another build asks for itself"));
        jenkins.assertLogNotContains("DEPLOYED", replay);
        agree();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(replay));
        jenkins.assertLogContains("DEPLOYED", replay);
    }

    @Test
    void nobodyStartsABuildThatGoesOnByHisOwnApproval() throws Exception {
        agreedAndNotDeployed();
        define(job, ASK + DEPLOY);
        WorkflowRun build = asked(job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause(People.id(Role.IT))))
                .waitForStart());

        assertThat(recorded(RequestMade.class)).isEqualTo(2);
        jenkins.assertLogNotContains("DEPLOYED", build);
        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    }

    @Test
    void aBuildThatIsRunOnceMoreAsksAnew() throws Exception {
        WorkflowRun first = deployed(ASK + DEPLOY);
        ReplayAction again = first.getAction(ReplayAction.class);
        again.run2(again.getOriginalScript(), again.getOriginalLoadedScripts());
        asksAnew(second());
    }

    @Test
    void aBuildThatIsRestartedFromTheStageThatAsksAsksAnew() throws Exception {
        deployed(STAGES).getAction(RestartDeclarativePipelineAction.class).run("Ask");
        asksAnew(second());
    }

    @Test
    void aBuildThatIsRestartedFromTheStageThatDeploysFindsItsGateClosed() throws Exception {
        deployed(STAGES).getAction(RestartDeclarativePipelineAction.class).run("Deploy");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(second()));

        jenkins.assertLogContains("The deployment did not run.", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    @Test
    void parallelBranchesThatAskForTheSameWaitForOneRequest() throws Exception {
        define(job, "parallel a: { " + ASK + " echo 'A' }, b: { " + ASK + " echo 'B' }");
        WorkflowRun build = asked(job.scheduleBuild2(0).waitForStart());
        agree();

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertThat(recorded(RequestMade.class)).isEqualTo(1);
    }

    @Test
    void ofParallelBranchesOneDeploysAtATime() throws Exception {
        define(
                job,
                ASK + "parallel a: { productionDeployment('1.4.0') { semaphore 'a' } }," + " b: { semaphore 'b'\n"
                        + DEPLOY + " }");
        WorkflowRun build = asked(job.scheduleBuild2(0).waitForStart());
        agree();
        SemaphoreStep.waitForStart("a/1", build);
        SemaphoreStep.waitForStart("b/1", build);
        SemaphoreStep.success("b/1", null);
        jenkins.waitForMessage("Failed in branch b", build);
        SemaphoreStep.success("a/1", null);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Another deployment of this application is under way", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
        assertThat(recorded(DeploymentStarted.class)).isEqualTo(1);
    }
}
