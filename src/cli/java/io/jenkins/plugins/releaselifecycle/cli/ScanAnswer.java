package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.scan.RawSeverity;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanReport;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import io.jenkins.plugins.releaselifecycle.core.scan.UnreadableReport;
import java.time.Instant;
import java.util.List;

/**
 * The answer of {@code scan read --json}; its members and their names are a promise to scripts. All of them are always
 * there, {@code null} where the report does not say.
 *
 * @param complete whether everything that the scan set out to examine was examined
 * @param reason what is wrong with a report that cannot be read
 * @param severities the severities in the report's own words, what each was taken for, and how often
 * @param kind the kind that was named with {@code --kind}
 */
record ScanAnswer(
        Status status,
        ScanFormat format,
        String tool,
        Boolean complete,
        SeverityCounts findings,
        Integer suppressed,
        String sha256,
        String reason,
        ScanKind kind,
        Instant reportedAt,
        Long bytes,
        Integer examined,
        Integer passed,
        Integer notExamined,
        Integer excluded,
        Integer notSelected,
        Integer absent,
        List<RawSeverity> severities) {

    enum Status {
        READABLE,
        UNREADABLE
    }

    static ScanAnswer of(ScanResult result, ScanKind kind, Console console) {
        if (result instanceof ScanReport report) {
            return new ScanAnswer(
                    Status.READABLE,
                    report.format(),
                    report.tool(),
                    report.complete(),
                    report.findings(),
                    report.suppressed(),
                    report.sha256(),
                    null,
                    kind,
                    report.reportedAt(),
                    report.bytes(),
                    report.examination().examined(),
                    report.examination().passed(),
                    report.examination().notExamined(),
                    report.examination().excluded(),
                    report.examination().notSelected(),
                    report.examination().absent(),
                    report.details().severities());
        }
        UnreadableReport unreadable = (UnreadableReport) result;
        return new ScanAnswer(
                Status.UNREADABLE,
                unreadable.format(),
                null,
                null,
                null,
                null,
                null,
                console.word(unreadable.reason()),
                kind,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
