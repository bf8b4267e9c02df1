package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpotBugsReaderTest {

    @Test
    void countsEachFindingThatIsStillThere() {
        ScanReport report = Reading.report(new String(Reading.specimen(ScanFormat.SPOTBUGS), StandardCharsets.UTF_8));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 0, 1, 0, 0, 1));
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 2, 0, 0, 1));
        assertThat(report.tool()).isEqualTo("SpotBugs 4.9.8");
        assertThat(report.reportedAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123Z"));
        assertThat(report.complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spotbugs-4.9.8.xml", "spotbugs-4.9.8-without-messages.xml"})
    void readsWhatSpotBugsWrote(String name) {
        ScanReport report = Reading.report(Reading.resource(name));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 1, 9, 8, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 0, 0, 0, 0));
        assertThat(report.details().gravest().get(0))
                .extracting(Detail::rule, Detail::place, Detail::raw)
                .containsExactly("EC_UNRELATED_TYPES", "com.example.shop.Basket.same", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "1,0", "4,0", "5,1", "9,1", "10,2", "14,2", "15,3", "20,3", "0,5", "21,5", "-1,5", "high,5", "'',5", ",5"
    })
    void takesTheSeverityFromTheRankAndNotFromTheConfidence(String rank, int place) {
        int[] expected = new int[6];
        expected[place] = 1;
        String attribute = rank == null ? "" : " rank='" + rank + "'";
        for (int priority = 1; priority <= 5; priority++) {
            String bug = "<BugInstance type='T' priority='" + priority + "'" + attribute + "/>";

            assertThat(Reading.report(spotbugs(bug, "total_bugs='1'")).findings())
                    .isEqualTo(Reading.counts(expected));
            assertThat(Reading.only(spotbugs(bug, "total_bugs='1'")).raw()).isEqualTo(rank);
        }
    }

    @Test
    void countsFindingsOfEveryCategory() {
        StringBuilder bugs = new StringBuilder();
        for (String category : new String[] {"SECURITY", "MT_CORRECTNESS", "STYLE", "EXPERIMENTAL", "NOISE", ""}) {
            bugs.append("<BugInstance type='T' rank='3' category='")
                    .append(category)
                    .append("'/>");
        }

        ScanReport report = Reading.report(spotbugs(bugs.toString(), "total_bugs='6'"));

        assertThat(report.findings()).isEqualTo(Reading.counts(6, 0, 0, 0, 0, 0));
        assertThat(report.details().gravest())
                .extracting(Detail::title)
                .containsExactly("SECURITY", "MT_CORRECTNESS", "STYLE", "EXPERIMENTAL", "NOISE", "");
    }

    @Test
    void tellsWhatAnEarlierVersionHadFromWhatIsThere() {
        String bug = "<BugInstance type='T' rank='3' first='1' last='%s'/>";

        ScanReport report = Reading.report(spotbugs(bug.formatted("2") + bug.formatted("-1"), "total_bugs='1'"));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(7, 0, 0, 0, 0, 1));
    }

    @Test
    void refusesFewerFindingsThanTheSummaryTellsOf() {
        String bug = "<BugInstance type='T' rank='3'/>";

        assertThat(Reading.key(spotbugs(bug, "total_bugs='2'"))).isEqualTo("spotbugs.cut");
        assertThat(Reading.key(spotbugs(bug + "<BugInstance type='T' last='1'/>", "total_bugs='2'")))
                .isEqualTo("spotbugs.cut");
        assertThat(Reading.report(spotbugs(bug + bug, "total_bugs='1'")).findings())
                .isEqualTo(Reading.counts(2, 0, 0, 0, 0, 0));
        assertThat(Reading.report(spotbugs(bug, "")).findings()).isEqualTo(Reading.counts(1, 0, 0, 0, 0, 0));
    }

    @Test
    void readsThatNothingWasFound() {
        ScanReport report = Reading.report(spotbugs("", "total_bugs='0'"));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(7, 0, 0, 0, 0, 0));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void refusesWhatExaminedNothing() {
        assertThat(Reading.key("<BugCollection/>")).isEqualTo("spotbugs.no-summary");
        assertThat(Reading.key("<BugCollection><FindBugsSummary total_bugs='0'/></BugCollection>"))
                .isEqualTo("spotbugs.no-summary");
        assertThat(Reading.key("<BugCollection><FindBugsSummary total_classes='0'/></BugCollection>"))
                .isEqualTo("spotbugs.nothing-examined");
        assertThat(Reading.key("<BugCollection><FindBugsSummary total_classes='many'/></BugCollection>"))
                .isEqualTo("xml.number");
        assertThat(Reading.key("<BugCollection><FindBugsSummary total_classes='999999999'/></BugCollection>"))
                .isEqualTo("too-many");
    }

    @ParameterizedTest
    @CsvSource({
        "<Errors errors='0' missingClasses='0'/>,0",
        "<Errors errors='2' missingClasses='3'/>,5",
        "<Errors missingClasses='3'><MissingClass>a</MissingClass></Errors>,3",
        "<Errors><Error><ErrorMessage>m</ErrorMessage></Error><MissingClass>a</MissingClass></Errors>,2",
        "<Errors errors='0'><Error/></Errors>,1",
        "<Errors/>,0",
    })
    void takesErrorsAndMissingClassesForNotExamined(String errors, int notExamined) {
        ScanReport report = Reading.report(spotbugs(errors, "total_bugs='0'"));

        assertThat(report.examination()).isEqualTo(new Examination(7, 0, notExamined, 0, 0, 0));
        assertThat(report.complete()).isEqualTo(notExamined == 0);
        assertThat(Reading.key(spotbugs("<Errors errors='some'/>", ""))).isEqualTo("xml.number");
    }

    @Test
    void knowsAFindingAgainByTheHashThatSpotBugsMade() {
        String report = spotbugs(
                "<BugInstance type='%s' priority='2' rank='%s' category='SECURITY' instanceHash='%s' "
                        + "instanceOccurrenceNum='%s'><ShortMessage>Injection – x</ShortMessage>"
                        + "<Class classname='a.B'><SourceLine start='1'/></Class><Method classname='a.B' name='run' "
                        + "signature='()V'><SourceLine start='%s'/></Method></BugInstance>",
                "total_bugs='1'");
        String one = report.formatted("SQL", "12", "a0", "0", "27");

        assertThat(Reading.only(one))
                .extracting(Detail::severity, Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly(Severity.MEDIUM, "12", "SQL", "a.B.run", "SECURITY: Injection – x");
        assertThat(Reading.fingerprints("\n" + report.formatted("SQL", "3", "a0", "0", "99")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            report.formatted("XSS", "12", "a0", "0", "27"),
            report.formatted("SQL", "12", "a1", "0", "27"),
            report.formatted("SQL", "12", "a0", "1", "27"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @Test
    void knowsAFindingWithoutAHashByWhereItIs() {
        String report = spotbugs(
                "<BugInstance type='T' rank='12'><Class classname='%s'/><Method classname='a.B' name='%s' "
                        + "signature='%s'/><Field classname='a.B' name='%s' signature='I'/><Method classname='z.Z' "
                        + "name='%s' signature='()V'/><SourceLine start='%s'/></BugInstance>",
                "total_bugs='1'");
        String one = report.formatted("a.B", "run", "()V", "x", "called", "7");

        assertThat(Reading.fingerprints(report.formatted("a.B", "run", "()V", "x", "called", "8")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            report.formatted("a.C", "run", "()V", "x", "called", "7"),
            report.formatted("a.B", "go", "()V", "x", "called", "7"),
            report.formatted("a.B", "run", "(I)V", "x", "called", "7"),
            report.formatted("a.B", "run", "()V", "y", "called", "7"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<part><BugInstance/></part>",
                "<BugInstance><BugInstance/></BugInstance>",
                "<BugInstance><Class classname='a'><BugInstance/></Class></BugInstance>",
                "<x:BugInstance xmlns:x='urn:x'/>",
                "<Project><Errors/></Project>",
                "<Errors><BugInstance/></Errors>",
                "<x:Errors xmlns:x='urn:x'/>",
                "<Project><FindBugsSummary total_classes='1'/></Project>"
            })
    void refusesWhatStandsInOtherPlaces(String content) {
        assertThat(Reading.key(spotbugs(content, ""))).isEqualTo("xml.misplaced");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Errors/><Errors errors='1'/>",
                "<FindBugsSummary total_classes='1'/>",
                "<BugInstance><ShortMessage>a</ShortMessage><ShortMessage>b</ShortMessage></BugInstance>"
            })
    void refusesTwoWordsOnOneMatter(String content) {
        assertThat(Reading.key(spotbugs(content, ""))).isEqualTo("xml.twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<BugCollection xmlns='urn:x'/>", "<bugcollection/>", "<FindBugsFilter/>"})
    void recognisesNoOtherRoot(String report) {
        assertThat(Reading.key(report)).isEqualTo("unknown-format");
    }

    private static String spotbugs(String content, String totals) {
        return "<BugCollection version='4.9.8' analysisTimestamp='1'>" + content + "<FindBugsSummary total_classes='7' "
                + totals + "/></BugCollection>";
    }
}
