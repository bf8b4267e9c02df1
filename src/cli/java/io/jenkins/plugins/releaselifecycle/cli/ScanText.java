package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.scan.Examination;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The answer of {@code scan read} for people. */
final class ScanText {

    private ScanText() {}

    /** @param kind {@code null} where none was named */
    static List<Message> lines(Path file, ScanKind kind, ScanReport report) {
        List<Message> lines = new ArrayList<>();
        lines.add(Console.text("scan.readable", file.toString()));
        if (kind != null) {
            lines.add(Console.text("scan.kind", kind, kind.id()));
        }
        lines.add(Console.text("scan.format", report.format(), report.format().id()));
        lines.add(Console.text("scan.tool", report.tool()));
        lines.add(report.reported()
                .map(at -> Console.text("scan.reported-at", at))
                .orElse(Console.text("scan.reported-at.unknown")));
        SeverityCounts counts = report.findings();
        lines.add(Console.text(
                "scan.findings",
                counts.critical(),
                counts.high(),
                counts.medium(),
                counts.low(),
                counts.info(),
                counts.unknown()));
        lines.add(Console.text("scan.suppressed", report.suppressed()));
        Examination examination = report.examination();
        lines.add(Console.text(
                report.complete() ? "scan.complete" : "scan.incomplete",
                examination.examined(),
                examination.notExamined()));
        lines.add(Console.text(
                "scan.apart",
                examination.passed(),
                examination.excluded(),
                examination.notSelected(),
                examination.absent()));
        report.details().severities().stream()
                .map(worded -> Console.text(
                        "scan.severity",
                        worded.raw() == null ? Console.text("scan.severity.none") : worded.raw(),
                        worded.severity(),
                        worded.number()))
                .forEach(lines::add);
        lines.add(Console.text("scan.sha256", report.sha256(), report.bytes()));
        return lines;
    }
}
