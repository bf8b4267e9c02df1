package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What was recorded is there after a restart, and a deployment goes on. */
class RestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static WorkflowJob shop(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
    }

    private static void recorded(JenkinsRule jenkins, String run) throws Exception {
        define(shop(jenkins), recordingBoth("1", trivy(run), zap(run)));
        jenkins.buildAndAssertSuccess(shop(jenkins));
    }

    @Test
    void theFirstTestsCountAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            Applications.internalUnlessDeclared();
            pipeline(jenkins, "shop", "");
            recorded(jenkins, "1");
        });
        sessions.then(jenkins -> {
            assertThat(Applications.total(shop(jenkins))).isEqualTo(3);
            define(shop(jenkins), "requireSecurityScan version: '1'");
            jenkins.assertBuildStatus(Result.FAILURE, shop(jenkins).scheduleBuild2(0));
            recorded(jenkins, "2");
        });
        sessions.then(jenkins -> {
            define(shop(jenkins), "requireSecurityScan version: '1'");
            jenkins.buildAndAssertSuccess(shop(jenkins));
        });
    }

    @Test
    void aDeploymentGoesOnAfterARestartAndItsEndIsRecordedOnce() throws Throwable {
        sessions.then(jenkins -> {
            Applications.internalUnlessDeclared();
            WorkflowJob job = pipeline(jenkins, "shop", "");
            Applications.readyForSecurityTests(job, "1");
            recorded(jenkins, "1");
            recorded(jenkins, "2");
            define(job, "productionDeployment(version: '1') { semaphore 'deploying' }");
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            SemaphoreStep.waitForStart("deploying/1", build);
            assertThat(facts(job)).last().isInstanceOf(DeploymentStarted.class);
        });
        sessions.then(jenkins -> {
            WorkflowRun build = shop(jenkins).getLastBuild();
            SemaphoreStep.success("deploying/1", null);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            assertThat(facts(shop(jenkins)))
                    .filteredOn(fact -> fact instanceof DeploymentFinished finished && finished.gate() == Gate.GO_LIVE)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            DeploymentFinished.class,
                            finished -> assertThat(finished.outcome()).isEqualTo(DeploymentOutcome.SUCCEEDED));
        });
    }

    @Test
    void abortingADeploymentIsRecordedAsWhatItIs() throws Throwable {
        sessions.then(jenkins -> {
            Applications.internalUnlessDeclared();
            WorkflowJob job = pipeline(jenkins, "shop", "");
            Applications.readyForSecurityTests(job, "1");
            recorded(jenkins, "1");
            recorded(jenkins, "2");
            define(job, "productionDeployment(version: '1') { semaphore 'aborting' }");
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            SemaphoreStep.waitForStart("aborting/1", build);
            build.getExecutor().interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
            assertThat(facts(job))
                    .last()
                    .isInstanceOfSatisfying(
                            DeploymentFinished.class,
                            finished -> assertThat(finished.outcome()).isEqualTo(DeploymentOutcome.ABORTED));
        });
    }
}
