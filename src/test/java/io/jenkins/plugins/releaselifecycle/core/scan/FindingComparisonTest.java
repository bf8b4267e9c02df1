package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingComparisonTest {

    private static Details details(Severity severity, String... rules) {
        Tally tally = new Tally(ReadLimits.DEFAULT);
        for (String rule : rules) {
            tally.finding(severity, severity.id(), new Sighting(rule, "pom.xml", "about " + rule));
        }
        return tally.details();
    }

    /** A list that went to disk and came back. */
    private static FindingList list(Details... details) throws IOException {
        List<ScanReport> reports = Stream.of(details)
                .map(one -> new ScanReport(
                        ScanFormat.SARIF,
                        "scanner",
                        null,
                        Reading.counts(0, 0, 0, 0, 0, 0),
                        0,
                        new Examination(1, 0, 0, 0, 0, 0),
                        one,
                        null,
                        "digest",
                        1))
                .toList();
        return FindingList.read(FindingList.of(1, reports).write());
    }

    private static FindingComparison compare(FindingList before, FindingList after) {
        return FindingComparison.of(List.of(before), List.of(after)).orElseThrow();
    }

    @Test
    void findingsAreNewStillThereOrFixed() throws IOException {
        FindingComparison comparison = compare(
                list(details(Severity.HIGH, "CVE-1", "CVE-2"), details(Severity.LOW, "CVE-3")),
                list(details(Severity.MEDIUM, "CVE-2", "CVE-4")));

        assertThat(comparison.appeared()).isEqualTo(1);
        assertThat(comparison.remaining()).isEqualTo(1);
        assertThat(comparison.fixed()).isEqualTo(2);
        assertThat(comparison.still())
                .extracting(one -> one.finding().rule(), FindingComparison.Compared::appeared)
                .containsExactly(tuple("CVE-4", true), tuple("CVE-2", false));
        assertThat(comparison.gone()).extracting(Detail::rule).containsExactly("CVE-1", "CVE-3");
    }

    @Test
    void whatIsFoundSeveralTimesIsComparedSeveralTimes() throws IOException {
        FindingComparison comparison =
                compare(list(details(Severity.HIGH, "R", "R", "R")), list(details(Severity.HIGH, "R", "R", "S")));

        assertThat(comparison.appeared()).isEqualTo(1);
        assertThat(comparison.remaining()).isEqualTo(2);
        assertThat(comparison.fixed()).isEqualTo(1);
    }

    @Test
    void nothingIsComparedWhereThereAreTooManyFindings() throws IOException {
        Tally tally = new Tally(new ReadLimits(1 << 20, 1, 1, Fingerprints.MOST + 1, 1));
        for (int i = 0; i <= Fingerprints.MOST; i++) {
            tally.finding(Severity.LOW, null, new Sighting("R", null));
        }
        FindingList many = list(tally.details());

        assertThat(tally.details().fingerprints().known()).isFalse();
        assertThat(FindingComparison.of(List.of(many), List.of(list(details(Severity.LOW, "R")))))
                .isEmpty();
        assertThat(FindingComparison.of(List.of(list(details(Severity.LOW, "R"))), List.of(many)))
                .isEmpty();
    }

    @Test
    void theGravestFindingsAreKeptWhateverOrderTheyComeIn() {
        Tally tally = new Tally(ReadLimits.DEFAULT);
        for (int i = 0; i < 2_000; i++) {
            tally.finding(Severity.INFO, null, new Sighting("info", "place " + i));
        }
        for (Severity severity : List.of(Severity.LOW, Severity.CRITICAL, Severity.UNKNOWN, Severity.HIGH)) {
            for (int i = 0; i < 150; i++) {
                tally.finding(severity, null, new Sighting(severity.id(), "place " + i));
            }
        }
        List<Detail> gravest = tally.details().gravest();

        assertThat(gravest).hasSize(Details.MOST);
        assertThat(gravest.stream().map(Detail::severity).distinct())
                .containsExactly(Severity.UNKNOWN, Severity.CRITICAL, Severity.HIGH, Severity.LOW);
        assertThat(gravest).filteredOn(one -> one.severity() == Severity.LOW).hasSize(50);
        assertThat(tally.findings().info()).isEqualTo(2_000);
        assertThat(tally.details().fingerprints().size()).isEqualTo(2_600);
    }

    @Test
    void severitiesAreKeptInTheReportsOwnWords() {
        Tally tally = new Tally(ReadLimits.DEFAULT);
        tally.finding(Severity.CRITICAL, "9.8", new Sighting("a", "b"));
        tally.finding(Severity.CRITICAL, "9.8", new Sighting("a", "c"));
        tally.finding(Severity.UNKNOWN, null, new Sighting("a", "d"));
        Undecided group = new Undecided();
        tally.undecided(group, new Sighting("a", "e"));
        tally.decided(group, Severity.LOW, "note");

        assertThat(tally.details().severities())
                .containsExactly(
                        new RawSeverity("9.8", Severity.CRITICAL, 2),
                        new RawSeverity(null, Severity.UNKNOWN, 1),
                        new RawSeverity("note", Severity.LOW, 1));
    }

    @Test
    void aReportWithAnyNumberOfWordsForSeveritiesKeepsTheFirstOnes() {
        Tally tally = new Tally(ReadLimits.DEFAULT);
        for (int i = 0; i < 10_000; i++) {
            tally.finding(Severity.UNKNOWN, "word " + i, new Sighting("a", "b"));
        }
        assertThat(tally.details().severities())
                .hasSize(RawSeverity.MOST + 1)
                .contains(new RawSeverity(RawSeverity.OTHER, Severity.UNKNOWN, 10_000 - RawSeverity.MOST));
    }

    @Test
    void whatIdentifiesAFindingIsNotRunTogether() {
        assertThat(fingerprint("ab", "c", null)).isNotEqualTo(fingerprint("a", "bc", null));
        assertThat(fingerprint("a", null, null)).isNotEqualTo(fingerprint("a", "", null));
        assertThat(fingerprint("a", "place", "key")).isEqualTo(fingerprint("a", "another place", "key"));
        assertThat(fingerprint("a", "place", "key")).isNotEqualTo(fingerprint("b", "place", "key"));
    }

    private static Fingerprints fingerprint(String rule, String place, String key) {
        Tally tally = new Tally(ReadLimits.DEFAULT);
        tally.finding(Severity.LOW, null, new Sighting(rule, place, "title", key));
        return tally.details().fingerprints();
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingOfAReportHasAFingerprintAndAWordForItsSeverity(ScanFormat format) {
        ScanReport report = Reading.report(Reading.of(Reading.specimen(format), null, ReadLimits.DEFAULT));

        int found =
                Arrays.stream(Severity.values()).mapToInt(report.findings()::of).sum();
        assertThat(report.details().fingerprints().size()).isEqualTo(found);
        assertThat(report.details().gravest()).hasSize(found);
        for (Severity severity : Severity.values()) {
            assertThat(report.details().severities().stream()
                            .filter(one -> one.severity() == severity)
                            .mapToInt(RawSeverity::number)
                            .sum())
                    .as(severity.id())
                    .isEqualTo(report.findings().of(severity));
        }
        assertThat(report.details().gravest())
                .allSatisfy(finding -> assertThat(finding.rule() == null && finding.place() == null)
                        .as("a finding says what or where")
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"format\":2,\"severityMapping\":1,\"reports\":[]}", "{\"format\":1} x"})
    void whatIsNoListIsRefused(String text) {
        assertThatThrownBy(() -> FindingList.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }
}
