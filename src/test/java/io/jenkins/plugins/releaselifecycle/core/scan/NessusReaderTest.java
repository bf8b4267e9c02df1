package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NessusReaderTest {
    private static final String ENDED =
            "<HostProperties><tag name='HOST_END'>Wed Mar  4 05:06:07 2026</tag></HostProperties>";

    @Test
    void countsEachItemOfEachHost() {
        ScanReport report = Reading.report(new String(Reading.specimen(ScanFormat.NESSUS), StandardCharsets.UTF_8));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 2, 0, 1, 1, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 1, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("Nessus 10.8.3");
        assertThat(report.reportedAt()).isEqualTo(Instant.ofEpochSecond(1772600767));
    }

    @ParameterizedTest
    @CsvSource({
        "4,Critical,,,0",
        "3,High,,,1",
        "2,Medium,,,2",
        "1,Low,,,3",
        "0,None,,,4",
        "0,None,0.0,,4",
        "5,Low,,,5",
        "'',,,,5",
        "High,,,,5",
        "2,Medium,7.5,,1",
        "2,Medium,7.5,9.3,0",
        "3,High,4.0,,1",
        "0,Critical,,,0",
        "1,Dreadful,,,5",
        "2,Medium,n/a,,5",
    })
    void takesTheGraverOfWhatIsSaidOfTheSeverity(
            String severity, String risk, String score3, String score4, int place) {
        int[] expected = new int[6];
        expected[place] = 1;
        String children = child("risk_factor", risk)
                + child("cvss3_base_score", score3)
                + child("cvss4_base_score", score4)
                + child("cvss_base_score", "10.0");

        assertThat(Reading.report(nessus(host(ENDED + item(severity, "1", children))))
                        .findings())
                .isEqualTo(Reading.counts(expected));
    }

    @Test
    void doesNotKnowTheSeverityOfAnItemThatSaysNothing() {
        assertThat(Reading.report(nessus(host(ENDED + "<ReportItem/>"))).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED,0,-1,1,0",
        "PASSED,1,-1,1,0",
        "PASSED,3,1,0,0",
        "FAILED,3,1,0,0",
        "FAILED,0,2,0,0",
        "WARNING,2,5,0,0",
        "WARNING,0,5,0,0",
        "WARNING,3,1,0,0",
        "ERROR,2,-1,0,1",
        "passed,0,5,0,0",
        "'',0,5,0,0"
    })
    void countsChecksOfTheConfigurationByTheirOutcome(
            String outcome, String severity, int place, int passed, int notExamined) {
        int[] expected = new int[6];
        if (place >= 0) {
            expected[place] = 1;
        }
        String check = item(severity, "21157", "<cm:compliance-result>" + outcome + "</cm:compliance-result>");

        ScanReport report = Reading.report(nessus(host(ENDED + check)));

        assertThat(report.findings()).isEqualTo(Reading.counts(expected));
        assertThat(report.examination()).isEqualTo(new Examination(1, passed, notExamined, 0, 0, 0));
    }

    @Test
    void believesNoOutcomeOfAnotherNamespace() {
        String check = "<x:compliance-result xmlns:x='urn:x'>PASSED</x:compliance-result>"
                + "<compliance-result>PASSED</compliance-result>";

        assertThat(Reading.report(nessus(host(ENDED + item("1", "1", check)))).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ReportItem severity='3'/>",
                "<HostProperties><tag name='HOST_END'> </tag></HostProperties><ReportItem severity='3'/>",
                "<HostProperties><tag name='HOST_END_TIMESTAMP'>soon</tag></HostProperties><ReportItem severity='3'/>",
                "<HostProperties><x:tag xmlns:x='urn:x' name='HOST_END'>t</x:tag></HostProperties>"
                        + "<ReportItem severity='3'/>",
                "<ReportItem severity='3'/><ReportItem severity='0' pluginID='10180'><plugin_output>The remote host "
                        + "(192.0.2.1) is considered as dead - not scanning</plugin_output></ReportItem>" + ENDED,
            })
    void countsTheFindingsOfAHostThatWasNotScannedToItsEnd(String host) {
        ScanReport report = Reading.report(nessus(host(host) + host(ENDED + item("2", "1", ""))));

        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 1, 0, 0, 0));
        assertThat(report.findings().high()).isEqualTo(1);
        assertThat(report.complete()).isFalse();
        assertThat(Reading.key(nessus(host(host)))).isEqualTo("nessus.nothing-examined");
    }

    @Test
    void doesNotTakeAHostOfWhichNothingIsSaidForExamined() {
        assertThat(Reading.key(nessus(host(ENDED)))).isEqualTo("nessus.nothing-examined");
        assertThat(Reading.key(nessus(""))).isEqualTo("nessus.nothing-examined");
        assertThat(Reading.key("<NessusClientData_v2><Policy/></NessusClientData_v2>"))
                .isEqualTo("nessus.nothing-examined");
    }

    @Test
    void isIncompleteWhereTheLoginDidNotWork() {
        String host = host(item("0", "21745", "<risk_factor>None</risk_factor>") + ENDED);

        assertThat(Reading.report(nessus(host)).examination()).isEqualTo(new Examination(1, 0, 1, 0, 0, 0));
    }

    @Test
    void countsTheHostsOfSeveralReports() {
        String host = host(ENDED + item("4", "1", ""));

        assertThat(Reading.report(nessus(host + "</Report><Report>" + host)).findings())
                .isEqualTo(Reading.counts(2, 0, 0, 0, 0, 0));
    }

    @Test
    void namesEachVersionOnce() {
        String scan = item("0", "19506", "<plugin_output>Nessus version : %s\nScanner IP : 192.0.2.1</plugin_output>");
        String hosts = host(ENDED + scan.formatted("10.1")) + host(ENDED + scan.formatted("10.1"));

        assertThat(Reading.report(nessus(hosts + host(ENDED + scan.formatted("9.0 (old)"))))
                        .tool())
                .isEqualTo("Nessus 10.1, Nessus 9.0");
        assertThat(Reading.report(nessus(host(ENDED + item("0", "19506", "")))).tool())
                .isEqualTo("Nessus");
    }

    @Test
    void isDatedByTheLastHost() {
        String host =
                host("<HostProperties><tag name='HOST_END_TIMESTAMP'>%s</tag></HostProperties>" + item("0", "1", ""));

        assertThat(Reading.report(nessus(host.formatted("1772600767") + host.formatted("1772600000")))
                        .reportedAt())
                .isEqualTo(Instant.ofEpochSecond(1772600767));
        assertThat(Reading.report(nessus(host(ENDED + item("0", "1", "")))).reported())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</Report>%s<Report>",
                "</Report><Policy>%s</Policy><Report>",
                "<group>%s</group>",
                "<x:ReportHost xmlns:x='urn:x'/>%s",
                "</Report><x:Report xmlns:x='urn:x'>%s</x:Report><Report>",
                "</Report><report>%s</report><Report>",
                "<ReportHost>%s</ReportHost>",
                "<ReportHost><HostProperties>%s</HostProperties></ReportHost>",
                "<ReportHost><ReportItem>%s</ReportItem></ReportHost>",
                "<ReportHost><ReportItem><description>%s</description></ReportItem></ReportHost>",
                "<ReportHost><x:ReportItem xmlns:x='urn:x'/>%s</ReportHost>",
            })
    void refusesItemsAndHostsInOtherPlaces(String place) {
        String found = host(ENDED + item("4", "1", ""));

        assertThat(Reading.key(nessus(found + place.formatted(found)))).isEqualTo("xml.misplaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk_factor", "cvss3_base_score", "cvss4_base_score"})
    void refusesTwoWordsOnOneMatter(String name) {
        String twice = child(name, "9") + child(name, "0");

        assertThat(Reading.key(nessus(host(ENDED + item("0", "1", twice))))).isEqualTo("xml.twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<NessusClientData/>",
                "<nessusclientdata_v2/>",
                "<NessusClientData_v2 xmlns='urn:x'><Report/></NessusClientData_v2>"
            })
    void refusesAnotherRoot(String report) {
        assertThat(Reading.key(report)).isEqualTo("unknown-format");
    }

    @ParameterizedTest
    @CsvSource({
        "3,Critical,,Critical",
        "3,High,9.8,9.8",
        "3,Medium,,3",
        "0,None,0.0,0",
        ",,,",
        "9,Low,,9",
    })
    void givesTheSeverityInTheWordThatCounted(String severity, String risk, String score, String raw) {
        String level = severity == null ? "" : " severity='" + severity + "'";
        String item = "<ReportItem" + level + " pluginID='7' port='443' protocol='tcp' pluginName='Old – TLS'>"
                + child("risk_factor", risk) + child("cvss3_base_score", score) + "</ReportItem>";

        Detail finding = Reading.only(nessus(host(ENDED + item)));

        assertThat(finding.raw()).isEqualTo(raw);
        assertThat(finding.rule()).isEqualTo("7");
        assertThat(finding.place()).isEqualTo("h:443/tcp");
        assertThat(finding.title()).isEqualTo("Old – TLS");
    }

    @Test
    void knowsAFindingAgainByHostPortAndPlugin() {
        String item = "<ReportItem severity='%s' pluginID='%s' port='%s' protocol='%s' pluginName='%s'/>";
        String report = "\n\n" + nessus("<ReportHost name='%s'>" + ENDED + item + "</ReportHost>");
        Fingerprints one = Reading.fingerprints(report.formatted("a", "3", "7", "443", "tcp", "x"));

        assertThat(Reading.fingerprints(report.formatted("a", "1", "7", "443", "tcp", "y")
                        .replace("Mar  4", "Apr 14")
                        .strip()))
                .isEqualTo(one);
        for (String other : new String[] {
            report.formatted("b", "3", "7", "443", "tcp", "x"),
            report.formatted("a", "3", "8", "443", "tcp", "x"),
            report.formatted("a", "3", "7", "80", "tcp", "x"),
            report.formatted("a", "3", "7", "443", "udp", "x"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(one);
        }
    }

    @Test
    void tellsTheChecksOfOnePluginApart() {
        String check = item(
                "3",
                "21157",
                "<cm:compliance-check-name>%s</cm:compliance-check-name>"
                        + "<cm:compliance-result>FAILED</cm:compliance-result>");

        assertThat(Reading.fingerprints(nessus(host(ENDED + check.formatted("a")))))
                .isEqualTo(Reading.fingerprints(nessus(host(ENDED + check.formatted("a")))))
                .isNotEqualTo(Reading.fingerprints(nessus(host(ENDED + check.formatted("b")))));
        assertThat(Reading.only(nessus(host(ENDED + check.formatted("a")))).title())
                .isEqualTo("a");
    }

    private static String nessus(String hosts) {
        return "<NessusClientData_v2 xmlns:cm='http://www.nessus.org/cm'><Policy/><Report name='r'>" + hosts
                + "</Report></NessusClientData_v2>";
    }

    private static String host(String content) {
        return "<ReportHost name='h'>" + content + "</ReportHost>";
    }

    private static String item(String severity, String plugin, String children) {
        return "<ReportItem severity='" + severity + "' pluginID='" + plugin + "'>" + children + "</ReportItem>";
    }

    private static String child(String name, String text) {
        return text == null ? "" : "<" + name + ">" + text + "</" + name + ">";
    }
}
