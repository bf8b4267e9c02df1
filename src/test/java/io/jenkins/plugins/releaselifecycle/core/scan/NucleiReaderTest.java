package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NucleiReaderTest {
    private static final String MATCH =
            event("\"high\"", "\"matched-at\":\"https://a.example\",\"matcher-status\":true");
    private static final String NO_MATCH = event("\"high\"", "\"matcher-status\":false");

    @Test
    void readsLinesAndArraysAlike() {
        Examination two = new Examination(2, 1, 0, 0, 0, 0);
        String[] reports = {
            MATCH + "\n" + NO_MATCH,
            MATCH + "\n" + NO_MATCH + "\n",
            MATCH + "\r\n\r\n" + NO_MATCH + "\r\n",
            "\n" + MATCH + "\n" + NO_MATCH,
            "[" + MATCH + "," + NO_MATCH + "]"
        };
        for (String report : reports) {
            assertThat(Reading.report(report).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
            assertThat(Reading.report(report).examination()).isEqualTo(two);
            assertThat(Reading.report(report).tool()).isEqualTo("Nuclei");
        }
        assertThat(Reading.report(MATCH).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"critical\"',0",
        "'\"high\"',1",
        "'\"medium\"',2",
        "'\"low\"',3",
        "'\"info\"',4",
        "'\"unknown\"',5",
        "'\"High\"',1",
        "'\" LOW \"',3",
        "'\"\"',5",
        "'\"undefined\"',5",
        "null,5"
    })
    void takesTheSeverityOfTheTemplate(String severity, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(event(severity, "\"host\":\"a\"")).findings()).isEqualTo(Reading.counts(expected));
    }

    @Test
    void doesNotKnowAnAbsentSeverity() {
        String other = "{\"templateID\":\"t\",\"info\":{},\"severity\":\"info\",\"meta\":{\"severity\":\"low\"}}";

        assertThat(Reading.report(other + "\n{\"templateID\":\"t\"}").findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 2));
    }

    @Test
    void passesWhatWasTriedAndDidNotMatch() {
        ScanReport report = Reading.report(NO_MATCH + "\n" + NO_MATCH);

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(2, 2, 0, 0, 0, 0));
        assertThat(report.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"matched-at\":\"https://a.example\"",
                "\"matched\":\"https://a.example\"",
                "\"matcher-name\":\"strict-transport-security\"",
                "\"matcher_name\":\"m\"",
                "\"extractor-name\":\"e\"",
                "\"extracted-results\":[\"1.2\"]",
                "\"extracted_results\":[\"1.2\"]"
            })
    void countsAMatchThatSaysItIsNone(String what) {
        ScanReport report = Reading.report(event("\"high\"", what + ",\"matcher-status\":false"));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"matched-at\":\"\"",
                "\"matcher-name\":null",
                "\"extracted-results\":[]",
                "\"error\":\"\"",
                "\"error\":null"
            })
    void takesNothingForAMatch(String nothing) {
        ScanReport report = Reading.report(event("\"high\"", nothing + ",\"matcher-status\":false"));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 1, 0, 0, 0, 0));
    }

    @Test
    void takesAnAbsentStatusForAMatch() {
        assertThat(Reading.report(event("\"low\"", "\"matcher-status\":null")).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 1, 0, 0));
    }

    @Test
    void countsErrorsAsNotExamined() {
        String closed = event("\"high\"", "\"matcher-status\":false,\"error\":\"port closed\"");
        String both = event("\"low\"", "\"matcher-status\":true,\"error\":\"reset\"");

        assertThat(Reading.report(NO_MATCH + "\n" + closed).examination()).isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
        assertThat(Reading.report(both).examination()).isEqualTo(new Examination(1, 0, 1, 0, 0, 0));
        assertThat(Reading.report(both).findings()).isEqualTo(Reading.counts(0, 0, 0, 1, 0, 0));
        assertThat(Reading.key(closed + "\n" + closed)).isEqualTo("nuclei.nothing-examined");
    }

    @Test
    void refusesAnEmptyReport() {
        assertThat(Reading.key("")).isEqualTo("empty");
        assertThat(Reading.key("\n")).isEqualTo("blank");
        assertThat(Reading.key("[]")).isEqualTo("unknown-format");
        assertThat(Reading.unreadable(Reading.of(bytes("[]"), ScanFormat.NUCLEI, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("nuclei.nothing-examined");
    }

    @Test
    void refusesALineThatIsCutOff() {
        String report = MATCH + "\n" + NO_MATCH;
        for (int end = 1; end < report.length(); end++) {
            if (end < MATCH.length() || end > MATCH.length() + 1) {
                assertThat(Reading.of(report.substring(0, end)))
                        .as("the first %d characters", end)
                        .isInstanceOf(UnreadableReport.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                      | nuclei.no-result",
                "null                    | nuclei.no-result",
                "{\"template-id\":\"\"}  | nuclei.no-result",
                "{\"template-id\":null}  | nuclei.no-result",
                "{\"info\":{}}           | nuclei.no-result",
                "7                       | json.type",
                "[]                      | json.type",
                "\"x\"                   | json.type",
                "{\"template-id\":7}     | json.type",
                "x                       | json.malformed",
                ",                       | json.malformed",
                "}                       | json.malformed",
                "{\"a\":1,\"a\":2}       | json.twice",
                "{                       | truncated"
            })
    void refusesALineThatIsNoResult(String line, String key) {
        assertThat(Reading.key(MATCH + "\n" + line)).isEqualTo(key);
        assertThat(Reading.of("[" + MATCH + "," + line + "]")).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void refusesLinesBehindAnArray() {
        assertThat(Reading.key("[" + MATCH + "]\n" + MATCH)).isEqualTo("trailing");
    }

    @Test
    void refusesCommasBetweenLines() {
        assertThat(Reading.key(MATCH + ",\n" + MATCH + ",\n")).isEqualTo("json.malformed");
    }

    @Test
    void saysInWhichLineItStumbled() {
        assertThat(Reading.reason(Reading.unreadable(MATCH + "\n" + NO_MATCH + "\n{\"template-id\":7}")))
                .contains("/template-id", "line 3");
    }

    @Test
    void isLimitedOverAllLines() {
        ReadLimits limits = new ReadLimits(1 << 20, 100, 100, 3, 1000);

        assertThat(Reading.of(bytes((NO_MATCH + "\n").repeat(3)), null, limits)).isInstanceOf(ScanReport.class);
        for (String event : new String[] {MATCH, NO_MATCH}) {
            assertThat(Reading.unreadable(Reading.of(bytes((event + "\n").repeat(4)), null, limits))
                            .reason()
                            .key())
                    .isEqualTo("too-many");
        }
    }

    @Test
    void isRecognisedBeforeAnEncodedTemplate() {
        String encoded = "{\"template-id\":\"t\",\"template-path\":\"t.yaml\",\"template-encoded\":\""
                + "A".repeat(100_000) + "\",\"info\":{\"severity\":\"low\"},\"response\":\"" + "B".repeat(100_000)
                + "\"}";

        assertThat(Reading.report(encoded + "\n" + encoded).findings()).isEqualTo(Reading.counts(0, 0, 0, 2, 0, 0));
    }

    @Test
    void isDatedByItsLatestResult() {
        String zoned = event("\"low\"", "\"timestamp\":\"2026-03-04T05:06:07.123456789Z\"");
        String earlier = event("\"low\"", "\"timestamp\":\"2026-03-04T05:06:07+01:00\"");

        assertThat(Reading.report(zoned + "\n" + earlier + "\n" + MATCH).reportedAt())
                .isEqualTo(Instant.parse("2026-03-04T05:06:07.123456789Z"));
        assertThat(Reading.report(MATCH).reported()).isEmpty();
    }

    @Test
    void knowsAMatchAgainByTemplateMatcherAndPlace() {
        String report = "{\"template-id\":\"%s\",\"info\":{\"name\":\"Panel\",\"severity\":\"%s\"},"
                + "\"matcher-name\":\"%s\",\"host\":\"a.example\",\"matched-at\":\"%s\",\"timestamp\":\"%s\"}";
        String one = report.formatted("t", "High", "m", "https://a.example/x", "2026-03-04T05:06:07Z");

        assertThat(Reading.only(one))
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly("High", "t", "https://a.example/x", "Panel");
        assertThat(Reading.fingerprints(
                        "\n" + report.formatted("t", "low", "m", "https://a.example/x", "2026-04-04T05:06:07Z")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            one.replace("\"t\"", "\"u\""), one.replace("\"m\"", "\"n\""), one.replace("/x", "/y"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
        assertThat(Reading.fingerprints(one + "\n" + one)).isNotEqualTo(Reading.fingerprints(one));
    }

    @Test
    void takesTheHostForThePlaceWhereNothingElseIsSaid() {
        assertThat(Reading.only(event("\"odd\"", "\"host\":\"a.example\"")))
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly("odd", "t", "a.example", "n");
        assertThat(Reading.only(event("\"odd\"", "\"matched-at\":\"\",\"host\":\"a.example\""))
                        .place())
                .isEqualTo("a.example");
        assertThat(Reading.fingerprints(event("\"low\"", "\"host\":\"a.example\",\"matched-at\":\"\"")))
                .isNotEqualTo(Reading.fingerprints(event("\"low\"", "\"host\":\"b.example\",\"matched-at\":\"\"")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String severity, String members) {
        return "{\"template-id\":\"t\",\"info\":{\"name\":\"n\",\"severity\":" + severity + "}," + members + "}";
    }
}
