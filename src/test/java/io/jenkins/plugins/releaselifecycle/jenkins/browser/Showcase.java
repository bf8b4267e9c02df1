package io.jenkins.plugins.releaselifecycle.jenkins.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ListView;
import hudson.model.Result;
import hudson.security.ACL;
import hudson.views.JobColumn;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.Reports;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.OpenRequestIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LifecycleColumn;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/**
 * A Jenkins on 2026-08-03 with an application at each stage: {@code new-idea} with nothing on record, {@code booking} whose
 * second build waits for IT, {@code intranet} whose security tests found something, {@code shop} in the middle of a
 * restless trial run, {@code payroll} in formal operation, {@code fax} retired, and {@code archive} whose record somebody has edited. The
 * view {@code lifecycle} lists them.
 */
final class Showcase {

    static final String ADMINISTRATOR = "administrator";

    private static final String BEGINNING = "2026-03-02";
    private static final String TODAY = "2026-08-03";

    private final JenkinsRule jenkins;

    Showcase(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        new People(jenkins);
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(ADMINISTRATOR);
        TestClock clock = TestClock.stoppedOn(BEGINNING);
        tell(
                clock,
                Map.of(
                        job("shop", ""), restless(),
                        job("payroll", ""), Journey.mayBeChanged(),
                        job("fax", ""), Journey.prepared().on("2026-07-01").decided(Gate.RETIRE)));
        clock.on(TODAY);
        job("new-idea", "").addProperty(new ApplicationProperty("internal"));
        intranet();
        booking();
        archive();
        ListView view = new ListView("lifecycle");
        view.setIncludeRegex(".*");
        view.getColumns().replaceBy(List.of(new JobColumn(), new LifecycleColumn()));
        jenkins.jenkins.addView(view);
        awaitLists();
    }

    /** The lists over all applications are read in the background, once somebody asks for them. */
    private static void awaitLists() {
        Instant end = Instant.now().plusSeconds(60);
        while (!OpenRequestIndex.get().isWhole() || !FleetIndex.get().isWhole()) {
            assertThat(Instant.now()).as("patience with the lists").isBefore(end);
            OpenRequestIndex.get().entries();
            FleetIndex.get().visibleTo(ACL.SYSTEM2);
            Thread.onSpinWait();
        }
    }

    private WorkflowJob job(String name, String script) throws Exception {
        return Applications.pipeline(jenkins, name, script);
    }

    private static Facts restless() {
        Facts tested = Journey.test(
                Journey.prepare(Facts.of("shop", Instant.parse("2026-05-04T09:00:00Z")))
                        .decided(Gate.INSTALL)
                        .on("2026-05-11")
                        .deployed(Gate.INSTALL)
                        .on("2026-05-18"),
                1);
        Facts live = tested.on("2026-05-19")
                .decided(Gate.GO_LIVE)
                .on("2026-06-01")
                .deployed(Gate.GO_LIVE)
                .trialRunStarted("P3M", "P1M")
                .accessGranted("repair-1", Instant.parse("2026-07-10T00:00:00Z"));
        return Journey.observe(live.on("2026-07-13"))
                .requested(Gate.HANDOVER)
                .commented(Gate.HANDOVER.id(), Role.BUSINESS, "Who is on call at night?")
                .approved(Gate.HANDOVER.id(), Role.BUSINESS)
                .nonconformity("NC-7")
                .planned("NC-7", "2026-07-20")
                .incident("INC-12", Impact.NONE)
                .accessGranted("repair-2", Instant.parse("2026-08-20T00:00:00Z"))
                .waiverAsked("waiver-1", Requirement.D6, null, "2026-09-01");
    }

    /** Everything in the order in which it happened, on the days on which it did. */
    private static void tell(TestClock clock, Map<WorkflowJob, Facts> stories) {
        record Told(WorkflowJob job, RecordedFact recorded) {}
        List<Told> inOrder = stories.entrySet().stream()
                .flatMap(story -> story.getValue().list().stream().map(fact -> new Told(story.getKey(), fact)))
                .filter(told -> !(told.recorded().fact() instanceof ApplicationRegistered))
                .filter(told -> !(told.recorded().actor() instanceof Actor.Product))
                .sorted(Comparator.comparing(told -> told.recorded().at()))
                .toList();
        LocalDate day = LocalDate.parse(BEGINNING);
        for (Told told : inOrder) {
            LocalDate date = LocalDate.ofInstant(told.recorded().at(), ZoneOffset.UTC);
            if (date.isAfter(day)) {
                day = date;
                clock.on(day.toString());
            }
            Applications.record(
                    told.job(), told.recorded().actor(), told.recorded().fact());
        }
    }

    private void intranet() throws Exception {
        WorkflowJob job = job(
                "intranet",
                Applications.recordingBoth(
                        "2.0.1",
                        Reports.trivy("first", "CRITICAL", "HIGH", "HIGH", "MEDIUM", "LOW"),
                        Reports.zap("first", 3, 2, 1)));
        Applications.readyForSecurityTests(job, "2.0.1");
        jenkins.buildAndAssertSuccess(job);
        Applications.define(
                job,
                Applications.recordingBoth(
                        "2.0.1", Reports.trivy("second", "HIGH", "MEDIUM"), Reports.zap("second", 1)));
        jenkins.buildAndAssertSuccess(job);
    }

    private void booking() throws Exception {
        WorkflowJob job = job("booking", "productionDeployment('3.2.0') {}");
        Applications.prepared(job, "3.2.0");
        jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0).get());
        Applications.define(
                job,
                "requestInstallation version: '3.2.0', id: 'install', message: 'After the tests of last week', timeout: 'P14D'");
        Applications.waiting(jenkins, job);
    }

    private void archive() throws Exception {
        WorkflowJob job = job("archive", "");
        Applications.prepared(job, "7.0");
        String ledger = Lifecycles.get().anchor(job).orElseThrow().ledger().hex();
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle/ledgers/" + ledger + "/000001.jsonl");
        Files.writeString(file, Files.readString(file).replaceFirst("trial-run-plan", "handover-plan"));
        new Custody().reopen();
    }

    /** Ends the build that waits. */
    void close() throws Exception {
        WorkflowRun waiting =
                jenkins.jenkins.getItemByFullName("booking", WorkflowJob.class).getLastBuild();
        waiting.doStop();
        jenkins.waitForCompletion(waiting);
    }
}
