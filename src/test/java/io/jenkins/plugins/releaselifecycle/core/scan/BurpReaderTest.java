package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BurpReaderTest {

    @Test
    void countsEachIssue() {
        ScanReport report = Reading.report(new String(Reading.specimen(ScanFormat.BURP), StandardCharsets.UTF_8));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 1, 0));
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 0, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("Burp Suite 2026.1.2");
        assertThat(report.reported()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Critical,0",
        "High,1",
        "Medium,2",
        "Low,3",
        "Information,4",
        "high,5",
        "Info,5",
        "Undefined,5",
        "'',5",
        "False Positive,5"
    })
    void takesTheSeverityOfTheIssue(String severity, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(burp(issue(severity))).findings()).isEqualTo(Reading.counts(expected));
    }

    @Test
    void doesNotKnowTheSeverityOfAnIssueThatHasNone() {
        String nested = "<issue><host>h</host><issueDetailItems><severity>Low</severity></issueDetailItems></issue>";
        String foreign = "<issue><x:severity xmlns:x='urn:x'>False positive</x:severity></issue>";

        assertThat(Reading.report(burp(nested + foreign)).findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 2));
    }

    @Test
    void refusesAReportThatTellsOfNoHost() {
        assertThat(Reading.key(burp(""))).isEqualTo("burp.nothing-examined");
        assertThat(Reading.key(burp("<issue><severity>Low</severity></issue>"))).isEqualTo("burp.nothing-examined");
        assertThat(Reading.key(burp("<issue><host> </host></issue>"))).isEqualTo("burp.nothing-examined");
    }

    @Test
    void refusesMoreHostsThanCanBeKept() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            many.append("<issue><host>host").append(i).append("</host></issue>");
        }

        assertThat(Reading.key(burp(many.toString()))).isEqualTo("too-much-kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity", "host"})
    void refusesTwoWordsOnOneMatter(String name) {
        assertThat(Reading.key(burp("<issue>" + ("<" + name + ">High</" + name + ">").repeat(2) + "</issue>")))
                .isEqualTo("xml.twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<part>%s</part>",
                "<issue>%s</issue>",
                "<issue><issueDetailItems>%s</issueDetailItems></issue>",
                "<x:issue xmlns:x='urn:x'/>",
                "<issues>%s</issues>"
            })
    void refusesIssuesInOtherPlaces(String place) {
        assertThat(Reading.key(burp(issue("Low") + place.formatted(issue("High")))))
                .isEqualTo("xml.misplaced");
    }

    @Test
    void passesOverItsDocumentTypeWithoutBelievingIt() {
        String type = "<!DOCTYPE issues [<!ELEMENT issues (issue*)><!ATTLIST issues burpVersion CDATA 'x'>"
                + "<!ENTITY low 'Low'>]>";

        assertThat(Reading.report(type + burp(issue("High"))).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(Reading.key(type + "<issues>" + issue("High") + "</issues>")).isEqualTo("unknown-format");
        assertThat(Reading.of(type + burp(issue("&low;")))).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void fetchesNothingForItsDocumentType(@TempDir Path directory) throws IOException {
        String severity = Files.writeString(directory.resolve("severity.txt"), "Low")
                .toUri()
                .toString();
        String evil =
                "<!DOCTYPE issues [<!ENTITY s SYSTEM '" + severity + "'><!ENTITY % p SYSTEM '" + severity + "'> %p;]>";

        assertThat(Reading.report(evil + burp(issue("High"))).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(Reading.reason(Reading.unreadable(evil + burp(issue("&s;")))))
                .doesNotContain("Low");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!ENTITY a '%s'>", "<!-- %s -->", "<!ELEMENT a (%s)>", "<!ENTITY %% a '%s'>"})
    void refusesAnEndlessDocumentType(String declaration) {
        String type = "<!DOCTYPE issues [" + declaration.formatted("a".repeat(3 << 20)) + "]>";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThat(Reading.key(type + burp(issue("High")))).isEqualTo("xml.malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u0001", "\uFFFE", "\uFFFF"})
    void refusesADocumentTypeWithWhatIsNoCharacter(String character) {
        String type = "<!DOCTYPE issues [<!ELEMENT issues " + character + "(issue*)>]>";

        assertThat(Reading.key(type + burp(issue("High")))).isEqualTo("xml.malformed");
    }

    @Test
    void refusesADocumentTypeThatBreaksOff() {
        for (String type : new String[] {"<!DOCTYPE issues [", "<!DOCTYPE issues [<!ENTITY a '", "<!DOCTYPE issues"}) {
            assertThat(Reading.of(type + burp(issue("High")))).isInstanceOf(UnreadableReport.class);
        }
        assertThat(Reading.reason(Reading.unreadable("<!DOCTYPE issues [<!ELEMENT")))
                .contains("the end of the file")
                .doesNotContain("-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<issues format='5' by='lint'/>", "<issues xmlns='urn:x' burpVersion='1'/>", "<issue/>"})
    void recognisesNoOtherIssues(String report) {
        assertThat(Reading.key(report)).isEqualTo("unknown-format");
        assertThat(Reading.unreadable(Reading.of(
                                report.getBytes(StandardCharsets.UTF_8), ScanFormat.BURP, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("root.unexpected");
    }

    @Test
    void knowsAnIssueAgainByTypeHostPathAndLocation() {
        String report = burp("<issue><serialNumber>%s</serialNumber><type>%s</type><name>Injection – x</name>"
                + "<host ip='192.0.2.1'>%s</host><path><![CDATA[%s]]></path><location><![CDATA[%s]]></location>"
                + "<severity>%s</severity></issue>");
        String one = report.formatted("1", "1049088", "https://a.example", "/b", "/b [q parameter]", "High");

        assertThat(Reading.only(one).rule()).isEqualTo("1049088");
        assertThat(Reading.only(one).place()).isEqualTo("https://a.example/b [q parameter]");
        assertThat(Reading.only(one).title()).isEqualTo("Injection – x");
        assertThat(Reading.only(one).raw()).isEqualTo("High");
        assertThat(Reading.fingerprints("\n"
                        + report.formatted("2", "1049088", "https://a.example", "/b", "/b [q parameter]", "Low")
                                .replace("='t'", "='u'")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            report.formatted("1", "1049089", "https://a.example", "/b", "/b [q parameter]", "High"),
            report.formatted("1", "1049088", "https://b.example", "/b", "/b [q parameter]", "High"),
            report.formatted("1", "1049088", "https://a.example", "/c", "/b [q parameter]", "High"),
            report.formatted("1", "1049088", "https://a.example", "/b", "/b [r parameter]", "High"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @Test
    void tellsIssuesOfExtensionsApartByTheirNames() {
        String issue = "<issue><type>134217728</type><name>%s</name><host>h</host><path>/</path></issue>";

        assertThat(Reading.fingerprints(burp(issue.formatted("Vulnerable library"))))
                .isNotEqualTo(Reading.fingerprints(burp(issue.formatted("Request smuggling"))));
        assertThat(Reading.only(burp(issue.formatted("Request smuggling"))).rule())
                .isEqualTo("134217728 Request smuggling");
    }

    @Test
    void showsOfAPlaceWhatThereIs() {
        assertThat(Reading.only(burp(issue("Low"))).place()).isEqualTo("https://a.example");
        assertThat(Reading.only(burp("<issue><host>h</host><path>/p</path><name>n</name></issue>")))
                .extracting(Detail::place, Detail::rule, Detail::raw)
                .containsExactly("h/p", "n", null);
    }

    private static String burp(String issues) {
        return "<issues burpVersion='2026.1' exportTime='t'>" + issues + "</issues>";
    }

    private static String issue(String severity) {
        return "<issue><host ip='192.0.2.1'>https://a.example</host><severity>" + severity
                + "</severity><confidence>Tentative</confidence></issue>";
    }
}
