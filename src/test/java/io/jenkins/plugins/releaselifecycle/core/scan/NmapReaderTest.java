package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NmapReaderTest {
    private static final String DONE = "<finished time='1772600767' exit='success'/>";
    private static final String KNOWN = port("open", vulners(entry("5.0")));

    @Test
    void countsWhatTheScriptsFound() {
        ScanReport report = Reading.report(new String(Reading.specimen(ScanFormat.NMAP), StandardCharsets.UTF_8));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 0, 0, 0, 0, 2));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 2, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("Nmap 7.95");
        assertThat(report.reportedAt()).isEqualTo(Instant.ofEpochSecond(1772600767));
    }

    @ParameterizedTest
    @CsvSource({"9.0,0", "8.9,1", "7,1", "4.0,2", "3.9,3", "0.0,5", "'',5", "high,5", "-1,5"})
    void takesTheSeverityFromTheScore(String score, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(nmap(port("open", vulners(entry(score))))).findings())
                .isEqualTo(Reading.counts(expected));
    }

    @Test
    void countsEachEntryOfEachProgram() {
        String entries = "<table key='a'>" + entry("9.8") + entry("5.0") + "</table><table key='b'>" + entry("5.0")
                + "<table/></table>";

        assertThat(Reading.report(nmap(port("open", "<script id='vulners' output='o'>" + entries + "</script>")))
                        .findings())
                .isEqualTo(Reading.counts(1, 0, 2, 0, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script id='vulners' output='o'><elem key='cpe:/a:own:x:1'>%s</elem></script>",
                "<script id='vulners' output='&#xa;  cpe:/a:own:x:1: %s'/>"
            })
    void readsTheLinesOfOlderVersions(String script) {
        String lines = "&#xa;    &#9;CVE-2026-0001&#9;9.8&#9;https://vulners.com/cve/CVE-2026-0001"
                + "&#xa;    &#9;CVE-2026-0002&#9;&#9;https://vulners.com/cve/CVE-2026-0002"
                + "&#xa;    &#9;OWN:1&#9;0.0&#9;https://vulners.com/own/OWN:1&#9;*EXPLOIT*";

        ScanReport report = Reading.report(nmap(port("open", script.formatted(lines))));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 0, 0, 0, 0, 2));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "VULNERABLE,1,0",
        "VULNERABLE (Exploitable),1,0",
        "LIKELY VULNERABLE,1,0",
        "NOT VULNERABLE,0,0",
        "UNKNOWN (unable to test),0,1",
        "open,0,0"
    })
    void countsWhatOtherScriptsCallVulnerable(String state, int unknown, int notExamined) {
        String script =
                "<script id='own' output=''><table key='x'><elem key='state'>" + state + "</elem></table></script>";

        ScanReport report = Reading.report(nmap(KNOWN + port("closed", script)));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, unknown));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, notExamined, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "State: VULNERABLE,1,0",
        "NOT VULNERABLE,0,0",
        "NOT VULNERABLE: a VULNERABLE: b,1,0",
        "no vulnerabilities,0,0",
        "ERROR: Script execution failed (use -d to debug),0,1",
        "false,0,0"
    })
    void countsWhatScriptsSayInWordsAlone(String output, int unknown, int notExamined) {
        for (String place : new String[] {"hostscript", "prescript", "postscript"}) {
            String script = "<" + place + "><script id='own' output='" + output + "'/></" + place + ">";
            String report = place.equals("hostscript")
                    ? run(host("<ports>" + KNOWN + "</ports>" + script))
                    : run(script + host("<ports>" + KNOWN + "</ports>"));

            assertThat(Reading.report(report).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, unknown));
            assertThat(Reading.report(report).examination()).isEqualTo(new Examination(1, 0, notExamined, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"open,1", "open|filtered,1", "closed,0", "filtered,0", "unfiltered,0"})
    void takesAnOpenPortOfWhichVulnersSaysNothingForNotExamined(String state, int notExamined) {
        assertThat(Reading.report(nmap(KNOWN + port(state, "<service name='x' version='1'/>")))
                        .examination())
                .isEqualTo(new Examination(1, 0, notExamined, 0, 0, 0));
    }

    @Test
    void takesTargetsThatDidNotAnswerForNotExamined() {
        String hosts =
                "<host timedout='true'/>" + host("<ports>" + KNOWN + "</ports>") + host("<status state='down'/>");

        assertThat(Reading.report(run(hosts, DONE + "<hosts up='1' down='3' total='4'/>"))
                        .examination())
                .isEqualTo(new Examination(1, 0, 4, 0, 0, 0));
        assertThat(Reading.key(run(hosts, DONE + "<hosts down='many'/>"))).isEqualTo("xml.number");
        assertThat(Reading.key(run(hosts, DONE + "<hosts down='999999999'/>"))).isEqualTo("too-many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<port><state state='open'/></port>",
                "<port><state state='closed'/></port>",
                "<port><state state='open'/><script id='vulners' output=''/></port>",
                "<port><state state='open'/><script id='vulners' output='ERROR: Script execution failed'/></port>",
                "<port><state state='open'/><script id='vulners' output='o'><table key='a'/></script></port>",
                "<port><state state='open'/><script id='own' output='NOT VULNERABLE'/></port>",
            })
    void refusesAReportInWhichVulnersSaysNothing(String ports) {
        assertThat(Reading.key(nmap(ports))).isEqualTo("nmap.nothing-examined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<finished time='1'/>", "<finished exit='error' errormsg='route'/>", "<finished exit=''/>"})
    void refusesARunThatDidNotEndWell(String finished) {
        assertThat(Reading.key(run(host("<ports>" + KNOWN + "</ports>"), finished)))
                .isEqualTo("nmap.not-finished");
    }

    @Test
    void saysWhyTheRunFailed() {
        String report = run("", "<finished exit='error' errormsg='no route to host'/>");

        assertThat(Reading.reason(Reading.unreadable(report))).contains("no route to host");
    }

    @Test
    void refusesAReportThatLeavesLowScoresOut() {
        String report = run(host("<ports>" + KNOWN + "</ports>"))
                .replace("<nmaprun", "<nmaprun args='nmap -sV --script vulners --script-args mincvss=7 a'");

        assertThat(Reading.key(report)).isEqualTo("nmap.mincvss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "<ports>%s<port><state state='open'/><port/></port></ports>",
                "<ports><extraports>%s</extraports></ports>",
                "<ports><port><service>%s</service></port></ports>",
                "<os>%s</os>",
                "<ports><x:port xmlns:x='urn:x'/></ports>",
                "<x:ports xmlns:x='urn:x'>%s</x:ports>",
                "<hostscript><script id='own' output=''>%s</script></hostscript>",
                "<hostscript><script id='own' output=''><elem>text</elem><table><script/></table></script></hostscript>",
                "<hostscript><script id='vulners' output=''><table><table>%s</table></table></script></hostscript>",
                "<hostscript><script id='vulners' output=''><table><table><table/></table></table></script></hostscript>",
                "<host/>",
            })
    void refusesWhatStandsInOtherPlaces(String content) {
        assertThat(Reading.key(run(host("<ports>" + KNOWN + "</ports>" + content.formatted(KNOWN)))))
                .isEqualTo("xml.misplaced");
    }

    @Test
    void refusesTwoScores() {
        String twice = "<table><elem key='cvss'>9</elem><elem key='cvss'>1</elem></table>";

        assertThat(Reading.key(nmap(port("open", vulners(twice))))).isEqualTo("xml.twice");
    }

    @Test
    void mayDeclareItsDoctype() {
        String report = "<?xml version='1.0'?><!DOCTYPE nmaprun><?xml-stylesheet href='nmap.xsl' type='text/xsl'?>";

        assertThat(Reading.report(report + nmap(KNOWN)).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
    }

    @Test
    void knowsAVulnerabilityAgainByHostPortAndId() {
        String report = run("<host starttime='1'><address addr='%s' addrtype='ipv4'/><address addr='00:00:5E:00:53:01' "
                + "addrtype='mac'/><ports><port protocol='%s' portid='%s'><state state='open'/>"
                + vulners("<table><elem key='id'>%s</elem><elem key='cvss'>%s</elem></table>")
                + "</port></ports></host>");
        String one = report.formatted("192.0.2.1", "tcp", "22", "CVE-2026-0001", "9.8");

        assertThat(Reading.only(one).rule()).isEqualTo("CVE-2026-0001");
        assertThat(Reading.only(one).place()).isEqualTo("192.0.2.1:22/tcp");
        assertThat(Reading.only(one).raw()).isEqualTo("9.8");
        assertThat(Reading.fingerprints("\n" + one.replace("9.8", "5.0").replace("='1'", "='2'")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            report.formatted("192.0.2.2", "tcp", "22", "CVE-2026-0001", "9.8"),
            report.formatted("192.0.2.1", "udp", "22", "CVE-2026-0001", "9.8"),
            report.formatted("192.0.2.1", "tcp", "23", "CVE-2026-0001", "9.8"),
            report.formatted("192.0.2.1", "tcp", "22", "CVE-2026-0002", "9.8"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @Test
    void knowsALineAndATableForTheSame() {
        String lines = "<script id='vulners' output='&#xa;  cpe:/a:own:x:1: &#xa;&#9;OWN-1&#9;5.0&#9;https://v/OWN-1"
                + "&#xa;&#9;OWN-2&#9;&#9;https://v/OWN-2'/>";
        ScanReport report = Reading.report(nmap(port("open", lines)));

        assertThat(report.details().severities())
                .containsExactly(
                        new RawSeverity("5.0", Severity.MEDIUM, 1), new RawSeverity(null, Severity.UNKNOWN, 1));
        assertThat(report.details().fingerprints())
                .isEqualTo(Reading.fingerprints(
                        nmap(port("open", vulners(entry("5.0") + "<table><elem key='id'>OWN-2</elem></table>")))));
    }

    @Test
    void knowsWhatAScriptFoundAgainWhateverItsNumber() {
        String report = run(host("<address addr='192.0.2.1'/><ports>" + KNOWN + "</ports><hostscript>"
                + "<script id='own' output=''><table key='%s'><elem key='title'>%s</elem>"
                + "<elem key='state'>VULNERABLE</elem></table></script></hostscript>"));
        Detail finding = Reading.report(report.formatted("CVE-2026-0001", "Weak – x"))
                .details()
                .gravest()
                .get(0);

        assertThat(finding.rule()).isEqualTo("CVE-2026-0001");
        assertThat(finding.place()).isEqualTo("192.0.2.1");
        assertThat(finding.title()).isEqualTo("Weak – x");
        assertThat(finding.raw()).isNull();
        assertThat(Reading.fingerprints(report.formatted("NMAP-1", "a")))
                .isEqualTo(Reading.fingerprints(report.formatted("NMAP-2", "a")))
                .isNotEqualTo(Reading.fingerprints(report.formatted("NMAP-1", "b")));
    }

    @Test
    void readsTheScriptForCustomersOfVulnersLikeVulners() {
        String port = port("open", vulners(entry("9.8")).replace("'vulners'", "'vulners_enterprise'"));

        ScanReport report = Reading.report(nmap(port));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 0, 0, 0, 0, 0));
        assertThat(report.examination().examined()).isEqualTo(1);
    }

    @Test
    void takesANoticeOfVulnersOnTheWholeRunForNoFinding() {
        String notice = "<postscript><script id='vulners' output='Ran without a key.&#xa;Get one.'/></postscript>";
        String known = host("<ports>" + port("open", vulners(entry("9.8"))) + "</ports>");

        assertThat(Reading.report(run(known + notice)).findings()).isEqualTo(Reading.counts(1, 0, 0, 0, 0, 0));
        assertThat(Reading.report(run(known + "<postscript>" + vulners(entry("7.5")) + "</postscript>"))
                        .findings())
                .isEqualTo(Reading.counts(1, 1, 0, 0, 0, 0));
    }

    @Test
    void readsLinesInsideTheTableOfAProgram() {
        String lines = "<elem key='identity'>software</elem><elem>OWN-2 9.8 https://vulners.com/own/OWN-2</elem>";

        assertThat(Reading.report(nmap(port("open", vulners(lines)))).findings())
                .isEqualTo(Reading.counts(1, 0, 0, 0, 0, 0));
    }

    private static String nmap(String ports) {
        return run(host("<ports>" + ports + "</ports>"));
    }

    private static String run(String content) {
        return run(content, DONE);
    }

    private static String run(String content, String statistics) {
        return "<nmaprun scanner='nmap' version='7.95'>" + content + "<runstats>" + statistics
                + "</runstats></nmaprun>";
    }

    private static String host(String content) {
        return "<host><status state='up'/>" + content + "</host>";
    }

    private static String port(String state, String content) {
        return "<port protocol='tcp' portid='1'><state state='" + state + "'/>" + content + "</port>";
    }

    private static String vulners(String entries) {
        return "<script id='vulners' output='o'><table key='cpe:/a:own:x:1'>" + entries + "</table></script>";
    }

    private static String entry(String score) {
        return "<table><elem key='cvss'>" + score + "</elem><elem key='id'>OWN-1</elem></table>";
    }
}
