package io.jenkins.plugins.releaselifecycle.jenkins.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestCommented;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LanguageOfTheVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** People do in a browser what they have to do: read, record, comment and vote. */
@ExtendWith(Browsers.class)
@WithJenkins
class PeopleBrowserTest {

    private static final String SHOP = "job/shop/release-lifecycle/";
    private static final String DIALOG = "dialog:has(.release-lifecycle-form)";
    private static final String FORM = DIALOG + " form";
    private static final String CHOOSE = ".release-lifecycle-choose";
    private static final String PROBLEM = "dialog #release-lifecycle-problem";
    private static final String REQUESTS = "section[aria-labelledby=release-lifecycle-requests]";
    private static final String INCIDENTS = "section[aria-labelledby=release-lifecycle-incidents]";
    private static final String TIMELINE = "section[aria-labelledby=release-lifecycle-timeline]";
    private static final String BALLOT = ".release-lifecycle-ballot";

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

    private static Browser browser(Role role) {
        return new Browser(jenkins, Language.ENGLISH).signedIn(People.id(role));
    }

    private static WorkflowJob job(String name) {
        return jenkins.jenkins.getItemByFullName(name, WorkflowJob.class);
    }

    private static Fact last(String name) {
        List<Fact> facts = Applications.facts(job(name));
        return facts.get(facts.size() - 1);
    }

    @Test
    void aDossierIsMadeBesideThePageWhichSaysSoAndBreaksNoRule(@TempDir Path saved) throws Exception {
        try (Browser browser = new Browser(jenkins, Language.ENGLISH)) {
            browser.saveTo(saved);
            browser.signedIn(Showcase.ADMINISTRATOR).open(SHOP);
            browser.find(".jenkins-app-bar button[data-dropdown]").click();
            browser.await(() -> browser.exists("a.release-lifecycle-dossier"));
            browser.find("a.release-lifecycle-dossier").click();
            browser.awaitText(".release-lifecycle-making", "The dossier is made and saved");
            Path dossier = saved.resolve("dossier.html");
            browser.await(() -> Files.exists(dossier));
            assertThat(Files.readString(dossier))
                    .startsWith("<!DOCTYPE html>")
                    .contains("Dossier of shop")
                    .endsWith("</html>\n");
            assertThat(browser.exists(".release-lifecycle-making progress")).isFalse();
            assertThat(browser.complaints()).isEmpty();

            browser.open(dossier.toUri().toString());
            browser.show(Look.DESK);
            browser.picture("dossier", Look.DESK);
            assertThat(browser.text("h1")).contains("shop");
            assertThat(browser.barriers("body", Set.of())).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theVerdictIsReadInTheLanguageOfTheReader() {
        try (Browser english = new Browser(jenkins, Language.ENGLISH);
                Browser chinese = new Browser(jenkins, Language.CHINESE)) {
            String path = "job/intranet/release-lifecycle/";
            english.signedIn(People.READER).open(path);
            chinese.signedIn(People.READER).open(path);
            assertThat(english.text(".release-lifecycle-verdict"))
                    .isEqualTo("Go live is closed for 2.0.1, requirements not met: 4");
            assertThat(chinese.text(".release-lifecycle-verdict")).isEqualTo("上线：版本 2.0.1 不予放行，未满足的要求：4 项");
            assertThat(english.text("#main-panel")).doesNotContainPattern("\\p{IsHan}");
            assertThat(english.exists(BALLOT)).isFalse();
            assertThat(english.exists(CHOOSE)).isFalse();
        }
    }

    @Test
    void twoPeopleVoteInTheirBrowsersAndTheBuildGoesOn() throws Exception {
        WorkflowJob farewell = Applications.pipeline(
                jenkins, "farewell", "requestRetirement version: '1.4.0', id: 'retire', message: 'Nobody used it'");
        Applications.prepared(farewell, "1.4.0");
        WorkflowRun build = Applications.waiting(jenkins, farewell);
        try (Browser it = browser(Role.IT);
                Browser business = browser(Role.BUSINESS)) {
            it.open(build.getUrl() + "release-lifecycle/");
            business.open("release-lifecycle-approvals/");
            assertThat(it.text("#main-panel")).contains("Retirement of 1.4.0", "Nobody used it");

            it.find(BALLOT + " [name=comment]").sendKeys("Switched off on Friday");
            it.find(BALLOT + " button[value=true]").click();
            it.await(() -> it.address().endsWith("job/farewell/release-lifecycle/"));
            assertThat(it.text(REQUESTS))
                    .contains("Approved as IT department by it-lead", "Switched off on Friday", "Waits for Business");
            assertThat(build.isBuilding()).isTrue();

            WebElement row = business.all("section[aria-labelledby=release-lifecycle-waiting] tbody > tr").stream()
                    .filter(waiting -> waiting.getText().contains("farewell"))
                    .findFirst()
                    .orElseThrow();
            row.findElement(By.cssSelector("button[value=true]")).click();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            it.open("job/farewell/release-lifecycle/");
            assertThat(it.text("[aria-current=step]")).startsWith("Retirement");
            assertThat(it.complaints()).isEmpty();
        }
    }

    @Test
    void anIncidentIsRecordedInADialogThatFirstSaysWhatIsWrong() {
        long before = Applications.total(job("shop"));
        try (Browser operations = browser(Role.OPERATIONS)) {
            operations.open(SHOP);
            operations.show(Look.DESK);
            operations
                    .find("#release-lifecycle-type option[value=incident-reported]")
                    .click();
            operations.find(CHOOSE + " button").click();
            operations.await(() -> operations.exists(FORM));
            assertThat(operations.find(DIALOG).getAttribute("aria-label")).isEqualTo("Report an incident");
            assertThat(operations.barriers(DIALOG, Set.of())).isEmpty();
            operations.pictureOfWindow("dialog-incident", Look.DESK);

            operations.find(FORM + " [name=incident]").sendKeys("INC-20");
            operations.find(FORM + " option[value=users]").click();
            operations.find(FORM + " [name=description]").sendKeys("orders were lost");
            operations.find(FORM + " [name=since]").sendKeys("yesterday");
            operations.find(FORM + " button").click();
            operations.await(() -> operations.exists(PROBLEM));
            assertThat(operations.text(PROBLEM))
                    .startsWith("Nothing was recorded.")
                    .contains("yesterday");
            assertThat(operations.focused().getAttribute("name")).isEqualTo("since");
            assertThat(operations.find(FORM + " [name=description]").getAttribute("value"))
                    .isEqualTo("orders were lost");
            assertThat(operations.barriers(DIALOG, Set.of())).isEmpty();
            operations.pictureOfWindow("dialog-incident-refused", Look.DESK);
            assertThat(Applications.total(job("shop"))).isEqualTo(before);
            assertThat(operations.complaints())
                    .as("nothing but the answer to what was wrong")
                    .allMatch(complaint -> complaint.contains("400"));

            operations.focused().clear();
            operations.find(FORM + " button").click();
            operations.awaitText(INCIDENTS, "orders were lost");
            assertThat(operations.text(TIMELINE)).contains("INC-20");
            assertThat(operations.exists(DIALOG)).isFalse();
            assertThat(operations.complaints()).isEmpty();
        }
        assertThat(last("shop"))
                .isInstanceOfSatisfying(
                        IncidentReported.class,
                        incident -> assertThat(incident.impact()).isEqualTo(Impact.USERS));
    }

    @Test
    void anIncidentIsRecordedByKeyboardAlone() {
        try (Browser operations = browser(Role.OPERATIONS)) {
            operations.open(SHOP);
            operations.run("document.querySelector('#release-lifecycle-type').focus();");
            operations.press("Report an incident", Keys.TAB, Keys.ENTER);
            operations.await(() -> operations.exists(FORM));
            assertThat(operations.focused().getAttribute("name")).isEqualTo("incident");
            operations.press(Keys.ESCAPE);
            operations.await(() -> !operations.exists(DIALOG));
            assertThat(operations.focused().getText()).isEqualTo("Fill in");
            assertThat(operations.complaints()).isEmpty();

            operations.press(Keys.ENTER);
            operations.await(() -> operations.exists(FORM));
            operations.press("INC-21", Keys.TAB);
            operations.press("failure", Keys.TAB);
            operations.press("the printer was on fire", Keys.TAB);
            operations.press(Keys.ENTER);
            operations.awaitText(INCIDENTS, "the printer was on fire");
        }
        assertThat(last("shop"))
                .isInstanceOfSatisfying(
                        IncidentReported.class,
                        incident -> assertThat(incident.impact()).isEqualTo(Impact.FAILURE));
    }

    @Test
    void theEnterKeyInACommentVotesOnNothingAndACommentIsOnlyAComment() {
        long before = Applications.total(job("booking"));
        try (Browser it = browser(Role.IT)) {
            it.open("job/booking/2/release-lifecycle/");
            it.find(BALLOT + " [name=comment]").sendKeys("Which hosts?", Keys.ENTER);
            it.find(BALLOT + " button[formaction]").click();
            it.await(() -> it.address().endsWith("job/booking/release-lifecycle/"));
            assertThat(it.text(REQUESTS)).contains("“Which hosts?” – it-lead", "No votes so far.");
        }
        assertThat(Applications.total(job("booking"))).isEqualTo(before + 1);
        assertThat(last("booking")).isInstanceOf(RequestCommented.class);
    }
}
