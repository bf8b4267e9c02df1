package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.audit.Html.Content;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationGiven;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.KeptFile;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import java.util.ArrayList;
import java.util.List;

/** What was shown: security tests report by report, documents, other tests, confirmations, each with its digests. */
final class EvidencePart {

    private final Page page;
    private final AuditWords words;

    EvidencePart(Page page) {
        this.page = page;
        this.words = page.words();
    }

    void write() {
        page.section("tests", "tests.title", () -> {
            page.paragraph("tests.how");
            new FactTable(
                            page,
                            "tests.reports",
                            List.of("column.kind", "column.report", "column.findings", "column.sha256", "column.kept"))
                    .write(this::securityTest);
        });
        page.section("evidence", "evidence.title", () -> {
            new FactTable(
                            page,
                            "evidence.documents",
                            List.of("column.document", "column.edition", "column.location", "column.sha256"))
                    .write(this::document);
            new FactTable(
                            page,
                            "evidence.tests",
                            List.of(
                                    "column.environment",
                                    "column.aspects",
                                    "column.result",
                                    "column.report",
                                    "column.sha256"))
                    .write(this::test);
            FactTable.ofSentences(
                    page,
                    "evidence.confirmations",
                    fact -> fact.fact() instanceof ConfirmationGiven || fact.fact() instanceof ConfirmationWithdrawn);
            FactTable.ofSentences(
                    page,
                    "evidence.others",
                    fact -> fact.fact() instanceof TrainingRecorded || fact.fact() instanceof BackupRecorded);
        });
    }

    private List<Content> securityTest(RecordedFact fact) {
        List<Content> rows = new ArrayList<>();
        if (fact.fact() instanceof SecurityTestRecorded test) {
            test.reports().forEach(report -> rows.add(() -> report(test, report)));
            circumstances(test.circumstances(), rows, test);
            if (test.findingList() != null) {
                rows.add(() -> file(test, words.of("tests.finding-list"), "", test.findingList(), true));
            }
        }
        return rows;
    }

    private void report(SecurityTestRecorded test, RecordedReport report) {
        List<String> lines = new ArrayList<>(List.of(report.file()));
        lines.add(words.of("tests.read-as", report.format(), report.tool(), report.bytes()));
        report.reported().map(words::of).ifPresent(at -> lines.add(words.of("tests.reported", at)));
        file(test, String.join("\n", lines), words.counts(report), report.sha256(), report.kept());
    }

    private void circumstances(TestCircumstances told, List<Content> rows, SecurityTestRecorded test) {
        List<Message> words = new ArrayList<>();
        if (told.target() != null) {
            words.add(AuditWords.text("tests.target", told.target()));
        }
        if (told.environment() != null) {
            words.add(AuditWords.text("tests.environment", told.environment()));
        }
        if (told.testedBy() != null) {
            words.add(AuditWords.text("tests.tested-by", told.testedBy()));
        }
        KeptFile document = told.document();
        if (document != null) {
            words.add(AuditWords.text("tests.document", document.file()));
        }
        if (!words.isEmpty()) {
            String text = String.join("\n", words.stream().map(this.words::of).toList());
            rows.add(() -> file(test, text, "", document == null ? "" : document.sha256(), document != null));
        }
    }

    private void file(SecurityTestRecorded test, String what, String findings, String sha256, boolean kept) {
        page.cell(words.of("tests.kind", test.kind(), test.version().text()));
        page.cell(what);
        page.cell(findings);
        page.code(sha256);
        page.cell(kept ? words.of(page.record().evidence().apply(sha256)) : words.of("kept.never"));
    }

    private List<Content> document(RecordedFact fact) {
        return fact.fact() instanceof DocumentRecorded document ? List.of(() -> cells(document)) : List.of();
    }

    private void cells(DocumentRecorded document) {
        page.cell(words.of(document.kind()));
        page.cell(document.edition());
        page.cell(document.location());
        page.code(document.sha256() == null ? "" : document.sha256());
    }

    private List<Content> test(RecordedFact fact) {
        return fact.fact() instanceof TestRecorded test ? List.of(() -> cells(test)) : List.of();
    }

    private void cells(TestRecorded test) {
        page.cell(words.of("tests.kind", test.environment(), test.version().text()));
        page.cell(words.of(
                Message.list(test.aspects().stream().map(TestAspect::label).toList())));
        page.cell(words.of(test.passed() ? "test.passed" : "test.not-passed"));
        page.cell(test.report());
        page.code(test.sha256() == null ? "" : test.sha256());
    }
}
