package io.jenkins.plugins.releaselifecycle.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.PluginWrapper;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins with none of the plugins that this one only makes use of where they are there: it starts, asks, decides and deploys. */
class WithoutOptionalPluginsTest {

    private static final String[] OPTIONAL = {
        "branch-api", "credentials", "mailer", "plain-credentials", "ssh-credentials"
    };

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .omitPlugins(OPTIONAL)
            .omitPlugins(
                    "credentials-binding",
                    "pipeline-input-step",
                    "pipeline-model-definition",
                    "pipeline-model-extensions",
                    "workflow-basic-steps",
                    "workflow-multibranch");

    @Test
    void itWorksAllTheSame() throws Throwable {
        controller.then(WithoutOptionalPluginsTest::everythingElseIsThere);
    }

    private static void everythingElseIsThere(JenkinsRule jenkins) throws Exception {
        for (String plugin : OPTIONAL) {
            assertThat((Object) jenkins.jenkins.getPlugin(plugin)).as(plugin).isNull();
        }
        assertThat(jenkins.jenkins.getPluginManager().getFailedPlugins()).isEmpty();
        PluginWrapper own = jenkins.jenkins.getPluginManager().whichPlugin(ReleaseLifecycleConfiguration.class);
        assertThat(own.isActive()).isTrue();

        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        Applications.prepared(job, "1.4.0");
        job.setDefinition(new CpsFlowDefinition(
                "requestInstallation version: '1.4.0', id: 'install'\n"
                        + "productionDeployment('1.4.0') { recordDocument kind: 'duties', edition: '1', location: 'vault' }",
                true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("install", build);
        Applications.record(
                job,
                Facts.person(Role.IT),
                new VoteCast(
                        new Reference("install"),
                        Role.IT,
                        true,
                        null,
                        false,
                        ReleaseLifecycleConfiguration.get().policyInForce().digest()));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertThat(Applications.facts(job)).last().asString().contains("DeploymentFinished");

        JenkinsRule.WebClient client = jenkins.createWebClient();
        for (String page : new String[] {
            "job/shop/release-lifecycle/",
            "job/shop/configure",
            build.getUrl(),
            "release-lifecycle/",
            "manage/configure",
        }) {
            assertThat(client.goTo(page).getWebResponse().getStatusCode())
                    .as(page)
                    .isEqualTo(200);
        }
    }
}
