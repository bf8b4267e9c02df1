package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.time.Instant;

/**
 * What a reader found in a report.
 *
 * @param tool name and version of the scanner
 * @param reportedAt when the scan ended by the report's word, or {@code null}
 * @param tally everything counted
 * @param document SHA-256 of the document that the report speaks for, lower-case hexadecimal; {@code null} for none
 */
record Contents(String tool, Instant reportedAt, Tally tally, String document) {

    Contents(String tool, Instant reportedAt, Tally tally) {
        this(tool, reportedAt, tally, null);
    }

    ScanReport report(ScanFormat format, RawInput raw) {
        return new ScanReport(
                format,
                Shown.of(tool),
                reportedAt,
                tally.findings(),
                tally.suppressedCount(),
                tally.examination(),
                tally.details(),
                document,
                raw.sha256(),
                raw.count());
    }
}
