package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NamedPolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyInForce;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Administrators see each version of a policy with what it changed, and what other settings would change before they save them. */
@WithJenkins
class PoliciesPageJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
    }

    private static PolicySettings retests(int number) {
        PolicySettings settings = new PolicySettings();
        settings.setRetests(Integer.toString(number));
        return settings;
    }

    @Test
    void everyVersionIsListedWithItsAuthorAndWhatItChanged() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("alice")
                .grant(Jenkins.READ)
                .everywhere()
                .to("bob"));
        try (ACLContext alice = ACL.as2(User.getById("alice", true).impersonate2())) {
            ReleaseLifecycleConfiguration.get().setPolicy(retests(2));
            ReleaseLifecycleConfiguration.get().setPolicy(retests(3));
            NamedPolicySettings bank = new NamedPolicySettings("bank");
            bank.setApplications(List.of("bank/**"));
            bank.setPolicy(new PolicySettings());
            ReleaseLifecycleConfiguration.get().setPolicies(List.of(bank));
        }
        HtmlPage page = People.signIn(jenkins.createWebClient(), "alice").goTo("manage/" + PoliciesLink.URL + "/");
        List<String> rows = page.<org.htmlunit.html.DomNode>getByXPath("//table/tbody/tr").stream()
                .map(row -> row.asNormalizedText().replaceAll("\\s+", " "))
                .collect(Collectors.toCollection(ArrayList::new));
        assertThat(rows).hasSize(4);
        assertThat(rows.remove(0)).startsWith("bank 1 ").contains("alice applications: [] → bank/**");
        assertThat(rows.get(0)).startsWith("default 3 ").contains("alice retests: 2 → 3");
        assertThat(rows.get(1)).contains("alice retests: 1 → 2");
        assertThat(rows.get(2)).contains("not known: it was in force before this list began nothing; as shipped");
        assertThat(status("bob", "")).isEqualTo(403);
        assertThat(status("bob", "whatIf")).isEqualTo(403);
    }

    private int status(String user, String path) throws Exception {
        JenkinsRule.WebClient client =
                People.signIn(jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false), user);
        WebRequest request = new WebRequest(
                new URL(jenkins.getURL(), "manage/" + PoliciesLink.URL + "/" + path),
                path.isEmpty() ? HttpMethod.GET : HttpMethod.POST);
        client.addCrumb(request);
        return client.getPage(request).getWebResponse().getStatusCode();
    }

    @Test
    void whatOtherPoliciesWouldOpenAndCloseIsToldWithReasons() throws Exception {
        Applications.internalUnlessDeclared();
        WorkflowJob job = Applications.pipeline(jenkins, "shop", "");
        Applications.readyToInstall(job, "1.4.0");
        PolicySettings stricter = new PolicySettings();
        stricter.setExposure("internal");
        stricter.setStableRun("P2M");
        Policy voids = policy(stricter);
        WhatIf closes = WhatIf.of(any -> new PolicyInForce("default", voids));
        assertThat(closes.getRows()).singleElement().satisfies(row -> {
            assertThat(row.getApplication()).isEqualTo("shop");
            assertThat(row.getEffect()).isEqualTo("closes");
            assertThat(row.getWhy()).singleElement().asString().startsWith("A7: ");
        });
        Policy same = ReleaseLifecycleConfiguration.get().policyInForce();
        assertThat(WhatIf.of(any -> new PolicyInForce("default", same)).getRows())
                .isEmpty();
        assertThat(ReleaseLifecycleConfiguration.get().policyInForce())
                .as("nothing was saved")
                .isEqualTo(same);
    }

    private static Policy policy(PolicySettings settings) {
        Policy before = ReleaseLifecycleConfiguration.get().policyInForce();
        PolicySettings now = ReleaseLifecycleConfiguration.get().getPolicy();
        ReleaseLifecycleConfiguration.get().setPolicy(settings);
        Policy policy = ReleaseLifecycleConfiguration.get().policyInForce();
        ReleaseLifecycleConfiguration.get().setPolicy(now);
        assertThat(ReleaseLifecycleConfiguration.get().policyInForce()).isEqualTo(before);
        return policy;
    }

    @Test
    void theFormOfTheSystemConfigurationIsAskedAsItStands() throws Exception {
        Applications.internalUnlessDeclared();
        Applications.readyToInstall(Applications.pipeline(jenkins, "shop", ""), "1.4.0");
        assertThat(whatIf(form("\"stableRun\": \"P2M\""))).contains("shop").contains("closes");
        assertThat(whatIf(form("\"retests\": \"0\""))).contains("“retests” is 0");
    }

    private static String form(String setting) {
        return """
                {"%s": {"policy": {
                  "exposure": "internal",
                  "external": ["system-vulnerability-scan", "application-vulnerability-scan", "penetration-test", "baseline-assessment"],
                  "internal": ["system-vulnerability-scan", "application-vulnerability-scan"],
                  %s}}}
                """.formatted(ReleaseLifecycleConfiguration.get().getJsonSafeClassName(), setting);
    }

    private String whatIf(String form) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), "manage/" + PoliciesLink.URL + "/whatIf"), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", form)));
        client.addCrumb(request);
        return client.getPage(request).getWebResponse().getContentAsString();
    }
}
