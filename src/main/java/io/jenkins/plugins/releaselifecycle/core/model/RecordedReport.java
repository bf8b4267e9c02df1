package io.jenkins.plugins.releaselifecycle.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One report of a security test, as the ledger keeps it.
 *
 * @param file path below the workspace, with forward slashes
 * @param format id of the format it was read as
 * @param tool scanner, as the report names it
 * @param sha256 of the raw bytes, lower-case hexadecimal
 * @param bytes raw size
 * @param reportedAt end of the scan by the report's own word, {@code null} where it does not say
 * @param findings what counts
 * @param suppressed findings taken out by the scanner or its user
 * @param examined units examined to a result
 * @param notExamined units that should have been examined and were not
 * @param excluded units left out on purpose
 * @param kept whether the raw report is kept beside the ledger, under its digest
 */
public record RecordedReport(
        String file,
        String format,
        String tool,
        String sha256,
        long bytes,
        Instant reportedAt,
        SeverityCounts findings,
        int suppressed,
        int examined,
        int notExamined,
        int excluded,
        Boolean kept) {

    public RecordedReport {
        Members.text(file, "file");
        Members.required(format, "format");
        Members.text(tool, "tool");
        Members.required(sha256, "sha256");
        Members.required(findings, "findings");
        if (reportedAt != null) {
            Members.moment(reportedAt, "reportedAt");
        }
        Members.count(bytes, "bytes");
        Members.count(suppressed, "suppressed");
        Members.count(examined, "examined");
        Members.count(notExamined, "notExamined");
        Members.count(excluded, "excluded");
        Members.required(kept, "kept");
    }

    public Optional<Instant> reported() {
        return Optional.ofNullable(reportedAt);
    }
}
