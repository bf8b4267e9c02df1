package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZapJsonReaderTest {

    @Test
    void countsAnAlertOnceASite() {
        String twice = "{\"riskcode\":\"3\",\"count\":\"2\",\"instances\":[{\"uri\":\"a\"},{\"uri\":\"b\"}]}";

        ScanReport report = Reading.report(
                zap("\"@version\":\"2.16.0\",", site(twice + "," + alert("\"1\"")) + "," + site(alert("\"3\""))));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 2, 0, 1, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 0, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("ZAP 2.16.0");
        assertThat(report.complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"3\"',1", "'\"2\"',2", "'\"1\"',3", "'\"0\"',4", "'\"4\"',5", "'\"-1\"',5", "'\"High\"',5", "'\"\"',5",
        "'\" 2 \"',2", "3,1", "0,4", "0.0,5", "null,5", "true,5", "[0],5", "{},5"
    })
    void takesTheSeverityFromTheRiskCode(String code, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(zap("", site(alert(code)))).findings()).isEqualTo(Reading.counts(expected));
    }

    @Test
    void doesNotKnowTheSeverityWithoutARiskCode() {
        assertThat(Reading.report(zap("", site("{},{\"riskdesc\":\"Informational (Low)\"}")))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 2));
    }

    @Test
    void takesAFalsePositiveForSuppressed() {
        String item = "{\"riskcode\":\"3\",\"confidence\":%s}";

        ScanReport report = Reading.report(zap(
                "",
                site(item.formatted("\"0\"") + "," + item.formatted("0") + "," + item.formatted("\"4\"") + ","
                        + item.formatted("null"))));

        assertThat(report.suppressed()).isEqualTo(2);
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 2, 0, 0, 0, 0));
    }

    @Test
    void passesWhatWasExaminedAndHasNoAlerts() {
        ScanReport report = Reading.report(zap("", site("")));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("ZAP");
    }

    @Test
    void refusesAReportWithoutSites() {
        assertThat(Reading.key(zap("", ""))).isEqualTo("zap.no-site");
        assertThat(Reading.key("{\"@generated\":\"today\",\"site\":null}")).isEqualTo("zap.no-site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"@name\":\"a\"}", "{\"alerts\":null}"})
    void refusesASiteWithoutAlerts(String site) {
        assertThat(Reading.key(zap("", site("") + "," + site))).isEqualTo("zap.no-alerts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@generated\":\"\",\"alerts\":[],\"site\":[]}",
                "{\"@generated\":\"\",\"site\":[],\"Site\":[]}",
                "{\"@generated\":\"\",\"site\":[{\"alerts\":[],\"Alerts\":[{}]}]}",
                "{\"@generated\":\"\",\"site\":[{\"alerts\":[],\"site\":[]}]}",
                "{\"@generated\":\"\",\"site\":[{\"alerts\":[],\"riskcode\":\"3\"}]}",
                "{\"@generated\":\"\",\"site\":[{\"alerts\":[{\"riskcode\":\"0\",\"alerts\":[{}]}]}]}",
                "{\"@generated\":\"\",\"site\":[{\"alerts\":[{\"riskCode\":\"0\"}]}]}"
            })
    void refusesAlertsAndSitesInOtherPlaces(String report) {
        assertThat(Reading.key(report)).isEqualTo("zap.misplaced");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@generated\":\"\",\"site\":{\"alerts\":[]}}",
                "{\"@generated\":\"\",\"site\":[null]}",
                "{\"@generated\":\"\",\"site\":[{\"alerts\":{\"alertitem\":[]}}]}",
                "{\"@generated\":\"\",\"site\":[{\"alerts\":[null]}]}",
                "{\"@generated\":\"\",\"site\":[{\"alerts\":[[]]}]}",
                "{\"@generated\":\"\",\"@version\":2,\"site\":[{\"alerts\":[]}]}"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    @Test
    void refusesAScanThatZapBrokeOff() {
        String stopped = "\"stoppingInsight\":{\"level\":\"High\",\"site\":\"https://a.example\"},";

        assertThat(Reading.key(zap(stopped, site(alert("\"0\""))))).isEqualTo("zap.stopped");
        assertThat(Reading.of(zap("\"stoppingInsight\":null,", site("")))).isInstanceOf(ScanReport.class);
    }

    @Test
    void takesNoRemarkOnTheScanForASite() {
        String insights = "\"insights\":[{\"site\":\"https://a.example\"}],\"sequences\":[{\"name\":\"s\"}],";

        assertThat(Reading.report(zap(insights, site(""))).examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
    }

    @Test
    void isDatedOnlyByATimeWithAZone() {
        assertThat(Reading.report(zap("\"created\":\"2026-03-04T05:06:07.5Z\",", site("")))
                        .reportedAt())
                .isEqualTo(Instant.parse("2026-03-04T05:06:07.5Z"));
        assertThat(Reading.report(zap("\"created\":\"2026-03-04T05:06:07\",", site("")))
                        .reported())
                .isEmpty();
        assertThat(Reading.report(zap("", site(""))).reported()).isEmpty();
    }

    @Test
    void knowsAnAlertAgainAsInXml() {
        String json = zap(
                "",
                "{\"@name\":\"%s\",\"alerts\":[{\"pluginid\":\"10020\",\"alertRef\":\"%s\",\"alert\":\"Header\","
                        + "\"riskcode\":\"2\",\"instances\":[{\"uri\":\"%s\"}]}]}");
        String xml =
                "<OWASPZAPReport><site name='https://a.example'><alertitem><alertRef>10020-1</alertRef></alertitem>"
                        + "</site></OWASPZAPReport>";
        Fingerprints one = Reading.fingerprints(xml);
        Detail finding = Reading.only(json.formatted("https://a.example", "10020-1", "/a"));

        assertThat(finding.rule()).isEqualTo("10020-1");
        assertThat(finding.place()).isEqualTo("https://a.example");
        assertThat(finding.title()).isEqualTo("Header");
        assertThat(finding.raw()).isEqualTo("2");
        assertThat(Reading.fingerprints(
                        json.formatted("https://a.example", "10020-1", "/b").replace("Wed", "Thu")))
                .isEqualTo(one);
        assertThat(Reading.fingerprints(json.formatted("https://b.example", "10020-1", "/a")))
                .isNotEqualTo(one);
        assertThat(Reading.fingerprints(json.formatted("https://a.example", "10020-2", "/a")))
                .isNotEqualTo(one);
    }

    private static String zap(String members, String sites) {
        return "{" + members + "\"@generated\":\"Wed, 4 Mar 2026 05:06:07\",\"site\":[" + sites + "]}";
    }

    private static String site(String alerts) {
        return "{\"@name\":\"https://a.example\",\"alerts\":[" + alerts + "]}";
    }

    private static String alert(String risk) {
        return "{\"riskcode\":" + risk + ",\"confidence\":\"2\"}";
    }
}
