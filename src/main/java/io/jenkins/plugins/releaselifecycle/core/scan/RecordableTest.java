package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.KeptFile;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes one security test out of the reports that were read for it. */
public final class RecordableTest {

    /** Version of the mapping from the formats' severities, kept with each test. */
    public static final int SEVERITY_MAPPING = 1;

    /** How far a scanner's clock may be ahead of the controller's. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private RecordableTest() {}

    /**
     * The fact to be recorded, whose reports are kept as evidence.
     *
     * @param reports by their path below the workspace; at least one
     * @param circumstances what is told of the test beyond its reports
     * @param now the controller's time
     * @throws InvalidInputException where a report was made in the future, the same report was given twice, or the document
     *     that a report speaks for is not the one that was given
     */
    public static SecurityTestRecorded of(
            ScanKind kind,
            Version version,
            Map<String, ScanReport> reports,
            TestCircumstances circumstances,
            Instant now) {
        List<RecordedReport> recorded = new ArrayList<>();
        Map<String, String> fileOfDigest = new HashMap<>();
        reports.forEach((file, report) -> {
            String twin = fileOfDigest.put(report.sha256(), file);
            if (twin != null) {
                throw new InvalidInputException(
                        Message.of(RecordableTest.class, "test.same-report-twice", Shown.of(twin), Shown.of(file)));
            }
            report.reported()
                    .filter(at -> at.isAfter(now.plus(CLOCK_DIFFERENCE)))
                    .ifPresent(at -> {
                        throw new InvalidInputException(
                                Message.of(RecordableTest.class, "test.from-the-future", Shown.of(file), at, now));
                    });
            requireDocument(file, report, circumstances.document());
            recorded.add(recorded(file, report));
        });
        String list = Digests.sha256(findings(reports));
        return new SecurityTestRecorded(kind, version, SEVERITY_MAPPING, recorded, circumstances, list);
    }

    /** An attestation is worth what its document is: that has to be kept as evidence too. */
    private static void requireDocument(String file, ScanReport report, KeptFile document) {
        if (report.document() == null) {
            return;
        }
        if (document == null) {
            throw new InvalidInputException(
                    Message.of(RecordableTest.class, "test.document-missing", Shown.of(file), report.document()));
        }
        if (!document.sha256().equals(report.document())) {
            throw new InvalidInputException(Message.of(
                    RecordableTest.class,
                    "test.document-other",
                    Shown.of(file),
                    report.document(),
                    Shown.of(document.file()),
                    document.sha256()));
        }
    }

    /** The list of the findings of these reports, as it is kept under its digest. */
    public static byte[] findings(Map<String, ScanReport> reports) {
        return FindingList.of(SEVERITY_MAPPING, reports.values()).write();
    }

    /**
     * Refuses a test whose reports already speak for another kind of test: one report cannot show two (C1).
     *
     * @throws InvalidInputException naming the report and the test that has it
     */
    public static void requireReportsOfItsOwn(SecurityTestRecorded test, Lifecycle lifecycle) {
        for (RecordedReport report : test.reports()) {
            lifecycle.reportOfAnotherKind(test.kind(), report.sha256()).ifPresent(other -> {
                throw new InvalidInputException(Message.of(
                        RecordableTest.class,
                        "test.report-of-another-kind",
                        report.file(),
                        other.kind(),
                        other.actor(),
                        test.kind()));
            });
        }
    }

    private static RecordedReport recorded(String file, ScanReport report) {
        Examination examination = report.examination();
        return new RecordedReport(
                Shown.of(file),
                report.format().id(),
                report.tool(),
                report.sha256(),
                report.bytes(),
                report.reportedAt(),
                report.findings(),
                report.suppressed(),
                examination.examined(),
                examination.passed(),
                examination.notExamined(),
                examination.excluded(),
                examination.notSelected(),
                examination.absent(),
                true);
    }
}
