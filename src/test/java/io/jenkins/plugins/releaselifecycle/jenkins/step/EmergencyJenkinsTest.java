package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.Emergencies;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Somebody takes a deployment through a closed gate in an emergency, and everything waits until IT has reviewed that. */
@WithJenkins
class EmergencyJenkinsTest {

    private static final String OPERATIONS = People.id(Role.OPERATIONS);
    private static final String IT = People.id(Role.IT);
    private static final String DEPLOY = "productionDeployment(version: '1.4.0') { echo 'DEPLOYED' }";

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob job;

    @BeforeEach
    void aClosedGate(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        Emergencies.areFor(Role.OPERATIONS, Role.IT);
        job = pipeline(jenkins, "shop", DEPLOY);
        Applications.prepared(job, "1.4.0");
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(LifecyclePermissions.BREAK_GLASS)
                .everywhere()
                .to(OPERATIONS);
    }

    private WorkflowRun deploys(Result expected) throws Exception {
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private void breaksTheGlass(String user) throws Exception {
        HtmlPage page = people.client(user).getPage(job, "release-lifecycle/record?type=break-glass-used");
        assertThat(page.asNormalizedText())
                .contains("Go through a closed gate in an emergency", "Its deployment has to begin within 24 hours.");
        HtmlForm form = page.getForms().stream()
                .filter(candidate -> candidate.getActionAttribute().equals("record")
                        && candidate.getMethodAttribute().equals("post"))
                .findFirst()
                .orElseThrow();
        form.getSelectByName("gate").setSelectedAttribute("install", true);
        form.getInputByName("version").setValue("1.4.0");
        form.getTextAreaByName("reason").setText("the shop is down");
        form.getElementsByTagName("button").get(0).click();
    }

    private List<Requirement> missing(Gate gate) {
        Verdict verdict = Lifecycles.get().verdict(job, gate, new Version("1.4.0"));
        return verdict.unmet().stream().map(line -> line.requirement()).toList();
    }

    private long sequenceOfTheEmergency() {
        return Lifecycles.get()
                .lifecycle(job)
                .unreviewedBreakGlass()
                .get(0)
                .evidence()
                .sequence();
    }

    private int review(String user) throws Exception {
        return people.record(
                        job,
                        user,
                        "break-glass-reviewed",
                        "used",
                        Long.toString(sequenceOfTheEmergency()),
                        "conclusion",
                        "it could not wait")
                .getStatusCode();
    }

    @Test
    void anEmergencyIsRecordedDeployedAndReviewed() throws Exception {
        jenkins.assertLogNotContains("DEPLOYED", deploys(Result.FAILURE));

        breaksTheGlass(OPERATIONS);
        assertThat(facts(job))
                .last()
                .isEqualTo(new BreakGlassUsed(Gate.INSTALL, new Version("1.4.0"), "the shop is down"));
        WorkflowRun build = deploys(Result.SUCCESS);
        jenkins.assertLogContains("DEPLOYED", build);
        jenkins.assertLogContains("The deployment is let through as an emergency, which has to be reviewed.", build);
        assertThat(facts(job)).last().isInstanceOf(DeploymentFinished.class);
        assertThat(people.client(IT).getPage(build, "release-lifecycle").asNormalizedText())
                .contains("of 1.4.0 was closed. It was let through as an emergency, which has to be reviewed.");

        for (Gate gate : Gate.values()) {
            assertThat(missing(gate)).as(gate.id()).contains(Requirement.BREAK_GLASS);
        }
        jenkins.assertLogNotContains("DEPLOYED", deploys(Result.FAILURE));
        assertThat(people.client(IT).getPage(job, "release-lifecycle").asNormalizedText())
                .contains("Emergency deployments to be reviewed", "not reviewed by IT");

        assertThat(review(OPERATIONS)).isEqualTo(403);
        assertThat(review(IT)).isEqualTo(200);
        for (Gate gate : Gate.values()) {
            assertThat(missing(gate)).as(gate.id()).doesNotContain(Requirement.BREAK_GLASS);
        }
    }

    @Test
    void whoeverWentThroughItDoesNotReviewItAlsoAsIt() throws Exception {
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(LifecyclePermissions.BREAK_GLASS)
                .everywhere()
                .to(IT);
        breaksTheGlass(IT);
        assertThat(review(IT)).isEqualTo(400);
        assertThat(missing(Gate.CHANGE)).contains(Requirement.BREAK_GLASS);
    }

    @Test
    void withoutThePermissionOrTheRoleNobodyGoesThrough() throws Exception {
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ, Item.READ, LifecyclePermissions.BREAK_GLASS)
                .everywhere()
                .to(People.READER)
                .grant(LifecyclePermissions.BREAK_GLASS)
                .everywhere()
                .to(People.id(Role.BUSINESS));
        for (String user : List.of(IT, People.READER, People.id(Role.BUSINESS))) {
            assertThat(people.record(
                                    job,
                                    user,
                                    "break-glass-used",
                                    "gate",
                                    "install",
                                    "version",
                                    "1.4.0",
                                    "reason",
                                    "now")
                            .getStatusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(facts(job)).noneMatch(BreakGlassUsed.class::isInstance);
    }
}
