package io.jenkins.plugins.releaselifecycle.jenkins;

import static io.jenkins.plugins.releaselifecycle.core.scan.MarkedReport.MARKUP;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import io.jenkins.plugins.releaselifecycle.core.scan.MarkedReport;
import io.jenkins.plugins.releaselifecycle.core.scan.MarkedReport.Kept;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LanguageOfTheVisitor;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Markup in any text of a report of any format is text wherever it is shown. Each version has the report of a format. */
@WithJenkins
class MarkupInReportsJenkinsTest {

    private static final String KIND = "application-vulnerability-scan";
    private static final String TAG = "<img src=x";

    private final Map<ScanFormat, MarkedReport> reports = new EnumMap<>(ScanFormat.class);
    private final Map<ScanFormat, String> builds = new EnumMap<>(ScanFormat.class);
    private final AtomicBoolean alerted = new AtomicBoolean();
    private JenkinsRule jenkins;

    @BeforeEach
    void aReportOfEachFormatIsRecorded(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        // the day on which the attestation ends, the only report whose time cannot be markup: each test is a retest of
        // those before
        TestClock.stoppedOn("2026-03-06");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.child("penetration-test.pdf").write("test", "UTF-8");
        workspace.child("markup").write(MARKUP, "UTF-8");
        for (ScanFormat format : ScanFormat.values()) {
            MarkedReport report = MarkedReport.of(format);
            reports.put(format, report);
            workspace.child(format.id()).write(report.text(), "UTF-8");
            Applications.define(
                    job,
                    "node {\n def markup = readFile 'markup'\n recordSecurityScan kind: '" + KIND + "', pattern: '"
                            + format.id() + "', version: '" + format.id()
                            + "', target: markup, testedBy: markup, document: 'penetration-test.pdf'\n}");
            builds.put(format, jenkins.buildAndAssertSuccess(job).getUrl());
        }
    }

    @Test
    void isShownAsText() throws Exception {
        showsText(jenkins.createWebClient(), "Application vulnerability scan");
        JenkinsRule.WebClient chinese = jenkins.createWebClient().withJavaScriptEnabled(false);
        chinese.addRequestHeader("Accept-Language", "zh-CN");
        try (LanguageOfTheVisitor visitor = LanguageOfTheVisitor.installed()) {
            showsText(chinese, "应用漏洞扫描");
        }
        assertThat(alerted).isFalse();
    }

    private void showsText(JenkinsRule.WebClient client, String kind) throws Exception {
        client.setAlertHandler((page, message) -> alerted.set(true));
        SoftAssertions all = new SoftAssertions();
        reports.forEach((format, report) -> all.assertThatCode(() -> {
                    assertThat(text(client, Addresses.TAB + "?gate=go-live&version=" + format.id()))
                            .contains(kind, MARKUP)
                            .contains(kept(report, Kept.TOOL));
                    assertThat(text(client, Addresses.TAB + "findings?kind=" + KIND + "&version=" + format.id()))
                            .contains(kind)
                            .contains(kept(report, Kept.RAW, Kept.RULE, Kept.PLACE, Kept.TITLE));
                })
                .as(format.id())
                .doesNotThrowAnyException());
        client.withJavaScriptEnabled(false);
        for (String build : builds.values()) {
            text(client, build + "release-lifecycle/");
        }
        List<String> tools = reports.values().stream()
                .flatMap(report -> kept(report, Kept.TOOL).stream())
                .toList();
        all.assertThat(text(client, Addresses.TAB + "dossier")).contains(kind).contains(tools);
        all.assertThat(text(client, builds.get(ScanFormat.SARIF) + "console"))
                .contains(kept(reports.get(ScanFormat.SARIF), Kept.TOOL));
        for (String path : List.of(Addresses.TAB + "facts", "job/shop/1/", "job/shop/")) {
            text(client, path);
        }
        all.assertAll();
    }

    /** What a report leaves to be shown there, and the markup, which is told of each test. */
    private static List<String> kept(MarkedReport report, Kept... where) {
        return Stream.concat(Stream.of(MARKUP), Arrays.stream(where).flatMap(what -> report.kept().get(what).stream()))
                .toList();
    }

    /** What a page says that has no element of the markup. */
    private static String text(JenkinsRule.WebClient client, String path) throws Exception {
        HtmlPage page = client.goTo(path);
        assertThat(page.getWebResponse().getContentAsString()).as(path).doesNotContain(TAG);
        assertThat(page.getByXPath("//img[@src='x'] | //*[@onerror]")).as(path).isEmpty();
        return page.getBody().getTextContent();
    }
}
