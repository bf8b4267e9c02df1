package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.KeptFile;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordableTestTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Version V = new Version("1.4.0");

    private static ScanReport report(String digest, Instant reportedAt) {
        return new ScanReport(
                ScanFormat.TRIVY,
                "Trivy",
                reportedAt,
                new SeverityCounts(1, 2, 3, 4, 5, 6),
                7,
                new Examination(8, 12, 9, 10, 13, 14),
                new Details(List.of(), Fingerprints.of(1), List.of()),
                null,
                digest,
                11);
    }

    private static SecurityTestRecorded of(Map<String, ScanReport> reports) {
        return RecordableTest.of(ScanKind.CODE_AUDIT, V, new TreeMap<>(reports), TestCircumstances.NONE, NOW);
    }

    @Test
    void keepsWhatEveryReportSays() {
        SecurityTestRecorded test = of(Map.of("b", report("bb", null), "a", report("aa", NOW)));
        assertThat(test.kind()).isEqualTo(ScanKind.CODE_AUDIT);
        assertThat(test.version()).isEqualTo(V);
        assertThat(test.reports()).extracting(r -> r.file()).containsExactly("a", "b");
        assertThat(test.reports().get(0).findings()).isEqualTo(new SeverityCounts(1, 2, 3, 4, 5, 6));
        assertThat(test.reports().get(0).reported()).contains(NOW);
        assertThat(test.reports().get(1).reported()).isEmpty();
        assertThat(test.reports().get(1).suppressed()).isEqualTo(7);
        assertThat(test.reports().get(1).notExamined()).isEqualTo(9);
    }

    @Test
    void anAttestationIsRecordedOnlyWithTheDocumentThatItSpeaksFor() {
        ScanReport attestation =
                Reading.report(Reading.of(Reading.specimen(ScanFormat.ATTESTATION), null, ReadLimits.DEFAULT));
        Map<String, ScanReport> reports = Map.of("pentest.json", attestation);

        assertThatThrownBy(() -> documented(reports, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no document was given");
        assertThatThrownBy(() -> documented(reports, "0".repeat(64)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("that of report.pdf is 000");
        assertThat(documented(reports, attestation.document()).kept())
                .contains(attestation.document(), attestation.sha256());
    }

    private static SecurityTestRecorded documented(Map<String, ScanReport> reports, String sha256) {
        KeptFile document = sha256 == null ? null : new KeptFile("report.pdf", sha256, 1);
        return RecordableTest.of(
                ScanKind.PENETRATION_TEST,
                V,
                reports,
                new TestCircumstances(null, null, null, document),
                Instant.parse("2026-12-31T00:00:00Z"));
    }

    @Test
    void oneReportUnderTwoNamesIsRefused() {
        assertThatThrownBy(() -> of(Map.of("b", report("aa", null), "a", report("aa", null))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a and b");
    }

    @Test
    void aReportFromTheFutureIsRefusedBeyondADayOfClockDifference() {
        Instant nearly = NOW.plus(Duration.ofDays(1));
        assertThat(of(Map.of("a", report("aa", nearly))).reports()).hasSize(1);
        assertThatThrownBy(() -> of(Map.of("a", report("aa", nearly.plusMillis(1)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2026-03-03 09:00");
    }
}
