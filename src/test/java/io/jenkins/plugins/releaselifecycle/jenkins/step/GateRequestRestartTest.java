package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestExpired;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.PendingRequests;
import io.jenkins.plugins.releaselifecycle.jenkins.config.CalendarSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.FreezeSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A build that waits for people ends the way the record says, also where Jenkins was restarted meanwhile. */
class GateRequestRestartTest {

    private static final String ASKING =
            "def r = requestInstallation version: '1.4.0', id: 'install', timeout: 'P14D'\n"
                    + "echo \"status ${r.status} by ${r.decisions.it[0].person}\"";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static WorkflowJob shop(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
    }

    private static void waiting(JenkinsRule jenkins) throws Exception {
        Applications.internalUnlessDeclared();
        WorkflowJob job = pipeline(jenkins, "shop", ASKING);
        Applications.prepared(job, "1.4.0");
        WorkflowRun build = Applications.waiting(jenkins, job);
    }

    private static void vote(WorkflowJob job, boolean approved) {
        Actor.User it = Facts.person(Role.IT);
        String policy = ReleaseLifecycleConfiguration.get().policyInForce().digest();
        Applications.record(job, it, new VoteCast(new Reference("install"), Role.IT, approved, "fine", false, policy));
    }

    @Test
    void theBuildGoesOnWaitingAndEndsWithTheVote() throws Throwable {
        sessions.then(GateRequestRestartTest::waiting);
        sessions.then(jenkins -> {
            WorkflowRun build = shop(jenkins).getLastBuild();
            vote(shop(jenkins), true);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("status OPEN by it-lead", build);
            assertThat(facts(shop(jenkins)))
                    .filteredOn(RequestMade.class::isInstance)
                    .hasSize(1);
        });
    }

    @Test
    void theBuildIsAbortedAfterTheRestart() throws Throwable {
        sessions.then(GateRequestRestartTest::waiting);
        sessions.then(jenkins -> {
            WorkflowRun build = shop(jenkins).getLastBuild();
            jenkins.waitForMessage("Ready to run", build);
            build.doStop();
            build.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
            assertThat(facts(shop(jenkins)))
                    .filteredOn(RequestWithdrawn.class::isInstance)
                    .hasSize(1);
        });
    }

    @Test
    void aVoteOfWhichTheBuildHeardNothingDecidesAfterTheRestart() throws Throwable {
        sessions.then(jenkins -> {
            waiting(jenkins);
            ExtensionList.lookup(ReleaseLifecycleListener.class).clear();
            vote(shop(jenkins), false);
        });
        sessions.then(jenkins -> {
            WorkflowRun build = shop(jenkins).getLastBuild();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
            jenkins.assertLogContains("was rejected by it-lead: fine", build);
        });
    }

    @Test
    void aRetirementThatOneRoleHadAgreedToIsDecidedAfterTheRestart() throws Throwable {
        sessions.then(jenkins -> {
            Applications.internalUnlessDeclared();
            WorkflowJob job = pipeline(
                    jenkins, "shop", "echo \"told ${requestRetirement(version: '1.4.0', id: 'install').status}\"");
            Applications.readyForSecurityTests(job, "1.4.0");
            Applications.waiting(jenkins, job);
            vote(job, true);
        });
        sessions.then(jenkins -> {
            WorkflowJob job = shop(jenkins);
            Applications.record(
                    job,
                    Facts.person(Role.BUSINESS),
                    new VoteCast(
                            new Reference("install"),
                            Role.BUSINESS,
                            true,
                            null,
                            false,
                            ReleaseLifecycleConfiguration.get().policyInForce().digest()));
            WorkflowRun build = job.getLastBuild();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("told OPEN", build);
            assertThat(facts(job)).last().isInstanceOf(ApplicationRetired.class);
        });
    }

    @Test
    void whatEverybodyAgreedToInAFreezeGoesOnAfterIt() throws Throwable {
        sessions.then(jenkins -> {
            TestClock.stoppedOn("2026-03-02");
            PolicySettings policy = new PolicySettings();
            policy.setExposure("internal");
            CalendarSettings calendar = new CalendarSettings();
            calendar.setFreezes(List.of(new FreezeSettings("stocktaking", "2026-03-01T00:00", "2026-03-10T00:00")));
            policy.setCalendar(calendar);
            ReleaseLifecycleConfiguration.get().setPolicy(policy);
            WorkflowJob job = pipeline(jenkins, "shop", ASKING);
            Applications.prepared(job, "1.4.0");
            WorkflowRun build = Applications.waiting(jenkins, job);
            vote(job, true);
            jenkins.waitForMessage("Everybody has agreed. Deployments are frozen until", build);
        });
        sessions.then(jenkins -> {
            TestClock clock = TestClock.stoppedOn("2026-03-05");
            WorkflowRun build = shop(jenkins).getLastBuild();
            PendingRequests.get().lookAgain();
            assertThat(build.isBuilding()).isTrue();
            clock.on("2026-03-11");
            PendingRequests.get().lookAgain();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
            jenkins.assertLogContains("status OPEN by it-lead", build);
        });
    }

    @Test
    void theTimeIsUpWhileJenkinsIsDown() throws Throwable {
        sessions.then(jenkins -> {
            TestClock.stoppedOn("2026-03-02");
            waiting(jenkins);
        });
        sessions.then(jenkins -> {
            TestClock.stoppedOn("2026-03-17");
            WorkflowRun build = shop(jenkins).getLastBuild();
            PendingRequests.get().lookAgain();
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
            assertThat(facts(shop(jenkins))).last().isInstanceOf(RequestExpired.class);
        });
    }
}
