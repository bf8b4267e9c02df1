package io.jenkins.plugins.releaselifecycle.jenkins.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NamedPolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LanguageOfTheVisitor;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an administrator does about policies, in a real browser and in both languages. */
@ExtendWith(Browsers.class)
@WithJenkins
class AdministrationBrowserTest {

    private static final String ADMINISTRATOR = "administrator";
    private static final String POLICY = ".repeated-chunk[name=policies]";
    private static final String ANSWER = ".release-lifecycle-what-if-answer";
    private static final String HISTORY = "#main-panel table tbody";

    private JenkinsRule jenkins;

    @BeforeEach
    void anOpenGate(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new People(jenkins);
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(ADMINISTRATOR);
        Applications.internalUnlessDeclared();
        Applications.readyToInstall(Applications.pipeline(jenkins, "shop", ""), "1.4.0");
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyIsAddedWhatItWouldCloseIsToldAndItIsSavedWithItsVersion(Language language) {
        try (LanguageOfTheVisitor visitor = LanguageOfTheVisitor.installed();
                Browser browser = new Browser(jenkins, language)) {
            browser.signedIn(ADMINISTRATOR).open("manage/configure");
            browser.show(Look.DESK);
            add(browser);
            browser.find(POLICY + " [name='_.name']").sendKeys("bank");
            browser.find(POLICY + " [name='_.applications']").sendKeys("sh*");
            browser.find(POLICY + " [name='_.name']").click();
            browser.awaitText(POLICY, "shop");
            browser.picture("settings-new-policy", Look.DESK);

            browser.run("arguments[0].scrollIntoView({block: 'center'});", browser.find(".release-lifecycle-what-if"));
            browser.find(".release-lifecycle-what-if").click();
            browser.await(() -> !browser.text(ANSWER).isEmpty());
            assertThat(browser.text(ANSWER)).contains("shop", "1.4.0", "A7");
            assertThat(browser.text(ANSWER).codePoints().anyMatch(Character::isIdeographic))
                    .isEqualTo(language == Language.CHINESE);
            assertThat(browser.barriers(ANSWER, Set.of())).isEmpty();
            browser.pictureOfWindow("settings-what-if", Look.DESK);
            assertThat(ReleaseLifecycleConfiguration.get().getPolicies())
                    .as("only asked")
                    .isEmpty();

            browser.find(".jenkins-submit-button").click();
            browser.await(
                    () -> !ReleaseLifecycleConfiguration.get().getPolicies().isEmpty());
            assertThat(ReleaseLifecycleConfiguration.get().getPolicies())
                    .extracting(NamedPolicySettings::getName, NamedPolicySettings::getApplications)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("bank", List.of("sh*")));

            browser.open("manage/release-lifecycle-policies/");
            assertThat(browser.text(HISTORY)).contains("bank", ADMINISTRATOR);
            for (Look look : List.of(Look.DESK, Look.DESK_DARK, Look.PHONE)) {
                browser.show(look);
                browser.picture("policies", look);
                assertThat(browser.barriers("#main-panel", Set.of())).isEmpty();
                assertThat(browser.widthOfPage()).as("%s", look).isLessThanOrEqualTo(look.width());
            }
            browser.open("job/shop/release-lifecycle/");
            assertThat(browser.text("#main-panel")).contains("bank");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void add(Browser browser) {
        String button = ".hetero-list-add[suffix=policies]";
        browser.run("arguments[0].scrollIntoView({block: 'center'});", browser.find(button));
        browser.find(button).click();
        String choice = ".jenkins-dropdown button.jenkins-dropdown__item";
        browser.await(() -> browser.exists(choice));
        browser.find(choice).click();
        browser.await(() -> browser.exists(POLICY + " [name='_.applications']"));
    }
}
