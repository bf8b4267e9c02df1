package io.jenkins.plugins.releaselifecycle.jenkins.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LanguageOfTheVisitor;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every page in both languages, light and dark, at a desk and on a phone; the pictures are in {@code target/screenshots}. */
@ExtendWith(Browsers.class)
@WithJenkins
class PagesBrowserTest {

    private static final String OPERATIONS = People.id(Role.OPERATIONS);
    private static final String IT = People.id(Role.IT);

    private static final List<Look> LOOKS = List.of(Look.DESK, Look.DESK_DARK, Look.PHONE, Look.PHONE_DARK);

    /** A page that somebody looks at. */
    private record Page(String name, String person, String path) {}

    private static final List<Page> PAGES = List.of(
            new Page("lifecycle-new", People.READER, "job/new-idea/release-lifecycle/"),
            new Page("lifecycle-applying", People.READER, "job/booking/release-lifecycle/"),
            new Page("lifecycle-formal", People.READER, "job/payroll/release-lifecycle/?version=1.5.0"),
            new Page("lifecycle-retired", People.READER, "job/fax/release-lifecycle/"),
            new Page("lifecycle-damaged", People.READER, "job/archive/release-lifecycle/"),
            new Page("lifecycle-trial", OPERATIONS, "job/shop/release-lifecycle/"),
            new Page("facts", OPERATIONS, "job/shop/release-lifecycle/facts"),
            new Page("record-incident", OPERATIONS, "job/shop/release-lifecycle/record?type=incident-reported"),
            new Page("record-test", OPERATIONS, "job/shop/release-lifecycle/record?type=test-recorded"),
            new Page("fleet", OPERATIONS, "release-lifecycle/"),
            new Page("approvals", OPERATIONS, "release-lifecycle-approvals/"),
            new Page("record-working-group", IT, "job/shop/release-lifecycle/record?type=working-group-formed"),
            new Page("lifecycle-tested", IT, "job/intranet/release-lifecycle/"),
            new Page(
                    "findings",
                    IT,
                    "job/intranet/release-lifecycle/findings?kind=system-vulnerability-scan&version=2.0.1"),
            new Page("build-done", IT, "job/booking/1/release-lifecycle/"),
            new Page("build-waiting", IT, "job/booking/2/release-lifecycle/"),
            new Page("records", Showcase.ADMINISTRATOR, "manage/release-lifecycle-records/"),
            new Page("policies", Showcase.ADMINISTRATOR, "manage/release-lifecycle-policies/"),
            new Page("production-jobs", Showcase.ADMINISTRATOR, "manage/release-lifecycle-jobs/"));

    /** Pages of core with something of this plugin in them. */
    private static final List<Page> OF_CORE = List.of(
            new Page("list-view", People.READER, "view/lifecycle/"),
            new Page("warnings", Showcase.ADMINISTRATOR, "manage/"),
            new Page("settings", Showcase.ADMINISTRATOR, "manage/configure"),
            new Page("job", Showcase.ADMINISTRATOR, "job/new-idea/configure"),
            new Page("snippet-generator", Showcase.ADMINISTRATOR, "job/booking/pipeline-syntax/"));

    /**
     * Core's tags for forms give fields no label of their own, help a place in the order of keys, and descriptions a pale colour; its
     * lists give the buttons of menus no name.
     */
    private static final Set<String> BROKEN_IN_CORE =
            Set.of("label", "select-name", "tabindex", "color-contrast", "button-name");

    private static JenkinsRule jenkins;
    private static LanguageOfTheVisitor languages;
    private static Showcase showcase;

    @BeforeAll
    static void anApplicationAtEachStage(JenkinsRule rule) throws Exception {
        jenkins = rule;
        languages = LanguageOfTheVisitor.installed();
        showcase = new Showcase(jenkins);
    }

    @AfterAll
    static void stop() throws Exception {
        showcase.close();
        languages.close();
        jenkins.after();
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadByEverybodyAndBreaksNoRule(Language language) {
        SoftAssertions everywhere = new SoftAssertions();
        try (Browser browser = new Browser(jenkins, language)) {
            PAGES.forEach(page -> look(browser, page, Set.of(), everywhere));
            OF_CORE.forEach(page -> look(browser, page, BROKEN_IN_CORE, everywhere));
        }
        everywhere.assertAll();
    }

    private static void look(Browser browser, Page page, Set<String> without, SoftAssertions everywhere) {
        browser.signedIn(page.person()).open(page.path());
        for (Look look : LOOKS) {
            browser.show(look);
            browser.picture(page.name(), look);
            everywhere
                    .assertThat(browser.barriers("#main-panel", without))
                    .as("barriers of %s, %s", page.name(), look)
                    .isEmpty();
            everywhere
                    .assertThat(browser.widthOfPage())
                    .as("width of %s, %s; beyond it: %s", page.name(), look, browser.beyondTheEdge())
                    .isLessThanOrEqualTo(look.width());
        }
        everywhere
                .assertThat(browser.complaints())
                .as("complaints about %s", page.name())
                .isEmpty();
    }

    /** Shows that a violation would be seen. */
    @Test
    void whatTheSecurityPolicyForbidsIsNoticed() {
        try (Browser browser = new Browser(jenkins, Language.ENGLISH)) {
            browser.signedIn(People.READER).open("job/shop/release-lifecycle/");
            assertThat(browser.complaints()).isEmpty();
            browser.run("const s = document.createElement('script'); s.textContent = 'window.ran = true';"
                    + "document.body.append(s);");
            assertThat(browser.run("return window.ran === undefined;")).isEqualTo(true);
            browser.await(() -> browser.complaints().toString().contains("script-src"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job/shop/release-lifecycle/",
                "job/shop/release-lifecycle/record?type=test-recorded",
                "release-lifecycle-approvals/"
            })
    void everythingIsReachedByKeyboardInTheOrderInWhichItIsReadAndSaysThatItIsReached(String path) {
        try (Browser browser = new Browser(jenkins, Language.ENGLISH)) {
            browser.signedIn(OPERATIONS).open(path);
            browser.show(Look.DESK);
            Tabbing tabbing = Tabbing.through(browser, "#main-panel");
            assertThat(tabbing.reached()).hasSizeGreaterThan(3).isEqualTo(tabbing.controls());
            assertThat(tabbing.unmarked()).isEmpty();
        }
    }
}
