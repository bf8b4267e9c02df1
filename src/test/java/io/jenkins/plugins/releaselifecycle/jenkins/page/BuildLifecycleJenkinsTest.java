package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Where a build waits for people, its page has what they need to decide, and the ballot. */
@WithJenkins
class BuildLifecycleJenkinsTest {

    private static final String IT = People.id(Role.IT);

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob job;
    private WorkflowRun build;

    @BeforeEach
    void aBuildThatWaits(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        Applications.internalUnlessDeclared();
        job = pipeline(
                jenkins, "shop", "requestInstallation version: '1.4.0', id: 'install', message: 'see <b>ticket</b> 7'");
        Applications.prepared(job, "1.4.0");
        build = Applications.waiting(jenkins, job);
    }

    private HtmlPage page(String user) throws Exception {
        return (HtmlPage) people.client(user).goTo(build.getUrl() + "release-lifecycle/");
    }

    private HtmlForm ballot(HtmlPage page) {
        return (HtmlForm) page.querySelector("form.release-lifecycle-ballot");
    }

    private static HtmlPage press(HtmlForm ballot, String approved) throws Exception {
        HtmlButton button = ballot.querySelector("button[value=" + approved + "]");
        return button.click();
    }

    @Test
    void saysWhatIsAskedForAndWhomItWaitsFor() throws Exception {
        String text = page(IT).asNormalizedText();
        assertThat(text).contains("Installation of 1.4.0", "see <b>ticket</b> 7", "Waits for IT department", "Approve");
        assertThat(people.client(IT).getPage(build).asNormalizedText()).contains("Approval needed");
    }

    @Test
    void theBuildGoesOnOnceItIsApprovedThereAndThePageSaysWhatWasDecided() throws Exception {
        HtmlForm ballot = ballot(page(IT));
        ballot.<HtmlInput>getInputByName("comment").setValue("fine");
        HtmlPage after = press(ballot, "true");

        assertThat(after.getUrl().getPath()).endsWith("/job/shop/release-lifecycle/");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains(IT + " as IT department", build);
        assertThat(build.getAction(BuildLifecycle.class).isWaiting()).isFalse();
        assertThat(people.client(IT).getPage(build).asNormalizedText()).doesNotContain("Approval needed");
        assertThat(page(IT).asNormalizedText())
                .contains("“Installation” of 1.4.0 was open.", "asked for: Installation of 1.4.0 (request install)");
    }

    @Test
    void programsReadTheSameOfTheBuild() throws Exception {
        JsonNode application = json(IT).path("applications").path(0);
        assertThat(application.path("application").asText()).isEqualTo("shop");
        assertThat(application.path("problem").isNull()).isTrue();
        assertThat(application.path("facts").path(0).path("text").asText())
                .contains("asked for: Installation of 1.4.0 (request install)");
        assertThat(application.path("facts").path(0).path("sequence").asLong()).isEqualTo(total(job));
        assertThat(application.path("asked")).isEmpty();

        press(ballot(page(IT)), "true");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        JsonNode asked = json(IT).path("applications").path(0).path("asked").path(0);
        assertThat(asked.path("open").asBoolean()).isTrue();
        assertThat(asked.path("answer").asText()).contains("“Installation” of 1.4.0 was open.");
        assertThat(asked.path("at").asText()).endsWith("Z");
        assertThat(new Programs(jenkins)
                        .at(People.STRANGER, build.getUrl() + "release-lifecycle/api/json")
                        .status())
                .isEqualTo(404);
        assertThat(new Programs(jenkins)
                        .at(IT, build.getUrl() + "api/json?depth=3")
                        .body())
                .as("whoever reads the build reads no record")
                .doesNotContain("asked for: Installation");
    }

    private JsonNode json(String user) throws Exception {
        return new Programs(jenkins)
                .at(user, build.getUrl() + "release-lifecycle/api/json")
                .json();
    }

    @Test
    void aRejectionNeedsAWordAndThenEndsTheBuild() throws Exception {
        long before = total(job);
        HtmlPage refused = press(ballot(page(IT)), "false");
        assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(total(job)).isEqualTo(before);
        assertThat(build.isBuilding()).isTrue();

        HtmlForm ballot = ballot(page(IT));
        ballot.<HtmlInput>getInputByName("comment").setValue("no plan B");
        press(ballot, "false");
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("was rejected by " + IT + ": no plan B", build);
    }

    @Test
    void aCommentDecidesNothingAndIsSeenByWhoeverDecides() throws Exception {
        HtmlForm ballot = ballot(page(IT));
        ballot.<HtmlInput>getInputByName("comment").setValue("which <b>hosts</b>?");
        HtmlButton comment = ballot.querySelector("button[formaction]");
        comment.click();
        String developer = People.id(Role.DEVELOPMENT);
        HtmlForm answer = ballot(page(developer));
        assertThat(answer.<HtmlButton>querySelectorAll("button[name=approved]")).isEmpty();
        answer.<HtmlInput>getInputByName("comment").setValue("both");
        ((HtmlButton) answer.querySelector("button")).click();

        assertThat(build.isBuilding()).isTrue();
        assertThat(page(IT).asNormalizedText())
                .containsSubsequence("“which <b>hosts</b>?” – " + IT, "“both” – " + developer, "Approve");
        stop();
    }

    @Test
    void aClosedGateSaysAfterwardsWhyItWasClosedThenAndNotNow() throws Exception {
        stop();
        define(job, "requireSecurityScan version: '1.4.0', abortPipeline: false\nproductionDeployment('1.4.0') {}");
        build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0).get());
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new RequestMade(
                        new Reference("later"),
                        Gate.INSTALL,
                        new Version("1.4.0"),
                        null,
                        "policy",
                        null,
                        null,
                        List.of(),
                        null));
        String text = page(People.READER).asNormalizedText();
        assertThat(text)
                .containsSubsequence(
                        "The security tests of 1.4.0 were not complete.",
                        "Neither a first test nor a retest is recorded.",
                        "“Installation” of 1.4.0 was closed.",
                        "withdrew the request",
                        "What this build recorded",
                        "deployment of 1.4.0 refused at the gate “Installation”")
                .doesNotContain("request later");
        build = null;
    }

    @Test
    void whoeverMayNotReadTheApplicationOfAnotherJobSeesNothingOfIt() throws Exception {
        stop();
        WorkflowJob other = pipeline(jenkins, "other", "requireSecurityScan version: '1', application: 'shop'");
        ApplicationProperty allowing = new ApplicationProperty("internal");
        allowing.setRecorders(List.of("other"));
        job.addProperty(allowing);
        WorkflowRun asking = jenkins.assertBuildStatus(
                Result.FAILURE, other.scheduleBuild2(0).get());
        String path = asking.getUrl() + "release-lifecycle/";
        assertThat(((HtmlPage) people.client(IT).goTo(path)).asNormalizedText())
                .contains("The security tests of 1 were not complete.");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(IT)
                .grant(Item.READ)
                .onItems(other)
                .to(IT));
        assertThat(((HtmlPage) people.client(IT).goTo(path)).asNormalizedText()).doesNotContain("security tests");
    }

    @Test
    void theSameBallotIsOnThePageOfTheApplication() throws Exception {
        press(ballot(people.client(IT).getPage(job, "release-lifecycle")), "true");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void whoeverCannotVoteIsToldSoAndGetsNoBallot() throws Exception {
        for (String user : new String[] {People.READER, People.id(Role.BUSINESS)}) {
            assertThat(page(user).querySelectorAll("button[name=approved]")).isEmpty();
            assertThat(page(user).asNormalizedText()).contains("You cannot vote on it");
        }
        assertThat(ballot(page(People.READER)))
                .as("whoever acts in no role does not even comment")
                .isNull();
        stop();
    }

    @Test
    void isReadInChineseByWhoeverReadsChinese() throws Exception {
        JenkinsRule.WebClient client = people.client(IT);
        client.addRequestHeader("Accept-Language", "zh-CN");
        try (LanguageOfTheVisitor chinese = LanguageOfTheVisitor.installed()) {
            assertThat(page(IT).asNormalizedText()).contains("等待审批", "1.4.0 的“安装”", "同意", "拒绝");
        }
        client.removeRequestHeader("Accept-Language");
        stop();
    }

    private void stop() throws Exception {
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    }
}
