package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of an application says whose turn it is, what is on record, and finds facts. */
@WithJenkins
class LifecycleSectionsJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    private People people;
    private WorkflowJob job;

    @BeforeEach
    void anApplication(JenkinsRule jenkins) throws Exception {
        TestClock.stoppedOn("2026-03-02");
        people = new People(jenkins);
        Applications.internalUnlessDeclared();
        job = jenkins.createProject(WorkflowJob.class, "shop");
        Applications.prepared(job, "1.4.0");
    }

    private HtmlPage page(String user, String path) throws Exception {
        return (HtmlPage) people.client(user).goTo("job/shop/release-lifecycle/" + path);
    }

    private String text(String user, String path) throws Exception {
        return page(user, path).asNormalizedText();
    }

    private String section(String name) throws Exception {
        DomElement heading = page(People.READER, "").getElementById("release-lifecycle-" + name);
        return heading == null ? "" : heading.getParentNode().asNormalizedText();
    }

    @Test
    void saysWhoseTurnItIsAndShowsOnlyMineWhereIAskForThat() throws Exception {
        assertThat(text(People.READER, ""))
                .contains("Whose turn it is: Development 1.")
                .doesNotContain("only mine");
        assertThat(text(IT, "")).contains("Show only mine (0)");
        HtmlPage mine = page(IT, "").getAnchorByText("Show only mine (0)").click();
        assertThat(mine.asNormalizedText())
                .contains("Installation is closed for 1.4.0", "None of it is yours to do.", "Show all")
                .doesNotContain("Nobody has asked for “Installation”");

        people.record(job, People.id(Role.DEVELOPMENT), "request-made", "gate", "install", "version", "1.4.0");
        assertThat(text(IT, "?mine=true")).contains("Approvals by IT department: 0 of 1.");
        assertThat(text(People.id(Role.BUSINESS), "?mine=true")).contains("None of it is yours to do.");
    }

    @Test
    void theStepperSaysSinceWhenTheApplicationIsWhereItIs() throws Exception {
        DomElement now = page(People.READER, "").querySelector("li[aria-current=step]");
        assertThat(now.asNormalizedText())
                .contains("since 2026-03-02", "to act: Development")
                .doesNotContain("days left");
    }

    @Test
    void theStepperSaysWhatEndsNextAndWhoActs() throws Exception {
        Applications.record(
                job,
                Facts.person(Role.OPERATIONS),
                new TemporaryAccessGranted(
                        new Reference("a1"), "li", "root", "wang", Instant.parse("2026-03-12T11:30:00Z"), "repair"));
        assertThat(now()).contains("Access ends: 2026-03-12, days left: 10", "to act: Operations");
        assertThat(page(People.READER, "?gate=retire")
                        .<DomElement>querySelector("li[aria-current=step]")
                        .asNormalizedText())
                .as("whatever gate is asked about")
                .contains("to act: Operations");
        TestClock.stoppedOn("2026-03-12");
        assertThat(now()).contains("Access ends: 2026-03-12, hours left: 2");
        TestClock.stoppedOn("2026-03-13");
        assertThat(now()).contains("Access ends: overdue since 2026-03-12");
    }

    private String now() throws Exception {
        return page(People.READER, "")
                .<DomElement>querySelector("li[aria-current=step]")
                .asNormalizedText();
    }

    @Test
    void documentsIncidentsLentRightsAndWaiversAreListedAndMarkupStaysText() throws Exception {
        Applications.record(
                job, Facts.person(Role.DEVELOPMENT), new DocumentRecorded(DocumentKind.BACKUP_PLAN, "7", MARKUP, null));
        Applications.record(
                job,
                Facts.person(Role.OPERATIONS),
                new IncidentReported(new Reference("I-1"), Impact.USERS, MARKUP, null));
        Applications.record(
                job,
                Facts.person(Role.OPERATIONS),
                new TemporaryAccessGranted(
                        new Reference("a1"), "li", MARKUP, "wang", Instant.parse("2026-03-12T09:00:00Z"), "repair"));
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new WaiverRequested(
                        new Reference("w1"),
                        "B4",
                        null,
                        new Version("1.4.0"),
                        null,
                        "policy",
                        MARKUP,
                        LocalDate.of(2026, 4, 1)));

        assertThat(section("documents")).contains("backup plan", MARKUP, "edition 7");
        assertThat(section("incidents")).contains("I-1", MARKUP, "not resolved");
        assertThat(section("accesses")).contains("a1", "li: " + MARKUP, "supervised by wang", "days left");
        assertThat(section("waivers")).contains("w1", "B4 for 1.4.0: " + MARKUP, "2026-04-01");
        assertThat(section("handover")).isEmpty();
        assertThat(page(People.READER, "").getElementsByTagName("img").stream()
                        .map(image -> image.getAttribute("onerror")))
                .containsOnly("");
    }

    @Test
    void lentRightsThatAreOverdueSaySo() throws Exception {
        Applications.record(
                job,
                Facts.person(Role.OPERATIONS),
                new TemporaryAccessGranted(
                        new Reference("a1"), "li", "root", "wang", Instant.parse("2026-03-03T00:00:00Z"), "repair"));
        TestClock.stoppedOn("2026-03-05");
        assertThat(section("accesses")).contains("ended on", "not taken back");
    }

    @Test
    void allFactsAreFoundPageByPageByKindAndByText() throws Exception {
        long before = Applications.total(job);
        for (int i = 1; i <= 120; i++) {
            Applications.record(job, Facts.person(Role.OPERATIONS), new BackupRecorded("backups/" + i));
        }
        long total = before + 120;
        assertThat(text(IT, "facts")).contains("Facts 1 to 50 of " + total, "backups/120", "Older");
        HtmlPage second = page(IT, "facts").getAnchorByText("Older").click();
        assertThat(second.asNormalizedText())
                .contains("Facts 51 to 100 of " + total, "backups/70", "Newer")
                .doesNotContain("backups/71");
        assertThat(text(IT, "facts?type=backup-recorded&page=3")).contains("Facts 101 to 120 of 120", "backups/1");
        assertThat(page(IT, "facts?type=backup-recorded&page=3").<DomElement>querySelector("a[rel=next]"))
                .isNull();
        assertThat(text(IT, "facts?page=99999")).contains("of " + total, "registered shop");
        assertThat(text(IT, "facts?text=BACKUPS/77")).contains("Facts 1 to 1 of 1", "backups/77");
        assertThat(text(IT, "facts?text=" + People.id(Role.OPERATIONS) + "&type=backup-recorded"))
                .contains("of 120");
        assertThat(text(IT, "facts?text=nothing+of+the+kind")).contains("No fact of the record is what you look for.");
        assertThat(text(IT, "facts?page=-1&type=nonsense")).contains("Facts 1 to 50 of " + total);
        HtmlPage linked = page(IT, "facts?fact=" + (before + 3));
        assertThat(linked.getElementById("release-lifecycle-fact-" + (before + 3))
                        .asNormalizedText())
                .contains("backups/3");
    }

    @Test
    void theFactsOfAHiddenApplicationAreNotThere() throws Exception {
        List<String> hidden = List.of("facts", "facts?text=a", "");
        for (String path : hidden) {
            assertThat(page(People.STRANGER, path).getWebResponse().getStatusCode())
                    .isEqualTo(404);
        }
    }
}
