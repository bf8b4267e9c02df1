package io.jenkins.plugins.releaselifecycle.jenkins;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.model.User;
import hudson.security.Permission;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Threats to what people decide, each test named after its threat. docs/threats.md lists all of them. */
@WithJenkins
class ThreatsJenkinsTest {

    private static final String ASKING = "requestInstallation version: '1.4.0', id: 'install'";

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationThatMayBeInstalled(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", ASKING);
        Applications.prepared(job, "1.4.0");
    }

    private WorkflowRun waiting(ParametersAction... parameters) throws Exception {
        return Applications.waiting(jenkins, job, parameters);
    }

    private WebResponse vote(String user, Role role, boolean approved) throws Exception {
        return people.record(
                job,
                user,
                "vote-cast",
                "request",
                "install",
                "role",
                role.id(),
                "approved",
                Boolean.toString(approved),
                "comment",
                "a word");
    }

    private void stop(WorkflowRun build) throws Exception {
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    }

    private void granted(String user, Permission... permissions) {
        MockAuthorizationStrategy strategy = (MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy();
        strategy.grant(permissions).everywhere().to(user);
    }

    @Test
    void approvingWithTooLittlePermission() throws Exception {
        granted("builder", Jenkins.READ, Item.READ, Item.BUILD, Item.CANCEL);
        granted("configurer", Jenkins.READ, Item.READ, Item.BUILD, Item.CONFIGURE);
        granted("admin", Jenkins.ADMINISTER);
        WorkflowRun build = waiting();
        long before = total(job);
        for (String user : new String[] {null, People.READER, "builder", "configurer", "admin", People.STRANGER}) {
            for (boolean approved : new boolean[] {true, false}) {
                assertThat(vote(user, Role.IT, approved).getStatusCode())
                        .as("%s, approved %s", user, approved)
                        .isIn(403, 404);
            }
        }
        assertThat(total(job)).isEqualTo(before);
        assertThat(build.isBuilding()).isTrue();
        stop(build);
    }

    @Test
    void aRoleWithoutMembersIsNobodysAndNotEverybodys() throws Exception {
        RoleSettings empty = new RoleSettings(Role.IT.id());
        empty.setMembers(List.of());
        ReleaseLifecycleConfiguration.get().setRoles(List.of(empty));
        WorkflowRun build = waiting();
        long before = total(job);
        for (String user : new String[] {People.id(Role.IT), People.READER, ""}) {
            assertThat(vote(user.isEmpty() ? null : user, Role.IT, true).getStatusCode())
                    .isIn(403, 404);
        }
        assertThat(total(job)).isEqualTo(before);
        stop(build);
    }

    @Test
    void anAdministratorOverridesNothingByBeingOne() throws Exception {
        granted(People.id(Role.BUSINESS), Jenkins.ADMINISTER);
        WorkflowRun build = waiting();
        long before = total(job);
        assertThat(vote(People.id(Role.BUSINESS), Role.IT, true).getStatusCode())
                .isEqualTo(403);
        assertThat(total(job)).isEqualTo(before);
        assertThat(build.isBuilding()).isTrue();
        stop(build);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../doDelete",
                "a/b",
                "x?y=z",
                "a b",
                "%2e%2e",
                "i\u0000d",
                "ä",
                ".",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void aUrlBuiltFromAnIdOfTheUser(String id) throws Exception {
        long before = total(job);
        define(job, "requestInstallation version: '1.4.0', id: " + groovy(id));
        WorkflowRun named = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(JenkinsRule.getLog(named)).contains("ERROR: ").doesNotContain("\tat ");
        assertThat(total(job)).isEqualTo(before);
    }

    private static String groovy(String text) {
        StringBuilder literal = new StringBuilder("'");
        text.chars().forEach(c -> literal.append(String.format("\\u%04x", c)));
        return literal.append('\'').toString();
    }

    @Test
    void spoofedSeparationOfDuties() throws Exception {
        // Nothing that a build says of itself makes somebody else the requester, or takes the vote of another.
        List<ParameterValue> said = new ArrayList<>();
        for (String name : new String[] {"BUILD_USER", "BUILD_USER_ID", "requester", "REQUESTER"}) {
            said.add(new StringParameterValue(name, People.id(Role.IT)));
        }
        WorkflowRun build = waiting(new ParametersAction(
                said, said.stream().map(ParameterValue::getName).toList()));
        assertThat(vote(People.id(Role.IT), Role.IT, true).getStatusCode()).isEqualTo(200);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void aFullNameTakenForAnId() throws Exception {
        User other = User.getById("mallory", true);
        other.setFullName(People.id(Role.IT));
        granted("mallory", Jenkins.READ, Item.READ);
        WorkflowRun build = waiting();
        long before = total(job);
        assertThat(vote("mallory", Role.IT, true).getStatusCode()).isEqualTo(403);
        assertThat(total(job)).isEqualTo(before);
        stop(build);
    }
}
