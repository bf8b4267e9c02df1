package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingComparison;
import io.jenkins.plugins.releaselifecycle.jenkins.Findings;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.io.PrintStream;
import java.util.Optional;

/** Tells the reader of a build log which security test was recorded and what it is worth. */
final class TestAnnouncement {

    private final PrintStream log;
    private final AbstractItem item;

    TestAnnouncement(PrintStream log, AbstractItem item) {
        this.log = log;
        this.item = item;
    }

    void announce(SecurityTestRecorded test, Optional<TestStanding> standing, Optional<FindingComparison> comparison) {
        log.println(Messages.RecordSecurityScanStep_recorded(
                Wording.of(test.kind()), test.version().text(), item.getFullName()));
        for (RecordedReport report : test.reports()) {
            log.println("  "
                    + Messages.RecordSecurityScanStep_report(
                            report.file(),
                            report.tool(),
                            Findings.of(report),
                            report.sha256().substring(0, 12)));
            log.println("    " + Findings.examination(report));
        }
        comparison.ifPresent(
                compared -> log.println("  " + Messages.RecordSecurityScanStep_compared(Findings.of(compared))));
        standing.ifPresent(this::worth);
    }

    private void worth(TestStanding standing) {
        standing.outdated()
                .ifPresent(why -> log.println("  " + Messages.RecordSecurityScanStep_outdated(Wording.of(why))));
        standing.exceeded()
                .forEach(limit -> log.println("  " + Messages.RecordSecurityScanStep_limit(Wording.of(limit))));
        log.println("  "
                + standing.notARetest()
                        .map(why -> Messages.RecordSecurityScanStep_firstTest(Wording.of(why)))
                        .orElseGet(Messages::RecordSecurityScanStep_retest));
    }
}
