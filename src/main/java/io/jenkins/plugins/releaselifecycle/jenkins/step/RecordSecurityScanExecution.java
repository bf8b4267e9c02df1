package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.core.scan.RecordableTest;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanReport;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import io.jenkins.plugins.releaselifecycle.core.scan.UnreadableReport;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.RunAnchor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Job<?, ?> job = run.getParent();
        SecurityTestRecorded test;
        try {
            test = recordable(workspace, lifecycles);
            // Before anything is kept of a test that is refused; it is looked at again when the test is recorded.
            RecordableTest.requireReportsOfItsOwn(test, lifecycles.lifecycle(job));
            keep(run, workspace, lifecycles, test);
            record(run, lifecycles, test);
            RunAnchor.remember(run);
        } catch (InvalidInputException e) {
            throw refused(Wording.of(e.reason()));
        } catch (LedgerException e) {
            throw new AbortException(Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
        Verdict verdict = lifecycles.verdict(job, Gate.GO_LIVE, test.version());
        new TestAnnouncement(listener.getLogger(), job).announce(test, verdict);
        return result(test, verdict);
    }

    private SecurityTestRecorded recordable(FilePath workspace, Lifecycles lifecycles)
            throws IOException, InterruptedException {
        ScanKind kind = kind();
        Version version = new Version(step.getVersion());
        // While the policy cannot be read nobody could say what a test is worth, so none is recorded.
        ReleaseLifecycleConfiguration.get().policyInForce();
        return RecordableTest.of(kind, version, read(workspace), lifecycles.now());
    }

    private static void keep(Run<?, ?> run, FilePath workspace, Lifecycles lifecycles, SecurityTestRecorded test)
            throws IOException, InterruptedException {
        for (RecordedReport report : test.reports()) {
            FilePath file = workspace.child(report.file());
            lifecycles.keep(run.getParent(), Lifecycles.actor(run), report.sha256(), report.bytes(), file::copyTo);
        }
    }

    private static void record(Run<?, ?> run, Lifecycles lifecycles, SecurityTestRecorded test) {
        lifecycles.decide(run.getParent(), Lifecycles.actor(run), (lifecycle, now) -> {
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

    private Map<String, ScanReport> read(FilePath workspace) throws IOException, InterruptedException {
        String pattern = Util.fixEmptyAndTrim(step.getPattern());
        if (pattern == null) {
            throw refused(Messages.RecordSecurityScanStep_patternMissing());
        }
        TreeMap<String, ScanResult> results = workspace.act(new WorkspaceReports(pattern, format()));
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

    private static Map<String, Object> result(SecurityTestRecorded test, Verdict verdict) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", test.kind().id());
        result.put("version", test.version().text());
        result.put("reports", test.reports().size());
        result.put("findings", StepResults.findings(test));
        result.put(
                "suppressed",
                test.reports().stream().mapToInt(r -> r.suppressed()).sum());
        result.put(
                "notExamined",
                test.reports().stream().mapToInt(r -> r.notExamined()).sum());
        verdict.standings().stream()
                .filter(standing -> standing.kind() == test.kind())
                .findFirst()
                .ifPresent(standing -> standing(result, standing));
        return result;
    }

    private static void standing(Map<String, Object> result, TestStanding standing) {
        result.put("withinLimits", standing.exceeded().isEmpty());
        result.put("retest", standing.notARetest().isEmpty());
    }
}
