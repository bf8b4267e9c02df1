package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.readyToInstall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.security.MasterToSlaveCallable;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.credentialsbinding.impl.SecretBuildWrapper;
import org.jenkinsci.plugins.credentialsbinding.impl.StringBinding;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Production credentials are of use inside an open deployment of their application, and nowhere else. */
@WithJenkins
class ProductionCredentialsJenkinsTest {

    private static final String HIDDEN = "s3cr3t-of-production";
    private static final String REFUSED = "The production credentials “production” cannot be used here. ";
    private static final String USING =
            "withCredentials([string(credentialsId: 'production', variable: 'TOKEN')]) { echo \"length ${TOKEN.length()} ${TOKEN}\" }";

    private JenkinsRule jenkins;
    private WorkflowJob shop;

    @BeforeEach
    void application(JenkinsRule rule) throws Exception {
        jenkins = rule;
        shop = pipeline(rule, "shop", "");
        keep(new ProductionSecretText(CredentialsScope.GLOBAL, "production", "", "shop", Secret.fromString(HIDDEN)));
    }

    private static void keep(Credentials credentials) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .removeIf(kept -> kept instanceof IdCredentials named
                        && named.getId().equals(((IdCredentials) credentials).getId()));
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
        SystemCredentialsProvider.getInstance().save();
    }

    private static String deploying(String body) {
        return "productionDeployment(version: '1') { " + body + " }\n";
    }

    private WorkflowRun fails(WorkflowJob job, String script, String why) throws Exception {
        define(job, script);
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains(REFUSED + why, build);
        jenkins.assertLogNotContains("length ", build);
        jenkins.assertLogNotContains(HIDDEN, build);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.releaselifecycle", build);
        return build;
    }

    @Test
    void theyAreOfUseInsideTheDeploymentAndMaskedInTheLog() throws Exception {
        readyToInstall(shop, "1");
        define(shop, deploying(USING) + "try { " + USING + " } catch (e) { echo \"after: ${e.message}\" }");
        WorkflowRun build = jenkins.buildAndAssertSuccess(shop);
        jenkins.assertLogContains("length " + HIDDEN.length() + " ****", build);
        jenkins.assertLogNotContains(HIDDEN, build);
        jenkins.assertLogContains(
                "after: " + REFUSED + "They are for deployments of “shop”, and this build has none", build);
    }

    @Test
    void anywhereElseTheBuildGetsAClearError() throws Exception {
        fails(shop, USING, "They are for deployments of “shop”, and this build has none under way.");
        readyToInstall(shop, "1");
        fails(shop, USING, "They are for deployments of “shop”, and this build has none under way.");
        fails(
                shop,
                "parallel deploy: { " + deploying("semaphore 'wait'") + " }, other: { " + USING + " }, failFast: true",
                "They are for deployments of “shop”, and this build");
        fails(pipeline(jenkins, "another", ""), USING, "They are for deployments of “shop”, and this build has none");

        FreeStyleProject free = jenkins.createFreeStyleProject("free");
        free.getBuildWrappersList().add(new SecretBuildWrapper(List.of(new StringBinding("TOKEN", "production"))));
        jenkins.assertLogContains(REFUSED, jenkins.buildAndAssertStatus(Result.FAILURE, free));
    }

    @Test
    void aDeploymentOfAnotherApplicationIsNoPlaceForThem() throws Exception {
        WorkflowJob another = pipeline(jenkins, "another", "");
        readyToInstall(another, "1");
        readyToInstall(shop, "1");
        fails(another, deploying(USING), "They are for deployments of “shop”, and this build has none under way.");
        keep(new ProductionSecretText(CredentialsScope.GLOBAL, "production", "", "nowhere", Secret.fromString(HIDDEN)));
        fails(shop, USING, "They are for deployments of “nowhere”, and there is no such application.");
        keep(new ProductionSecretText(CredentialsScope.GLOBAL, "production", "", " ", Secret.fromString(HIDDEN)));
        fails(shop, USING, "They name no application.");
    }

    @Test
    void whoeverIsNoBuildGetsNothingNotEvenOnAnAgent() throws Exception {
        ProductionUsernamePassword stored = new ProductionUsernamePassword(
                CredentialsScope.GLOBAL, "production", "", "shop", "deployer", Secret.fromString(HIDDEN));
        assertThatThrownBy(stored::getPassword)
                .isInstanceOf(ProductionCredentialsException.class)
                .hasMessageContaining("nobody can tell here which build asks")
                .hasMessageNotContaining(HIDDEN);
        DumbSlave agent = jenkins.createOnlineSlave();
        assertThatThrownBy(() -> agent.getChannel().call(new Take(stored)))
                .hasStackTraceContaining(REFUSED)
                .message()
                .doesNotContain(HIDDEN);

        ProductionSshKey key =
                new ProductionSshKey(CredentialsScope.GLOBAL, "key", "", "shop", "deployer", Secret.fromString(HIDDEN));
        assertThatThrownBy(key::getPrivateKeys).isInstanceOf(ProductionCredentialsException.class);
        assertThatThrownBy(key::getPassphrase).isInstanceOf(ProductionCredentialsException.class);
    }

    private static final class Take extends MasterToSlaveCallable<String, RuntimeException> {

        private static final long serialVersionUID = 1L;

        private final StandardUsernamePasswordCredentials credentials;

        Take(StandardUsernamePasswordCredentials credentials) {
            this.credentials = credentials;
        }

        @Override
        public String call() {
            return Secret.toString(credentials.getPassword());
        }
    }

    @Test
    void everyKindIsOfUseInsideTheDeploymentAlsoOnAnAgent() throws Exception {
        keep(new ProductionUsernamePassword(
                CredentialsScope.GLOBAL, "login", "", "shop", "deployer", Secret.fromString(HIDDEN)));
        ProductionSshKey key =
                new ProductionSshKey(CredentialsScope.GLOBAL, "key", "", "shop", "deployer", Secret.fromString("KEY"));
        key.setProductionPassphrase(Secret.fromString(HIDDEN));
        keep(key);
        readyToInstall(shop, "1");
        jenkins.createOnlineSlave(Label.get("production"));
        define(
                shop,
                "node('production') { "
                        + deploying("withCredentials([usernamePassword(credentialsId: 'login', usernameVariable: 'WHO',"
                                + " passwordVariable: 'PW'), sshUserPrivateKey(credentialsId: 'key', keyFileVariable: 'FILE',"
                                + " passphraseVariable: 'PHRASE')]) { echo \"${WHO} ${PW.length()} ${PHRASE.length()}"
                                + " ${readFile(FILE).trim()}\" }")
                        + "}");
        jenkins.assertLogContains(
                "deployer " + HIDDEN.length() + " " + HIDDEN.length() + " KEY", jenkins.buildAndAssertSuccess(shop));
    }

    @Test
    void theFormAndTheFileKeepThemEncrypted() throws Exception {
        ProductionSshKey key =
                new ProductionSshKey(CredentialsScope.GLOBAL, "key", "", "shop", "deployer", Secret.fromString(HIDDEN));
        key.setProductionPassphrase(Secret.fromString(HIDDEN));
        for (IdCredentials credentials : List.of(
                key,
                new ProductionUsernamePassword(
                        CredentialsScope.GLOBAL, "login", "d", "shop", "deployer", Secret.fromString(HIDDEN)),
                new ProductionSecretText(
                        CredentialsScope.GLOBAL, "production", "", "shop", Secret.fromString(HIDDEN)))) {
            keep(credentials);
            String before = xml();
            assertThat(before).doesNotContain(HIDDEN);
            String url = "manage/credentials/store/system/domain/_/credential/" + credentials.getId();
            JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
            HtmlForm form = client.goTo(url + "/updateDialog").getFormByName("updateCredentials");
            assertThat(form.asXml()).doesNotContain(HIDDEN);
            WebRequest submit = new WebRequest(new URL(jenkins.getURL(), url + "/updateSubmit"), HttpMethod.POST);
            submit.setRequestParameters(
                    List.of(new NameValuePair("json", json(form, credentials).toString())));
            client.getPage(client.addCrumb(submit));
            IdCredentials after = (IdCredentials)
                    CredentialsProvider.lookupStores(jenkins.jenkins)
                            .iterator()
                            .next()
                            .getCredentials(Domain.global())
                            .stream()
                            .filter(credentials::equals)
                            .findFirst()
                            .orElseThrow();
            assertThat(kept(after)).isEqualTo(kept(credentials));
        }
    }

    /** What the page would send, which its scripts put together. */
    private static JSONObject json(HtmlForm form, IdCredentials credentials) {
        JSONObject json = new JSONObject().element("scope", "GLOBAL");
        json.element("stapler-class", credentials.getClass().getName());
        for (HtmlInput field : form.<HtmlInput>getByXPath(".//input[starts-with(@name, '_.')]")) {
            json.element(field.getNameAttribute().substring(2), field.getValue());
        }
        for (HtmlTextArea field : form.<HtmlTextArea>getByXPath(".//textarea[starts-with(@name, '_.')]")) {
            json.element(field.getNameAttribute().substring(2), field.getText().strip());
        }
        return json;
    }

    private static List<Object> kept(IdCredentials credentials) {
        if (credentials instanceof ProductionSshKey key) {
            return List.of(
                    key.getApplication(), key.getUsername(), key.getProductionKey(), key.getProductionPassphrase());
        }
        return credentials instanceof ProductionUsernamePassword login
                ? List.of(login.getApplication(), login.getUsername(), login.getProductionPassword())
                : List.of(
                        ((ProductionSecretText) credentials).getApplication(),
                        ((ProductionSecretText) credentials).getProductionSecret());
    }

    private String xml() throws Exception {
        return Files.readString(jenkins.jenkins.getRootDir().toPath().resolve("credentials.xml"));
    }

    @Test
    void theySurviveExportAndImportAsCode(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("jenkins.yaml"), """
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - productionUsernamePassword:
                              scope: GLOBAL
                              id: login
                              application: shop
                              username: deployer
                              productionPassword: %s
                          - productionSecretText:
                              scope: GLOBAL
                              id: token
                              application: shop
                              productionSecret: %1$s
                          - productionSshKey:
                              scope: GLOBAL
                              id: key
                              application: shop
                              username: deployer
                              productionKey: %1$s
                """.formatted(HIDDEN));
        ConfigurationAsCode.get().configure(file.toString());
        assertThat(SystemCredentialsProvider.getInstance().getCredentials())
                .extracting(credentials -> (Object) credentials.getClass())
                .containsExactly(ProductionUsernamePassword.class, ProductionSecretText.class, ProductionSshKey.class);
        assertThat(kept((IdCredentials)
                        SystemCredentialsProvider.getInstance().getCredentials().get(1)))
                .isEqualTo(List.of("shop", Secret.fromString(HIDDEN)));
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("productionUsernamePassword", "productionPassword: \"{", "productionSecret: \"{")
                .doesNotContain(HIDDEN);
    }
}
