package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NamedPolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet;
import java.util.List;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Administrators are told that nobody acts in any role, once anybody has begun with anything. */
@WithJenkins
class PolicyMonitorJenkinsTest {

    private static final String NOBODY =
            "Nobody acts in any role: no gate can ever open. Name the people or groups of the roles.";

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
    }

    private static List<String> problems() {
        Fleet.whole();
        return ExtensionList.lookupSingleton(PolicyMonitor.class).getProblems();
    }

    private static ReleaseLifecycleConfiguration settings() {
        return ReleaseLifecycleConfiguration.get();
    }

    private void anApplication() throws Exception {
        Applications.record(
                Applications.pipeline(jenkins, "shop", ""),
                new Actor.User("somebody"),
                new ExposureDeclared(Exposure.INTERNAL));
    }

    @Test
    void whereNobodyHasBegunWithAnythingNothingIsWrong() throws Exception {
        Applications.pipeline(jenkins, "build", "");
        settings().setPolicy(new PolicySettings());
        assertThat(problems()).isEmpty();
    }

    @Test
    void anApplicationWithoutAnyRolesIsToldOnceInBothLanguagesBesideTheSettings() throws Exception {
        anApplication();
        assertThat(problems()).containsExactly(NOBODY);

        assertThat(told("en")).containsOnlyOnce(NOBODY);
        try (LanguageOfTheVisitor visitor = LanguageOfTheVisitor.installed()) {
            assertThat(told("zh-CN")).containsOnlyOnce("尚未为任何角色指定人员");
        }
    }

    private String told(String language) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.addRequestHeader("Accept-Language", language);
        HtmlPage page = client.goTo("manage");
        DomNode alert = page.querySelector(".release-lifecycle-wrap");
        assertThat(alert.<HtmlAnchor>querySelector("a").getHrefAttribute()).isEqualTo("/jenkins/manage/configure");
        return alert.asNormalizedText();
    }

    @Test
    void aPolicyWithoutAnyRolesIsToldToo() {
        PolicySettings other = new PolicySettings();
        other.setExposure("internal");
        settings().setPolicy(other);
        assertThat(problems()).containsExactly(NOBODY);

        settings().setPolicy(new PolicySettings());
        NamedPolicySettings named = new NamedPolicySettings("bank");
        named.setApplications(List.of("bank/**"));
        named.setPolicy(new PolicySettings());
        settings().setPolicies(List.of(named));
        assertThat(problems()).containsExactly(NOBODY);
    }

    @Test
    void itIsNotToldOfSomeRolesButOfEachThatIsWanting() throws Exception {
        anApplication();
        settings().setRoles(List.of(new RoleSettings("it")));
        assertThat(problems()).isNotEmpty().doesNotContain(NOBODY);

        new People(jenkins);
        assertThat(problems()).isEmpty();
    }
}
