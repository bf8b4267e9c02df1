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
 * @param passed single checks that were made and found nothing, as far as the report lists them
 * @param notExamined units that should have been examined and were not
 * @param excluded what does not apply or is only there for information
 * @param notSelected checks that the user of the scanner did not choose
 * @param absent findings of an earlier report that are no longer there
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
        int passed,
        int notExamined,
        int excluded,
        int notSelected,
        int absent,
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
        Members.count(passed, "passed");
        Members.count(notExamined, "notExamined");
        Members.count(excluded, "excluded");
        Members.count(notSelected, "notSelected");
        Members.count(absent, "absent");
        Members.required(kept, "kept");
    }

    public Optional<Instant> reported() {
        return Optional.ofNullable(reportedAt);
    }
}
