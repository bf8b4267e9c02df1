package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import java.time.Instant;
import java.util.Optional;

/**
 * One report, read to its end.
 *
 * @param format the format it was recognised as
 * @param tool name and, where the report says it, version of the scanner: {@code "Trivy"}, {@code "ZAP 2.16.0"}
 * @param reportedAt when the scan ended by the report's own word, {@code null} where it does not say so with a time zone
 * @param findings what counts, by severity
 * @param suppressed findings that the scanner or its user took out (suppressions, false positives, exceptions)
 * @param examination how much was examined
 * @param details what is kept of the findings beyond their numbers
 * @param document SHA-256 of the document that the report speaks for, lower-case hexadecimal; {@code null} for none
 * @param sha256 lower-case hexadecimal SHA-256 of the raw bytes, made in the same pass as the reading
 * @param bytes number of raw bytes
 */
public record ScanReport(
        ScanFormat format,
        String tool,
        Instant reportedAt,
        SeverityCounts findings,
        int suppressed,
        Examination examination,
        Details details,
        String document,
        String sha256,
        long bytes)
        implements ScanResult {

    public Optional<Instant> reported() {
        return Optional.ofNullable(reportedAt);
    }

    /** Whether everything that the scan set out to examine was examined. */
    public boolean complete() {
        return examination.notExamined() == 0;
    }
}
