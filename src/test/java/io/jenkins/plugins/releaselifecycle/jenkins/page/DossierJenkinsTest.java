package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.readyToInstall;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.audit.AuditDossier;
import io.jenkins.plugins.releaselifecycle.core.audit.AuditedRecord;
import io.jenkins.plugins.releaselifecycle.core.audit.Dossiers;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever may read the configuration of an application takes its dossier away, the one that anybody can make again. */
@WithJenkins
class DossierJenkinsTest {

    private static final String DOSSIER = "job/shop/release-lifecycle/dossier";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void aRecord(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = pipeline(jenkins, "shop", "");
        readyToInstall(job, "1.4.0");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger"));
    }

    private WebResponse get(String user, String path) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        if (user != null) {
            People.signIn(client, user);
        }
        return client.loadWebResponse(new WebRequest(new URL(jenkins.getURL(), path)));
    }

    /** What the core makes of the files that lie there, with nothing of Jenkins but the policy. */
    private String core(Stage stage, Locale locale) {
        return Dossiers.page(dossier(stage, locale));
    }

    private AuditDossier dossier(Stage stage, Locale locale) {
        Anchor head = Lifecycles.get().anchor(job).orElseThrow();
        Path ledger = jenkins.jenkins
                .getRootDir()
                .toPath()
                .resolve("release-lifecycle/ledgers")
                .resolve(head.ledger().hex());
        Policy policy = ReleaseLifecycleConfiguration.get().policyInForce();
        return new AuditDossier(
                AuditedRecord.in(ledger, head, EvidenceStore.in(ledger)),
                policy,
                List.of(),
                Optional.ofNullable(stage),
                Optional.empty(),
                locale);
    }

    @Test
    void theSameBytesTwiceAreThoseOfTheCore() throws Exception {
        byte[] one = get("auditor", DOSSIER + "?lang=en").getContentAsStream().readAllBytes();
        byte[] other =
                get("auditor", DOSSIER + "?lang=en&stage=").getContentAsStream().readAllBytes();

        assertThat(other).isEqualTo(one);
        assertThat(new String(one, StandardCharsets.UTF_8))
                .isEqualTo(core(null, Locale.ENGLISH))
                .contains("Dossier of shop", "<h3>Installation of 1.4.0, at the head")
                .endsWith("</html>\n");
    }

    @Test
    void howFarItIsCanBeWatchedUntilTheSameBytesFollow() throws Exception {
        byte[] watched = get("auditor", DOSSIER + "?lang=en&progress=true")
                .getContentAsStream()
                .readAllBytes();

        String[] parts = new String(watched, StandardCharsets.UTF_8).split("\n\n", 2);
        assertThat(parts[0].lines().map(Integer::valueOf)).isSorted().endsWith(100);
        assertThat(parts[1]).isEqualTo(core(null, Locale.ENGLISH));
        assertThat(get("auditor", DOSSIER + "?progress=perhaps").getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void aStageAndALanguageCanBeChosen() throws Exception {
        WebResponse chosen = get("auditor", DOSSIER + "?lang=zh&stage=trial-application");

        assertThat(chosen.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(core(Stage.TRIAL_APPLICATION, Locale.SIMPLIFIED_CHINESE))
                .contains("审计档案");
        assertThat(get("auditor", DOSSIER + "?stage=trial").getStatusCode()).isEqualTo(400);
        assertThat(get("auditor", DOSSIER + "?lang=fr").getStatusCode()).isEqualTo(400);
        assertThat(get("auditor", DOSSIER + "?checkpoint=perhaps").getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void itIsTakenAwayAndNeverShown() throws Exception {
        WebResponse taken = get("auditor", DOSSIER);

        assertThat(taken.getResponseHeaderValue("Content-Disposition"))
                .isEqualTo("attachment; filename=\"dossier.html\"");
        assertThat(taken.getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(taken.getResponseHeaderValue("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aSignedCheckpointIsPrintedWhereItIsAskedFor() throws Exception {
        String page = get("auditor", DOSSIER + "?lang=en&checkpoint=true").getContentAsString(StandardCharsets.UTF_8);

        assertThat(page)
                .contains("The controller signed on ", "{&quot;checkpoint&quot;:")
                .contains("that this ledger had reached fact "
                        + Lifecycles.get().anchor(job).orElseThrow().sequence());
    }

    @Test
    void nobodyGetsItWhoMayNotReadTheConfiguration() throws Exception {
        assertThat(get("reader", DOSSIER).getStatusCode()).isEqualTo(403);
        assertThat(get("stranger", DOSSIER).getStatusCode()).isEqualTo(404);
        assertThat(get(null, DOSSIER).getContentAsString()).doesNotContain("Dossier of");
        assertThat(get(null, DOSSIER).getStatusCode()).isIn(401, 403, 404);
    }

    @Test
    void theMenuOfThePageLeadsToIt() throws Exception {
        HtmlPage auditors = People.signIn(jenkins.createWebClient(), "auditor").getPage(job, "release-lifecycle");
        HtmlPage readers = People.signIn(jenkins.createWebClient(), "reader").getPage(job, "release-lifecycle");

        assertThat(auditors.getWebResponse().getContentAsString())
                .contains("data-dropdown-href=\"dossier\"")
                .as("of each stage that it has been in")
                .contains("data-dropdown-href=\"dossier?stage=development\"")
                .contains("data-dropdown-href=\"dossier?stage=trial-application\"")
                .doesNotContain("data-dropdown-href=\"dossier?stage=retired\"");
        assertThat(readers.getWebResponse().getContentAsString()).doesNotContain("data-dropdown-href=\"dossier");
    }

    @Test
    void anApplicationWithoutARecordHasNone() throws Exception {
        pipeline(jenkins, "empty", "");

        assertThat(get("auditor", "job/empty/release-lifecycle/dossier").getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsDamagedWhileItIsMadeEndsWithTheReason() throws Exception {
        AuditDossier dossier = dossier(null, Locale.ENGLISH);
        damage();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();

        new WatchedDossier(dossier).writeTo(answer);

        List<String> lines = answer.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).allMatch(line -> line.matches("[0-9]+|!.*")).doesNotContain("100");
        assertThat(lines.get(lines.size() - 1)).startsWith("!").contains("000001.jsonl");
    }

    private void damage() throws IOException {
        Anchor head = Lifecycles.get().anchor(job).orElseThrow();
        Path file = jenkins.jenkins
                .getRootDir()
                .toPath()
                .resolve("release-lifecycle/ledgers/" + head.ledger().hex() + "/000001.jsonl");
        Files.writeString(file, Files.readString(file).replaceFirst("trial-run-plan", "handover-plan"));
    }

    @Test
    void aDamagedRecordMakesNoPage() throws Exception {
        damage();

        WebResponse refused = get("auditor", DOSSIER);
        assertThat(refused.getStatusCode()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("000001.jsonl").doesNotContain("<html");
        assertThat(get("auditor", DOSSIER + "?progress=true").getStatusCode()).isEqualTo(409);
    }
}
