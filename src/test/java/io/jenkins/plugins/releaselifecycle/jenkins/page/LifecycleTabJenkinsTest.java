package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.writing;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.sarif;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import jenkins.model.Jenkins;
import jenkins.model.experimentalflags.NewJobPageUserExperimentalFlag;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class LifecycleTabJenkinsTest {

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationWithItsFirstTests(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", recordingBoth("1.4.0", trivy("1", "HIGH"), zap("1", 2)));
        jenkins.buildAndAssertSuccess(job);
    }

    private HtmlPage tab() throws Exception {
        return jenkins.createWebClient().getPage(job, "release-lifecycle");
    }

    @Test
    void saysWhereTheApplicationStandsAndWhatToDo() throws Exception {
        assertThat(tab().asNormalizedText())
                .contains("Development")
                .contains("Installation is closed for 1.4.0")
                .contains("Nobody has asked for “Installation” of 1.4.0.")
                .contains("IT department")
                .contains("Verified line by line when Jenkins opened it")
                .contains("recorded a security test of 1.4.0: System vulnerability scan (reports/trivy.json)");
    }

    @Test
    void answersForTheGateThatIsAskedFor() throws Exception {
        assertThat(page("release-lifecycle?gate=go-live"))
                .contains("Go live is closed for 1.4.0")
                .contains("Retest missing for 1.4.0")
                .contains("recordSecurityScan kind: 'system-vulnerability-scan', version: '1.4.0'")
                .contains("1 high");
        assertThat(page("release-lifecycle?gate=nonsense")).contains("“nonsense” is no gate.");
    }

    private String page(String path) throws Exception {
        return jenkins.createWebClient().<HtmlPage>getPage(job, path).asNormalizedText();
    }

    @Test
    void answersForTheVersionThatIsAskedFor() throws Exception {
        assertThat(((HtmlPage) jenkins.createWebClient().getPage(job, "release-lifecycle?version=2.0"))
                        .asNormalizedText())
                .contains("Installation is closed for 2.0");
        assertThat(((HtmlPage) jenkins.createWebClient().getPage(job, "release-lifecycle?version=a%20b%3Cb%3E"))
                        .asNormalizedText())
                .contains("“a b<b>” is not a version")
                .contains("Name another version to get an answer.")
                .doesNotContain("every gate of this application is closed");
    }

    @Test
    void isReadInChineseByWhoeverReadsChinese() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.addRequestHeader("Accept-Language", "zh-CN");
        try (LanguageOfTheVisitor chinese = LanguageOfTheVisitor.installed()) {
            assertThat(client.getPage(job, "release-lifecycle").asNormalizedText())
                    .contains("未放行的原因")
                    .contains("如何处理")
                    .contains("可处理者")
                    .contains("信息技术部")
                    .contains("系统漏洞扫描")
                    .contains("开发阶段")
                    .doesNotContain("What to do")
                    .doesNotContain(" is closed for ");
        }
    }

    @Test
    void isAPlainLinkInTheClassicJobPage() throws Exception {
        HtmlPage page = jenkins.createWebClient().getPage(job);
        assertThat(page.getAnchorByHref("/jenkins/job/shop/release-lifecycle").asNormalizedText())
                .isEqualTo("Lifecycle");
    }

    @Test
    void isATabInTheNewJobPage() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        User alice = User.getById("alice", true);
        UserExperimentalFlagsProperty flags = new UserExperimentalFlagsProperty(
                java.util.Map.of(NewJobPageUserExperimentalFlag.class.getName(), "true"));
        alice.addProperty(flags);
        JenkinsRule.WebClient client = People.signIn(jenkins.createWebClient(), "alice");
        assertThat(client.getPage(job).getByXPath("//a[contains(@href, 'release-lifecycle')]"))
                .hasSize(1);
        assertThat(client.getPage(job, "release-lifecycle").asNormalizedText())
                .contains("Installation is closed for 1.4.0");
    }

    @Test
    void theLatestTestSaysWhichNumbersRoseAndFellSinceTheFirst() throws Exception {
        Applications.define(job, recordingBoth("1.4.0", trivy("2"), zap("2", 2, 2)));
        jenkins.buildAndAssertSuccess(job);

        HtmlPage page = jenkins.createWebClient().getPage(job, "release-lifecycle?gate=go-live");

        assertThat(page.querySelectorAll(".release-lifecycle-trend--fewer"))
                .extracting(DomNode::asNormalizedText)
                .containsExactly("▼ high: 1 → 0");
        assertThat(page.querySelectorAll(".release-lifecycle-trend--more"))
                .extracting(DomNode::asNormalizedText)
                .containsExactly("▲ medium: 1 → 2");
    }

    @Test
    void theLatestChangesSayWhatTheyTouch() throws Exception {
        for (int i = 0; i < 6; i++) {
            Applications.record(
                    job,
                    new Actor.User("somebody"),
                    new ChangeRecorded(
                            new Version("1.5." + i), ChangeScope.MINOR, "more", Set.of(ScanKind.CODE_AUDIT)));
        }

        assertThat(tab().<DomNode>querySelector("section[aria-labelledby=release-lifecycle-changes]")
                        .asNormalizedText())
                .contains("Latest changes, and the security tests that they touch")
                .contains("1.5.5\tmore (touches: Code audit)\tminor change\tsomebody")
                .doesNotContain("1.5.0");
    }

    @Test
    void loadsNoBuild() throws Exception {
        jenkins.buildAndAssertSuccess(job);
        job.doReload();
        WorkflowJob reloaded = jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);

        LifecyclePage page = LifecyclePage.of(reloaded, null, "go-live");

        assertThat(page.getFacts()).isNotEmpty();
        assertThat(page.getTests()).isNotEmpty();
        assertThat(page.blockers(false)).isNotNull();
        assertThat(new Particulars(reloaded, page.lifecycle(), Lifecycles.get().now(), page.zone()))
                .isNotNull();
        assertThat(TimelineSection.of(reloaded, true)).isNotNull();
        assertThat(reloaded.getLazyBuildMixIn().getRunMap().getLoadedBuilds()).isEmpty();
    }

    @Test
    void isReadableWithoutJavaScript() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
        assertThat(client.getPage(job, "release-lifecycle").asNormalizedText())
                .contains("Installation is closed for 1.4.0");
    }

    @ParameterizedTest
    @CsvSource({"reader,200", "builder,200", "owner,200", "admin,200", "stranger,404"})
    void whoeverMayReadTheJobMayReadItsLifecycle(String user, int status) throws Exception {
        permissions();
        JenkinsRule.WebClient client =
                People.signIn(jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false), user);
        assertThat(client.goTo("job/shop/release-lifecycle/").getWebResponse().getStatusCode())
                .isEqualTo(status);
    }

    @Test
    void anonymousSeesNothing() throws Exception {
        permissions();
        JenkinsRule.WebClient client = jenkins.createWebClient();
        WebResponse answer =
                client.loadWebResponse(new WebRequest(new URL(jenkins.getURL(), "job/shop/release-lifecycle/")));
        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getContentAsString()).doesNotContain("1.4.0");
    }

    private void permissions() {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "builder", "owner", "stranger")
                .grant(Item.READ)
                .everywhere()
                .to("reader", "builder", "owner")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("owner"));
    }

    @Test
    void markupInAReportStaysText() throws Exception {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        String file = "r/a<img src=x onerror=alert(3)>.json";
        Applications.define(
                job,
                "node {\n" + writing(file, sarif(evil, "error"))
                        + "recordSecurityScan kind: 'code-audit', pattern: 'r/*', version: '1.4.0'\n"
                        + writing("z.xml", zap(evil.replace("<", "&lt;"), 3))
                        + "recordSecurityScan kind: 'application-vulnerability-scan', pattern: 'z.xml', version: '1.4.0'\n}");
        jenkins.buildAndAssertSuccess(job);
        AtomicBoolean alerted = new AtomicBoolean();
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setAlertHandler((page, message) -> alerted.set(true));
        HtmlPage page = client.getPage(job, "release-lifecycle?gate=go-live");
        assertThat(page.asNormalizedText()).contains("<img src=x onerror=alert(3)>");
        assertThat(page.getByXPath("//img[@src='x']")).isEmpty();
        String hostile = sarif("1", "error")
                .replace("\"found\"", "\"" + evil + "\"")
                .replace("\"R0\"", "\"" + evil.replace("2", "4") + "\"");
        Applications.define(
                job,
                "node {\n" + writing("s.sarif", hostile)
                        + "recordSecurityScan kind: 'code-audit', pattern: 's.sarif', version: '1.4.0', target: '"
                        + evil + "', testedBy: '" + evil + "'\n}");
        jenkins.buildAndAssertSuccess(job);
        HtmlPage findings = client.getPage(job, "release-lifecycle/findings?kind=code-audit&version=1.4.0");
        assertThat(findings.asNormalizedText()).contains("onerror=alert(4)");
        assertThat(findings.getByXPath("//img[@src='x']")).isEmpty();
        assertThat(alerted).isFalse();
    }

    @Test
    void aJobThatIsNoApplicationHasNoTab() throws Exception {
        WorkflowJob plain = pipeline(jenkins, "plain", "echo 'hello'");
        jenkins.buildAndAssertSuccess(plain);
        assertThat(plain.getAction(LifecycleTab.class)).isNull();
        plain.addProperty(new ApplicationProperty("internal"));
        assertThat(plain.getAction(LifecycleTab.class)).isNotNull();
        assertThat(jenkins.createWebClient().getPage(plain, "release-lifecycle").asNormalizedText())
                .contains("No version is on record yet, so every gate is closed.");
    }
}
