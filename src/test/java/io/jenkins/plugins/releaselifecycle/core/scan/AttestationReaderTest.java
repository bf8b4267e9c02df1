package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationReaderTest {
    private static final String NOTHING = "0,0,0,0,0";

    @Test
    void countsTheFindingsThatAreOpen() {
        ScanReport report = Reading.report(listed(
                "1,1,1,1,1",
                finding("A", "critical", "open"),
                finding("B", "high", "open"),
                finding("C", "medium", "open"),
                finding("D", "low", "open"),
                finding("E", "info", "open"),
                finding("F", "critical", "fixed"),
                finding("G", "high", "fixed"),
                finding("H", "critical", "accepted")));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 1, 1, 1, 1, 0));
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 2));
        assertThat(report.details().gravest())
                .extracting(Detail::rule, Detail::severity, Detail::raw, Detail::place, Detail::title)
                .startsWith(tuple("A", Severity.CRITICAL, "critical", "/A", "About A"))
                .hasSize(5);
    }

    @Test
    void countsWhatIsNotListed() {
        ScanReport report = Reading.report(counted("1,2,3,4,5"));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 2, 3, 4, 5, 0));
        assertThat(report.details().fingerprints().size()).isEqualTo(15);
        assertThat(report.details().gravest())
                .hasSize(15)
                .allSatisfy(finding -> assertThat(finding.place()).isEqualTo("Portal"));
        assertThat(report.details().severities()).contains(new RawSeverity("low", Severity.LOW, 4));
    }

    @Test
    void saysWhoTestedWhenAndHowMuch() {
        ScanReport report = Reading.report(with(
                "\"examined\":[\"Interface\"]",
                "\"notExamined\":[\"App\",\"Backup\"],\"examined\":[\"Web\",\"API\",\"DB\"]"));

        assertThat(report.tool()).isEqualTo("Lin Yue, Laboratory");
        assertThat(report.reported()).contains(Instant.parse("2026-03-06T09:30:00Z"));
        assertThat(report.examination()).isEqualTo(new Examination(3, 0, 2, 0, 0, 0));
        assertThat(report.complete()).isFalse();
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
    }

    @Test
    void membersMayComeInAnyOrderBehindTheVersion() {
        String attestation = listed("0,1,0,0,0", finding("A", "high", "open"));
        int counts = attestation.indexOf("\"counts\"");
        String others = attestation.substring("{\"releaseLifecycleAttestation\":1,".length(), counts - 1);
        String turned = "{\"releaseLifecycleAttestation\":1," + attestation.substring(counts, attestation.length() - 1)
                + "," + others + "}";

        assertThat(Reading.report(turned).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(Reading.report(turned).details())
                .isEqualTo(Reading.report(attestation).details());
    }

    @Test
    void knowsListedFindingsAgainByIdAndTarget() throws IOException {
        String test = listed("0,2,0,0,0", finding("A", "high", "open"), finding("B", "high", "open"));
        String moved = finding("B", "low", "open").replace("/B", "/b").replace("About", "On");
        String retest = listed("0,0,1,1,0", finding("A", "high", "fixed"), moved, finding("C", "medium", "open"));

        FindingComparison comparison = compare(test, retest);

        assertThat(comparison.remaining()).isEqualTo(1);
        assertThat(comparison.fixed()).isEqualTo(1);
        assertThat(comparison.appeared()).isEqualTo(1);
        assertThat(comparison.gone()).extracting(Detail::rule).containsExactly("A");
        assertThat(compare(test, test.replace("Portal", "Shop")).remaining()).isZero();
    }

    @Test
    void comparesTheNumbersOfWhatIsNotListedBySeverityAndTarget() throws IOException {
        FindingComparison comparison = compare(counted("0,3,0,2,0"), counted("0,1,0,0,1"));

        assertThat(comparison.remaining()).isEqualTo(1);
        assertThat(comparison.fixed()).isEqualTo(4);
        assertThat(comparison.appeared()).isEqualTo(1);
        assertThat(compare(counted("0,0,0,1,0"), counted("1,0,0,0,0")).appeared())
                .isEqualTo(1);
        assertThat(compare(counted("0,1,0,0,0"), counted("0,1,0,0,0").replace("Portal", "Shop"))
                        .appeared())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000,0,0,0,0",
                "0,0,0,0,2147483647",
                "2147483647,2147483647,2147483647,2147483647,2147483647",
                "250000,0,0,0,1"
            })
    void refusesMoreFindingsThanTheLimitBeforeItCountsThem(String counts) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
            assertThat(Reading.key(counted(counts))).isEqualTo("too-many");
            assertThat(Reading.key(listed(counts))).isEqualTo("too-many");
        });
    }

    @Test
    void countsAsManyAsTheLimitAllows() {
        assertThat(Reading.report(counted("0,0,0,0,250000")).findings().info()).isEqualTo(250_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,0,0,0,0 | high     | critical | 1 | 0",
                "0,0,0,0,0 | high     | high     | 0 | 1",
                "0,2,0,0,0 | high     | high     | 2 | 1",
                "0,1,0,0,1 | high     | info     | 1 | 0"
            })
    void refusesCountsThatDoNotAgreeWithTheList(String counts, String listed, String severity, int told, int open) {
        UnreadableReport report = Reading.unreadable(listed(counts, finding("A", listed, "open")));

        assertThat(report.reason().key()).isEqualTo("attestation.counts");
        assertThat(Reading.reason(report))
                .startsWith("The attestation counts " + told + " open findings of severity \"" + severity
                        + "\", but lists " + open + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed", "accepted"})
    void refusesToCountWhatIsNotOpen(String status) {
        assertThat(Reading.key(listed("0,1,0,0,0", finding("A", "high", status))))
                .isEqualTo("attestation.counts");
        assertThat(Reading.report(listed(NOTHING, finding("A", "high", status))).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
    }

    @Test
    void anEmptyListIsAList() {
        assertThat(Reading.key(listed("0,0,0,0,1"))).isEqualTo("attestation.counts");
        assertThat(Reading.report(listed(NOTHING)).examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
    }

    @Test
    void refusesAnIdTwiceEvenWithAnotherStatus() {
        String report = listed("0,1,0,0,0", finding("A", "high", "open"), finding("A", "high", "fixed"));

        assertThat(Reading.reason(Reading.unreadable(report))).contains("/findings/1", "\"A\"");
        assertThat(Reading.key(report)).isEqualTo("attestation.same-id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Attestation\":1                   | Attestation\":2                  | version          | version 2",
                "{\"releaseLifecycleAttestation\":1, | {\"target\":\"x\",\"releaseLifecycleAttestation\":1, | first | \"target\"",
                "\"target\":                       | \"Target\":                      | unknown-member   | \"Target\"",
                "\"name\":                         | \"role\":\"x\",\"name\":         | unknown-member   | /author/role",
                "\"target\":\"Portal\",            | ''                               | missing          | target",
                "\"end\":\"2026-03-06T17:30:00+08:00\" | \"end\":null                 | null             | /period/end",
                ",\"organisation\":\"Laboratory\"  | ''                               | missing          | At /author",
                "\"Portal\"                        | \" \"                            | text             | /target",
                "\"Interface\"                     | \"\"                             | text             | /examined/0",
                "[\"Interface\"]                   | []                               | nothing-examined | /examined",
                "\"low\":0                         | \"low\":-1                       | negative         | /counts/low",
                "2026-03-06T17                     | 2026-03-01T17                    | period           | /period",
                "2026-03-06T17:30:00+08:00         | 2026-03-06T17:30:00              | time             | /period/end",
                "2026-03-06T17:30:00+08:00         | 2026-02-30T17:30:00Z             | time             | 2026-02-30",
                "0123456789abcdef                  | 0123456789ABCDEF                 | sha256           | /document/sha256",
                "\"file\":\"report.pdf\",          | ''                               | missing          | file",
                "\"severity\":\"info\"             | \"severity\":\"none\"            | word             | critical, high, medium, low, info",
                "\"status\":\"fixed\"              | \"status\":\"Fixed\"             | word             | open, fixed, accepted"
            })
    void refusesWhatIsNotDescribedAndSaysWhere(String part, String other, String key, String said) {
        String whole = listed(NOTHING, finding("A", "info", "fixed"));
        assertThat(whole).contains(part);

        UnreadableReport report = Reading.unreadable(read(whole.replace(part, other)));

        assertThat(report.reason().key()).isEqualTo("attestation." + key);
        assertThat(Reading.reason(report)).contains(said);
        assertThat(report.reason().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                .contains("。");
    }

    @Test
    void listsAtMostAsManyFindingsAsCanBeKept() {
        String[] findings = new String[AttestedFindings.LISTED + 1];
        for (int i = 0; i < findings.length; i++) {
            findings[i] = finding("F" + i, "low", "fixed");
        }

        assertThat(Reading.key(listed(NOTHING, findings))).isEqualTo("attestation.too-many-listed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Attestation\":\"1\"",
                "Attestation\":1.0",
                "Attestation\":true",
                "\"low\":\"0\"",
                "\"low\":0.0",
                "\"low\":[]",
                "\"target\":7",
                "\"author\":\"Lin Yue\"",
                "\"period\":[]",
                "\"examined\":\"Interface\"",
                "\"examined\":[7]",
                "\"notExamined\":{}",
                "\"findings\":{}",
                "\"findings\":[7]",
                "\"document\":\"report.pdf\""
            })
    void refusesOtherTypes(String member) {
        String name = member.substring(0, member.indexOf(':'));
        String report = whole(NOTHING, ",\"findings\":[],\"notExamined\":[]")
                .replaceFirst(name + ":(\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\d+)", member);

        assertThat(report).contains(member);
        assertThat(Reading.unreadable(read(report)).reason().key()).isEqualTo("json.type");
    }

    @Test
    void refusesANumberThatCannotBeCounted() {
        assertThat(Reading.key(counted("0,0,10000000000,0,0"))).isEqualTo("json.malformed");
    }

    @Test
    void refusesAnEmptyObjectAndNamesAllThatIsMissing() {
        UnreadableReport report = Reading.unreadable(read("{}"));

        assertThat(Reading.reason(report))
                .contains("releaseLifecycleAttestation, author, target, period, examined, counts, document");
    }

    private static FindingComparison compare(String before, String after) throws IOException {
        return FindingComparison.of(List.of(list(before)), List.of(list(after))).orElseThrow();
    }

    private static FindingList list(String report) throws IOException {
        return FindingList.read(
                FindingList.of(1, List.of(Reading.report(report))).write());
    }

    private static ScanResult read(String report) {
        return Reading.of(report.getBytes(StandardCharsets.UTF_8), ScanFormat.ATTESTATION, ReadLimits.DEFAULT);
    }

    private static String with(String part, String other) {
        return counted(NOTHING).replace(part, other);
    }

    private static String counted(String counts) {
        return whole(counts, "");
    }

    private static String listed(String counts, String... findings) {
        return whole(counts, ",\"findings\":[" + String.join(",", findings) + "]");
    }

    private static String finding(String id, String severity, String status) {
        return "{\"id\":\"" + id + "\",\"severity\":\"" + severity + "\",\"title\":\"About " + id + "\",\"place\":\"/"
                + id + "\",\"status\":\"" + status + "\"}";
    }

    private static String whole(String counts, String more) {
        String[] n = counts.split(",");
        return "{\"releaseLifecycleAttestation\":1,\"author\":{\"name\":\"Lin Yue\",\"organisation\":\"Laboratory\"},"
                + "\"target\":\"Portal\","
                + "\"period\":{\"begin\":\"2026-03-02T09:00:00+08:00\",\"end\":\"2026-03-06T17:30:00+08:00\"},"
                + "\"examined\":[\"Interface\"],"
                + "\"counts\":{\"critical\":" + n[0] + ",\"high\":" + n[1] + ",\"medium\":" + n[2] + ",\"low\":" + n[3]
                + ",\"info\":" + n[4] + "}" + more + ",\"document\":{\"file\":\"report.pdf\",\"sha256\":\""
                + "0123456789abcdef".repeat(4) + "\"}}";
    }
}
