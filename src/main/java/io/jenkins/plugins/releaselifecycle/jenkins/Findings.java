package io.jenkins.plugins.releaselifecycle.jenkins;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words what a scan found, the gravest first: “2 high, 9 medium”. */
public final class Findings {

    private Findings() {}

    public static String of(SecurityTest test) {
        return of(test.findings(), test.suppressed(), test.notExamined());
    }

    public static String of(RecordedReport report) {
        return of(report.findings(), report.suppressed(), report.notExamined());
    }

    /** “3 new, 2 still there, 40 fixed” */
    public static String of(FindingComparison comparison) {
        return Messages.Findings_compared(comparison.appeared(), comparison.remaining(), comparison.fixed());
    }

    /** How much was examined, and what was left out: “examined 12, passed 9, not selected 3”. */
    public static String examination(SecurityTest test) {
        return examination(Stream.of(
                Messages.Findings_examined(test.examined()),
                some(test.passed(), Messages::Findings_passed),
                some(test.excluded(), Messages::Findings_excluded),
                some(test.notSelected(), Messages::Findings_notSelected),
                some(test.absent(), Messages::Findings_absent)));
    }

    public static String examination(RecordedReport report) {
        return examination(Stream.of(
                Messages.Findings_examined(report.examined()),
                some(report.passed(), Messages::Findings_passed),
                some(report.excluded(), Messages::Findings_excluded),
                some(report.notSelected(), Messages::Findings_notSelected),
                some(report.absent(), Messages::Findings_absent)));
    }

    private static String examination(Stream<String> parts) {
        return parts.filter(Objects::nonNull).collect(Collectors.joining(Messages.Findings_separator()));
    }

    private static String some(int number, Function<Object, String> words) {
        return number > 0 ? words.apply(number) : null;
    }

    private static String of(SeverityCounts counts, int suppressed, int notExamined) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (counts.of(severity) > 0) {
                parts.add(Messages.Findings_count(counts.of(severity), Wording.of(severity)));
            }
        }
        if (parts.isEmpty()) {
            parts.add(Messages.Findings_none());
        }
        if (suppressed > 0) {
            parts.add(Messages.Findings_suppressed(suppressed));
        }
        if (notExamined > 0) {
            parts.add(Messages.Findings_notExamined(notExamined));
        }
        return String.join(Messages.Findings_separator(), parts);
    }
}
