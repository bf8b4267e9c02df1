package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.readyToInstall;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A restart neither lets anything go nor holds up what had begun. */
class EnforcementRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void aDeploymentGoesOnAndItsCredentialsAreStillOfUseAlthoughNewBuildsAreHeld() throws Throwable {
        sessions.then(jenkins -> {
            SystemCredentialsProvider.getInstance()
                    .getCredentials()
                    .add(new ProductionSecretText(
                            CredentialsScope.GLOBAL, "production", "", "shop", Secret.fromString("hidden")));
            SystemCredentialsProvider.getInstance().save();
            HeldBuilds.productionJobs("shop", "", "");
            WorkflowJob shop = pipeline(jenkins, "shop", "");
            readyToInstall(shop, "1");
            define(
                    shop,
                    "productionDeployment(version: '1') { semaphore 'deploying'; node { withCredentials([string("
                            + "credentialsId: 'production', variable: 'TOKEN')]) { echo \"used ${TOKEN.length()}\" } } }");
            WorkflowRun build = shop.scheduleBuild2(0).waitForStart();
            SemaphoreStep.waitForStart("deploying/1", build);
        });
        sessions.then(jenkins -> {
            WorkflowJob shop = jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
            PolicySettings stricter = new PolicySettings();
            stricter.setRetests("2");
            ReleaseLifecycleConfiguration.get().setPolicy(stricter);
            shop.scheduleBuild2(0);
            HeldBuilds.assertWaits(shop, "is closed for 1");
            SemaphoreStep.success("deploying/1", null);
            WorkflowRun build = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(shop.getBuildByNumber(1)));
            jenkins.assertLogContains("used 6", build);
            jenkins.jenkins.getQueue().cancel(shop);
        });
    }

    @Test
    void aMarkOutlivesTheStopOfJenkinsAndAQueuedBuildStaysHeld() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("deploy");
            job.addProperty(new ProductionJobProperty());
            job.removeProperty(ProductionJobProperty.class);
            job.scheduleBuild2(0);
            HeldBuilds.assertHeld(job, "nothing is on record about it");
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("deploy", FreeStyleProject.class);
            assertThat(ProductionMarks.get().of("deploy")).hasSize(1);
            HeldBuilds.assertHeld(job, "nothing is on record about it");
            jenkins.jenkins.getQueue().cancel(job);
        });
    }
}
