package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentBlocked;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.PendingRequests;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.scriptsecurity.scripts.ScriptApproval;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever committed to a version does not decide on it, where the policy says so. */
@WithJenkins
class CommittersJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String ASKING = "requestInstallation version: '1.4.0', id: 'install'";

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationToWhichPeopleCommit(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        excludeCommitters(true);
        RoleSettings role = new RoleSettings(Role.IT.id());
        role.setMembers(List.of(IT, People.id(Role.OPERATIONS)));
        List<RoleSettings> roles =
                new ArrayList<>(ReleaseLifecycleConfiguration.get().getRoles());
        roles.removeIf(each -> each.getRole().equals(Role.IT.id()));
        roles.add(role);
        ReleaseLifecycleConfiguration.get().setRoles(roles);
        job = Applications.pipeline(jenkins, "shop", "");
        Applications.prepared(job, "1.4.0");
    }

    private static void excludeCommitters(boolean excluded) {
        PolicySettings policy = new PolicySettings();
        policy.setExposure("internal");
        policy.setExcludeCommitters(excluded);
        ReleaseLifecycleConfiguration.get().setPolicy(policy);
    }

    /** A build that checks out what somebody has changed since the last one. */
    private static String committed(String author) {
        return "node {\n  def changes = new org.jvnet.hudson.test.FakeChangeLogSCM()\n"
                + "  changes.addChange().withAuthor('" + author + "').withMsg('a change')\n"
                + "  checkout changes\n}\n";
    }

    private void define(String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, false));
        ScriptApproval.get().preapproveAll();
    }

    private WorkflowRun waiting(String script) throws Exception {
        define(script);
        return Applications.waiting(jenkins, job);
    }

    private WebResponse vote(String user) throws Exception {
        return people.record(job, user, "vote-cast", "request", "install", "role", "it", "approved", "true");
    }

    @Test
    void whoeverCommittedInThisBuildOrOneBeforeItDoesNotDecide() throws Exception {
        define(committed(IT));
        jenkins.buildAndAssertSuccess(job);
        WorkflowRun build = waiting(committed("somebody") + ASKING);

        assertThat(Applications.facts(job))
                .last()
                .isInstanceOfSatisfying(
                        RequestMade.class,
                        made -> assertThat(made.committers()).containsExactlyInAnyOrder(IT, "somebody"));
        long before = Applications.total(job);
        WebResponse refused = vote(IT);
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("Whoever committed to the version does not decide on it");
        assertThat(Applications.total(job)).isEqualTo(before);

        assertThat(vote(People.id(Role.OPERATIONS)).getStatusCode()).isEqualTo(200);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void whereThePolicyDoesNotSayThatTheyDecideAndNobodyLooksWhoTheyAre() throws Exception {
        excludeCommitters(false);
        WorkflowRun build = waiting(committed(IT) + ASKING);
        assertThat(Applications.facts(job))
                .last()
                .isInstanceOfSatisfying(
                        RequestMade.class, made -> assertThat(made.committers()).isNull());
        assertThat(vote(IT).getStatusCode()).isEqualTo(200);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void nobodyAsksOnThePageBecauseNobodyKnowsThenWhoCommitted() throws Exception {
        long before = Applications.total(job);
        WebResponse refused = people.askToInstall(job, "install");
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("who did is not known");
        assertThat(Applications.total(job)).isEqualTo(before);
    }

    @Test
    void whereNobodyOrNotEverybodyIsKnownNobodyIsAsked() throws Exception {
        long before = Applications.total(job);
        define(ASKING);
        WorkflowRun unknown = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("who did is not known", unknown);
        unknown.delete();
        define(committed("somebody") + ASKING);
        jenkins.assertLogContains("who did is not known", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        assertThat(Applications.total(job)).isEqualTo(before);
    }

    @Test
    void aBuildThatWasDeletedBetweenHidesNobody() throws Exception {
        define(committed("somebody"));
        jenkins.buildAndAssertSuccess(job);
        define(committed(IT));
        jenkins.buildAndAssertSuccess(job).delete();
        define(committed("somebody") + ASKING);
        jenkins.assertLogContains("who did is not known", jenkins.buildAndAssertStatus(Result.FAILURE, job));
    }

    private static final String DEPLOYING = "productionDeployment(version: '1.4.0') { echo 'deploying' }";

    @Test
    void whoeverCommitsAfterHisVoteDecidedNothingForTheDeployment() throws Exception {
        WorkflowRun build =
                waiting(committed("somebody") + ASKING + "\n" + committed(IT).replace("changes", "more") + DEPLOYING);
        vote(IT);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("does not count: " + IT + " committed to the version", build);
        jenkins.assertLogNotContains("deploying\n", build);
        assertThat(Applications.facts(job))
                .last()
                .isInstanceOfSatisfying(
                        DeploymentBlocked.class,
                        blocked -> assertThat(blocked.unmet()).containsExactly("A7"));
    }

    @Test
    void whatNobodyCommittedToMeanwhileIsDeployedAndDeployedAgain() throws Exception {
        WorkflowRun build = waiting(committed("somebody") + ASKING
                + "\ntry { productionDeployment(version: '1.4.0') { error 'the disk is full' } }"
                + " catch (e) { echo e.message }\n" + DEPLOYING);
        vote(IT);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("the disk is full", build);
        jenkins.assertLogContains("deploying\n", build);
    }

    @Test
    void whereItIsNotKnownWhoCommittedToWhatIsDeployedNoVoteCounts() throws Exception {
        for (String author : List.of("somebody", "others")) {
            define(committed(author));
            jenkins.buildAndAssertSuccess(job);
        }
        WorkflowRun build = waiting(committed("somebody") + ASKING + "\n" + DEPLOYING);
        job.getBuildByNumber(2).delete();
        vote(IT);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("who committed to what this build deploys is not known: no vote counts", build);
    }

    @Test
    void aRequestFromBeforeThePolicySaidSoIsAskedAnew() throws Exception {
        excludeCommitters(false);
        WorkflowRun build = waiting(ASKING);
        excludeCommitters(true);
        assertThat(vote(People.id(Role.OPERATIONS)).getStatusCode()).isEqualTo(400);
        PendingRequests.get().lookAgain();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("The policy asks for more than when", build);
    }
}
