package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real reports, which lie beside the project and not in it; the counts were made with Python's json and ElementTree.
 *
 * <p>The report on Kubernetes says 8 failures twice and lists 5 each; a rule of appendix K could not be evaluated.
 */
class SampleReportsTest {
    private static final Path SAMPLES = Path.of("..", "shared", "samples");

    @BeforeEach
    void samplesAreThere() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), () -> "No sample reports in " + SAMPLES.toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({
        "sarif/appendix_k.sarif,      SARIF,   0, 0, 0, 0,  0, 0, 1, 1, 1, 0",
        "sarif/suppression.sarif,     SARIF,   0, 0, 1, 0,  0, 0, 3, 1, 0, 0",
        "trivy/kubernetes.json,       TRIVY,   0, 0, 6, 14, 0, 6, 0, 6, 0, 0",
        "trivy/scheme_2_many_vulns.json, TRIVY, 1, 1, 3, 0, 0, 0, 0, 3, 0, 0",
        "zap/dvwa_subset.xml,         ZAP_XML, 0, 0, 3, 3,  4, 0, 0, 1, 0, 0",
        "zap/some_2.9.0.xml,          ZAP_XML, 0, 0, 1, 5,  1, 0, 0, 1, 0, 0",
        "nessus/many_vuln.nessus,     NESSUS,  0, 0, 0, 0,  7, 0, 0, 1, 0, 0",
        "nessus/with_cvssv3.nessus,   NESSUS,  2, 11, 12, 1, 23, 0, 0, 1, 0, 0",
        "nmap/vulners.xml,            NMAP,    0, 0, 2, 0,  0, 0, 0, 1, 0, 0",
        "gvm/many_vuln.xml,           GVM,     8, 11, 25, 0, 0, 0, 0, 1, 0, 0",
        "burp/one_finding.xml,        BURP,    0, 3, 0, 0,  0, 0, 0, 1, 0, 0",
        "xccdf/ios-sample.xml,        XCCDF,   0, 0, 1, 0,  0, 0, 0, 2, 0, 1",
    })
    void isCountedWhole(
            String file,
            ScanFormat format,
            int critical,
            int high,
            int medium,
            int low,
            int info,
            int unknown,
            int suppressed,
            int examined,
            int notExamined,
            int excluded)
            throws IOException {
        ScanReport report =
                Reading.report(Reading.of(Files.readAllBytes(SAMPLES.resolve(file)), null, ReadLimits.DEFAULT));

        assertThat(report.format()).isEqualTo(format);
        assertThat(report.findings()).isEqualTo(Reading.counts(critical, high, medium, low, info, unknown));
        assertThat(report.suppressed()).isEqualTo(suppressed);
        assertThat(report.examination()).isEqualTo(new Examination(examined, notExamined, excluded));
    }

    @Test
    void isRefusedWhereTheScannerSaysThatItFailed() throws IOException {
        byte[] report = Files.readAllBytes(SAMPLES.resolve("sarif/spotbugs.sarif"));

        assertThat(Reading.unreadable(Reading.of(report, null, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("sarif.failed");
    }
}
