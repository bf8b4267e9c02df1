package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Items;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.CalendarSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.FreezeSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NamedPolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What pipelines meet of a policy that only warns yet, that freezes deployments, and that is not the same for all applications. */
@WithJenkins
class PolicyStepsJenkinsTest {

    private static final String DEPLOY = "productionDeployment(version: '1.4.0') { echo 'DEPLOYED' }\n";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void application(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", DEPLOY);
    }

    private static void save(PolicySettings settings) {
        settings.setExposure("internal");
        ReleaseLifecycleConfiguration.get().setPolicy(settings);
    }

    private static PolicySettings frozen() {
        CalendarSettings calendar = new CalendarSettings();
        calendar.setFreezes(List.of(new FreezeSettings("stocktaking", "2020-01-01T00:00", "2999-01-01T00:00")));
        PolicySettings settings = new PolicySettings();
        settings.setCalendar(calendar);
        return settings;
    }

    @Test
    void aPolicyThatWarnsSaysWhatIsMissingAndTheDeploymentGoesOnInItsStage() throws Exception {
        PolicySettings warning = new PolicySettings();
        warning.setEnforceFrom("2999-01-01");
        save(warning);
        define(
                job,
                "def r = requestInstallation version: '1.4.0'\necho \"asked ${r.status} ${r.outcome}\"\n"
                        + "def v = requireSecurityScan version: '1.4.0'\necho \"tests ${v.status} ${v.exemption}\"\n"
                        + DEPLOY);
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("asked CLOSED not-asked", build);
        jenkins.assertLogContains("tests CLOSED WARNING", build);
        jenkins.assertLogContains("Installation is closed for 1.4.0", build);
        jenkins.assertLogContains("The policy only warns until 2999-01-01, so the deployment is let through", build);
        jenkins.assertLogContains("DEPLOYED", build);
        assertThat(facts(job))
                .filteredOn(DeploymentStarted.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        DeploymentStarted.class,
                        started -> assertThat(started.unmet()).contains("A1", "A7"));
        assertThat(Lifecycles.get().lifecycle(job).stage()).isEqualTo(Stage.DEVELOPMENT);

        PolicySettings enforced = new PolicySettings();
        enforced.setEnforceFrom("2020-01-01");
        save(enforced);
        define(job, DEPLOY);
        WorkflowRun blocked = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogNotContains("DEPLOYED", blocked);
    }

    @Test
    void aFrozenGateSaysUntilWhenAlsoToWhoeverHasBeenApproved() throws Exception {
        Applications.readyToInstall(job, "1.4.0");
        save(frozen());
        WorkflowRun build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("Deployments are frozen until 2999-01-01 00:00: stocktaking.", build);
        jenkins.assertLogNotContains("DEPLOYED", build);
        save(new PolicySettings());
        jenkins.assertLogContains("DEPLOYED", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void whoeverIsAskedInAFreezeVotesAndTheBuildGoesOnWhenItIsOver() throws Exception {
        People people = new People(jenkins);
        Applications.prepared(job, "1.4.0");
        save(frozen());
        define(job, "requestInstallation version: '1.4.0', id: 'install'\n" + DEPLOY);
        WorkflowRun build = Applications.waiting(jenkins, job);
        people.record(
                job,
                People.id(Role.IT),
                "vote-cast",
                "request",
                "install",
                "role",
                "it",
                "approved",
                "true",
                "comment",
                "fine");
        jenkins.waitForMessage("Everybody has agreed. Deployments are frozen until 2999-01-01", build);
        assertThat(build.isBuilding()).isTrue();
        save(new PolicySettings());
        io.jenkins.plugins.releaselifecycle.jenkins.approval.PendingRequests.get()
                .lookAgain();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("DEPLOYED", build);
    }

    private static NamedPolicySettings strict(String... applications) {
        NamedPolicySettings strict = new NamedPolicySettings("strict");
        strict.setApplications(List.of(applications));
        PolicySettings policy = new PolicySettings();
        policy.setExposure("internal");
        policy.setMaxAge("P1D");
        policy.setEnforceFrom("always");
        CalendarSettings calendar = new CalendarSettings();
        calendar.setFreezes(List.of(new FreezeSettings("stocktaking", "2020-01-01T00:00", "2999-01-01T00:00")));
        policy.setCalendar(calendar);
        strict.setPolicy(policy);
        return strict;
    }

    private List<Requirement> missing() {
        return Lifecycles.get().verdict(job, Gate.INSTALL, new Version("1.4.0")).missing();
    }

    private boolean closedByFreeze() {
        return missing().contains(Requirement.CALENDAR);
    }

    @Test
    void renamingAnApplicationGetsRidOfItsPolicyForAdministratorsAlone() throws Exception {
        ReleaseLifecycleConfiguration.get().setPolicies(List.of(strict("shop")));
        Applications.readyToInstall(job, "1.4.0");
        assertThat(closedByFreeze()).isTrue();
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, hudson.model.Item.READ, hudson.model.Item.CONFIGURE)
                .everywhere()
                .to("owner")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        try (ACLContext owner = ACL.as2(User.getById("owner", true).impersonate2())) {
            job.renameTo("lax");
        }
        assertThat(ReleaseLifecycleConfiguration.get()
                        .policyAssignment()
                        .of("lax")
                        .name())
                .isEqualTo("default");
        assertThat(closedByFreeze()).as("renamed by its owner").isTrue();
        try (ACLContext admin = ACL.as2(User.getById("admin", true).impersonate2())) {
            job.renameTo("other");
        }
        assertThat(closedByFreeze()).as("renamed by an administrator").isFalse();
    }

    @Test
    void whoeverRenamesAFolderHasNotLookedAtTheApplicationsInIt() throws Exception {
        MockFolder strict = jenkins.createFolder("strict");
        MockFolder tools = jenkins.createFolder("Tools");
        job = strict.createProject(WorkflowJob.class, "app");
        ReleaseLifecycleConfiguration.get().setPolicies(List.of(strict("strict/**")));
        Applications.readyToInstall(job, "1.4.0");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, hudson.model.Item.READ, hudson.model.Item.CONFIGURE)
                .everywhere()
                .to("owner")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        try (ACLContext owner = ACL.as2(User.getById("owner", true).impersonate2())) {
            job = Items.move(job, tools);
        }
        assertThat(closedByFreeze()).as("moved by its owner").isTrue();
        try (ACLContext admin = ACL.as2(User.getById("admin", true).impersonate2())) {
            tools.renameTo("tools");
            job = jenkins.jenkins.getItemByFullName("tools/app", WorkflowJob.class);
            assertThat(missing()).as("only the case of the folder changed").contains(Requirement.CALENDAR);
            tools.renameTo("utils");
            job = jenkins.jenkins.getItemByFullName("utils/app", WorkflowJob.class);
            assertThat(closedByFreeze()).as("the folder was renamed").isTrue();
            job.renameTo("other");
        }
        assertThat(closedByFreeze()).as("renamed itself by an administrator").isFalse();
    }

    @Test
    void theAnswerIsThatOfThePolicyOfItsOwn() throws Exception {
        WorkflowJob other = pipeline(jenkins, "other", DEPLOY);
        ReleaseLifecycleConfiguration.get().setPolicies(List.of(strict("shop")));
        Applications.readyToInstall(job, "1.4.0");
        Applications.readyToInstall(other, "1.4.0");
        WorkflowRun frozen = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("stocktaking", frozen);
        jenkins.assertLogContains("DEPLOYED", jenkins.buildAndAssertSuccess(other));
    }
}
