package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        "grype/many_vulns4.json,      GRYPE,   2, 2, 5, 0,  0, 0, 0, 1, 0, 0",
        "dependency-check/version-6.5.3.xml, DEPENDENCY_CHECK_XML, 0, 0, 0, 1,  0, 0, 0, 1, 0, 0",
        "cyclonedx/log4j.json,        CYCLONEDX, 4, 1, 3, 0,  0, 0, 0, 1, 0, 0",
        "cyclonedx/valid-vulnerability-1.4.json, CYCLONEDX, 0, 0, 0, 0,  0, 0, 1, 1, 0, 0",
        "zap/dvwa_subset.xml,         ZAP_XML, 0, 0, 3, 3,  4, 0, 0, 1, 0, 0",
        "zap/some_2.9.0.xml,          ZAP_XML, 0, 0, 1, 5,  1, 0, 0, 1, 0, 0",
        "gitlab/sast-cwe_v15.json,    GITLAB,  0, 2, 1, 0,  0, 0, 0, 1, 0, 0",
        "kube-bench/many_vuln.json,   KUBE_BENCH, 0, 0, 4, 0, 0, 0, 0, 24, 0, 0",
        "nuclei/many_findings.json,   NUCLEI,  0, 0, 1, 1, 16, 0, 0, 18, 0, 0",
        "nessus/many_vuln.nessus,     NESSUS,  0, 0, 0, 0,  7, 0, 0, 1, 0, 0",
        "nessus/with_cvssv3.nessus,   NESSUS,  2, 11, 12, 1, 23, 0, 0, 1, 0, 0",
        "nmap/vulners.xml,            NMAP,    0, 0, 2, 0,  0, 0, 0, 1, 0, 0",
        "gvm/many_vuln.xml,           GVM,     8, 11, 25, 0, 0, 0, 0, 1, 0, 0",
        "burp/one_finding.xml,        BURP,    0, 3, 0, 0,  0, 0, 0, 1, 0, 0",
        "spotbugs/version_4.4.0.xml,  SPOTBUGS, 0, 0, 0, 56, 0, 0, 0, 51, 0, 0",
        "lynis/many_vuln.dat,         LYNIS,   0, 0, 1, 37, 0, 0, 0, 233, 9, 237",
        "semgrep/many_findings.json,  SEMGREP, 0, 0, 2, 1,  0, 0, 0, 1, 0, 0",
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
        Examination examination = report.examination();
        assertThat(examination.examined()).isEqualTo(examined);
        assertThat(examination.notExamined()).isEqualTo(notExamined);
        assertThat(examination.excluded() + examination.notSelected() + examination.absent())
                .isEqualTo(excluded);
    }

    @Test
    void isRecognisedByNoReaderOfAnotherFormat() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SAMPLES)) {
            files = all.filter(file -> SAMPLES.relativize(file).getNameCount() == 2 && Files.isRegularFile(file))
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            if (!beginsLikeAReport(file)) {
                continue;
            }
            try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
                Opening opening = new Sniffer(bytes, ReadLimits.DEFAULT).sniff(seen -> false);
                List<String> readers = ReportReaders.ALL.stream()
                        .filter(reader -> reader.recognises(opening))
                        .map(reader -> reader.format().id())
                        .toList();

                assertThat(readers).as(file.toString()).hasSizeLessThanOrEqualTo(1);
                assertThat(readers)
                        .as(file.toString())
                        .allMatch(id ->
                                id.startsWith(file.getParent().getFileName().toString()));
            }
        }
    }

    private static boolean beginsLikeAReport(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        return text.startsWith("{") || text.startsWith("[") || text.startsWith("<");
    }

    @Test
    void isRefusedWhereTheScannerSaysThatItFailed() throws IOException {
        byte[] report = Files.readAllBytes(SAMPLES.resolve("sarif/spotbugs.sarif"));

        assertThat(Reading.unreadable(Reading.of(report, null, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("sarif.failed");
    }

    /** It has 5 issues, of 3 by the one total and of 42 by the other. */
    @Test
    void isRefusedWhereItHoldsFewerIssuesThanItSays() throws IOException {
        byte[] report = Files.readAllBytes(SAMPLES.resolve("sonarqube/findings_over_api.json"));

        assertThat(Reading.unreadable(Reading.of(report, null, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("sonarqube.page");
    }
}
