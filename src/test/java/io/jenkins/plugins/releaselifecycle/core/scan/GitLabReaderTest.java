package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabReaderTest {
    private static final String SUCCESS = "\"status\":\"success\"";
    private static final String ONE = "{\"id\":\"1\",\"severity\":\"Low\"}";

    @ParameterizedTest
    @CsvSource({
        "'\"Critical\"',0", "'\"High\"',1", "'\"Medium\"',2", "'\"Low\"',3", "'\"Info\"',4", "'\"Unknown\"',5",
        "'\"critical\"',0", "'\"HIGH\"',1", "'\" Medium \"',2", "'\"Negligible\"',5", "'\"Undefined\"',5", "'\"\"',5",
        "null,5"
    })
    void knowsTheSeveritiesOfTheSchema(String severity, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(gitlab("{\"severity\":" + severity + "}", SUCCESS))
                        .findings())
                .isEqualTo(Reading.counts(expected));
    }

    @Test
    void doesNotKnowAnAbsentSeverity() {
        String nested = "{\"details\":{\"severity\":\"Info\"},\"confidence\":\"Low\"}";

        assertThat(Reading.report(gitlab("{}," + nested, SUCCESS)).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 2));
    }

    @Test
    void countsWhatIsFlaggedAsALikelyFalsePositive() {
        String flagged = "{\"severity\":\"High\",\"flags\":[{\"type\":\"flagged-as-likely-false-positive\"}]}";

        ScanReport report = Reading.report(gitlab(flagged, SUCCESS));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(report.suppressed()).isZero();
    }

    @Test
    void passesAScanThatSucceededAndFoundNothing() {
        ScanReport report = Reading.report(gitlab("", SUCCESS));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
        assertThat(report.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"failure\"", "\"Success\"", "\"\"", "\"cancelled\""})
    void refusesAScanThatDidNotSucceed(String status) {
        assertThat(Reading.key(gitlab(ONE, "\"status\":" + status))).isEqualTo("gitlab.failed");
        assertThat(Reading.key(gitlab("", "\"status\":" + status))).isEqualTo("gitlab.failed");
    }

    @Test
    void refusesAReportThatDoesNotSayWhetherItsScanSucceeded() {
        assertThat(Reading.key(gitlab(ONE, ""))).isEqualTo("gitlab.no-status");
        assertThat(Reading.key(gitlab(ONE, "\"status\":null"))).isEqualTo("gitlab.no-status");
        assertThat(Reading.key("{\"version\":\"3.0.0\",\"scan\":null,\"vulnerabilities\":[]}"))
                .isEqualTo("gitlab.no-status");
    }

    @Test
    void refusesAScanThatHalted() {
        String fatal = "\"messages\":[{\"level\":\"fatal\",\"value\":\"denied\"}]," + SUCCESS;

        assertThat(Reading.key(gitlab(ONE, fatal))).isEqualTo("gitlab.failed");
    }

    @Test
    void countsWarningsAndPartialScansAsNotExamined() {
        String messages = "\"messages\":[{\"level\":\"info\"},{\"level\":\"warn\"},{\"level\":\"odd\"},{}],";

        assertThat(Reading.report(gitlab(ONE, messages + SUCCESS)).examination())
                .isEqualTo(new Examination(1, 0, 3, 0, 0, 0));
        assertThat(Reading.report(gitlab(ONE, "\"partial_scan\":{\"mode\":\"differential\"}," + SUCCESS))
                        .complete())
                .isFalse();
        assertThat(Reading.report(gitlab(ONE, "\"messages\":null,\"partial_scan\":null," + SUCCESS))
                        .complete())
                .isTrue();
    }

    @Test
    void refusesAScanThatReachedNothing() {
        String nowhere = "\"scanned_resources\":[]," + SUCCESS;
        String somewhere = "\"scanned_resources\":[{\"url\":\"https://a.example\"}]," + SUCCESS;

        assertThat(Reading.key(gitlab("", nowhere))).isEqualTo("gitlab.nothing-examined");
        assertThat(Reading.of(gitlab(ONE, nowhere))).isInstanceOf(ScanReport.class);
        assertThat(Reading.of(gitlab("", somewhere))).isInstanceOf(ScanReport.class);
        assertThat(Reading.key(gitlab("", SUCCESS).replace("\"version\"", "\"dependency_files\":[],\"version\"")))
                .isEqualTo("gitlab.nothing-examined");
    }

    @Test
    void refusesAReportWithoutVulnerabilities() {
        String schema = "\"schema\":\"https://gitlab.example/security-report-schemas/sast.json\"";
        String report = "{\"version\":\"15.0.0\",\"vulnerabilities\":null," + schema + ",\"scan\":{" + SUCCESS + "}}";

        assertThat(Reading.key(report)).isEqualTo("gitlab.no-vulnerabilities");
        assertThat(Reading.unreadable(Reading.of(
                                report.replace("vulnerabilities", "findings").getBytes(StandardCharsets.UTF_8),
                                ScanFormat.GITLAB,
                                ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("gitlab.no-vulnerabilities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":\"15.0.0\",\"scan\":{\"status\":\"success\"},\"vulnerabilities\":{}}",
                "{\"version\":\"15.0.0\",\"scan\":{\"status\":\"success\"},\"vulnerabilities\":[null]}",
                "{\"version\":\"15.0.0\",\"scan\":{\"status\":\"success\"},\"vulnerabilities\":[[]]}",
                "{\"version\":\"15.0.0\",\"scan\":{\"status\":\"success\"},\"vulnerabilities\":[{\"severity\":7}]}",
                "{\"version\":\"15.0.0\",\"scan\":{\"status\":true},\"vulnerabilities\":[]}",
                "{\"version\":\"15.0.0\",\"scan\":[],\"vulnerabilities\":[]}"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    @Test
    void namesTheScannerElseTheAnalyzer() {
        String analyzer = "\"analyzer\":{\"name\":\"A\",\"version\":\"1\"},";

        assertThat(tool(analyzer + "\"scanner\":{\"name\":\"S\",\"version\":\"2\"},"))
                .isEqualTo("S 2");
        assertThat(tool("\"scanner\":{\"name\":\"S\"},")).isEqualTo("S");
        assertThat(tool(analyzer + "\"scanner\":{\"id\":\"s\"},")).isEqualTo("A 1");
        assertThat(tool("")).isEqualTo("GitLab");
    }

    @Test
    void isDatedOnlyByATimeWithAZone() {
        assertThat(Reading.report(gitlab(ONE, "\"end_time\":\"2026-03-04T05:06:07\"," + SUCCESS))
                        .reported())
                .isEmpty();
        assertThat(Reading.report(gitlab(ONE, "\"end_time\":\"2026-03-04T05:06:07Z\"," + SUCCESS))
                        .reportedAt())
                .isEqualTo(Instant.parse("2026-03-04T05:06:07Z"));
    }

    @Test
    void isRecognisedByItsScanOrItsSchema() {
        String vulnerabilities = "\"vulnerabilities\":[" + ONE + "]";

        assertThat(Reading.key("{" + vulnerabilities + ",\"schema\":\"https://x/security-report-schemas/y\"}"))
                .isEqualTo("gitlab.no-status");
        assertThat(Reading.key("{\"version\":1," + vulnerabilities + ",\"bomFormat\":\"CycloneDX\"}"))
                .isNotEqualTo("gitlab.no-status");
        assertThat(Reading.key("{\"version\":\"1.0.0\"," + vulnerabilities + "}"))
                .isEqualTo("unknown-format");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"id\":\"38e1bf843be7\",',false",
        "'',true",
        "'\"id\":\"\",',true",
        "'\"id\":\"0f4f3a52-7b1c-4f9e-8a51-0123456789ab\",',true"
    })
    void knowsAVulnerabilityAgain(String id, boolean byPlace) {
        String vulnerability = "{" + id + "\"name\":\"%s\",\"severity\":\"High\",\"location\":{\"file\":\"%s\","
                + "\"start_line\":%s,\"end_line\":7,\"dependency\":{\"package\":{\"name\":\"%s\"}}},"
                + "\"identifiers\":[{\"type\":\"cwe\",\"name\":\"CWE-22\",\"value\":\"%s\"}]}";
        String one = vulnerability.formatted("Path", "a.c", "1", "p", "22");

        assertThat(Reading.only(gitlab(one, SUCCESS)))
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly("High", "CWE-22", "a.c, p", "Path");
        assertSame(true, one, vulnerability.formatted("Way", "a.c", "5", "p", "22"));
        assertSame(!byPlace, one, vulnerability.formatted("Path", "b.c", "1", "p", "22"));
        assertSame(!byPlace, one, vulnerability.formatted("Path", "a.c", "1", "q", "22"));
        assertSame(!byPlace, one, vulnerability.formatted("Path", "a.c", "1", "p", "23"));
        assertSame(false, one, one + "," + one);
        assertSame(byPlace, one, one.replace("38e1", "38e2").replace("-4f9e-", "-4f9f-"));
    }

    @Test
    void knowsAVulnerabilityOfAnImageAgainInItsNextBuild() {
        String image = "{\"location\":{\"image\":\"%s\",\"operating_system\":\"a\"}}";
        String one = image.formatted("registry.example:5000/shop:1");

        assertSame(true, one, image.formatted("registry.example:5000/shop:2"));
        assertSame(true, one, image.formatted("registry.example:5000/shop"));
        assertSame(true, one, image.formatted("registry.example:5000/shop:1@sha256:0a"));
        assertSame(false, one, image.formatted("registry.example:5000/till:1"));
        assertSame(false, one, one.replace("\"a\"", "\"b\""));
        assertThat(Reading.only(gitlab(one, SUCCESS)).place()).isEqualTo("registry.example:5000/shop:1, a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"start_line\":4",
                "\"end_line\":4",
                "\"start_column\":4",
                "\"end_column\":4",
                "\"dependency\":{\"iid\":7}",
                "\"crash_address\":\"0x602000001573\"",
                "\"stacktrace_snippet\":\"INFO: Seed: 3415817494\"",
                "\"commit\":{\"author\":\"Ann\",\"date\":\"2026-03-02T09:00:00Z\",\"message\":\"Fix\"}"
            })
    void leavesOutOfThePlaceWhatChangesWhileTheVulnerabilityStays(String passing) {
        String found = "{\"location\":{\"file\":\"a.c\"%s}}";

        assertSame(true, found.formatted(""), found.formatted("," + passing));
        assertThat(Reading.only(gitlab(found.formatted("," + passing), SUCCESS)).place())
                .isEqualTo("a.c");
    }

    @Test
    void refusesAVulnerabilityThatSaysTooMuchOfItsPlace() {
        String parts = "{\"location\":{\"a\":\"x\""
                + IntStream.range(0, 60)
                        .mapToObj(i -> ",\"a" + i + "\":\"" + "x".repeat(60_000) + "\"")
                        .collect(Collectors.joining())
                + "}}";

        assertThat(Reading.unreadable(Reading.of(
                                gitlab(parts, SUCCESS).getBytes(StandardCharsets.UTF_8),
                                ScanFormat.GITLAB,
                                ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("too-much-kept");
    }

    private static void assertSame(boolean same, String vulnerabilities, String others) {
        assertThat(Reading.fingerprints(gitlab(others, SUCCESS))
                        .equals(Reading.fingerprints(gitlab(vulnerabilities, SUCCESS))))
                .isEqualTo(same);
    }

    private static String tool(String scan) {
        return Reading.report(gitlab(ONE, scan + SUCCESS)).tool();
    }

    private static String gitlab(String vulnerabilities, String scan) {
        return "{\"version\":\"15.0.0\",\"vulnerabilities\":[" + vulnerabilities + "],\"scan\":{" + scan + "}}";
    }
}
