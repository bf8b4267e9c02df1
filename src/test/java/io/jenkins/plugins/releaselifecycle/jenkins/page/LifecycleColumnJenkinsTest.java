package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.whole;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ListView;
import hudson.security.AuthorizationStrategy;
import hudson.views.ListViewColumn;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A view says where each application stands, and nothing of a job that is none. */
@WithJenkins
class LifecycleColumnJenkinsTest {

    private JenkinsRule jenkins;
    private ListView view;

    @BeforeEach
    void aView(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        Applications.readyToInstall(jenkins.createProject(WorkflowJob.class, "shop"), "1.4.0");
        jenkins.createProject(WorkflowJob.class, "plain");
        new People(jenkins);
        view = new ListView("all-of-them");
        jenkins.jenkins.addView(view);
        view.setIncludeRegex(".*");
        view.getColumns().add(new LifecycleColumn());
        view.save();
    }

    private HtmlPage page() throws Exception {
        return People.signIn(jenkins.createWebClient(), People.READER).goTo("view/all-of-them/");
    }

    @Test
    void saysStageAndAnswerAndLeadsToThePage() throws Exception {
        whole();
        HtmlPage page = page();
        assertThat(page.getElementById("job_shop").asNormalizedText())
                .contains("Trial-run application · Installation open");
        assertThat(page.getElementById("job_plain").asNormalizedText()).doesNotContain("Trial-run", "being read");
        HtmlPage lifecycle = page.getAnchorByText("Trial-run application · Installation open")
                .click();
        assertThat(lifecycle.getUrl().getPath()).endsWith("/job/shop/release-lifecycle/");
    }

    @Test
    void claimsNothingBeforeTheRecordWasRead() throws Exception {
        assertThat(page().getElementById("job_shop").asNormalizedText()).doesNotContain("Installation open");
    }

    @Test
    void isInNoViewUnlessSomebodyAddsIt() throws Exception {
        assertThat(ListViewColumn.createDefaultInitialColumnList(ListView.class))
                .noneMatch(LifecycleColumn.class::isInstance);
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        jenkins.configRoundtrip(view);
        assertThat(view.getColumns()).hasAtLeastOneElementOfType(LifecycleColumn.class);
    }
}
