package io.jenkins.plugins.releaselifecycle.jenkins.cli;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.Util;
import hudson.cli.CLICommandInvoker;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestCommented;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** People list requests and vote on them from the Jenkins command line. */
@WithJenkins
class VotingCommandsJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String DEVELOPER = People.id(Role.DEVELOPMENT);
    private static final String[] APPROVING = {"shop", "install", "--role", "it", "--approve"};

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void aBuildThatAsks(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new People(jenkins);
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", "");
        Applications.prepared(job, "1.4.0");
    }

    private WorkflowRun waiting() throws Exception {
        define(job, "requestInstallation version: '1.4.0', id: 'install', message: 'please'");
        return Applications.waiting(jenkins, job);
    }

    private void asked(String who) throws Exception {
        assertThat(new People(jenkins)
                        .record(job, who, "request-made", "request", "install", "gate", "install", "version", "1.4.0")
                        .getStatusCode())
                .isEqualTo(200);
    }

    private CLICommandInvoker.Result requests(String user, String... arguments) {
        return new CLICommandInvoker(jenkins, "release-lifecycle-requests")
                .asUser(user)
                .invokeWithArgs(arguments);
    }

    private CLICommandInvoker.Result vote(String user, String... arguments) {
        return new CLICommandInvoker(jenkins, "release-lifecycle-vote")
                .asUser(user)
                .invokeWithArgs(arguments);
    }

    private CLICommandInvoker.Result refused(int code, String user, String... arguments) {
        long before = total(job);
        CLICommandInvoker.Result result = vote(user, arguments);
        assertThat(result.returnCode()).as(result.stderr()).isEqualTo(code);
        assertThat(total(job)).isEqualTo(before);
        return result;
    }

    @Test
    void requestsAreListedForPeopleAndForPrograms() throws Exception {
        assertThat(requests(IT, "shop").stdout()).contains("There is no request to vote on.");
        asked(DEVELOPER);
        List<String> lines = requests(IT, "shop").stdout().lines().toList();
        assertThat(lines.get(0)).containsSubsequence("Request", "Asks for", "Version", "Asked by", "You can vote as");
        assertThat(lines.get(2)).containsSubsequence("install", "Installation", "1.4.0", DEVELOPER, "it", "it");
        assertThat(requests(People.READER, "shop").stdout().lines().toList().get(2))
                .endsWith("-");
        JsonNode json = new JsonMapper().readTree(requests(IT, "shop", "--json").stdout());
        assertThat(json.path("requests").path(0).path("id").asText()).isEqualTo("install");
    }

    @Test
    void anApprovalLetsAWaitingBuildGoOn() throws Exception {
        WorkflowRun build = waiting();
        CLICommandInvoker.Result result =
                vote(IT, "shop", "install", "--role", "it", "--approve", "--comment", "Looks good");

        assertThat(result.returnCode()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains("Your vote on install is recorded.");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        RecordedFact last = Lifecycles.get().find(job).orElseThrow().recent().get(0);
        assertThat(last.actor()).isEqualTo(new Actor.User(IT));
        assertThat(last.fact())
                .isInstanceOfSatisfying(
                        VoteCast.class, vote -> assertThat(vote.comment()).isEqualTo("Looks good"));
    }

    @Test
    void aCommentAloneDecidesNothing() throws Exception {
        WorkflowRun build = waiting();
        CLICommandInvoker.Result result = vote(IT, "shop", "install", "--comment", "Which hosts?");
        assertThat(result.returnCode()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains("Your comment on install is recorded; it decides nothing.");
        assertThat(Lifecycles.get().find(job).orElseThrow().recent().get(0).fact())
                .isEqualTo(new RequestCommented(new Reference("install"), "Which hosts?"));
        assertThat(build.isBuilding()).isTrue();
        refused(3, IT, "shop", "install", "--comment", "Which hosts?", "--role", "it");
        refused(6, People.READER, "shop", "install", "--comment", "me too");
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    }

    @Test
    void aRejectionEndsAWaitingBuild() throws Exception {
        WorkflowRun build = waiting();
        assertThat(vote(IT, "shop", "install", "--role", "it", "--reject", "--comment", "no plan B")
                        .returnCode())
                .isZero();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(refused(5, IT, APPROVING).stderr()).contains("rejected by " + IT);
    }

    @Test
    void aVoteIsTakenBack() throws Exception {
        asked(DEVELOPER);
        assertThat(refused(5, IT, "shop", "install", "--withdraw").stderr()).contains("install");
        assertThat(vote(IT, APPROVING).returnCode()).isZero();
        assertThat(vote(IT, "shop", "install", "--withdraw").returnCode()).isZero();
        assertThat(facts(job)).last().isInstanceOf(VoteWithdrawn.class);
    }

    @Test
    void whoeverMayNotVoteIsRefusedAndNothingIsRecorded() throws Exception {
        asked(DEVELOPER);
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin");
        for (String user : List.of(People.READER, "builder", "admin", People.id(Role.OPERATIONS))) {
            assertThat(refused(6, user, APPROVING).stderr()).contains("None of your roles");
        }
        refused(6, "admin", "shop", "install", "--withdraw");
        assertThat(refused(3, People.STRANGER, APPROVING).stderr()).contains("shop");
        assertThat(requests(People.STRANGER, "shop").returnCode()).isEqualTo(3);
        long before = total(job);
        CLICommandInvoker.Result nobody =
                new CLICommandInvoker(jenkins, "release-lifecycle-vote").invokeWithArgs(APPROVING);
        assertThat(nobody.returnCode()).isNotZero();
        assertThat(total(job)).isEqualTo(before);
    }

    @Test
    void whoeverAsksDoesNotVote() throws Exception {
        asked(DEVELOPER);
        RoleSettings it = new RoleSettings("it");
        it.setMembers(List.of(DEVELOPER));
        ReleaseLifecycleConfiguration.get().setRoles(List.of(it));
        assertThat(refused(5, DEVELOPER, APPROVING).stderr()).contains("install");
    }

    @Test
    void theCommandsOfTheDocumentationAreDone() throws Exception {
        asked(DEVELOPER);
        Matcher command = Pattern.compile("-auth \\S+ (release-lifecycle-\\w+) (.*)")
                .matcher(Files.readString(Path.of("docs/rest.md")));
        int done = 0;
        while (command.find()) {
            String[] arguments = Util.tokenize(command.group(2));
            CLICommandInvoker.Result result =
                    new CLICommandInvoker(jenkins, command.group(1)).asUser(IT).invokeWithArgs(arguments);
            assertThat(result.returnCode())
                    .as(command.group() + result.stderr())
                    .isZero();
            done++;
        }
        assertThat(done).isEqualTo(6);
    }

    @Test
    void whatIsNotOneDecisionIsRefused() throws Exception {
        asked(DEVELOPER);
        refused(2, IT, "shop");
        refused(3, IT, "shop", "install");
        refused(3, IT, "shop", "install", "--role", "it");
        refused(2, IT, "shop", "install", "--approve");
        refused(2, IT, "shop", "install", "--role", "it", "--approve", "--reject", "--comment", "both");
        refused(2, IT, "shop", "install", "--role", "it", "--approve", "--withdraw");
        refused(2, IT, "shop", "install", "--role", "it", "--reject");
        refused(5, IT, "shop", "install", "--role", "it", "--reject", "--comment", " ");
        refused(2, IT, "shop", "install", "--role", "it", "--approve", "--serious");
        refused(5, IT, "shop", "install", "--role", "it", "--reject", "--serious", "--comment", "bad");
        assertThat(refused(5, IT, "shop", "install", "--role", "IT", "--approve")
                        .stderr())
                .contains("technical-review");
        assertThat(refused(5, IT, "shop", "other", "--role", "it", "--approve").stderr())
                .contains("other");
        assertThat(refused(5, IT, "shop", "a b", "--role", "it", "--approve").stderr())
                .contains("a b");
    }

    @Test
    void whatIsNoApplicationOrCannotBeReadSaysSo() throws Exception {
        pipeline(jenkins, "other", "");
        CLICommandInvoker.Result none = requests(IT, "other");
        assertThat(none.returnCode()).isEqualTo(5);
        assertThat(none.stderr()).contains("“other” is no application.");
        Files.writeString(job.getRootDir().toPath().resolve("release-lifecycle.ledger"), "nonsense");
        CLICommandInvoker.Result damaged = requests(IT, "shop");
        assertThat(damaged.returnCode()).isEqualTo(5);
        assertThat(damaged.stderr()).contains("release-lifecycle.ledger");
    }
}
