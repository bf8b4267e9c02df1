package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZapXmlReaderTest {

    @Test
    void countsAnAlertOnceASite() {
        ScanReport report = Reading.report(zap("version='2.16.0'", site(alert("3") + alert("1")) + site(alert("3"))));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 2, 0, 1, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 0, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("ZAP 2.16.0");
        assertThat(report.complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3,1", "2,2", "1,3", "0,4", "4,5", "-1,5", "High,5", "'',5", "' 2 ',2"})
    void takesTheSeverityFromTheRiskCode(String code, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(zap("", site(alert(code)))).findings()).isEqualTo(Reading.counts(expected));
    }

    @Test
    void doesNotKnowTheSeverityWithoutARiskCode() {
        String nested = "<alertitem><instances><instance><riskcode>0</riskcode></instance></instances></alertitem>";

        assertThat(Reading.report(zap("", site(nested + "<alertitem/>"))).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 2));
    }

    @Test
    void takesAFalsePositiveForSuppressed() {
        String item = "<alertitem><riskcode>3</riskcode><confidence>%s</confidence></alertitem>";

        ScanReport report =
                Reading.report(zap("", site(item.formatted("0") + item.formatted("4") + item.formatted(""))));

        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 2, 0, 0, 0, 0));
    }

    @Test
    void refusesTwoRiskCodes() {
        assertThat(Reading.key(zap("", site("<alertitem><riskcode>3</riskcode><riskcode>0</riskcode></alertitem>"))))
                .isEqualTo("xml.twice");
        assertThat(Reading.key(zap("", site("<alertitem><riskcode>0<b>3</b></riskcode></alertitem>"))))
                .isEqualTo("xml.text");
    }

    @Test
    void refusesAReportWithoutSites() {
        assertThat(Reading.key(zap("version='2.16.0'", ""))).isEqualTo("zap.no-site");
        assertThat(Reading.key(zap("", alert("3")))).isEqualTo("zap.no-site");
    }

    @Test
    void findsAlertsWithoutTheUsualWrapping() {
        assertThat(Reading.report(zap("", "<site>" + alert("2") + "</site>")).findings())
                .isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<site><alertitem><riskcode>0</riskcode><x><alertitem/></x></alertitem></site>",
                "<site><alertitem><alertitem/></alertitem></site>",
                "<site><alertitem><x:alertitem xmlns:x='urn:x'/></alertitem></site>",
                "<site><alertitem><site/></alertitem></site>",
                "<site/><x><site/></x>",
                "<site><alerts><site/></alerts></site>",
                "<site/><insights><insight><alertitem/></insight></insights>"
            })
    void refusesAlertsAndSitesInOtherPlaces(String content) {
        assertThat(Reading.key(zap("", content))).isEqualTo("xml.misplaced");
    }

    @Test
    void takesNoRemarkOnTheScanForASite() {
        String insights = "<insights><insight><site>https://a.example</site></insight></insights>";

        assertThat(Reading.report(zap("", insights + site(alert("2")))).examination())
                .isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
        assertThat(Reading.key(zap("", insights))).isEqualTo("zap.no-site");
    }

    @Test
    void refusesAScanThatZapBrokeOff() {
        String insight = "<level>HIGH</level><reason>EXCEEDED_HIGH</reason><site>https://a.example</site>"
                + "<key>insight.code.5xx</key><description>Errors</description><statistic>60</statistic>";
        String stopped = "<insights><insight>" + insight + "</insight></insights><stoppingInsight>" + insight
                + "</stoppingInsight>";

        assertThat(Reading.key(zap("", site(alert("0")) + stopped))).isEqualTo("zap.stopped");
        assertThat(Reading.key(zap("", stopped + site(alert("0"))))).isEqualTo("zap.stopped");
    }

    @Test
    void isDatedOnlyByATimeWithAZone() {
        assertThat(Reading.report(zap("created='2026-03-04T05:06:07.5Z'", site("")))
                        .reportedAt())
                .isEqualTo(Instant.parse("2026-03-04T05:06:07.5Z"));
        for (String undated :
                new String[] {"generated='Wed, 4 Mar 2026 05:06:07'", "created='2026-03-04T05:06:07'", ""}) {
            assertThat(Reading.report(zap(undated, site(""))).reported()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<owaspzapreport/>", "<OWASPZAPReport xmlns='urn:other'><site/></OWASPZAPReport>", "<report/>"})
    void refusesAnotherRoot(String report) {
        assertThat(Reading.of(report)).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void knowsAnAlertAgainByItsReferenceAndTheSite() {
        String report = zap(
                "generated='%s'",
                "<site name='%s'><alerts><alertitem><pluginid>10020</pluginid><alertRef>%s</alertRef>"
                        + "<alert>Header – x</alert><riskcode>%s</riskcode><instances><instance><uri>%s</uri>"
                        + "</instance></instances></alertitem></alerts></site>");
        String one = report.formatted("Wed", "https://a.example", "10020-1", "2", "https://a.example/b");

        assertThat(Reading.only(one).rule()).isEqualTo("10020-1");
        assertThat(Reading.only(one).place()).isEqualTo("https://a.example");
        assertThat(Reading.only(one).title()).isEqualTo("Header – x");
        assertThat(Reading.only(one).raw()).isEqualTo("2");
        assertThat(Reading.fingerprints(
                        report.formatted("Thu", "https://a.example", "10020-1", "3", "https://a.example/c")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            report.formatted("Wed", "https://b.example", "10020-1", "2", "https://a.example/b"),
            report.formatted("Wed", "https://a.example", "10020-2", "2", "https://a.example/b"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @Test
    void tellsTheAlertsOfOnePluginApartWhereTheyHaveNoReference() {
        String alert = "<alertitem><pluginid>10020</pluginid><alert>%s</alert></alertitem>";

        assertThat(Reading.only(zap("", site(alert.formatted("a")))).rule()).isEqualTo("10020");
        assertThat(Reading.fingerprints(zap("", site(alert.formatted("a")))))
                .isNotEqualTo(Reading.fingerprints(zap("", site(alert.formatted("b")))));
    }

    private static String zap(String attributes, String content) {
        return "<?xml version=\"1.0\"?><OWASPZAPReport " + attributes + ">" + content + "</OWASPZAPReport>";
    }

    private static String site(String alerts) {
        return "<site name='https://a.example'><alerts>" + alerts + "</alerts></site>";
    }

    private static String alert(String risk) {
        return "<alertitem><riskcode>" + risk + "</riskcode><confidence>2</confidence></alertitem>";
    }
}
