package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.record;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommandInvoker;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.LedgerAdopted;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Administrators look after all records on one page; nobody else sees it, and auditors take away what they may. */
@WithJenkins
class RecordsPageJenkinsTest {

    private static final String PAGE = "manage/release-lifecycle-records/";

    /** Milliseconds after which a script that still runs has failed. */
    private static final int WAIT = 20_000;

    private JenkinsRule jenkins;
    private WorkflowJob job;
    private Path anchors;

    @BeforeEach
    void aRecord(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger"));
        job = pipeline(jenkins, "shop", "");
        record(job, new Actor.User("admin"), new BackupRecorded("vault"));
        anchors = jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle/anchors.jsonl");
    }

    private WebResponse get(String user, String path) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        People.signIn(client, user);
        return client.loadWebResponse(new WebRequest(new URL(jenkins.getURL(), path)));
    }

    private int post(String user, String path) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        People.signIn(client, user);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        client.addCrumb(request);
        return client.loadWebResponse(request).getStatusCode();
    }

    /** The page once it has asked for each record. */
    private HtmlPage verified() throws Exception {
        JenkinsRule.WebClient client = People.signIn(jenkins.createWebClient(), "admin");
        return verified(client.goTo(PAGE));
    }

    private static HtmlPage verified(HtmlPage page) {
        Instant end = Instant.now().plusMillis(WAIT);
        while (page.asNormalizedText().contains("being verified")
                || page.asNormalizedText().contains("one after the other")) {
            assertThat(Instant.now()).isBefore(end);
            page.getWebClient().waitForBackgroundJavaScript(WAIT);
        }
        return page;
    }

    @Test
    void thePageIsThereBeforeTheRecordsAreVerifiedAndIsReadWithoutScripts() throws Exception {
        JenkinsRule.WebClient client =
                People.signIn(jenkins.createWebClient(), "admin").withJavaScriptEnabled(false);
        HtmlPage page = client.goTo(PAGE);
        assertThat(page.asNormalizedText()).contains("being verified").doesNotContain("sound");
        HtmlPage whole = page.getAnchorByText("Verify all at once").click();
        assertThat(whole.asNormalizedText()).contains("shop", "sound").doesNotContain("being verified");
        assertThat(get("admin", PAGE + "row?ledger=" + "0".repeat(32)).getStatusCode())
                .isEqualTo(404);
        assertThat(get("admin", PAGE + "row").getStatusCode()).isEqualTo(404);
    }

    @Test
    void theRecordIsListedWithItsStateAndItsJob() throws Exception {
        String text = verified().asNormalizedText();
        assertThat(text).contains("shop", "sound", "Records: 1. Page 1 of 1.").doesNotContain("null", "Adopt");
        WorkflowJob other = pipeline(jenkins, "other", "");
        record(other, new Actor.User("admin"), new BackupRecorded("vault"));
        other.delete();
        assertThat(verified().asNormalizedText()).contains("other", "closed: its job was deleted");
    }

    @Test
    void anAdministratorAdoptsOnThePageWithAReasonThatStaysText() throws Exception {
        Files.delete(anchors);
        assertThat(post("admin", PAGE + "reopen")).isEqualTo(200);
        HtmlPage page = verified();
        assertThat(page.asNormalizedText()).contains("cannot be used", "is not in its list of all records");
        HtmlForm form = page.querySelector("form.release-lifecycle-adopt");
        form.getInputByName("reason").setValue("<b id='x'>compared</b>");
        HtmlPage after = form.getOneHtmlElementByAttribute(
                        "button", "class", "jenkins-button jenkins-!-destructive-color")
                .click();
        assertThat(verified(after).asNormalizedText()).contains("sound").doesNotContain("cannot be used");
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        LedgerAdopted.class,
                        adopted -> assertThat(adopted.reason()).isEqualTo("<b id='x'>compared</b>"));
        HtmlPage tab = People.signIn(jenkins.createWebClient(), "admin").getPage(job, "release-lifecycle");
        assertThat(tab.getElementById("x")).isNull();
        assertThat(tab.asNormalizedText()).contains("<b id='x'>compared</b>");
    }

    @Test
    void nobodyElseSeesOrDoesAnythingThere() throws Exception {
        for (String user : List.of("reader", "auditor", "stranger")) {
            for (String path : List.of("", "checkpoint", "publicKey", "row?ledger=" + "0".repeat(32))) {
                assertThat(get(user, PAGE + path).getStatusCode())
                        .as(user + path)
                        .isEqualTo(403);
            }
            for (String path : List.of("reopen", "trustClock", "adopt?ledger=" + "0".repeat(32) + "&reason=x")) {
                assertThat(post(user, PAGE + path)).as(user + path).isEqualTo(403);
            }
        }
        for (String path : List.of("reopen", "trustClock", "adopt")) {
            assertThat(get("admin", PAGE + path).getStatusCode()).as(path).isIn(404, 405);
        }
        assertThat(post("admin", PAGE + "adopt?ledger=../../x&reason=x")).isEqualTo(400);
        assertThat(post("admin", PAGE + "adopt?ledger=" + "0".repeat(32) + "&reason="))
                .isEqualTo(400);
        assertThat(facts(job)).hasSize(2);
    }

    @Test
    void checkpointsAndExportsAreGivenToThoseWhoMayReadThem() throws Exception {
        assertThat(get("admin", PAGE + "publicKey").getContentAsString()).startsWith("-----BEGIN PUBLIC KEY-----\n");
        WebResponse all = get("admin", PAGE + "checkpoint");
        assertThat(all.getContentAsString()).startsWith("{\"checkpoint\":").contains("\"sequence\":2");
        assertThat(all.getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
        String tab = "job/shop/release-lifecycle/";
        assertThat(get("reader", tab + "checkpoint").getContentAsString()).contains("\"sequence\":2");
        assertThat(get("reader", tab + "export").getStatusCode()).isEqualTo(403);
        assertThat(get("stranger", tab + "checkpoint").getStatusCode()).isEqualTo(404);
        assertThat(get("auditor", tab + "export").getContentType()).isEqualTo("application/zip");
        assertThat(new CLICommandInvoker(jenkins, "release-lifecycle-checkpoint")
                        .asUser("reader")
                        .invokeWithArgs("shop")
                        .stdout())
                .contains("\"sequence\":2");
        assertThat(new CLICommandInvoker(jenkins, "release-lifecycle-checkpoint")
                        .asUser("reader")
                        .invoke()
                        .returnCode())
                .isEqualTo(6);
        assertThat(new Custody().problems()).isEmpty();
    }
}
