package io.jenkins.plugins.releaselifecycle.jenkins;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import java.util.ArrayList;
import java.util.List;

/** Words what a scan found, the gravest first: “2 high, 9 medium”. */
public final class Findings {

    private Findings() {}

    public static String of(SecurityTest test) {
        return of(test.findings(), test.suppressed(), test.notExamined());
    }

    public static String of(RecordedReport report) {
        return of(report.findings(), report.suppressed(), report.notExamined());
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
