package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What a job began for another application it ends there, over a restart and whatever that is called by then. */
class OtherApplicationRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static WorkflowJob job(JenkinsRule jenkins, String name) {
        return jenkins.jenkins.getItemByFullName(name, WorkflowJob.class);
    }

    private static WorkflowRun waiting(JenkinsRule jenkins, String afterwards) throws Exception {
        Applications.internalUnlessDeclared();
        WorkflowJob portal = pipeline(jenkins, "portal", "");
        ApplicationProperty property = new ApplicationProperty("internal");
        property.setRecorders(List.of("deploy"));
        portal.addProperty(property);
        Applications.prepared(portal, "1.4.0");
        WorkflowJob deploy = pipeline(
                jenkins,
                "deploy",
                "requestInstallation application: 'portal', version: '1.4.0', id: 'install'\n" + afterwards);
        WorkflowRun build = deploy.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Decide on it", build);
        return build;
    }

    private static void vote(WorkflowJob portal) {
        String policy = ReleaseLifecycleConfiguration.get().policyInForce().digest();
        Applications.record(
                portal,
                Facts.person(Role.IT),
                new VoteCast(new Reference("install"), Role.IT, true, "fine", false, policy));
    }

    @Test
    void theBuildGoesOnWaitingForTheDecisionThere() throws Throwable {
        sessions.then(jenkins -> {
            waiting(jenkins, "");
            job(jenkins, "portal").renameTo("store");
        });
        sessions.then(jenkins -> {
            WorkflowRun build = job(jenkins, "deploy").getLastBuild();
            jenkins.waitForMessage("Ready to run", build);
            vote(job(jenkins, "store"));
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            assertThat(facts(job(jenkins, "deploy"))).isEmpty();
        });
    }

    @Test
    void theEndOfTheDeploymentIsRecordedThere() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun build = waiting(
                    jenkins, "productionDeployment(application: 'portal', version: '1.4.0') { semaphore 'deploying' }");
            vote(job(jenkins, "portal"));
            SemaphoreStep.waitForStart("deploying/1", build);
        });
        sessions.then(jenkins -> {
            WorkflowRun build = job(jenkins, "deploy").getLastBuild();
            job(jenkins, "portal").renameTo("store");
            SemaphoreStep.success("deploying/1", null);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            assertThat(facts(job(jenkins, "store"))).last().isInstanceOf(DeploymentFinished.class);
        });
    }
}
