package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import java.util.List;
import java.util.stream.Collectors;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTableRow;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The timeline on the page of an application says the same as a picture and as a table. */
@WithJenkins
class TimelineJenkinsTest {

    private static final String SECTION = "//section[@aria-labelledby='release-lifecycle-timeline']";

    private JenkinsRule jenkins;
    private TestClock clock;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationOfWhichNothingIsRecorded(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        clock = TestClock.stoppedOn("2026-03-02");
        job = pipeline(jenkins, "shop", "");
    }

    /** A trial run that an outage began again. */
    private void outage() {
        tell(Facts.of("shop").deployed(Gate.INSTALL).deployed(Gate.GO_LIVE).trialRunStarted("P3M", "P1M"));
        clock.on("2026-04-01");
        Applications.record(
                job,
                Facts.person(Role.OPERATIONS),
                new IncidentReported(new Reference("INC-1"), Impact.OUTAGE, "<b>no</b> answer", null));
        clock.on("2026-04-03");
        tell(Facts.of("shop").resolved("INC-1"));
    }

    private void tell(Facts story) {
        long before = Applications.total(job);
        story.list().stream()
                .filter(recorded -> !(recorded.fact() instanceof ApplicationRegistered))
                .forEach(recorded -> Applications.record(job, recorded.actor(), recorded.fact()));
        assertThat(Applications.total(job)).isGreaterThan(before);
    }

    private HtmlPage page(String query) throws Exception {
        return jenkins.createWebClient().getPage(job, "release-lifecycle" + query);
    }

    private static List<String> titles(HtmlPage page) {
        return page
                .<DomElement>getByXPath(
                        SECTION + "//*[local-name()='svg']//*[local-name()='g']/*[local-name()='title']")
                .stream()
                .map(DomElement::getTextContent)
                .toList();
    }

    private static List<String> rows(HtmlPage page) {
        return page.<HtmlTableRow>getByXPath(SECTION + "//tbody/tr").stream()
                .map(row -> row.getCells().stream()
                        .map(DomElement::getTextContent)
                        .map(String::strip)
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    @Test
    void isNotThereWhereNothingIsRecorded() throws Exception {
        job.addProperty(new ApplicationProperty("internal"));
        assertThat(page("").<DomElement>getByXPath(SECTION)).isEmpty();
    }

    @Test
    void anOutageAndTheTrialRunAfterItStandInThePictureAndInTheTable() throws Exception {
        outage();
        HtmlPage page = page("");
        assertThat(titles(page))
                .contains(
                        "Trial run of version 1.4.0 (broken off)",
                        "Trial run, begun again after incident INC-1 (under way)",
                        "Observation period, begun again after incident INC-1 (under way)",
                        "reported incident INC-1 (outage by a software defect): <b>no</b> answer (done)")
                .hasSameSizeAs(rows(page));
        assertThat(rows(page))
                .anyMatch(row ->
                        row.contains("| Trial run, begun again after incident INC-1 | under way | operations-lead |"))
                .anyMatch(row -> row.contains("<b>no</b> answer"));
        assertThat(page.<DomElement>getByXPath(SECTION + "//b"))
                .as("it is text")
                .isEmpty();
    }

    @Test
    void aRowLinksToItsFactHoweverOld() throws Exception {
        outage();
        HtmlPage page = page("");
        List<DomElement> links = page.getByXPath(SECTION + "//td/a[starts-with(@href, 'facts?fact=')]");
        DomElement oldest = links.get(links.size() - 1);
        String place = oldest.getAttribute("href").replaceFirst(".*#", "");
        assertThat(((HtmlPage) oldest.click()).getElementById(place)).isNotNull();
    }

    @Test
    void thePictureIsNamedAndHasNoStyleOfItsOwn() throws Exception {
        outage();
        HtmlPage page = page("");
        DomElement picture = page.getFirstByXPath(SECTION + "//*[local-name()='svg']");
        assertThat(picture.getAttribute("role")).isEqualTo("img");
        for (String id : picture.getAttribute("aria-labelledby").split(" ")) {
            assertThat(page.getElementById(id).getTextContent()).isNotBlank();
        }
        assertThat(page.<DomElement>getByXPath(SECTION + "//*[@style or @onclick or local-name()='script']"))
                .isEmpty();
    }

    @Test
    void aLongLifeIsShownFromItsLastYearOnUnlessAllOfItIsAskedFor() throws Exception {
        outage();
        clock.on("2028-01-03");
        assertThat(titles(page(""))).noneMatch(title -> title.contains("INC-1 (outage"));
        assertThat(page("").asNormalizedText()).contains("Show everything from the beginning");
        assertThat(titles(page("?timeline=all"))).anyMatch(title -> title.contains("INC-1 (outage"));
        assertThat(page("?timeline=all").asNormalizedText()).contains("Show the last year only");
    }

    @Test
    void isReadInChineseByWhoeverReadsChinese() throws Exception {
        outage();
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.addRequestHeader("Accept-Language", "zh-CN");
        try (LanguageOfTheVisitor chinese = LanguageOfTheVisitor.installed()) {
            HtmlPage page = client.getPage(job, "release-lifecycle");
            assertThat(titles(page)).contains("试运行，事件 INC-1 后重新开始（进行中）");
            assertThat(page.asNormalizedText()).contains("时间线", "以表格显示", "2026年4月");
        }
    }
}
