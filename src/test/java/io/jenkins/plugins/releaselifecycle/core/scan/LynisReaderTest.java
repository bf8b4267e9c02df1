package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LynisReaderTest {
    private static final String WARNING = "warning[]=PKGS-7392|Found vulnerable packages.|-|-|";

    @Test
    void countsEachWarningAndSuggestion() {
        ScanReport report = Reading.report(new String(Reading.specimen(ScanFormat.LYNIS), StandardCharsets.UTF_8));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 1, 4, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(6, 1, 2, 1, 2, 0));
        assertThat(report.tool()).isEqualTo("Lynis 3.1.4");
        assertThat(report.reported()).isEmpty();
        assertThat(report.complete()).isFalse();
        assertThat(report.details().severities())
                .containsExactlyInAnyOrder(
                        new RawSeverity("suggestion", Severity.LOW, 4), new RawSeverity("warning", Severity.MEDIUM, 1));
    }

    @Test
    void readsWhatLynisWrote() {
        ScanReport report = Reading.report(Reading.resource("lynis-3.0.8.dat"));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 2, 44, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(235, 195, 3, 4, 218, 0));
        assertThat(report.tool()).isEqualTo("Lynis 3.0.8");
    }

    @ParameterizedTest
    @CsvSource({"H,1", "M,2", "L,3", "h,2", "HIGH,2", "'',2", "-,2"})
    void takesTheLetterOfOlderVersionsForTheSeverity(String letter, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(lynis("warning[]=AUTH-9216|" + letter + "|grpck found errors|-|"))
                        .findings())
                .isEqualTo(Reading.counts(expected));
    }

    @Test
    void showsTextAndDetails() {
        assertThat(Reading.only(lynis("suggestion[]=SSH-7408|Harden SSH|Port (set 22 to )|-|")))
                .extracting(Detail::severity, Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly(Severity.LOW, "suggestion", "SSH-7408", "host-a", "Harden SSH (Port (set 22 to ))");
        assertThat(Reading.only(lynis("warning[]=AUTH-9216|M|grpck found errors|-|")))
                .extracting(Detail::raw, Detail::title)
                .containsExactly("M", "grpck found errors");
        assertThat(Reading.only(lynis("warning[]=")))
                .extracting(Detail::severity, Detail::rule, Detail::title)
                .containsExactly(Severity.MEDIUM, null, null);
    }

    @Test
    void knowsAFindingAgainByHostTestAndText() {
        String report = lynis("suggestion[]=%s|%s|%s|text:do it|");
        String one = report.formatted("SSH-7408", "Harden SSH", "Port");

        assertThat(Reading.fingerprints(one.replace("text:do it", "-")
                        .replace("# Lynis Report", "# Lynis Report\n\nreport_datetime_start=2026-03-04 05:06:07")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            report.formatted("SSH-7402", "Harden SSH", "Port"),
            report.formatted("SSH-7408", "Soften SSH", "Port"),
            report.formatted("SSH-7408", "Harden SSH", "Banner"),
            one.replace("host-a", "host-b"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @Test
    void takesATestForPassedOnlyWhereNothingIsSaidOfIt() {
        String said = "warning[]=A-1|t|-|-|\nsuggestion[]=A-2|t|-|-|\nexception_event[]=A-3:001|t|\n"
                + "manual_event[]=A-4:02\nexception_event[]=Other|t|";

        ScanReport report = Reading.report(report(said, "A-1|A-2|A-3|A-4|A-5|A-6|", "finish=true"));

        assertThat(report.examination()).isEqualTo(new Examination(6, 2, 3, 0, 0, 0));
    }

    @Test
    void isCompleteWhereEveryTestCameToAResult() {
        ScanReport report = Reading.report(report("tests_skipped=B-1|B-2|", "A-1", "finish=true\n\n"));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 1, 0, 0, 2, 0));
        assertThat(report.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "finish=", "finish=false", "finish=TRUE", "finish=true|", "Finish=true", "# finish=true"})
    void refusesAnAuditThatDidNotComeToItsEnd(String finish) {
        assertThat(Reading.key(report(WARNING, "A-1|", finish))).isEqualTo("lynis.not-finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", " | "})
    void refusesAnAuditThatExecutedNoTest(String executed) {
        assertThat(Reading.key(report("", executed, "finish=true"))).isEqualTo("lynis.nothing-examined");
        assertThat(Reading.key("# Lynis Report\nfinish=true")).isEqualTo("lynis.nothing-examined");
    }

    @ParameterizedTest
    @CsvSource({"2,", "1,lynis.cut", "3,lynis.cut", "many,lynis.cut", "'',lynis.cut"})
    void refusesAnotherNumberOfTestsThanThoseThatAreNamed(String number, String refusal) {
        ScanResult result = Reading.of(report("lynis_tests_done=" + number, "A-1|A-2|", "finish=true"));

        if (refusal == null) {
            assertThat(result).isInstanceOf(ScanReport.class);
        } else {
            assertThat(Reading.unreadable(result).reason().key()).isEqualTo(refusal);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hostname=host-a", "tests_executed=A-2|", "lynis_version=3", "report_version_major=1"})
    void refusesTwoWordsOnOneMatter(String line) {
        String key = line.substring(0, line.indexOf('='));
        String other = key + "=1\n";

        assertThat(Reading.key(report((key.equals("tests_executed") ? "" : other) + line, "A-1|", "finish=true")))
                .isEqualTo("lynis.twice");
    }

    @Test
    void leavesWhatLynisItselfRepeats() {
        String twice = "uncommon_network_protocol_enabled=dccp\nuncommon_network_protocol_enabled=sctp";

        assertThat(Reading.of(report(twice, "A-1|", "finish=true"))).isInstanceOf(ScanReport.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warning=A-1|t|-|-|",
                "Warning[]=A-1|t|-|-|",
                " warning[]=A-1|t|-|-|",
                "warnings[]=A-1|t|-|-|",
                "suggestion=A-1|t|-|-|",
                "suggestion[1]=A-1|t|-|-|",
                "warning[]:A-1|t|-|-|"
            })
    void refusesFindingsUnderAnotherKey(String line) {
        assertThat(Reading.key(lynis(line))).isEqualTo("lynis.misplaced");
    }

    @Test
    void refusesAnotherVersionOfTheFormat() {
        assertThat(Reading.key(lynis("report_version_major=2"))).isEqualTo("lynis.version");
    }

    @Test
    void refusesWhatFollowsTheEnd() {
        for (String more : new String[] {WARNING, "finish=true", "x"}) {
            assertThat(Reading.key(report("", "A-1|", "finish=true\n" + more))).isEqualTo("trailing");
        }
        assertThat(Reading.of(report("", "A-1|", "finish=true\r\n\t\n# the end")))
                .isInstanceOf(ScanReport.class);
    }

    @Test
    void refusesALineThatIsTooLongToKeep() {
        assertThat(Reading.key(lynis("packages=" + "x".repeat(1 << 20)))).isEqualTo("text-too-long");
        assertThat(Reading.of(lynis("packages=" + "x".repeat(1 << 19)))).isInstanceOf(ScanReport.class);
    }

    @Test
    void refusesMoreTestsThanCanBeKept() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            many.append("warning[]=TEST-").append(i).append("|t|-|-|\n");
        }

        assertThat(Reading.key(lynis(many.toString()))).isEqualTo("too-much-kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Lynis", "Lynis Report", "## Lynis Report", "hostname=a", "# lynis report"})
    void recognisesNoOtherText(String first) {
        String text = lynis(WARNING).replace("# Lynis Report", first);

        assertThat(Reading.key(text)).isEqualTo("neither");
        assertThat(Reading.unreadable(
                        Reading.of(text.getBytes(StandardCharsets.UTF_8), ScanFormat.LYNIS, ReadLimits.DEFAULT)))
                .satisfies(refused -> assertThat(refused.reason().key()).isEqualTo("root.unexpected"))
                .satisfies(refused -> assertThat(Reading.reason(refused)).contains(first));
    }

    @Test
    void isNotReadAsAnotherFormat() {
        byte[] text = lynis(WARNING).getBytes(StandardCharsets.UTF_8);

        for (ScanFormat format : new ScanFormat[] {ScanFormat.SARIF, ScanFormat.NMAP}) {
            assertThat(Reading.unreadable(Reading.of(text, format, ReadLimits.DEFAULT))
                            .reason()
                            .key())
                    .isEqualTo("root.unexpected");
        }
    }

    private static String lynis(String lines) {
        return report(lines, "A-1|", "finish=true");
    }

    private static String report(String lines, String executed, String finish) {
        String host = lines.contains("hostname=") ? "" : "hostname=host-a\n";
        return "# Lynis Report\n" + host + lines + "\ntests_executed=" + executed + "\n" + finish + "\n";
    }
}
