package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.MyApprovals;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.OpenRequestIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** People find on one page what waits for their vote, and nothing of what they may not see. */
@WithJenkins
class ApprovalsJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String ADMINISTRATOR = "administrator";

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob older;
    private WorkflowJob newer;

    @BeforeEach
    void twoApplicationsThatAsk(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        Applications.internalUnlessDeclared();
        older = asking("zebra", "see <b>ticket</b> 7");
        newer = asking("aardvark", null);
    }

    private WorkflowJob asking(String name, String message) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        Applications.prepared(job, "1.4.0");
        ask(job, message);
        return job;
    }

    private static void ask(WorkflowJob job, String message) {
        String policy = ReleaseLifecycleConfiguration.get().policyInForce().digest();
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new RequestMade(
                        new Reference("r1"),
                        Gate.INSTALL,
                        new Version("1.4.0"),
                        null,
                        policy,
                        message,
                        null,
                        List.of(),
                        null));
    }

    private static Approvals approvals() {
        return ExtensionList.lookupSingleton(Approvals.class);
    }

    private static Badge badge(String user) {
        try (ACLContext as = ACL.as2(User.getById(user, true).impersonate2())) {
            return approvals().getBadge();
        }
    }

    /** While the index looks at an application again, nobody may be counted. */
    private static boolean isBadge(String user, String text) {
        Badge badge = badge(user);
        return badge != null && badge.getText().equals(text);
    }

    private static void whole() {
        OpenRequestIndex.get().entries();
        await(() -> OpenRequestIndex.get().isWhole());
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private HtmlPage page(String user) throws Exception {
        return (HtmlPage) people.client(user).goTo(Approvals.URL + "/");
    }

    @Test
    void listsWhatWaitsTheOldestFirstAndCountsIt() throws Exception {
        assertThat(OpenRequestIndex.get().isWhole()).as("nobody has asked yet").isFalse();
        whole();
        HtmlPage page = page(IT);
        assertThat(page.asNormalizedText())
                .containsSubsequence("zebra", "see <b>ticket</b> 7", "aardvark")
                .contains("Waits for IT department");
        assertThat(badge(IT).getText()).isEqualTo("2");
    }

    @Test
    void whatIsVotedOnWaitsNoMore() throws Exception {
        whole();
        HtmlButton approve = page(IT).querySelector("form.release-lifecycle-ballot button[value=true]");
        approve.click();
        assertThat(page(IT).asNormalizedText())
                .containsSubsequence("Waits for your vote", "aardvark", "You have voted, others have not", "zebra");
        await(() -> isBadge(IT, "1"));
    }

    @Test
    void moreThanAPageIsToldAndTheOldestAreListed() throws Exception {
        for (int number = 0; number < MyApprovals.MOST; number++) {
            ask(jenkins.createProject(WorkflowJob.class, "more-" + number), null);
        }
        whole();

        HtmlPage page = page(IT);
        assertThat(page.querySelectorAll("form.release-lifecycle-ballot")).hasSize(MyApprovals.MOST);
        assertThat(page.asNormalizedText())
                .contains("zebra", "aardvark", "Only " + MyApprovals.MOST + " requests are listed")
                .doesNotContain("more-" + (MyApprovals.MOST - 1));
        assertThat(badge(IT).getText()).isEqualTo("99+");
    }

    @Test
    void nothingOfHiddenJobsIsSaidOrCounted() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(IT)
                .grant(Item.READ, LifecyclePermissions.VOTE)
                .onItems(newer)
                .to(IT));
        whole();
        assertThat(page(IT).asNormalizedText()).contains("aardvark").doesNotContain("zebra");
        assertThat(badge(IT).getText()).isEqualTo("1");
        assertThat(page(People.STRANGER).asNormalizedText()).doesNotContain("zebra", "aardvark");
        assertThat(badge(People.STRANGER)).isNull();
    }

    @Test
    void whatSomebodyMayNotVoteOnWaitsNotForHim() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, LifecyclePermissions.RECORD)
                .everywhere()
                .to(IT)
                .grant(LifecyclePermissions.VOTE)
                .onItems(newer)
                .to(IT));
        whole();
        assertThat(page(IT).asNormalizedText()).contains("aardvark").doesNotContain("zebra");
        assertThat(badge(IT).getText()).isEqualTo("1");
    }

    @Test
    void whoeverActsInNoRoleHasNoLinkAndSeesNothing() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(ADMINISTRATOR)
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to(People.READER)
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("anonymous"));
        whole();
        for (String user : new String[] {People.READER, ADMINISTRATOR}) {
            HtmlPage page = page(user);
            assertThat(page.asNormalizedText()).contains("You act in no role").doesNotContain("zebra");
            assertThat((Object) page.querySelector("#root-action-Approvals")).isNull();
            assertThat(badge(user)).isNull();
        }
        HtmlPage login = page(null);
        assertThat(login.getUrl().getPath()).endsWith("/login");
        assertThat(login.asNormalizedText()).doesNotContain("zebra", "My approvals");
    }

    @Test
    void whoeverAsksCannotVoteAndAJobThatIsGoneWaitsForNobody() throws Exception {
        whole();
        assertThat(page(People.id(Role.DEVELOPMENT)).asNormalizedText()).contains("Nothing waits for your vote");
        older.delete();
        newer.renameTo("badger");
        await(() -> isBadge(IT, "1"));
        assertThat(page(IT).asNormalizedText()).contains("badger").doesNotContain("zebra", "aardvark");
    }

    @Test
    void isReadInChineseByWhoeverReadsChinese() throws Exception {
        whole();
        JenkinsRule.WebClient client = people.client(IT);
        client.addRequestHeader("Accept-Language", "zh-CN");
        try (LanguageOfTheVisitor chinese = LanguageOfTheVisitor.installed()) {
            assertThat(page(IT).asNormalizedText()).contains("我的审批", "等待您投票", "同意");
        }
        client.removeRequestHeader("Accept-Language");
    }
}
