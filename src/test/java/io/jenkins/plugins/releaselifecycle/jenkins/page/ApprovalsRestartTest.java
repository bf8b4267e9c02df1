package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.OpenRequestIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.time.Instant;
import java.util.List;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What waits for somebody's vote is found again after a restart, read from the records and not before anybody asks. */
class ApprovalsRestartTest {

    private static final String IT = People.id(Role.IT);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void whatWaitedWaitsStillAndIsVotedOn() throws Throwable {
        sessions.then(ApprovalsRestartTest::anApplicationAsks);
        sessions.then(jenkins -> {
            assertThat(OpenRequestIndex.get().isWhole())
                    .as("nothing is read at the start")
                    .isFalse();
            HtmlPage page = wholePage(new People(jenkins));
            assertThat(page.asNormalizedText()).contains("Waits for your vote", "shop");
            HtmlButton approve = page.querySelector("form.release-lifecycle-ballot button[value=true]");
            approve.click();
        });
        sessions.then(jenkins ->
                assertThat(wholePage(new People(jenkins)).asNormalizedText()).doesNotContain("Waits for your vote"));
    }

    private static void anApplicationAsks(JenkinsRule jenkins) throws Exception {
        new People(jenkins);
        Applications.internalUnlessDeclared();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        Applications.prepared(job, "1.4.0");
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new RequestMade(
                        new Reference("r1"),
                        Gate.INSTALL,
                        new Version("1.4.0"),
                        null,
                        ReleaseLifecycleConfiguration.get().policyInForce().digest(),
                        null,
                        null,
                        List.of(),
                        null));
    }

    private static HtmlPage wholePage(People people) throws Exception {
        OpenRequestIndex.get().entries();
        Instant end = Instant.now().plusSeconds(30);
        while (!OpenRequestIndex.get().isWhole()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
        return (HtmlPage) people.client(IT).goTo(Approvals.URL + "/");
    }
}
