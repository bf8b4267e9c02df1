package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GvmReaderTest {
    private static final String DONE = "<scan_run_status>Done</scan_run_status>";
    private static final SeverityCounts NONE = Reading.counts(0, 0, 0, 0, 0, 0);
    private static final String HOST = "<host><ip>192.0.2.1</ip><end>2026-03-04T05:06:00Z</end></host>";

    @Test
    void countsWhatIsListedAndWhatTheFilterLeftOut() {
        ScanReport report = Reading.report(new String(Reading.specimen(ScanFormat.GVM), StandardCharsets.UTF_8));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 0, 1, 0, 0, 0));
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 1, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("GVM");
        assertThat(report.reportedAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Critical,9.8,0",
        "High,10.0,0",
        "High,7.5,1",
        "High,4.0,1",
        "Medium,5.0,2",
        "'',4.0,2",
        "Low,2.0,3",
        "Log,0.0,4",
        "Debug,,4",
        ",0.0,4",
        "Log,9.1,0",
        ",,5",
        "'','',5",
        "Alarm,1.0,5",
        "Medium,-3.0,5",
        "Low,very,5",
    })
    void takesTheGraverOfClassAndNumber(String threat, String score, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(scan(1, result(threat, score, null, null))).findings())
                .isEqualTo(Reading.counts(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "False Positive,-1.0,High,7.5,true",
        "False Positive,-1.0,,,true",
        "Log,0.0,High,7.5,true",
        "Log,0.0,,7.5,true",
        "Log,0.0,Log,0.0,false",
        "Log,0.0,,,false",
        "Low,1.0,High,7.5,false"
    })
    void honoursOverrides(String threat, String score, String originalThreat, String originalScore, boolean out) {
        ScanReport report = Reading.report(scan(1, result(threat, score, originalThreat, originalScore)));

        assertThat(report.suppressed()).isEqualTo(out ? 1 : 0);
        assertThat(report.findings().equals(NONE)).isEqualTo(out);
    }

    @Test
    void refusesAnExportThatItsRowsCut() {
        String rows = result("Low", "1.0", null, null).repeat(1000);

        assertThat(Reading.report(scan(1000, rows)).findings().low()).isEqualTo(1000);
        assertThat(Reading.key(scan(1001, rows))).isEqualTo("gvm.cut");
        assertThat(Reading.reason(Reading.unreadable(scan(1001, rows)))).contains("1000 of 1001");
        assertThat(Reading.key(scan(1, ""))).isEqualTo("gvm.cut");
    }

    @Test
    void countsWhatTheFilterLeftOutByItsClass() {
        StringBuilder levels = new StringBuilder();
        for (String level : new String[] {
            "critical", "high", "hole", "medium", "warning", "low", "info", "log", "debug", "false_positive"
        }) {
            levels.append("<" + level + "><full>3</full><filtered>2</filtered></" + level + ">");
        }

        ScanReport report = Reading.report(scan(counts(9, 0, levels.toString()), ""));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 1, 1, 1, 0, 2));
        assertThat(report.suppressed()).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhatWasLeftOutWhereNoClassesAreCounted() {
        assertThat(Reading.report(scan(counts(5, 1, ""), result("Log", "0.0", null, null)))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 1, 4));
        assertThat(Reading.key(scan(counts(999_999_999, 0, ""), ""))).isEqualTo("too-many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<result_count/>",
                "<result_count>3</result_count>",
                "<result_count><full>3</full></result_count>",
                "<result_count><filtered>3</filtered></result_count>"
            })
    void refusesAReportThatDoesNotCountItsResults(String counts) {
        assertThat(Reading.key(scan(counts, ""))).isEqualTo("gvm.no-results");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "", "1.0", "12345678901"})
    void refusesWhatIsNoCount(String count) {
        assertThat(Reading.key(scan("<result_count><full>" + count + "</full></result_count>", "")))
                .isEqualTo("xml.number");
    }

    @Test
    void refusesASummaryWithoutResults() {
        assertThat(Reading.key(gvm(DONE + HOST + counts(3, 3, "")))).isEqualTo("gvm.no-results");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Running", "Stopped", "Interrupted", "Requested", "New", "", "done"})
    void refusesAScanThatIsNotDone(String status) {
        String scan = "<scan_run_status>" + status + "</scan_run_status>" + HOST + "<results/>" + counts(0, 0, "");

        assertThat(Reading.key(gvm(scan))).isEqualTo("gvm.not-done");
        assertThat(Reading.reason(Reading.unreadable(gvm(scan)))).contains(status);
        assertThat(Reading.key(gvm("<results/>" + counts(0, 0, "")))).isEqualTo("gvm.not-done");
        assertThat(Reading.key(gvm(""))).isEqualTo("gvm.not-done");
    }

    @Test
    void passesWhereHostsWereScannedAndNothingWasFound() {
        ScanReport report = Reading.report(scan(0, ""));

        assertThat(report.findings()).isEqualTo(NONE);
        assertThat(report.complete()).isTrue();
    }

    @Test
    void countsHosts() {
        String done = DONE + "<results/>" + counts(0, 0, "");

        assertThat(Reading.report(gvm(done + HOST + "<host><ip>i</ip><end/></host><host/>"))
                        .examination())
                .isEqualTo(new Examination(1, 0, 2, 0, 0, 0));
        assertThat(Reading.report(gvm(done + "<hosts><count>4</count></hosts>" + HOST + "<host><end/></host>"))
                        .examination())
                .isEqualTo(new Examination(3, 0, 1, 0, 0, 0));
        assertThat(Reading.key(gvm(done))).isEqualTo("gvm.nothing-examined");
        assertThat(Reading.key(gvm(done + "<hosts><count>0</count></hosts>"))).isEqualTo("gvm.nothing-examined");
        assertThat(Reading.key(gvm(done + "<hosts><count>1</count></hosts><host><end/></host>")))
                .isEqualTo("gvm.nothing-examined");
    }

    @Test
    void takesEachErrorForSomethingNotExamined() {
        String errors = "<errors><count>2</count><error><host>a</host></error><error/></errors>";

        assertThat(Reading.report(scan(counts(0, 0, "") + errors, "")).examination())
                .isEqualTo(new Examination(1, 0, 2, 0, 0, 0));
    }

    @Test
    void readsTheAnswerOfTheProtocolAndEachReportInIt() {
        String report = scan(1, result("High", "7.5", null, null));

        ScanReport read = Reading.report("<get_reports_response status='200'>" + report + report
                + "<report_count>2</report_count></get_reports_response>");

        assertThat(read.format()).isEqualTo(ScanFormat.GVM);
        assertThat(read.findings()).isEqualTo(Reading.counts(0, 2, 0, 0, 0, 0));
        assertThat(Reading.key("<get_reports_response status='404' status_text='Failed'/>"))
                .isEqualTo("gvm.no-scan");
    }

    @Test
    void readsAnInnerReportAloneWhereTheFormatIsNamed() {
        String report = "<report id='r'>" + DONE + HOST + "<results/>" + counts(0, 0, "") + "</report>";

        assertThat(Reading.key(report)).isEqualTo("unknown-format");
        assertThat(Reading.of(report.getBytes(StandardCharsets.UTF_8), ScanFormat.GVM, ReadLimits.DEFAULT))
                .isInstanceOf(ScanReport.class);
    }

    @Test
    void refusesAComparisonOfTwoReports() {
        assertThat(Reading.key("<report format_id='f'><report type='delta'>" + DONE + "</report></report>"))
                .isEqualTo("gvm.delta");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<result/>",
                "<part><results/></part>",
                "<x:results xmlns:x='urn:x'><result/></x:results>",
                "<results><x:result xmlns:x='urn:x'/></results>",
                "<results><part><result/></part></results>",
                "<host><results/></host>",
                "<host><result/></host>",
                "<results><result><result/></result></results>",
                "<results><result><detection><results/></detection></result></results>",
                "<errors><error><result/></error></errors>",
                "<hosts><result/></hosts>",
            })
    void refusesResultsInOtherPlaces(String content) {
        assertThat(Reading.key(gvm(DONE + HOST + content))).isEqualTo("xml.misplaced");
    }

    @Test
    void refusesTwoWordsOnOneMatter() {
        for (String name : new String[] {"threat", "severity", "original_threat", "original_severity"}) {
            String twice = "<result>" + ("<" + name + ">1</" + name + ">").repeat(2) + "</result>";

            assertThat(Reading.key(scan(1, twice))).isEqualTo("xml.twice");
        }
        assertThat(Reading.key(gvm(DONE + DONE))).isEqualTo("xml.twice");
        assertThat(Reading.key(scan(counts(0, 0, "") + counts(0, 0, ""), ""))).isEqualTo("xml.twice");
        assertThat(Reading.key(scan(counts(9, 0, "<filtered>9</filtered>"), "")))
                .isEqualTo("xml.twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<report name='coverage'/>", "<report xmlns='urn:x' format_id='f'/>", "<reports/>"})
    void recognisesNoOtherReport(String report) {
        assertThat(Reading.key(report)).isEqualTo("unknown-format");
    }

    @Test
    void knowsAResultAgainByHostPortAndTest() {
        String report = scan(
                1,
                "<result id='%s'><name>Old – TLS</name><host>%s<asset asset_id='%1$s'/><hostname>h</hostname></host>"
                        + "<port>%s</port><nvt oid='%s'><name>n</name></nvt><threat>%s</threat>"
                        + "<severity>9.8</severity></result>");
        String one = report.formatted("r1", "192.0.2.1", "443/tcp", "1.3.6.1", "High");

        assertThat(Reading.only(one).rule()).isEqualTo("1.3.6.1");
        assertThat(Reading.only(one).place()).isEqualTo("192.0.2.1:443/tcp");
        assertThat(Reading.only(one).title()).isEqualTo("Old – TLS");
        assertThat(Reading.only(one).raw()).isEqualTo("9.8");
        assertThat(Reading.only(report.formatted("r1", "h", "p", "o", "Critical"))
                        .raw())
                .isEqualTo("Critical");
        assertThat(Reading.fingerprints("\n" + report.formatted("r2", "192.0.2.1", "443/tcp", "1.3.6.1", "Low")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            report.formatted("r1", "192.0.2.2", "443/tcp", "1.3.6.1", "High"),
            report.formatted("r1", "192.0.2.1", "80/tcp", "1.3.6.1", "High"),
            report.formatted("r1", "192.0.2.1", "443/tcp", "1.3.6.2", "High"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @Test
    void givesWhatWasLeftOutInTheWordOfItsClass() {
        String levels = "<hole><full>2</full><filtered>0</filtered></hole>";

        Details details = Reading.report(scan(counts(3, 0, levels), "")).details();

        assertThat(details.severities())
                .containsExactly(new RawSeverity("high", Severity.HIGH, 2), new RawSeverity(null, Severity.UNKNOWN, 1));
        assertThat(details.gravest()).extracting(Detail::rule).containsOnly("result_count");
    }

    @Test
    void countsOnceWhatTheReportGivesByTheOldAndTheNewNameOfAClass() {
        String pair = "<full>%d</full><filtered>%d</filtered>";
        String low = pair.formatted(2, 1);
        String levels = "<hole deprecated='1'>" + pair.formatted(3, 0) + "</hole><high>" + pair.formatted(3, 0)
                + "</high><info deprecated='1'>" + low + "</info><low>" + low + "</low>";

        SeverityCounts findings = Reading.report(scan(counts(8, 1, levels), result("Low", "1.0", null, null)))
                .findings();

        assertThat(findings).isEqualTo(Reading.counts(0, 3, 0, 2, 0, 3));
    }

    private static String scan(int filtered, String results) {
        return scan(counts(filtered, filtered, ""), results);
    }

    private static String scan(String counts, String results) {
        return gvm(DONE + "<results>" + results + "</results>" + counts + HOST);
    }

    private static String gvm(String inner) {
        return "<report format_id='f'><task><name>t</name></task><report id='r'>" + inner + "</report></report>";
    }

    private static String counts(int full, int filtered, String levels) {
        return "<result_count>" + full + "<full>" + full + "</full><filtered>" + filtered + "</filtered>" + levels
                + "</result_count>";
    }

    private static String result(String threat, String score, String originalThreat, String originalScore) {
        return "<result>" + child("threat", threat) + child("severity", score)
                + child("original_threat", originalThreat) + child("original_severity", originalScore) + "</result>";
    }

    private static String child(String name, String text) {
        return text == null ? "" : "<" + name + ">" + text + "</" + name + ">";
    }
}
