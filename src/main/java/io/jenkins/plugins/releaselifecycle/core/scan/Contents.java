package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.time.Instant;

/**
 * What a reader found in a report.
 *
 * @param tool name and version of the scanner
 * @param reportedAt when the scan ended by the report's word, or {@code null}
 * @param tally everything counted
 */
record Contents(String tool, Instant reportedAt, Tally tally) {

    ScanReport report(ScanFormat format, RawInput raw) {
        return new ScanReport(
                format,
                Shown.of(tool),
                reportedAt,
                tally.findings(),
                tally.suppressedCount(),
                tally.examination(),
                tally.details(),
                raw.sha256(),
                raw.count());
    }
}
