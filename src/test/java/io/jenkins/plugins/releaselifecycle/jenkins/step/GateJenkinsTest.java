package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.writing;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.sarif;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.xccdf;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentBlocked;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.time.Instant;
import java.util.List;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pipeline of the README, from the first red build to the deployment. */
@WithJenkins
class GateJenkinsTest {

    private static final String GATE = "stage('Gate') { requireSecurityScan version: '1.4.0' }\n";
    private static final String DEPLOY =
            "stage('Deploy') { productionDeployment(version: '1.4.0') { echo 'DEPLOYED' } }\n";

    private JenkinsRule jenkins;

    @BeforeEach
    void internalUnlessDeclared(JenkinsRule rule) {
        jenkins = rule;
        Applications.internalUnlessDeclared();
    }

    /** An application that lacks nothing but its security tests. */
    private WorkflowJob shop() throws Exception {
        WorkflowJob job = pipeline(jenkins, "shop", "");
        Applications.readyForSecurityTests(job, "1.4.0");
        return job;
    }

    private static String dirty(String run) {
        return recordingBoth("1.4.0", trivy(run, "HIGH", "HIGH", "LOW"), zap(run, 3, 2));
    }

    private static String clean(String run) {
        return recordingBoth("1.4.0", trivy(run), zap(run, 1));
    }

    private WorkflowRun run(WorkflowJob job, String script, Result expected) throws Exception {
        define(job, script);
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    @Test
    void firstRunIsBlockedSecondRunWithFixedReportsGoesLive() throws Exception {
        WorkflowJob job = shop();
        WorkflowRun first = run(job, dirty("1") + GATE + DEPLOY, Result.FAILURE);
        jenkins.assertLogContains("System vulnerability scan", first);
        jenkins.assertLogContains("shop #1, 1.4.0: 2 high, 1 low", first);
        jenkins.assertLogContains("§4.3 C4, Application vulnerability scan: Retest missing for 1.4.0", first);
        jenkins.assertLogContains("The security tests of 1.4.0 do not meet what the policy asks of them.", first);
        jenkins.assertLogContains("The application is internal; its stage: Trial-run testing.", first);
        jenkins.assertLogContains("recordSecurityScan kind: 'system-vulnerability-scan', version: '1.4.0'", first);
        jenkins.assertLogNotContains("DEPLOYED", first);
        assertThat(facts(job))
                .filteredOn(SecurityTestRecorded.class::isInstance)
                .hasSize(2);

        WorkflowRun second = run(job, clean("2") + GATE + DEPLOY, Result.SUCCESS);
        jenkins.assertLogContains("The security tests of 1.4.0 meet what the policy asks of them.", second);
        jenkins.assertLogContains("Go live is open for 1.4.0: all requirements are met, or waived", second);
        jenkins.assertLogContains("DEPLOYED", second);
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        DeploymentFinished.class,
                        finished -> assertThat(finished.outcome()).isEqualTo(DeploymentOutcome.SUCCEEDED));
    }

    @Test
    void theSamePipelineInDeclarative() throws Exception {
        String declarative = """
                pipeline {
                  agent any
                  stages {
                    stage('Test') { steps { script { %s } } }
                    stage('Gate') { steps { requireSecurityScan version: '1.4.0' } }
                    stage('Deploy') { steps { productionDeployment(version: '1.4.0') { echo 'DEPLOYED' } } }
                  }
                }
                """;
        WorkflowJob job = shop();
        WorkflowRun first = run(job, declarative.formatted(dirty("1")), Result.FAILURE);
        jenkins.assertLogNotContains("DEPLOYED", first);
        WorkflowRun second = run(job, declarative.formatted(clean("2")), Result.SUCCESS);
        jenkins.assertLogContains("DEPLOYED", second);
    }

    @Test
    void theBodyNeverRunsWhenTheRequireStepIsLeftOut() throws Exception {
        WorkflowJob job = shop();
        WorkflowRun build = run(job, dirty("1") + DEPLOY, Result.FAILURE);
        jenkins.assertLogNotContains("DEPLOYED", build);
        jenkins.assertLogContains("The deployment did not run.", build);
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        DeploymentBlocked.class,
                        blocked -> assertThat(blocked.unmet()).containsExactly("B3", "C4", "C5"));
    }

    @Test
    void theBodyNeverRunsWhenTheRequireStepIsToldNotToAbort() throws Exception {
        WorkflowJob job = shop();
        WorkflowRun build = run(
                job,
                dirty("1") + "def v = requireSecurityScan version: '1.4.0', abortPipeline: false\n"
                        + "echo \"status ${v.status} ${v.requirements[0].id} ${v.requirements[-1].overdue} ${v.scope}\"\n"
                        + DEPLOY,
                Result.FAILURE);
        jenkins.assertLogContains("status CLOSED C1 false null", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    @Test
    void theBodyNeverRunsWhenTheFailureIsCaught() throws Exception {
        WorkflowJob job = shop();
        WorkflowRun build = run(
                job,
                dirty("1") + "catchError { " + GATE + "}\ntry { " + DEPLOY + "} catch (e) { echo 'caught' }\n",
                Result.FAILURE);
        jenkins.assertLogContains("caught", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    @Test
    void anApplicationWithoutAnyTestIsBlocked() throws Exception {
        WorkflowJob job = shop();
        jenkins.assertLogNotContains("DEPLOYED", run(job, DEPLOY, Result.FAILURE));
        jenkins.assertLogContains("Not recorded for 1.4.0: System vulnerability scan", run(job, GATE, Result.FAILURE));
    }

    @Test
    void aCleanFirstRunAloneIsNotEnough() throws Exception {
        WorkflowJob job = shop();
        WorkflowRun build = run(job, clean("1") + DEPLOY, Result.FAILURE);
        jenkins.assertLogContains("a retest has to follow", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    @Test
    void aRetestFromTheSameBuildDoesNotCount() throws Exception {
        WorkflowJob job = shop();
        WorkflowRun build = run(job, clean("a") + clean("b") + DEPLOY, Result.FAILURE);
        jenkins.assertLogContains("Whatever one build records is one test", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    @Test
    void aRetestWithTheSameReportDoesNotCount() throws Exception {
        WorkflowJob job = shop();
        run(job, clean("1"), Result.SUCCESS);
        WorkflowRun build = run(job, clean("1") + DEPLOY, Result.FAILURE);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    @Test
    void aVersionThatWasNeverTestedIsBlockedAlthoughItsPredecessorPassed() throws Exception {
        WorkflowJob job = shop();
        run(job, clean("1"), Result.SUCCESS);
        run(job, clean("2") + DEPLOY, Result.SUCCESS);
        WorkflowRun build = run(job, "productionDeployment(version: '1.5.0') { echo 'DEPLOYED' }", Result.FAILURE);
        jenkins.assertLogContains("Change is closed for 1.5.0", build);
        jenkins.assertLogContains("No test speaks for 1.5.0.", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    @Test
    void anExternalApplicationNeedsFourKinds() throws Exception {
        WorkflowJob job = shop();
        job.addProperty(new ApplicationProperty("external"));
        run(job, clean("1"), Result.SUCCESS);
        WorkflowRun two = run(job, clean("2") + DEPLOY, Result.FAILURE);
        jenkins.assertLogContains("Penetration test", two);
        jenkins.assertLogContains("Baseline assessment", two);
        jenkins.assertLogNotContains("DEPLOYED", two);

        run(job, others("1"), Result.SUCCESS);
        jenkins.assertLogContains("DEPLOYED", run(job, others("2") + DEPLOY, Result.SUCCESS));
    }

    private static String others(String run) {
        return "node {\n" + writing("pentest.sarif", sarif(run, "note"))
                + writing("baseline.xml", xccdf(run, "pass", "pass", "notapplicable"))
                + "  recordSecurityScan kind: 'penetration-test', pattern: 'pentest.sarif', version: '1.4.0'\n"
                + "  recordSecurityScan kind: 'baseline-assessment', pattern: 'baseline.xml', version: '1.4.0'\n}\n";
    }

    @Test
    void aDeploymentThatFailsIsRecordedAsFailed() throws Exception {
        WorkflowJob job = shop();
        run(job, clean("1"), Result.SUCCESS);
        run(job, clean("2") + "productionDeployment(version: '1.4.0') { error 'disk full' }", Result.FAILURE);
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        DeploymentFinished.class,
                        finished -> assertThat(finished.outcome()).isEqualTo(DeploymentOutcome.FAILED));
    }

    @Test
    void aDirtyReportOfAParallelBranchIsNotHiddenByACleanOne() throws Exception {
        WorkflowJob job = shop();
        run(job, clean("1"), Result.SUCCESS);
        String branches = "node {\n" + writing("a.json", trivy("a", "CRITICAL")) + writing("b.json", trivy("b"))
                + writing("zap.xml", zap("2"))
                + "def scan = { f, k -> recordSecurityScan kind: k, pattern: f, version: '1.4.0' }\n"
                + "parallel a: { scan('a.json', 'system-vulnerability-scan') },"
                + " b: { scan('b.json', 'system-vulnerability-scan') },"
                + " c: { scan('zap.xml', 'application-vulnerability-scan') }\n}\n";
        WorkflowRun build = run(job, branches + DEPLOY, Result.FAILURE);
        jenkins.assertLogContains("1 critical (at most 0 allowed)", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    @Test
    void oneReportDoesNotSpeakForTwoKindsOfTest() throws Exception {
        WorkflowJob job = shop();
        run(job, clean("1"), Result.SUCCESS);
        int before = facts(job).size();
        WorkflowRun build = run(
                job,
                "node {\n" + writing("zap.xml", zap("1", 1))
                        + "recordSecurityScan kind: 'penetration-test', pattern: 'zap.xml', version: '1.4.0'\n}",
                Result.FAILURE);
        jenkins.assertLogContains("was already recorded in shop #1 as another kind of test", build);
        jenkins.assertLogContains("Nothing was recorded.", build);
        assertThat(facts(job)).hasSize(before);
    }

    @Test
    void aDeploymentWhoseFailureThePipelineCaughtIsRecordedAsFailed() throws Exception {
        WorkflowJob job = shop();
        run(job, clean("1"), Result.SUCCESS);
        run(
                job,
                clean("2") + "productionDeployment(version: '1.4.0') { catchError { error 'disk full' } }",
                Result.FAILURE);
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        DeploymentFinished.class,
                        finished -> assertThat(finished.outcome()).isEqualTo(DeploymentOutcome.FAILED));
    }

    @Test
    void theJenkinsfileCannotLowerTheExposureThatIsOnRecord() throws Exception {
        WorkflowJob job = shop();
        run(job, exposure("external") + clean("1"), Result.SUCCESS);
        WorkflowRun build = run(job, exposure("internal") + clean("2") + DEPLOY, Result.FAILURE);
        assertThat(job.getProperty(ApplicationProperty.class).getExposure()).isEqualTo("internal");
        jenkins.assertLogContains("the application is external", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    private static String exposure(String exposure) {
        return "properties([releaseLifecycleApplication('" + exposure + "')])\n";
    }

    @Test
    void aSecondDeploymentIsRefusedWhileOneIsUnderWay() throws Exception {
        WorkflowJob job = pipeline(jenkins, "shop", "");
        Applications.readyForSecurityTests(job, "1");
        define(job, recordingBoth("1", trivy("1"), zap("1")));
        jenkins.buildAndAssertSuccess(job);
        define(job, recordingBoth("1", trivy("2"), zap("2")));
        jenkins.buildAndAssertSuccess(job);
        define(job, "productionDeployment(version: '1') { semaphore 'deploying' }");
        WorkflowRun first = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("deploying/1", first);
        define(job, "productionDeployment(version: '1') { echo 'MUST NOT RUN' }");

        WorkflowRun second = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains(
                "Another deployment of this application is under way: 1 by shop #" + first.getNumber(), second);
        jenkins.assertLogNotContains("MUST NOT RUN", second);
        SemaphoreStep.success("deploying/1", null);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
    }

    @Test
    void aDeploymentWhoseBuildDiedIsSettledByOperationsBeforeAnotherBegins() throws Exception {
        People people = new People(jenkins);
        Applications.internalUnlessDeclared();
        WorkflowJob job = pipeline(jenkins, "shop", "");
        Applications.prepared(job, "1");
        long started = Applications.record(
                job,
                new Actor.Build("shop", 7, Instant.EPOCH),
                new DeploymentStarted(Gate.INSTALL, new Version("1"), List.of(), "policy"));
        define(job, "productionDeployment(version: '1') { echo 'MUST NOT RUN' }");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("and settle number " + started, build);
        assertThat(people.client(People.id(Role.OPERATIONS))
                        .getPage(job, "release-lifecycle")
                        .asNormalizedText())
                .contains("and its build no longer runs");

        String[] settled = {"gate", "install", "version", "1", "started", Long.toString(started), "outcome", "failed"};
        assertThat(people.record(job, People.id(Role.IT), "deployment-finished", settled)
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(people.record(job, People.id(Role.OPERATIONS), "deployment-finished", settled)
                        .getStatusCode())
                .isEqualTo(200);
        build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("Installation is closed for 1", build);
    }

    @Test
    void aDeploymentThatRunsIsNobodysToSettle() throws Exception {
        People people = new People(jenkins);
        Applications.internalUnlessDeclared();
        WorkflowJob job = pipeline(jenkins, "shop", "semaphore 'running'");
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("running/1", build);
        long started = Applications.record(
                job,
                Lifecycles.actor(build),
                new DeploymentStarted(Gate.INSTALL, new Version("1"), List.of(), "policy"));

        WebResponse answer = people.record(
                job,
                People.id(Role.OPERATIONS),
                "deployment-finished",
                "gate",
                "install",
                "version",
                "1",
                "started",
                Long.toString(started),
                "outcome",
                "succeeded");

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("The build shop #1 still runs");
        SemaphoreStep.success("running/1", null);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }
}
