package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A real controller that is killed while it records and while people vote comes back with everything that it had acknowledged, and
 * the build that was waiting goes on.
 */
class ControllerKilledTest {

    private static final String ACKNOWLEDGED = "acknowledged.txt";
    private static final int ENOUGH = 40;

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension();

    @Test
    void whatWasAcknowledgedIsThereAndTheWaitingBuildGoesOn() throws Throwable {
        controller.startJenkins();
        controller.runRemotely(ControllerKilledTest::aDeploymentWaits);
        controller.runRemotely(ControllerKilledTest::manyRecordAndVote);
        controller.stopJenkinsForcibly();
        List<String> acknowledged =
                Files.readAllLines(controller.getHome().toPath().resolve(ACKNOWLEDGED));
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        controller.startJenkins();
        controller.runRemotely(ControllerKilledTest::everythingIsThere);
        controller.stopJenkins();
    }

    private static WorkflowJob shop(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
    }

    private static void aDeploymentWaits(JenkinsRule jenkins) throws Exception {
        Applications.internalUnlessDeclared();
        WorkflowJob job = Applications.pipeline(jenkins, "shop", "");
        Applications.readyForSecurityTests(job, "1");
        for (String run : List.of("1", "2")) {
            Applications.define(job, Applications.recordingBoth("1", Reports.trivy(run), Reports.zap(run)));
            jenkins.buildAndAssertSuccess(job);
        }
        Applications.define(job, "productionDeployment(version: '1') { input id: 'Go', message: 'Go on?' }");
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Go on?", build);
    }

    /** Goes on recording after it returned, until the controller is killed. */
    private static void manyRecordAndVote(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = shop(jenkins);
        Fact vote = EveryFact.others().stream()
                .filter(VoteCast.class::isInstance)
                .findFirst()
                .orElseThrow();
        Path told = jenkins.jenkins.getRootDir().toPath().resolve(ACKNOWLEDGED);
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        for (Fact fact : List.of(new BackupRecorded("vault"), vote, new BackupRecorded("tape"), vote)) {
            Thread writer = new Thread(() -> record(job, fact, told, enough));
            writer.setDaemon(true);
            writer.start();
        }
        enough.await();
    }

    private static void record(Job<?, ?> job, Fact fact, Path told, CountDownLatch enough) {
        while (true) {
            List<RecordedFact> recorded =
                    Lifecycles.get().decide(job, new Actor.User("somebody"), (lifecycle, now) -> List.of(fact));
            String line = recorded.get(0).sequence() + " "
                    + recorded.get(0).fact().getClass().getSimpleName() + "\n";
            try {
                Files.writeString(
                        told, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            enough.countDown();
        }
    }

    private static void everythingIsThere(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = shop(jenkins);
        Path home = jenkins.jenkins.getRootDir().toPath();
        List<String> acknowledged = Files.readAllLines(home.resolve(ACKNOWLEDGED));
        long last = acknowledged.stream()
                .mapToLong(line -> Long.parseLong(line.split(" ")[0]))
                .max()
                .orElseThrow();
        assertThat(Applications.total(job)).isGreaterThanOrEqualTo(last);
        assertThat(new Custody().problems()).isEmpty();
        String ledger = Files.readString(home.resolve("release-lifecycle/ledgers")
                .resolve(Files.readString(job.getRootDir().toPath().resolve("release-lifecycle.ledger"))
                        .strip())
                .resolve("000001.jsonl"));
        for (String line : acknowledged) {
            String[] words = line.split(" ");
            String type = words[1].equals("VoteCast") ? "vote-cast" : "backup-recorded";
            assertThat(ledger).contains("\"sequence\":" + words[0] + ",\"type\":\"" + type + "\"");
        }
        WorkflowRun build = job.getLastBuild();
        jenkins.waitForMessage("Go on?", build);
        build.getAction(InputAction.class).getExecution("Go").proceed(null);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertThat(Applications.facts(job)).last().asString().contains("DeploymentFinished");
    }
}
