package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemgrepReaderTest {
    private static final String SCANNED = "\"paths\":{\"scanned\":[\"a.py\",\"b.py\"]}";

    @ParameterizedTest
    @CsvSource({
        "CRITICAL,   1, 0, 0, 0, 0",
        "HIGH,       0, 1, 0, 0, 0",
        "ERROR,      0, 1, 0, 0, 0",
        "error,      0, 1, 0, 0, 0",
        "MEDIUM,     0, 0, 1, 0, 0",
        "WARNING,    0, 0, 1, 0, 0",
        "LOW,        0, 0, 0, 1, 0",
        "INFO,       0, 0, 0, 1, 0",
        "INVENTORY,  0, 0, 0, 0, 1",
        "EXPERIMENT, 0, 0, 0, 0, 1",
        "'',         0, 0, 0, 0, 1"
    })
    void knowsTheOlderAndTheNewerWords(String word, int critical, int high, int medium, int low, int unknown) {
        ScanReport report = Reading.report(whole(result("\"severity\":\"" + word + "\""), SCANNED));

        assertThat(report.findings()).isEqualTo(Reading.counts(critical, high, medium, low, 0, unknown));
        assertThat(report.details().severities()).extracting(RawSeverity::raw).containsExactly(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"check_id\":\"r\",\"path\":\"p\"}", "{\"check_id\":\"r\",\"path\":\"p\",\"extra\":null}"})
    void doesNotKnowASeverityThatIsNotThere(String result) {
        assertThat(Reading.report(whole(result, SCANNED)).findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 1));
    }

    @Test
    void countsApartWhatACommentInTheCodeIgnores() {
        ScanReport report = Reading.report(whole(
                result("\"severity\":\"ERROR\",\"is_ignored\":true") + ","
                        + result("\"severity\":\"ERROR\",\"is_ignored\":false") + ","
                        + result("\"severity\":\"ERROR\",\"is_ignored\":null"),
                SCANNED));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 2, 0, 0, 0, 0));
        assertThat(report.suppressed()).isEqualTo(1);
    }

    @Test
    void countsErrorsAndRulesThatCouldNotBeRunAsNotExamined() {
        ScanReport report = Reading.report(
                whole(
                        "",
                        SCANNED
                                + ",\"errors\":[{\"level\":\"warn\"},{\"level\":\"info\"}],\"skipped_rules\":[{\"rule_id\":\"r\"}]"));

        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 3, 0, 0, 0));
        assertThat(report.complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "cli_exclude_flags_match,      0, 0, 1",
        "cli_include_flags_do_not_match, 0, 0, 1",
        "semgrepignore_patterns_match, 0, 0, 1",
        "Gitignore_patterns_match,     0, 0, 1",
        "excluded_by_config,           0, 0, 1",
        "wrong_language,               0, 1, 0",
        "binary,                       0, 1, 0",
        "always_skipped,               0, 1, 0",
        "too_big,                      1, 0, 0",
        "exceeded_size_limit,          1, 0, 0",
        "minified,                     1, 0, 0",
        "too_many_matches,             1, 0, 0",
        "analysis_failed_parser_or_internal_error, 1, 0, 0",
        "Nonexistent_file,             1, 0, 0",
        "a new reason,                 1, 0, 0"
    })
    void tellsWhyAFileWasSkipped(String reason, int notExamined, int excluded, int notSelected) {
        String paths = "\"paths\":{\"scanned\":[\"a\"],\"skipped\":[{\"path\":\"b\",\"reason\":\"" + reason + "\"}]}";

        assertThat(Reading.report(whole("", paths)).examination())
                .isEqualTo(new Examination(1, 0, notExamined, excluded, notSelected, 0));
    }

    @Test
    void takesTheFingerprintOfSemgrepUnlessItIsWithheld() {
        String first =
                whole(result("\"fingerprint\":\"f\"") + "," + result("\"fingerprint\":\"requires login\""), SCANNED);
        String moved = first.replace("\"line\":1", "\"line\":7");
        String elsewhere = first.replace("\"path\":\"a.py\"", "\"path\":\"c.py\"");

        assertThat(fingerprints(moved)).isEqualTo(fingerprints(first));
        assertThat(fingerprints(first).get(0)).isNotEqualTo(fingerprints(first).get(1));
        assertThat(fingerprints(elsewhere).get(0)).isEqualTo(fingerprints(first).get(0));
        assertThat(fingerprints(elsewhere).get(1))
                .isNotEqualTo(fingerprints(first).get(1));
    }

    private static List<String> fingerprints(String report) {
        return Reading.report(report).details().gravest().stream()
                .map(Detail::fingerprint)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"fingerprint\":\"requires login\",", "\"fingerprint\":\"\",", "\"fingerprint\":null,", ""})
    void takesFileAndLinesWhereThereIsNoFingerprint(String fingerprint) {
        String report = "{\"results\":[{\"check_id\":\"%s\",\"path\":\"%s\",\"extra\":{" + fingerprint
                + "\"lines\":\"%s\"}}],\"errors\":[]}";
        Fingerprints one = Reading.fingerprints(report.formatted("r", "a.js", "x"));

        assertThat(Reading.fingerprints(report.formatted("r", "a.js", "  x "))).isEqualTo(one);
        for (String other : new String[] {
            report.formatted("s", "a.js", "x"),
            report.formatted("r", "b.js", "x"),
            report.formatted("r", "a.js", "y"),
            report.formatted("r", "a.js", "requires login"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(one);
        }
    }

    @Test
    void readsAResultWithLinesAndAMessageThatAreTooLongToKeep() {
        String extra = "\"message\":\"" + "m".repeat(100_000) + "\",\"lines\":\"" + "x".repeat(100_000) + "\"";

        assertThat(Reading.only(whole(result(extra), SCANNED)).title()).hasSizeLessThanOrEqualTo(Sighting.TITLE);
    }

    @Test
    void isCleanWhereItListsWhatItScanned() {
        ScanReport report = Reading.report(whole("", SCANNED));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 0, 0, 0, 0));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void takesASkippedFileWithoutAReasonForNotExamined() {
        for (String skipped : new String[] {"{}", "{\"reason\":null}", "{\"reason\":[\"binary\"]}"}) {
            assertThat(Reading.report(whole("", "\"paths\":{\"scanned\":[\"a\"],\"skipped\":[" + skipped + "]}"))
                            .examination()
                            .notExamined())
                    .isEqualTo(1);
        }
    }

    @Test
    void takesAResultForProofWhereNothingIsSaidOfThePaths() {
        ScanReport report = Reading.report("{\"results\":[" + result("\"severity\":\"ERROR\"") + "],\"errors\":[]}");

        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("Semgrep");
        assertThat(report.reported()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[],\"errors\":[]}",
                "{\"results\":[],\"errors\":[],\"paths\":{}}",
                "{\"results\":[],\"errors\":[],\"paths\":{\"scanned\":null}}",
                "{\"results\":[],\"errors\":[],\"paths\":{\"scanned\":[null]}}",
                "{\"results\":[],\"errors\":[{\"type\":\"Fatal error\"}],\"paths\":{\"scanned\":[]}}",
                "{\"results\":[],\"errors\":[],\"paths\":{\"scanned\":[],\"skipped\":[{\"path\":\"b\",\"reason\":\"too_big\"}]}}"
            })
    void refusesWhatExaminedNothing(String report) {
        assertThat(Reading.key(report)).isEqualTo("semgrep.nothing-examined");
    }

    @Test
    void refusesWhatIsNotWhole() {
        for (String report : new String[] {
            "{\"results\":null,\"errors\":[]," + SCANNED + "}",
            "{\"results\":[],\"errors\":null," + SCANNED + "}",
            "{\"results\":[]," + SCANNED + "}",
        }) {
            assertThat(Reading.key(report)).isEqualTo("semgrep.no-list");
        }
        assertThat(Reading.reason(Reading.unreadable("{\"results\":[]," + SCANNED + "}")))
                .contains("\"errors\"");
        assertThat(Reading.key(whole("{\"path\":\"a\"}", SCANNED))).isEqualTo("semgrep.no-result");
        assertThat(Reading.key(whole("{\"check_id\":\"a\"}", SCANNED))).isEqualTo("semgrep.no-result");
    }

    @Test
    void doesNotTakeTheReportsOfBandit() {
        assertThat(Reading.key(
                        "{\"errors\":[],\"generated_at\":\"2026-03-02T09:00:00Z\",\"metrics\":{},\"results\":[]}"))
                .isEqualTo("unknown-format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":{},\"errors\":[]}",
                "{\"results\":[null],\"errors\":[]}",
                "{\"results\":[],\"errors\":{}}",
                "{\"results\":[],\"errors\":[null]}",
                "{\"results\":[],\"errors\":[],\"skipped_rules\":[7]}",
                "{\"results\":[],\"errors\":[],\"paths\":{\"scanned\":[{}]}}",
                "{\"results\":[],\"errors\":[],\"paths\":{\"skipped\":[\"a\"]}}",
                "{\"results\":[],\"errors\":[],\"paths\":[]}",
                "{\"results\":[],\"errors\":[],\"paths\":{\"scanned\":7}}",
                "{\"results\":[{\"check_id\":\"r\",\"path\":\"p\",\"extra\":{\"severity\":3}}],\"errors\":[]}",
                "{\"results\":[{\"check_id\":\"r\",\"path\":\"p\",\"extra\":{\"is_ignored\":\"yes\"}}],\"errors\":[]}"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    private static String whole(String results, String members) {
        String errors = members.contains("\"errors\"") ? "" : "\"errors\":[],";
        return "{\"version\":\"1.100.0\",\"results\":[" + results + "]," + errors + members + "}";
    }

    private static String result(String extra) {
        return "{\"check_id\":\"r\",\"path\":\"a.py\",\"start\":{\"line\":1},\"extra\":{" + extra + "}}";
    }
}
