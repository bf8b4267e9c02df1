package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XccdfReaderTest {
    private static final String PASS = result("p", "", "pass");

    @Test
    void countsEachOutcomeForWhatItIs() {
        StringBuilder results = new StringBuilder();
        for (String outcome : new String[] {
            "pass",
            "fixed",
            "fail",
            "error",
            "unknown",
            "notchecked",
            "notselected",
            "notapplicable",
            "informational",
            "",
            "maybe"
        }) {
            results.append(result("r-" + outcome, "severity='high'", outcome));
        }
        results.append("<rule-result idref='none'/>");

        ScanReport report = Reading.report(benchmark("", results.toString()));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(3, 2, 6, 2, 1, 0));
        assertThat(report.complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"critical,0", "high,1", "High,1", "medium,2", "low,3", "info,4", "unknown,5", "severe,5", "'',5"})
    void takesTheSeverityOfTheResult(String severity, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        String report = benchmark("<Rule id='r' severity='low'/>", result("r", "severity='" + severity + "'", "fail"));

        assertThat(Reading.report(report).findings()).isEqualTo(Reading.counts(expected));
    }

    @Test
    void takesTheSeverityOfTheRuleWhereTheResultHasNone() {
        String rules =
                "<Group><Rule id='high' severity='high'/><Rule id='unknown' severity='unknown'/><Rule id='none'/>"
                        + "<Rule id='heir' extends='parent'/></Group><Rule id='parent' severity='low'/>"
                        + "<Rule id='loop' extends='loop'/>";
        StringBuilder results = new StringBuilder();
        for (String rule : new String[] {"high", "unknown", "none", "heir", "loop", "elsewhere"}) {
            results.append(result(rule, "", "fail"));
        }

        assertThat(Reading.report(benchmark(rules, results.toString())).findings())
                .isEqualTo(Reading.counts(0, 1, 3, 1, 0, 1));
    }

    @Test
    void countsEveryInstanceOfAMultiCheck() {
        String fails = result("r", "severity='high'", "fail").repeat(3);

        assertThat(Reading.report(benchmark("", fails)).findings()).isEqualTo(Reading.counts(0, 3, 0, 0, 0, 0));
    }

    @Test
    void believesTheResultAndNotItsOverride() {
        String overridden =
                "<rule-result idref='r' severity='high'><result>%s</result><override time='t' authority='a'>"
                        + "<old-result>%s</old-result><new-result>%s</new-result><result>pass</result>"
                        + "</override></rule-result>";

        assertThat(Reading.report(benchmark("", overridden.formatted("pass", "fail", "pass")))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(Reading.report(benchmark("", overridden.formatted("fail", "pass", "fail")))
                        .findings())
                .isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
    }

    @Test
    void ignoresResultsOfOtherNamespacesAndPlaces() {
        String foreign = "<rule-result idref='r'><o:result xmlns:o='urn:o'>pass</o:result><check><check-import>"
                + "<result>pass</result></check-import></check></rule-result>";

        assertThat(Reading.report(benchmark("", PASS + foreign)).examination())
                .isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<TestResult>%s</TestResult>",
                "<group>%s</group>",
                "<x:group xmlns:x='urn:x'><x:part>%s</x:part></x:group>",
                "<x:rule-result xmlns:x='http://checklists.nist.gov/xccdf/1.3'/>",
                "<rule-result idref='q'><result>pass</result>%s</rule-result>",
                "<rule-result idref='q'><result>pass</result><check>%s</check></rule-result>",
                "<benchmark href='b'>%s</benchmark>",
                "</TestResult>%s<TestResult>",
                "</TestResult><TestResult xmlns='urn:x'/><TestResult>"
            })
    void refusesResultsInOtherPlaces(String place) {
        String results = PASS + place.formatted(result("r", "severity='high'", "fail"));

        assertThat(Reading.key(benchmark("", results))).isEqualTo("xml.misplaced");
    }

    @Test
    void refusesTwoResultsInOne() {
        String twice = "<rule-result idref='r'><result>fail</result><result>pass</result></rule-result>";

        assertThat(Reading.key(benchmark("", twice))).isEqualTo("xml.twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "1.2"})
    void readsATestResultOfItsOwn(String version) {
        String report = "<x:TestResult xmlns:x='http://checklists.nist.gov/xccdf/" + version + "'>"
                + "<x:rule-result idref='r'><x:result> fail\n</x:result></x:rule-result></x:TestResult>";

        assertThat(Reading.report(report).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
        assertThat(Reading.report(report).tool()).isEqualTo("XCCDF");
    }

    @Test
    void readsAnArfCollectionWhereverItsRulesStand() {
        String rules = "<arf:report-requests><ds:component xmlns:ds='urn:ds'>"
                + benchmarkOnly("<Rule id='r' severity='high'/>") + "</ds:component></arf:report-requests>";
        String result =
                "<arf:reports><arf:report><arf:content><TestResult xmlns='http://checklists.nist.gov/xccdf/1.2'>"
                        + result("r", "", "fail") + "</TestResult></arf:content></arf:report></arf:reports>";
        String arf = "<arf:asset-report-collection xmlns:arf='http://scap.nist.gov/schema/asset-reporting-format/1.1'>"
                + "%s%s</arf:asset-report-collection>";

        assertThat(Reading.report(arf.formatted(rules, result)).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(Reading.report(arf.formatted(result, rules)).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(Reading.key(arf.formatted(rules, ""))).isEqualTo("xccdf.no-test-result");
    }

    @Test
    void refusesABenchmarkWithoutResults() {
        assertThat(Reading.key(benchmarkOnly("<Rule id='r' severity='high'/>"))).isEqualTo("xccdf.no-test-result");
    }

    @Test
    void refusesResultsInWhichNothingWasExamined() {
        assertThat(Reading.key(benchmark("", result("r", "", "notselected")))).isEqualTo("xccdf.nothing-examined");
        assertThat(Reading.key(benchmark("", result("r", "", "error")))).isEqualTo("xccdf.nothing-examined");
        assertThat(Reading.key(benchmark("", ""))).isEqualTo("xccdf.nothing-examined");
    }

    @Test
    void isIncompleteWhereOneOfSeveralResultsExaminedNothing() {
        String results = PASS + "</TestResult><TestResult>" + result("r", "", "notselected");

        assertThat(Reading.report(benchmark("", results)).examination()).isEqualTo(new Examination(1, 1, 1, 0, 1, 0));
    }

    @Test
    void namesItsToolAndItsTime() {
        String report = benchmarkOnly("<TestResult test-system='cpe:/a:own:x:1' end-time='2026-03-04T05:06:07+08:00'>"
                + "<benchmark href='b.xml'/>" + PASS + "</TestResult><TestResult end-time='2026-03-05T05:06:07'>"
                + "<benchmark href='b.xml'/>" + PASS + "</TestResult>");

        assertThat(Reading.report(report).tool()).isEqualTo("cpe:/a:own:x:1, b.xml");
        assertThat(Reading.report(report).reportedAt()).isEqualTo(Instant.parse("2026-03-03T21:06:07Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<Benchmark/>", "<Benchmark xmlns='http://checklists.nist.gov/xccdf/1.0'/>", "<TestResult/>"})
    void refusesOtherVersions(String report) {
        assertThat(Reading.key(report)).isEqualTo("unknown-format");
    }

    @Test
    void knowsAFailureAgainByRuleTargetAndInstance() {
        String report = benchmarkOnly("<TestResult id='%s' end-time='%s'><target>%s</target><target>other</target>"
                + "<rule-result idref='%s' severity='%s'><result>fail</result><instance context='user'>%s</instance>"
                + "</rule-result></TestResult>");
        String one = report.formatted("t1", "2026-03-04T05:06:07Z", "host-a", "r1", "high", "eve");

        assertThat(Reading.only(one).rule()).isEqualTo("r1");
        assertThat(Reading.only(one).place()).isEqualTo("host-a:eve");
        assertThat(Reading.only(one).raw()).isEqualTo("high");
        assertThat(Reading.fingerprints(
                        "\n" + report.formatted("t2", "2026-04-04T05:06:07Z", "host-a", "r1", "low", "eve")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            report.formatted("t1", "2026-03-04T05:06:07Z", "host-b", "r1", "high", "eve"),
            report.formatted("t1", "2026-03-04T05:06:07Z", "host-a", "r2", "high", "eve"),
            report.formatted("t1", "2026-03-04T05:06:07Z", "host-a", "r1", "high", "bob"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @Test
    void givesTheSeverityOfTheRuleInItsOwnWord() {
        String rules = "<Rule id='a' severity='HIGH'/><Rule id='b'/>";

        assertThat(Reading.report(benchmark(rules, result("a", "", "fail") + result("b", "", "fail")))
                        .details()
                        .severities())
                .containsExactlyInAnyOrder(
                        new RawSeverity("HIGH", Severity.HIGH, 1), new RawSeverity(null, Severity.MEDIUM, 1));
    }

    private static String benchmarkOnly(String content) {
        return "<Benchmark xmlns='http://checklists.nist.gov/xccdf/1.2'>" + content + "</Benchmark>";
    }

    private static String benchmark(String rules, String results) {
        return benchmarkOnly(rules + "<TestResult id='t'>" + results + "</TestResult>");
    }

    private static String result(String rule, String attributes, String outcome) {
        return "<rule-result idref='" + rule + "' " + attributes + "><result>" + outcome + "</result></rule-result>";
    }
}
