package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** While the form is filled in, each field says what would be refused; to administrators only. */
@WithJenkins
class SettingsChecksJenkinsTest {

    private static final List<Class<?>> FORMS = List.of(
            PolicySettings.class,
            LimitSettings.class,
            TrialRunSettings.class,
            ReportSettings.class,
            DecidingRoleSettings.class,
            RoleSettings.class,
            WebhookSettings.class,
            FreezeSettings.class,
            BusinessHoursSettings.class);

    private final Map<String, JenkinsRule.WebClient> clients = new HashMap<>();
    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
    }

    /** The paths of the methods that begin so, of the descriptors of all forms. */
    private List<String> paths(String beginning) {
        List<String> paths = new ArrayList<>();
        for (Class<?> form : FORMS) {
            Descriptor<?> descriptor = jenkins.jenkins.getDescriptor(form.asSubclass(hudson.model.Describable.class));
            Stream.of(descriptor.getClass().getDeclaredMethods())
                    .filter(method -> method.getName().startsWith("do" + beginning))
                    .forEach(method -> paths.add(descriptor.getDescriptorUrl() + "/"
                            + Character.toLowerCase(method.getName().charAt(2))
                            + method.getName().substring(3)));
        }
        assertThat(paths).isNotEmpty();
        return paths;
    }

    private WebResponse ask(String user, HttpMethod method, String path, String query) throws Exception {
        JenkinsRule.WebClient client = client(user);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path + "?" + query), method);
        client.addCrumb(request);
        return client.loadWebResponse(request);
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        JenkinsRule.WebClient client = clients.get(user);
        if (client == null) {
            client = People.signIn(jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false), user);
            clients.put(user, client);
        }
        return client;
    }

    @Test
    void onlyAnAdministratorIsToldWhatAFieldMayHold() throws Exception {
        for (String path : paths("Check")) {
            assertThat(ask("reader", HttpMethod.POST, path, "value=x&role=it").getStatusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(ask("admin", HttpMethod.GET, path, "value=x&role=it").getStatusCode())
                    .as(path)
                    .isIn(404, 405);
            WebResponse answer = ask("admin", HttpMethod.POST, path, "value=x&role=it");
            assertThat(answer.getStatusCode()).as(path).isEqualTo(200);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                    .as(path)
                    .containsAnyOf("class=\"error\"", "class=\"warning\"")
                    .contains("“x”");
        }
    }

    @Test
    void onlyWhoeverMayReadJenkinsSeesWhatCanBeChosen() throws Exception {
        for (String path : paths("Fill")) {
            assertThat(ask("stranger", HttpMethod.POST, path, "").getStatusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(ask("reader", HttpMethod.GET, path, "").getStatusCode())
                    .as(path)
                    .isIn(404, 405);
            assertThat(ask("reader", HttpMethod.POST, path, "").getStatusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void aFieldSaysWhyItAsksForLessThanTheRuleBeforeItIsSaved() throws Exception {
        String policy = jenkins.jenkins.getDescriptor(PolicySettings.class).getDescriptorUrl();
        assertThat(check(policy + "/checkTestingTerm", "value=P2M")).contains("may be longer than P1M");
        assertThat(check(policy + "/checkTestingTerm", "value=P20D")).isEqualTo("<div/>");
        assertThat(check(policy + "/checkStableRun", "value=P20D")).contains("may be shorter than P1M");
        assertThat(check(policy + "/checkFilingLevel", "value=3")).contains("“filingLevel” is 3");
        assertThat(check(policy + "/checkMaxAge", "value=unlimited")).isEqualTo("<div/>");
        assertThat(check(policy + "/checkTimeZone", "value=Asia/Shanghai")).isEqualTo("<div/>");
        assertThat(check(policy + "/checkObservation", "value=P6M")).isEqualTo("<div/>");
        String role = jenkins.jenkins.getDescriptor(DecidingRoleSettings.class).getDescriptorUrl();
        assertThat(check(role + "/checkQuorum", "value=21&role=business")).contains("The quorum of “business” is 21");
        assertThat(check(role + "/checkRound", "value=2&role=business")).isEqualTo("<div/>");
    }

    private String check(String path, String query) throws Exception {
        return ask("admin", HttpMethod.POST, path, query).getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void everyRoleOfTheRuleCanBeChosen() {
        for (ListBoxModel items : List.of(
                new DecidingRoleSettings.DescriptorImpl().doFillRoleItems(),
                new RoleSettings.DescriptorImpl().doFillRoleItems())) {
            assertThat(items).extracting(item -> item.value).containsExactlyElementsOf(Role.ids());
            assertThat(items).extracting(item -> item.name).contains("IT department", "Document review");
        }
    }
}
