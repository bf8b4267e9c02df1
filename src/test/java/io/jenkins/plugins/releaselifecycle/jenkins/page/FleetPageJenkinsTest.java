package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.whole;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.SupportNamed;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.util.concurrent.atomic.AtomicBoolean;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever may see applications finds on one page where each stands, and nothing of those that he may not see. */
@WithJenkins
class FleetPageJenkinsTest {

    private static final String PAGE = FleetPage.URL + "/";
    private static final String EVIL = "<img src=x onerror=alert(1)>";

    private JenkinsRule jenkins;
    private People people;
    private Programs programs;
    private WorkflowJob closed;

    @BeforeEach
    void twoApplications(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        closed = jenkins.createProject(WorkflowJob.class, "zebra");
        Applications.prepared(closed, "1.4.0");
        Applications.readyToInstall(jenkins.createProject(WorkflowJob.class, "aardvark"), "2.0");
    }

    private HtmlPage page(String user, String path) throws Exception {
        return (HtmlPage) people.client(user).goTo(path);
    }

    private String text(String path) throws Exception {
        return page(People.READER, path).asNormalizedText();
    }

    private void onlyZebraIsVisible() {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(People.READER, People.STRANGER)
                .grant(Item.READ)
                .onItems(closed)
                .to(People.READER));
    }

    @Test
    void saysOfEachWhereItStandsAndLeadsToIt() throws Exception {
        whole();
        HtmlPage page = page(People.READER, PAGE);
        assertThat(page.asNormalizedText())
                .contains("Applications: 2. Page 1 of 1.")
                .containsSubsequence("aardvark", "2.0", "Installation open", "zebra", "1.4.0", "Installation closed")
                .doesNotContain("null", "being read");
        HtmlPage application = page.getAnchorByText("zebra").click();
        assertThat(application.getUrl().getPath()).endsWith("/job/zebra/release-lifecycle/");
    }

    @Test
    void saysSoWhileTheRecordsAreBeingRead() throws Exception {
        assertThat(text(PAGE)).contains("still being read").doesNotContain("Installation open");
    }

    @Test
    void nothingOfAHiddenApplicationIsShownOrCounted() throws Exception {
        onlyZebraIsVisible();
        whole();
        assertThat(text(PAGE))
                .contains("zebra", "Applications: 1. Page 1 of 1.")
                .doesNotContain("aardvark");
        assertThat(text(PAGE + "?state=open")).contains("No application is like that.");
        assertThat(programs.at(People.READER, PAGE + "applications.csv").body())
                .contains("zebra")
                .doesNotContain("aardvark");
        assertThat(page(People.STRANGER, PAGE).asNormalizedText())
                .contains("There is no application that you may see.")
                .doesNotContain("zebra", "aardvark", "Applications: ");
    }

    @Test
    void nobodyWhoMayNotReadJenkinsSeesAnything() throws Exception {
        whole();
        for (String path : new String[] {"", "applications.csv", "calendar.ics", "api/v1/applications"}) {
            Reply reply = programs.at(null, PAGE + path);
            assertThat(reply.status()).as(path).isEqualTo(403);
            assertThat(reply.body()).doesNotContain("zebra", "aardvark");
        }
    }

    @Test
    void findsWhatTheFormAsksFor() throws Exception {
        whole();
        HtmlPage page = page(People.READER, PAGE);
        HtmlForm form = page.querySelector("form.release-lifecycle-choose");
        ((HtmlSelect) page.getElementById("release-lifecycle-state")).setSelectedAttribute("closed", true);
        form.getInputByName("q").setValue("ZEB");
        HtmlPage found = ((HtmlButton) form.querySelector("button")).click();
        assertThat(found.asNormalizedText()).contains("zebra").doesNotContain("aardvark");
        assertThat(found.getUrl().getQuery()).contains("state=closed", "q=ZEB");
        assertThat(text(PAGE + "?role=development&q=1.4")).contains("zebra").doesNotContain("aardvark");
        assertThat(text(PAGE + "?overdue=true")).contains("No application is like that.");
    }

    @Test
    void turnsPagesAndSortsOnTheServer() throws Exception {
        whole();
        HtmlPage first = page(People.READER, PAGE + "?size=1&sort=blockers&order=desc");
        assertThat(first.asNormalizedText()).contains("zebra", "Page 1 of 2").doesNotContain("aardvark");
        HtmlPage second = ((HtmlAnchor) first.querySelector("a[rel=next]")).click();
        assertThat(second.asNormalizedText())
                .contains("aardvark", "Page 2 of 2")
                .doesNotContain("zebra");
        assertThat((Object) second.querySelector("a[rel=next]")).isNull();
        HtmlPage back = ((HtmlAnchor) second.querySelector("a[rel=prev]")).click();
        assertThat(back.asNormalizedText()).contains("zebra");
        HtmlPage turned = back.getAnchorByText("Blockers").click();
        assertThat(turned.asNormalizedText()).contains("aardvark").doesNotContain("zebra");
        assertThat((Object) turned.querySelector("th[aria-sort=ascending]")).isNotNull();
    }

    @Test
    void saysInOneSentenceWhatCannotBeAskedFor() throws Exception {
        whole();
        assertThat(text(PAGE + "?stage=%3Cb%3Enonsense"))
                .contains("“stage” is “<b>nonsense”: use one of development")
                .doesNotContain("zebra", "aardvark");
        Reply csv = programs.at(People.READER, PAGE + "applications.csv?page=none");
        assertThat(csv.status()).isEqualTo(400);
        assertThat(csv.body().strip()).isEqualTo("“page” is “none”: give a whole number from 1 to 2147483647.");
    }

    @Test
    void markupAndFormulasThatSomebodyTypedStayText() throws Exception {
        Applications.record(closed, Facts.person(Role.DEVELOPMENT), new SupportNamed(EVIL, "git"));
        WorkflowJob other = jenkins.jenkins.getItemByFullName("aardvark", WorkflowJob.class);
        Applications.record(other, Facts.person(Role.DEVELOPMENT), new SupportNamed("=1+1", "git"));
        whole();
        AtomicBoolean alerted = new AtomicBoolean();
        people.client(People.READER).setAlertHandler((page, message) -> alerted.set(true));
        HtmlPage page = page(People.READER, PAGE + "?q=" + "%3Cimg");
        assertThat(page.asNormalizedText()).contains(EVIL);
        assertThat(page.getByXPath("//img[@src='x']")).isEmpty();
        assertThat(alerted).isFalse();
        assertThat(programs.at(People.READER, PAGE + "applications.csv").body()).contains(",'=1+1,");
    }

    @Test
    void givesAllThatIsFoundToASpreadsheet() throws Exception {
        whole();
        Reply csv = programs.at(People.READER, PAGE + "applications.csv?size=1&sort=name&order=desc");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.header("Content-Disposition")).startsWith("attachment");
        assertThat(csv.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(csv.body()).startsWith("\uFEFFApplication,Stage,");
        String[] lines = csv.body().split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[1])
                .startsWith("zebra,")
                .contains(",closed,")
                .endsWith(jenkins.getURL() + "job/zebra/release-lifecycle/");
        assertThat(lines[2]).startsWith("aardvark,");
    }

    @Test
    void isReadInChineseByWhoeverReadsChinese() throws Exception {
        whole();
        JenkinsRule.WebClient client = people.client(People.READER);
        client.addRequestHeader("Accept-Language", "zh-CN");
        try (LanguageOfTheVisitor chinese = LanguageOfTheVisitor.installed()) {
            assertThat(text(PAGE)).contains("应用总览", "待处理角色", "安装予以放行", "安装不予放行", "应用共 2 个");
        }
        client.removeRequestHeader("Accept-Language");
    }

    @Test
    void isReadableWithoutJavaScript() throws Exception {
        whole();
        JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
        client.login(People.READER);
        assertThat(client.goTo(PAGE).asNormalizedText()).contains("zebra", "Installation closed");
    }
}
