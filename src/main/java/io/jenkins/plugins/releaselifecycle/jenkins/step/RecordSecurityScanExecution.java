package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Util;
import hudson.model.AbstractItem;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.KeptFile;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingComparison;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.core.scan.RecordableTest;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanReport;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import io.jenkins.plugins.releaselifecycle.core.scan.UnreadableReport;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReportSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.FindingLists;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.RunAnchor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Reads on the agent, records on the controller, and says what it did. */
class RecordSecurityScanExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {

    private static final long serialVersionUID = 1L;

    private final transient RecordSecurityScanStep step;

    RecordSecurityScanExecution(StepContext context, RecordSecurityScanStep step) {
        super(context);
        this.step = step;
    }

    @Override
    protected Map<String, Object> run() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        FilePath workspace = getContext().get(FilePath.class);
        Lifecycles lifecycles = Lifecycles.get();
        AbstractItem item;
        SecurityTestRecorded test;
        try {
            item = StepApplication.recordedFor(getContext(), step.getApplication());
            // While the policy cannot be read nobody could say what a test is worth, so none is recorded.
            Assignment.policy(item);
            ReportSettings settings = ReleaseLifecycleConfiguration.get().getReports();
            ScanKind kind = kind();
            Version version = new Version(step.getVersion());
            Map<String, ScanReport> reports = read(workspace, settings.toLimits());
            test = RecordableTest.of(kind, version, reports, circumstances(workspace), lifecycles.now());
            requireRoom(test, settings.toEvidence());
            // Before anything is kept of a test that is refused; it is looked at again when the test is recorded.
            RecordableTest.requireReportsOfItsOwn(test, lifecycles.lifecycle(item));
            Actor actor = Lifecycles.actor(run);
            keep(new Evidence(item, actor), workspace, test, RecordableTest.findings(reports));
            record(item, actor, test);
            RunAnchor.remember(run, item);
        } catch (InvalidInputException e) {
            throw refused(Wording.of(e.reason()));
        } catch (LedgerException e) {
            throw new AbortException(Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
        Verdict verdict = lifecycles.verdict(item, Gate.GO_LIVE, test.version());
        Optional<TestStanding> standing = verdict.standings().stream()
                .filter(any -> any.kind() == test.kind())
                .findFirst();
        Optional<FindingComparison> comparison =
                new FindingLists(item).compare(lifecycles.lifecycle(item), test.kind(), test.version());
        new TestAnnouncement(listener.getLogger(), item).announce(test, standing, comparison);
        return result(test, standing, comparison);
    }

    private static void requireRoom(SecurityTestRecorded test, long most) throws AbortException {
        long bytes = test.reports().stream().mapToLong(RecordedReport::bytes).sum()
                + Stream.ofNullable(test.circumstances().document())
                        .mapToLong(KeptFile::bytes)
                        .sum();
        if (bytes > most) {
            throw refused(Messages.RecordSecurityScanStep_tooMuchEvidence(bytes, most));
        }
    }

    private static void keep(Evidence evidence, FilePath workspace, SecurityTestRecorded test, byte[] findings)
            throws IOException, InterruptedException {
        for (RecordedReport report : test.reports()) {
            FilePath file = workspace.child(report.file());
            evidence.keep(report.sha256(), report.bytes(), file::copyTo);
        }
        KeptFile document = test.circumstances().document();
        if (document != null) {
            FilePath file = workspace.child(document.file());
            evidence.keep(document.sha256(), document.bytes(), file::copyTo);
        }
        evidence.keep(test.findingList(), findings.length, out -> out.write(findings));
    }

    /** What is kept beside the record of an application. */
    private record Evidence(AbstractItem application, Actor actor) {
        void keep(String sha256, long bytes, EvidenceStore.Source source) throws IOException, InterruptedException {
            Lifecycles.get().keep(application, actor, sha256, bytes, source);
        }
    }

    private TestCircumstances circumstances(FilePath workspace) throws IOException, InterruptedException {
        return new TestCircumstances(step.getTarget(), environment(), step.getTestedBy(), document(workspace));
    }

    private TestEnvironment environment() throws AbortException {
        String environment = step.getEnvironment();
        if (environment == null) {
            return null;
        }
        return TestEnvironment.of(environment)
                .orElseThrow(() -> refused(Messages.RecordSecurityScanStep_environmentUnknown(
                        Shown.of(environment), String.join(", ", TestEnvironment.ids()))));
    }

    private KeptFile document(FilePath workspace) throws IOException, InterruptedException {
        String document = step.getDocument();
        if (document == null) {
            return null;
        }
        WorkspaceDocument.Found found = workspace.act(new WorkspaceDocument(document));
        if (found.refused() != null) {
            throw refused(Messages.RecordSecurityScanStep_document(Shown.of(document), Wording.of(found.refused())));
        }
        return new KeptFile(document, found.sha256(), found.bytes());
    }

    private static void record(AbstractItem application, Actor actor, SecurityTestRecorded test) {
        Lifecycles.get().decide(application, actor, (lifecycle, now) -> {
            RecordableTest.requireReportsOfItsOwn(test, lifecycle);
            return List.of(test);
        });
    }

    private static AbortException refused(String why) {
        return new AbortException(Messages.RecordSecurityScanStep_refused(why));
    }

    private ScanKind kind() throws AbortException {
        String kind = step.getKind();
        if (Util.fixEmpty(kind) == null) {
            throw refused(Messages.RecordSecurityScanStep_kindMissing(String.join(", ", ScanKind.ids())));
        }
        return ScanKind.of(kind)
                .orElseThrow(() -> refused(Messages.RecordSecurityScanStep_kindUnknown(
                        Shown.of(kind), String.join(", ", ScanKind.ids()))));
    }

    private ScanFormat format() throws AbortException {
        String format = step.getFormat();
        if (format == null) {
            return null;
        }
        return ScanFormat.of(format)
                .orElseThrow(() -> refused(Messages.RecordSecurityScanStep_formatUnknown(
                        Shown.of(format), String.join(", ", ScanFormat.ids()))));
    }

    private Map<String, ScanReport> read(FilePath workspace, ReadLimits limits)
            throws IOException, InterruptedException {
        String pattern = Util.fixEmptyAndTrim(step.getPattern());
        if (pattern == null) {
            throw refused(Messages.RecordSecurityScanStep_patternMissing());
        }
        TreeMap<String, ScanResult> results = workspace.act(new WorkspaceReports(pattern, format(), limits));
        if (results.isEmpty()) {
            throw refused(Messages.RecordSecurityScanStep_noMatch(Shown.of(pattern), workspace.getRemote()));
        }
        Map<String, ScanReport> reports = new LinkedHashMap<>();
        StringBuilder unreadable = new StringBuilder();
        results.forEach((file, result) -> {
            if (result instanceof ScanReport report) {
                reports.put(file, report);
            } else if (result instanceof UnreadableReport report) {
                unreadable.append("\n  ").append(Shown.of(file)).append(": ").append(Wording.of(report.reason()));
            }
        });
        if (!unreadable.isEmpty()) {
            throw refused(Messages.RecordSecurityScanStep_unreadable(unreadable));
        }
        return reports;
    }

    private static Map<String, Object> result(
            SecurityTestRecorded test, Optional<TestStanding> standing, Optional<FindingComparison> comparison) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", test.kind().id());
        result.put("version", test.version().text());
        result.put("reports", test.reports().size());
        result.put("findings", StepResults.findings(test));
        result.put("suppressed", sum(test, RecordedReport::suppressed));
        result.put("notExamined", sum(test, RecordedReport::notExamined));
        standing.ifPresent(worth -> {
            result.put("withinLimits", worth.exceeded().isEmpty());
            result.put("retest", worth.notARetest().isEmpty());
        });
        comparison.ifPresent(compared -> {
            result.put("appeared", compared.appeared());
            result.put("remaining", compared.remaining());
            result.put("fixed", compared.fixed());
        });
        return result;
    }

    private static int sum(SecurityTestRecorded test, ToIntFunction<RecordedReport> number) {
        return test.reports().stream().mapToInt(number).sum();
    }
}
