package io.jenkins.plugins.releaselifecycle.jenkins.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.DecidingRole;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.DeploymentCalendar;
import io.jenkins.plugins.releaselifecycle.core.policy.Freeze;
import io.jenkins.plugins.releaselifecycle.core.policy.GateAdditions;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NamedPolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LanguageOfTheVisitor;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumSet;
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
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What an administrator does about policies and the other settings, in a real browser and in both languages. */
@ExtendWith(Browsers.class)
@WithJenkins
class AdministrationBrowserTest {

    private static final String ADMINISTRATOR = "administrator";
    private static final String POLICY = ".repeated-chunk[name=policies]";
    private static final String ANSWER = ".release-lifecycle-what-if-answer";
    private static final String QUORUM = "[name='_.quorum']";
    private static final String DOCUMENT = "[name=documents][json=maintenance-manual]";
    private static final String REQUIREMENT = "[name=requirements][json=E2]";
    private static final String SUNDAY = "[name=days][json=sunday]";
    private static final String FREEZE = ".repeated-chunk[name=freezes]";
    private static final String MEMBERS = "[name='_.members']";
    private static final String HISTORY = "#main-panel table tbody";

    /** What opens the outermost part in which a field is hidden. */
    private static final String OPENS = "let hidden = arguments[0].closest('.advancedBody');"
            + "while (hidden?.parentElement.closest('.advancedBody'))"
            + " hidden = hidden.parentElement.closest('.advancedBody');"
            + "return hidden && hidden.parentElement.querySelector('.advanced-button');";

    /** What adds to the last list that comes before a field. */
    private static final String ADD_BEFORE = "return [...document.querySelectorAll('.repeatable-add')]"
            + ".filter(e => e.compareDocumentPosition(arguments[0]) & Node.DOCUMENT_POSITION_FOLLOWING).pop();";

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

    /** At the first gate, which is that to install, and in the first role. */
    @ParameterizedTest
    @EnumSource
    void gatesRolesAndTheCalendarAreChangedAndAreInForceAndShownFromThenOn(Language language) {
        ReleaseLifecycleConfiguration settings = ReleaseLifecycleConfiguration.get();
        Freeze freeze = new Freeze(
                language == Language.CHINESE ? "年末" : "year end",
                LocalDateTime.of(2026, 12, 20, 0, 0),
                LocalDateTime.of(2027, 1, 5, 8, 30));
        try (LanguageOfTheVisitor visitor = LanguageOfTheVisitor.installed();
                Browser browser = new Browser(jenkins, language)) {
            browser.signedIn(ADMINISTRATOR).open("manage/configure");
            reveal(browser, QUORUM).clear();
            browser.find(QUORUM).sendKeys("2");
            reveal(browser, DOCUMENT).sendKeys(Keys.SPACE);
            reveal(browser, REQUIREMENT).sendKeys(Keys.SPACE);
            reveal(browser, SUNDAY).sendKeys(Keys.SPACE);
            click(browser, (WebElement) browser.run(ADD_BEFORE, browser.find(SUNDAY)));
            browser.await(() -> browser.exists(FREEZE));
            browser.find(FREEZE + " [name='_.name']").sendKeys(freeze.name());
            browser.find(FREEZE + " [name='_.from']").sendKeys(freeze.from().toString());
            browser.find(FREEZE + " [name='_.until']").sendKeys(freeze.until().toString());
            browser.find(MEMBERS).sendKeys(Keys.END, Keys.ENTER, "newcomer");
            assertThat(browser.text(REQUIREMENT + " + label").codePoints().anyMatch(Character::isIdeographic))
                    .isEqualTo(language == Language.CHINESE);
            assertThat(settings.policyInForce().calendar()).isEqualTo(DeploymentCalendar.ALWAYS);

            click(browser, browser.find(".jenkins-submit-button"));
            browser.await(() -> !settings.policyInForce().calendar().freezes().isEmpty());
            Policy policy = settings.policyInForce();
            assertThat(policy.gates().get(Gate.INSTALL))
                    .isEqualTo(new Decision(List.of(new DecidingRole(Role.IT, 2, 1))));
            assertThat(policy.additions())
                    .containsEntry(
                            Gate.INSTALL,
                            new GateAdditions(Set.of(DocumentKind.MAINTENANCE_MANUAL), Set.of(Requirement.E2)));
            assertThat(policy.calendar().freezes()).containsExactly(freeze);
            assertThat(policy.calendar().businessHours().days())
                    .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)));
            assertThat(settings.roleAssignment().includes("newcomer", Role.IT, List.of("shop")))
                    .isTrue();

            browser.open("manage/configure");
            assertThat(browser.find(QUORUM).getDomProperty("value")).isEqualTo("2");
            assertThat(browser.find(DOCUMENT).isSelected()).isTrue();
            assertThat(browser.find(REQUIREMENT).isSelected()).isTrue();
            assertThat(browser.find(SUNDAY).isSelected()).isFalse();
            assertThat(browser.find(FREEZE + " [name='_.name']").getDomProperty("value"))
                    .isEqualTo(freeze.name());
            assertThat(browser.find(MEMBERS).getDomProperty("value")).endsWith("\nnewcomer");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The first field of that kind, once all is open that it is hidden in. */
    private static WebElement reveal(Browser browser, String field) {
        WebElement found = browser.find(field);
        for (Object button = browser.run(OPENS, found); button != null; button = browser.run(OPENS, found)) {
            click(browser, (WebElement) button);
        }
        return found;
    }

    private static void click(Browser browser, WebElement button) {
        browser.run("arguments[0].scrollIntoView({block: 'center'});", button);
        button.click();
    }

    private static void add(Browser browser) {
        click(browser, browser.find(".hetero-list-add[suffix=policies]"));
        String choice = ".jenkins-dropdown button.jenkins-dropdown__item";
        browser.await(() -> browser.exists(choice));
        browser.find(choice).click();
        browser.await(() -> browser.exists(POLICY + " [name='_.applications']"));
    }
}
