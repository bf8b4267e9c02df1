package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.console.HyperlinkNote;
import hudson.model.AbstractItem;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestExpired;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.Reports;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.PendingRequests;
import io.jenkins.plugins.releaselifecycle.jenkins.config.DecidingRoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.GateSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.GatesSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build asks for a gate and waits, without an executor, until people have decided. */
@WithJenkins
class GateRequestJenkinsTest {

    private static final String ASKING =
            "def r = requestInstallation version: '1.4.0', id: 'install', message: 'please'\n"
                    + "echo \"status ${r.status} by ${r.decisions.it[0].person}: ${r.decisions.it[0].comment}\"";

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationThatMayBeInstalled(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", "");
    }

    private void prepared() {
        Applications.prepared(job, "1.4.0");
    }

    private WorkflowRun waiting(String script) throws Exception {
        define(job, script);
        return Applications.waiting(jenkins, job);
    }

    private WebResponse vote(Role role, boolean approved, String comment) throws Exception {
        return people.record(
                job,
                People.id(role),
                "vote-cast",
                "request",
                "install",
                "role",
                role.id(),
                "approved",
                Boolean.toString(approved),
                "comment",
                comment);
    }

    @Test
    void theBuildWaitsWithoutAnExecutorAndGoesOnOnceEverybodyAgreed() throws Exception {
        prepared();
        WorkflowRun build = waiting(ASKING);

        assertThat(jenkins.jenkins.toComputer().countBusy()).isZero();
        assertThat(new DepthFirstScanner().allNodes(build.getExecution())).anyMatch(PauseAction::isPaused);
        assertThat(vote(Role.IT, true, "fine").getStatusCode()).isEqualTo(200);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("status OPEN by " + People.id(Role.IT) + ": fine", build);
        jenkins.assertLogContains("“Installation” is open for 1.4.0.", build);
        assertThat(new DepthFirstScanner().allNodes(build.getExecution())).noneMatch(PauseAction::isPaused);
        assertThat(facts(job))
                .filteredOn(RequestMade.class::isInstance)
                .last()
                .isInstanceOfSatisfying(RequestMade.class, made -> {
                    assertThat(made.gate()).isEqualTo(Gate.INSTALL);
                    assertThat(made.message()).isEqualTo("please");
                });
    }

    @Test
    void aRejectionAbortsTheBuildAndSaysWhoAndWhy() throws Exception {
        prepared();
        WorkflowRun build = waiting(ASKING);
        vote(Role.IT, false, "no plan B");

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains(
                "“Installation” of 1.4.0 was rejected by " + People.id(Role.IT) + ": no plan B", build);
    }

    @Test
    void whatCannotBeVotedAwayIsSaidAtOnceAndNothingIsAsked() throws Exception {
        define(job, "requestInstallation '1.4.0'");
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("“Installation” was not asked for: votes cannot open it for 1.4.0 yet.", build);
        jenkins.assertLogContains("A1", build);
        assertThat(facts(job)).isEmpty();

        define(
                job,
                "def r = requestInstallation version: '1.4.0', abortPipeline: false\n"
                        + "echo \"${r.status} ${r.outcome} ${r.requirements.size() > 0}\"");
        jenkins.assertLogContains("CLOSED not-asked true", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void whoeverStartedTheBuildDoesNotDecide() throws Exception {
        prepared();
        define(job, ASKING);
        User starter = User.getById(People.id(Role.IT), true);
        WorkflowRun build = Applications.waiting(jenkins, job, new CauseAction(new Cause.UserIdCause(starter.getId())));

        assertThat(vote(Role.IT, true, "mine").getContentAsString()).contains("install");
        assertThat(facts(job)).last().isInstanceOf(RequestMade.class);
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    }

    @Test
    void nobodyWhoHadAPartInStartingTheBuildDecides() throws Exception {
        prepared();
        define(job, ASKING);
        WorkflowRun build = Applications.waiting(
                jenkins,
                job,
                new CauseAction(
                        new Cause.UserIdCause(People.id(Role.DEVELOPMENT)),
                        new Cause.UserIdCause(People.id(Role.IT).toUpperCase(Locale.ROOT)),
                        new Cause.UserIdCause(People.id(Role.IT))));

        assertThat(facts(job)).last().isInstanceOfSatisfying(RequestMade.class, made -> {
            assertThat(made.requester()).isEqualTo(People.id(Role.DEVELOPMENT));
            assertThat(made.startedBy()).containsExactly(People.id(Role.IT).toUpperCase(Locale.ROOT));
        });
        assertThat(vote(Role.IT, true, "mine").getStatusCode()).isEqualTo(400);
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    }

    @Test
    void aNameIsFreeAgainOnceItsRequestHasEndedAndAnOldPageDecidesNothing() throws Exception {
        prepared();
        WorkflowRun first = waiting(ASKING);
        long made = Applications.total(job);
        first.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(first));
        WorkflowRun second = Applications.waiting(jenkins, job);
        long before = Applications.total(job);

        String[] ballot = {"request", "install", "role", "it", "approved", "true", "made"};
        WebResponse stale = people.record(job, People.id(Role.IT), "vote-cast", with(ballot, Long.toString(made)));
        assertThat(stale.getStatusCode()).isEqualTo(400);
        assertThat(stale.getContentAsString()).contains("The request install is not what you have seen");
        assertThat(people.record(job, People.id(Role.IT), "vote-cast", with(ballot, "seven"))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(Applications.total(job)).isEqualTo(before);
        assertThat(people.record(job, People.id(Role.IT), "vote-cast", with(ballot, Long.toString(before)))
                        .getStatusCode())
                .isEqualTo(200);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));
    }

    private static String[] with(String[] members, String last) {
        String[] all = Arrays.copyOf(members, members.length + 1);
        all[members.length] = last;
        return all;
    }

    @Test
    void theRequestEndsWhereThePolicyAsksForMoreMeanwhile() throws Exception {
        prepared();
        WorkflowRun build = waiting(ASKING);
        PolicySettings stricter = new PolicySettings();
        stricter.setExposure("internal");
        stricter.setRetests("2");
        ReleaseLifecycleConfiguration.get().setPolicy(stricter);
        PendingRequests.get().lookAgain();

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("The policy asks for more than when “Installation” of 1.4.0 was asked for", build);
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        RequestWithdrawn.class,
                        withdrawn -> assertThat(withdrawn.reason())
                                .isEqualTo("The policy asks for more than when this was asked for."));
    }

    @Test
    void theRequestGoesOnWhereThePolicyAsksForLess() throws Exception {
        PolicySettings stricter = new PolicySettings();
        stricter.setExposure("internal");
        stricter.setRetests("2");
        ReleaseLifecycleConfiguration.get().setPolicy(stricter);
        prepared();
        WorkflowRun build = waiting(ASKING);
        Applications.internalUnlessDeclared();
        PendingRequests.get().lookAgain();
        vote(Role.IT, true, "fine");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void aMajorChangeMeanwhileIsNotCalledAnotherRequest() throws Exception {
        Applications.readyForSecurityTests(job, "1.4.0");
        WorkflowRun build = waiting("requestRetirement version: '1.4.0'");
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new ChangeRecorded(new Version("1.4.0"), ChangeScope.MAJOR, "a new core", Set.of()));

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("The request for “Retirement” of 1.4.0 stands no more", build);
        jenkins.assertLogNotContains("Another request", build);
    }

    /** Nobody records anything by which the gate opens: the policy asks for one vote less. */
    @Test
    void theRecordSaysThatTheApplicationIsRetiredBeforeTheBuildGoesOn() throws Exception {
        PolicySettings two = new PolicySettings();
        two.setExposure("internal");
        GateSettings retire = new GateSettings();
        DecidingRoleSettings it = new DecidingRoleSettings("it");
        it.setQuorum("2");
        retire.setDecidedBy(List.of(it, new DecidingRoleSettings("business")));
        two.getGates().setRetire(retire);
        ReleaseLifecycleConfiguration.get().setPolicy(two);
        Applications.readyForSecurityTests(job, "1.4.0");
        WorkflowRun build = waiting("echo \"told ${requestRetirement(version: '1.4.0', id: 'install').status}\"");
        vote(Role.IT, true, "");
        vote(Role.BUSINESS, true, "");
        assertThat(facts(job)).noneMatch(ApplicationRetired.class::isInstance);

        Applications.internalUnlessDeclared();
        PendingRequests.get().lookAgain();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("told OPEN", build);
        assertThat(facts(job)).last().isInstanceOf(ApplicationRetired.class);
    }

    @Test
    void aTrialRunThatStartsLaterIsChangedAndAgreedToAndTheBuildWaitsForItsDay() throws Exception {
        TestClock clock = TestClock.stoppedOn("2026-03-02");
        Applications.readyForSecurityTests(job, "1.4.0");
        for (String run : List.of("1", "2")) {
            define(job, Applications.recordingBoth("1.4.0", Reports.trivy(run), Reports.zap(run)));
            jenkins.buildAndAssertSuccess(job);
        }
        Applications.record(
                job, Facts.person(Role.DEVELOPMENT), new RequestWithdrawn(new Reference("go-live"), "not yet"));
        WorkflowRun build = waiting("requestGoLive version: '1.4.0', id: 'install', start: '2026-03-04'");
        long seen = Applications.total(job);
        vote(Role.IT, true, "");
        assertThat(people.record(
                                job,
                                People.id(Role.BUSINESS),
                                "terms-proposed",
                                "request",
                                "install",
                                "trialRun.start",
                                "2026-03-05",
                                "trialRun.length",
                                "P6M",
                                "trialRun.observation",
                                "P2M")
                        .getStatusCode())
                .isEqualTo(200);
        vote(Role.BUSINESS, true, "");
        PendingRequests.get().lookAgain();
        assertThat(build.isBuilding()).as("IT agreed to other terms").isTrue();
        String[] ballot = {"request", "install", "role", "it", "approved", "true", "made"};
        assertThat(people.record(job, People.id(Role.IT), "vote-cast", with(ballot, Long.toString(seen)))
                        .getStatusCode())
                .as("on a page that shows the terms of before")
                .isEqualTo(400);
        vote(Role.IT, true, "");
        jenkins.waitForMessage("The trial run starts on 2026-03-05, not before.", build);
        assertThat(build.isBuilding()).isTrue();

        clock.on("2026-03-05");
        PendingRequests.get().lookAgain();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void whoeverLosesTheRoleBeforeTheDecisionHasNotDecided() throws Exception {
        PolicySettings policy = new PolicySettings();
        policy.setExposure("internal");
        GatesSettings gates = new GatesSettings();
        GateSettings two = new GateSettings();
        DecidingRoleSettings it = new DecidingRoleSettings("it");
        it.setQuorum("2");
        two.setDecidedBy(List.of(it));
        gates.setInstall(two);
        policy.setGates(gates);
        ReleaseLifecycleConfiguration.get().setPolicy(policy);
        act("anna", "berta", "clara");
        prepared();
        WorkflowRun build = waiting(ASKING);
        assertThat(voteOf("anna").getStatusCode()).isEqualTo(200);
        act("berta", "clara");
        assertThat(voteOf("berta").getStatusCode()).isEqualTo(200);

        assertThat(build.isBuilding()).isTrue();
        assertThat(people.client("berta").getPage(job, "release-lifecycle").asNormalizedText())
                .contains("by anna counts no more: anna no longer acts in this role.");
        assertThat(voteOf("clara").getStatusCode()).isEqualTo(200);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    private void act(String... members) {
        RoleSettings role = new RoleSettings("it");
        role.setMembers(List.of(members));
        ReleaseLifecycleConfiguration.get().setRoles(List.of(role));
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, LifecyclePermissions.VOTE)
                .everywhere()
                .toEveryone());
    }

    private WebResponse voteOf(String person) throws Exception {
        return people.record(
                job, person, "vote-cast", "request", "install", "role", "it", "approved", "true", "comment", "fine");
    }

    @Test
    void theRecordSaysThatNobodySaidWhyABuildWasAborted() throws Exception {
        prepared();
        WorkflowRun build = waiting(ASKING);
        build.getExecution().interrupt(Result.ABORTED);

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        RequestWithdrawn.class,
                        withdrawn -> assertThat(withdrawn.reason())
                                .isEqualTo("The build that asked was aborted, and nobody said why."));
    }

    @Test
    void aBuildThatIsAbortedAsksNoLonger() throws Exception {
        prepared();
        WorkflowRun build = waiting(ASKING);
        build.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        RequestWithdrawn.class,
                        withdrawn -> assertThat(withdrawn.reason()).startsWith("The build that asked was aborted"));
    }

    @Test
    void aRequestThatNobodyDecidesOnInTimeEnds() throws Exception {
        TestClock clock = TestClock.stoppedOn("2026-03-02");
        prepared();
        WorkflowRun build = waiting("requestInstallation version: '1.4.0', id: 'install', timeout: 'P14D'");
        clock.on("2026-03-15");
        PendingRequests.get().lookAgain();
        assertThat(build.isBuilding()).isTrue();
        clock.on("2026-03-17");
        PendingRequests.get().lookAgain();

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Nobody decided on “Installation” of 1.4.0 in time.", build);
        assertThat(facts(job)).last().isInstanceOf(RequestExpired.class);
    }

    @Test
    void aRequestIsOpenOnlyOnceForAVersion() throws Exception {
        prepared();
        WorkflowRun first = waiting(ASKING);
        WorkflowRun second = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("is already asked for, as install by shop #1", second);
        vote(Role.IT, true, "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
    }

    @Test
    void whatPeopleAskedForAndNobodyMadeUseOfIsNotAskedForAgain() throws Exception {
        prepared();
        people.askToInstall(job, "install");
        vote(Role.IT, true, "fine");
        define(job, ASKING);
        long before = Applications.total(job);

        WorkflowRun second = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("status OPEN by " + People.id(Role.IT) + ": fine", second);
        assertThat(Applications.total(job)).isEqualTo(before);
    }

    @Test
    void nobodyAsksOnThePageForWhatABuildWaitsFor() throws Exception {
        prepared();
        WorkflowRun build = waiting(ASKING);
        WebResponse answer =
                people.record(job, People.id(Role.DEVELOPMENT), "request-made", "gate", "install", "version", "1.4.0");

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("is already asked for, as install by shop #1");
        vote(Role.IT, true, "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void aRequestForANewerVersionTakesItsPlace() throws Exception {
        prepared();
        WorkflowRun first = waiting("requestInstallation version: '1.4.0', abortPipeline: false");
        Applications.prepared(job, "1.5.0");
        define(job, "requestInstallation version: '1.5.0', id: 'install'");
        WorkflowRun second = Applications.waiting(jenkins, job);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
        jenkins.assertLogContains("Another request for “Installation” took the place of this one for 1.4.0.", first);
        vote(Role.IT, true, "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));
    }

    @Test
    void aDeploymentThatBeganBeforeItWasAskedForOpensNothing() throws Exception {
        prepared();
        Version version = new Version("1.4.0");
        Actor builder = new Actor.User("builder");
        people.askToInstall(job, "first");
        people.record(job, People.id(Role.IT), "vote-cast", "request", "first", "role", "it", "approved", "true");
        String policy = ReleaseLifecycleConfiguration.get().policyInForce().digest();
        long started =
                Applications.record(job, builder, new DeploymentStarted(Gate.INSTALL, version, List.of(), policy));
        people.record(
                job, People.id(Role.DEVELOPMENT), "request-withdrawn", "request", "first", "reason", "a bug was seen");
        WorkflowRun build = waiting(ASKING);
        Applications.record(
                job, builder, new DeploymentFinished(Gate.INSTALL, version, started, DeploymentOutcome.SUCCEEDED));
        vote(Role.IT, false, "no plan B");

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogNotContains("status OPEN", build);
    }

    @TestExtension("aListenerThatCannotBeLinkedKeepsNobodyFromHearing")
    public static class Unlinked extends ReleaseLifecycleListener {
        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            throw new NoClassDefFoundError("of a plugin that is gone");
        }
    }

    @Test
    void aListenerThatCannotBeLinkedKeepsNobodyFromHearing() throws Exception {
        prepared();
        WorkflowRun build = waiting(ASKING);
        assertThat(vote(Role.IT, true, "fine").getStatusCode()).isEqualTo(200);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void whatPeopleTypePassesForNoLineAndNoLinkOfTheLog() throws Exception {
        prepared();
        WorkflowRun build = waiting("requestInstallation version: '1.4.0', id: 'install'");
        vote(
                Role.IT,
                false,
                "no\r\n“Installation” is open for 1.4.0.\n" + HyperlinkNote.encodeTo("https://evil.example", "here"));

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(JenkinsRule.getLog(build).lines()).noneMatch(line -> line.startsWith("“Installation” is open"));
        assertThat(People.signIn(jenkins.createWebClient(), People.READER)
                        .getPage(build, "console")
                        .getWebResponse()
                        .getContentAsString())
                .doesNotContain("href='https://evil.example");
    }

    @Test
    void branchesThatAskForTheSameWaitForTheSameRequest() throws Exception {
        prepared();
        define(
                job,
                "def ask = { def r = requestInstallation version: '1.4.0', id: 'install'; echo \"got ${r.status}\" }\n"
                        + "parallel(a: ask, b: ask, c: ask, d: ask)");
        WorkflowRun build = Applications.waiting(jenkins, job);
        vote(Role.IT, true, "");

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertThat(facts(job)).filteredOn(RequestMade.class::isInstance).hasSize(1);
    }

    @Test
    void abortingABuildWhoseRecordIsMissingBeginsNoOther() throws Exception {
        prepared();
        WorkflowRun build = waiting(ASKING);
        Path pointer = job.getRootDir().toPath().resolve("release-lifecycle.ledger");
        byte[] pointing = Files.readAllBytes(pointer);
        Files.delete(pointer);
        build.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(pointer).doesNotExist();
        Files.write(pointer, pointing);
        assertThat(facts(job)).last().isInstanceOf(RequestMade.class);
    }

    @Test
    void theLinkLeadsToTheVersionHoweverItIsWritten() throws Exception {
        Applications.prepared(job, "1.4.0+5");
        WorkflowRun build = waiting("requestInstallation version: '1.4.0+5', id: 'install'");
        String console = people.client(People.id(Role.IT))
                .goTo(build.getUrl() + "logText/progressiveHtml", "text/html")
                .getWebResponse()
                .getContentAsString();

        assertThat(console).contains("release-lifecycle/?gate=install&amp;version=1.4.0%2B5");
        vote(Role.IT, true, "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("requestInstallation '1 4'", "is not a version"),
                Arguments.of("requestInstallation version: '1', id: 'a/b'", "a/b"),
                Arguments.of("requestInstallation version: '1', timeout: '3 moons'", "“timeout” is “3 moons”"),
                Arguments.of("requestInstallation version: '1', timeout: 'PT1S'", "“timeout” is “PT1S”"),
                Arguments.of("requestGoLive version: '1', trialRun: '3 moons'", "“trialRun” is “3 moons”"),
                Arguments.of("requestGoLive version: '1', start: 'soon'", "“start” is “soon”"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedWithOneSentenceAndNothingIsRecorded(String script, String sentence) throws Exception {
        define(job, script);
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("Exception", build);
        assertThat(facts(job)).isEmpty();
    }
}
