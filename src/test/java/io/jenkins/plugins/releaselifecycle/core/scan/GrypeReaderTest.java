package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrypeReaderTest {
    private static final String GRYPE = "\"descriptor\":{\"name\":\"grype\",\"version\":\"0.90.0\"}";
    private static final String SOURCE = "\"source\":{\"type\":\"directory\",\"target\":\".\"},";

    @Test
    void countsEachMatch() {
        ScanReport report =
                Reading.report(Reading.of(Reading.specimen(ScanFormat.GRYPE), ScanFormat.GRYPE, ReadLimits.DEFAULT));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 0, 0, 1, 0, 1));
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 1, 0, 0));
        assertThat(report.complete()).isTrue();
        assertThat(report.tool()).isEqualTo("Grype 0.90.0");
        assertThat(report.reportedAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456789Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Critical,0",
        "HIGH,1",
        "medium,2",
        "Low,3",
        "Negligible,3",
        "' High ',1",
        "Unknown,5",
        "Moderate,5",
        "'',5"
    })
    void knowsFiveSeverities(String severity, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(grype(match(severity))).findings()).isEqualTo(Reading.counts(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"vulnerability\":null}", "{\"vulnerability\":{\"severity\":null}}"})
    void doesNotKnowAnAbsentSeverity(String match) {
        assertThat(Reading.report(grype(match)).findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "Low,Critical,3",
        "Unknown,Critical,0",
        "Unknown,High,1",
        "'',High,1",
        "Unknown,Medium,5",
        "Unknown,Low,5",
        "Unknown,Unknown,5"
    })
    void asksRelatedVulnerabilitiesOnlyWhereItDoesNotKnow(String own, String related, int place) {
        String match = "{\"relatedVulnerabilities\":[{\"severity\":\"Low\"},{\"severity\":\"" + related
                + "\"},{\"severity\":\"Medium\"}],\"vulnerability\":{\"severity\":\"" + own + "\"}}";
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(grype(match)).findings()).isEqualTo(Reading.counts(expected));
    }

    @Test
    void isIncompleteForPackagesWithoutAdvisories() {
        String alerts = "\"alertsByPackage\":[{\"package\":{},\"alerts\":[{\"type\":\"distro-eol\"}]},{}],";

        ScanReport report = Reading.report("{\"matches\":[]," + SOURCE + alerts + GRYPE + "}");

        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 2, 0, 0, 0));
        assertThat(report.complete()).isFalse();
    }

    @Test
    void readsThatNothingWasFoundInASource() {
        ScanReport report = Reading.report(grype(""));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"source\":null,",
                "\"source\":{},",
                "\"source\":{\"type\":null},",
                "\"source\":{\"type\":\" \"},",
                "\"source\":{\"type\":\"unknown\",\"target\":\"unknown\"},"
            })
    void needsASourceOnlyWhereNothingMatched(String source) {
        assertThat(Reading.key("{\"matches\":[]," + source + GRYPE + "}")).isEqualTo("grype.nothing-examined");
        assertThat(Reading.report("{\"matches\":[" + match("Low") + "]," + source + GRYPE + "}")
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 1, 0, 0));
        assertThat(Reading.report("{\"matches\":[],\"ignoredMatches\":[{}]," + source + GRYPE + "}")
                        .suppressed())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"descriptor\":null",
                ",\"descriptor\":{}",
                ",\"descriptor\":{\"name\":null}",
                ",\"descriptor\":{\"name\":\"syft\"}"
            })
    void refusesWhatGrypeDoesNotSign(String descriptor) {
        assertThat(Reading.key("{\"matches\":[],\"source\":{\"type\":\"image\"}" + descriptor + "}"))
                .isEqualTo("grype.no-descriptor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"matches\":null,", "\"Matches\":[],"})
    void refusesAReportWithoutMatches(String matches) {
        byte[] report = ("{" + matches + SOURCE + GRYPE + "}").getBytes(StandardCharsets.UTF_8);

        assertThat(Reading.unreadable(Reading.of(report, ScanFormat.GRYPE, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("grype.no-matches");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{}}",
                "{\"error\":\"stale\"}",
                "{\"status\":{\"valid\":false}}",
                "{\"status\":{\"error\":\"checksum\",\"valid\":true}}"
            })
    void refusesADatabaseThatIsNotValid(String db) {
        String report = "{\"matches\":[]," + SOURCE + "\"descriptor\":{\"name\":\"grype\",\"db\":" + db + "}}";

        assertThat(Reading.key(report)).isEqualTo("grype.database");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "{\"error\":null}", "{\"status\":{\"valid\":true,\"error\":\"\"}}", "{\"status\":null}"})
    void readsADatabaseWithoutErrors(String db) {
        String report = "{\"matches\":[]," + SOURCE + "\"descriptor\":{\"name\":\"grype\",\"db\":" + db + "}}";

        assertThat(Reading.report(report).tool()).isEqualTo("Grype");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "{\"vulnerability\":[]}",
                "{\"vulnerability\":{\"severity\":9}}",
                "{\"relatedVulnerabilities\":[null]}",
                "{\"relatedVulnerabilities\":{}}"
            })
    void refusesOtherTypes(String match) {
        assertThat(Reading.key(grype(match))).isEqualTo("json.type");
    }

    @Test
    void isNotRecognisedByMatchesOfAnotherKind() {
        assertThat(Reading.key("{\"matches\":7}")).isEqualTo("unknown-format");
        assertThat(Reading.key("[{\"matches\":[]}]")).isEqualTo("unknown-format");
    }

    @Test
    void knowsAMatchAgainByVulnerabilityPackageAndPath() {
        String match = "{\"vulnerability\":{\"id\":\"%s\",\"severity\":\"%s\",\"description\":\"Overflow\"},"
                + "\"relatedVulnerabilities\":[{\"id\":\"CVE-9\",\"severity\":\"High\"}],\"artifact\":{\"id\":\"%s\","
                + "\"name\":\"a\",\"version\":\"1\",\"purl\":\"pkg:npm/a@1\",\"locations\":[{\"path\":\"/lock\"},"
                + "{\"path\":\"/other\"}]}}";
        String one = match.formatted("GHSA-1", "Negligible", "07f2");

        assertThat(Reading.only(grype(one)))
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly("Negligible", "GHSA-1", "pkg:npm/a@1, /lock", "Overflow");
        assertThat(Reading.fingerprints(grype(match.formatted("GHSA-1", "Critical", "1702"))))
                .isEqualTo(Reading.fingerprints(grype(one)));
        for (String other : new String[] {
            one.replace("GHSA-1", "GHSA-2"), one.replace("a@1", "a@2"), one.replace("/lock", "/log"), one + "," + one,
        }) {
            assertThat(Reading.fingerprints(grype(other))).isNotEqualTo(Reading.fingerprints(grype(one)));
        }
    }

    @Test
    void saysOfAMatchWhatThereIs() {
        String match = "{\"vulnerability\":{\"id\":\"CVE-1\",\"severity\":\"Unknown\"},\"relatedVulnerabilities\":["
                + "{\"severity\":\"HIGH\"}],\"artifact\":{\"name\":\"a\",\"version\":\"1\",\"purl\":\"\","
                + "\"locations\":[]}}";

        assertThat(Reading.only(grype(match)))
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly("HIGH", "CVE-1", "a 1", null);
    }

    private static String grype(String matches) {
        return "{\"matches\":[" + matches + "]," + SOURCE + GRYPE + "}";
    }

    private static String match(String severity) {
        return "{\"vulnerability\":{\"id\":\"CVE-1\",\"severity\":\"" + severity + "\"}}";
    }
}
