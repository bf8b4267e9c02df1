package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** People in their roles and a pipeline take one application from its registration to its retirement. */
@WithJenkins
class WholeLifecycleJenkinsTest {

    private JenkinsRule jenkins;
    private People people;
    private TestClock clock;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationOfWhichNothingIsRecorded(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        people = new People(jenkins);
        clock = TestClock.stoppedOn("2026-03-02");
        job = pipeline(jenkins, "shop", "");
    }

    private Facts story(String version) {
        return Facts.of("shop")
                .under(ReleaseLifecycleConfiguration.get().policyInForce())
                .version(version)
                .at(Lifecycles.get().now());
    }

    private WorkflowRun build(String script, Result expected) throws Exception {
        Applications.define(job, script);
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private void scanned(String version, String run) throws Exception {
        build(recordingBoth(version, trivy(run), zap(run)), Result.SUCCESS);
    }

    private void refused(String version, String answer) throws Exception {
        WorkflowRun build = build(deployment(version), Result.FAILURE);
        jenkins.assertLogContains(answer, build);
        jenkins.assertLogNotContains("DEPLOYED", build);
    }

    private void deployed(String version, String answer) throws Exception {
        WorkflowRun build = build(deployment(version), Result.SUCCESS);
        jenkins.assertLogContains(answer, build);
        jenkins.assertLogContains("DEPLOYED", build);
    }

    private static String deployment(String version) {
        return "productionDeployment(version: '" + version + "') { echo 'DEPLOYED' }";
    }

    private Stage stage() {
        return Lifecycles.get().lifecycle(job).stage();
    }

    private String page() throws Exception {
        HtmlPage page = People.signIn(jenkins.createWebClient(), People.id(Role.BUSINESS))
                .getPage(job, "release-lifecycle");
        return page.asNormalizedText();
    }

    private RecordedFact last() {
        return Lifecycles.get().find(job).orElseThrow().recent().get(0);
    }

    @Test
    void fromRegistrationToRetirement() throws Exception {
        refused("1.4.0", "Installation is closed for 1.4.0");
        people.tell(job, Journey.prepare(story("1.4.0")));
        people.tell(job, story("1.4.0").requested(Gate.INSTALL));
        assertThat(stage()).isEqualTo(Stage.TRIAL_APPLICATION);
        refused("1.4.0", "Approvals by IT department: 0 of 1.");
        people.tell(job, story("1.4.0").voted(Gate.INSTALL));
        deployed("1.4.0", "Installation is open for 1.4.0");
        assertThat(stage()).isEqualTo(Stage.TRIAL_TESTING);

        clock.on("2026-03-16");
        people.tell(job, Journey.test(story("1.4.0"), 1));
        scanned("1.4.0", "first");
        people.tell(job, story("1.4.0").decided(Gate.GO_LIVE));
        refused("1.4.0", "Retest missing for 1.4.0");
        scanned("1.4.0", "second");
        deployed("1.4.0", "Go live is open for 1.4.0");
        assertThat(stage()).isEqualTo(Stage.TRIAL_RUN);
        people.tell(job, story("1.4.0").trialRunStarted("P3M", "P1M"));
        assertThat(page()).contains("Handover is closed for 1.4.0").contains("Wait until 2026-04-1");

        clock.on("2026-04-20");
        people.tell(job, Journey.observe(story("1.4.0")).requested(Gate.HANDOVER));
        assertThat(page()).contains("Open requests").contains("handover");
        people.tell(job, story("1.4.0").voted(Gate.HANDOVER));
        assertThat(last().fact()).isInstanceOf(HandoverCompleted.class);
        assertThat(last().actor()).isEqualTo(new Actor.Product());
        assertThat(page()).contains("Acceptance is closed for 1.4.0").doesNotContain("Open requests");

        clock.on("2026-06-22");
        people.tell(job, Journey.conclude(story("1.4.0")).requested(Gate.ACCEPTANCE));
        assertThat(stage()).isEqualTo(Stage.ACCEPTANCE);
        people.tell(job, story("1.4.0").voted(Gate.ACCEPTANCE));
        assertThat(last().fact()).isInstanceOf(AcceptancePassed.class);
        assertThat(stage()).isEqualTo(Stage.FORMAL_OPERATION);

        clock.on("2026-08-03");
        refused("1.5.0", "Change is closed for 1.5.0");
        people.tell(
                job,
                story("1.5.0")
                        .confirmed(ConfirmationSubject.OPERATION_MONITORED)
                        .supportNamed()
                        .passed(TestEnvironment.TEST, TestAspect.FUNCTION)
                        .decided(Gate.CHANGE));
        deployed("1.5.0", "Change is open for 1.5.0");

        clock.on("2026-12-01");
        people.tell(job, story("1.5.0").decided(Gate.RETIRE));
        assertThat(last().fact()).isInstanceOf(ApplicationRetired.class);
        assertThat(stage()).isEqualTo(Stage.RETIRED);
        refused("1.6.0", "The application is retired");
        assertThat(page()).contains("Retirement is closed for").contains("passed acceptance");
    }
}
