package io.jenkins.plugins.releaselifecycle.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed.Member;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Four people of four departments and the builds of one pipeline take an application that is open to the outside from its
 * application to formal operation. During the first trial run it fails, and after its handover it is changed so much that
 * all begins anew. What pipelines know they record; at every gate they wait for the people.
 */
@WithJenkins
class FourPeopleJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String BUSINESS = People.id(Role.BUSINESS);
    private static final String DEVELOPMENT = People.id(Role.DEVELOPMENT);
    private static final String OPERATIONS = People.id(Role.OPERATIONS);

    /** Three of the four are the acceptance working group as well (E5). */
    private static final Map<Role, String> PEOPLE = Map.of(
            Role.IT, IT,
            Role.BUSINESS, BUSINESS,
            Role.DEVELOPMENT, DEVELOPMENT,
            Role.OPERATIONS, OPERATIONS,
            Role.TECHNICAL_REVIEW, DEVELOPMENT,
            Role.PRODUCTION_READINESS, OPERATIONS,
            Role.DOCUMENT_REVIEW, BUSINESS);

    private static final WorkingGroupFormed GROUP = new WorkingGroupFormed(List.of(
            new Member(DEVELOPMENT, Role.DEVELOPMENT, Role.TECHNICAL_REVIEW),
            new Member(OPERATIONS, Role.OPERATIONS, Role.PRODUCTION_READINESS),
            new Member(BUSINESS, Role.BUSINESS, Role.DOCUMENT_REVIEW)));

    private JenkinsRule jenkins;
    private People people;
    private TestClock clock;
    private WorkflowJob job;
    private String version;
    private Gate asked;

    @BeforeEach
    void fourPeopleAndAPipeline(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        ReleaseLifecycleConfiguration.get()
                .setRoles(PEOPLE.entrySet().stream()
                        .map(entry -> held(entry.getKey(), entry.getValue()))
                        .toList());
        clock = TestClock.stoppedOn("2026-03-02");
        job = Applications.pipeline(jenkins, "shop", "");
        job.addProperty(new ApplicationProperty("external"));
    }

    private static RoleSettings held(Role role, String person) {
        RoleSettings settings = new RoleSettings(role.id());
        settings.setMembers(List.of(person));
        return settings;
    }

    @Test
    void fromTheApplicationToFormalOperationWithAnIncidentAndAMajorChange() throws Exception {
        version = "1.4.0";
        applyAndInstall();
        clock.on("2026-03-16");
        testAndGoLive("2026-04-16");

        clock.on("2026-04-05");
        build("recordIncident impact: 'users', description: 'orders were refused', id: 'INC-1'");
        clock.on("2026-04-06");
        build("resolveIncident id: 'INC-1', cause: 'a full disk'");
        clock.on("2026-04-20");
        notAsked("requestHandover '1.4.0'", "D6");

        clock.on("2026-05-07");
        handOver();

        clock.on("2026-05-20");
        version = "2.0.0";
        build("recordChange version: '2.0.0', scope: 'major', description: 'another payment provider'");
        assertThat(stage()).isEqualTo(Stage.TRIAL_APPLICATION);
        refused("requestChange '2.0.0'", "“Change” cannot be asked for in the stage “Trial-run application”");
        applyAndInstall();
        clock.on("2026-06-08");
        testAndGoLive("2026-07-09");
        clock.on("2026-07-10");
        handOver();

        clock.on("2026-08-03");
        notAsked("requestAcceptance '2.0.0'", "E1");
        clock.on("2026-09-09");
        tell(Journey.conclude(story()));
        accept();
        assertThat(stage()).isEqualTo(Stage.FORMAL_OPERATION);
    }

    private void applyAndInstall() throws Exception {
        tell(Journey.prepare(story()));
        WorkflowRun build = waiting(
                Gate.INSTALL,
                "requestInstallation version: '%1$s', message: 'please', timeout: 'P7D'\n"
                        + "productionDeployment(version: '%1$s') { echo 'INSTALLED' }");
        assertThat(stage()).isEqualTo(Stage.TRIAL_APPLICATION);
        assertThat(vote(DEVELOPMENT, Role.IT).getStatusCode()).isEqualTo(403);
        approve(IT, Role.IT);
        goesOn(build, "INSTALLED");
        assertThat(stage()).isEqualTo(Stage.TRIAL_TESTING);
    }

    private void testAndGoLive(String observationEnd) throws Exception {
        tell(Journey.test(story(), 1));
        build(scans("first"));
        notAsked("requestGoLive version: '%1$s', trialRun: 'P3M', observation: 'P1M'", "C4");
        build(scans("second") + "requireSecurityScan version: '%1$s'");

        WorkflowRun build = waiting(
                Gate.GO_LIVE,
                "requestGoLive version: '%1$s', trialRun: 'P3M', observation: 'P1M'\n"
                        + "productionDeployment(version: '%1$s') { echo 'SERVING' }\n"
                        + "echo \"observed until ${startObservation('%1$s').observationEnd}\"");
        approve(BUSINESS, Role.BUSINESS);
        assertThat(build.isBuilding()).isTrue();
        approve(IT, Role.IT);
        goesOn(build, "SERVING");
        jenkins.assertLogContains("observed until " + observationEnd, build);
        assertThat(stage()).isEqualTo(Stage.TRIAL_RUN);
    }

    private void handOver() throws Exception {
        tell(Journey.observe(story()));
        WorkflowRun build = waiting(Gate.HANDOVER, "echo requestHandover('%1$s').outcome");
        approve(OPERATIONS, Role.OPERATIONS);
        approve(BUSINESS, Role.BUSINESS);
        approve(IT, Role.IT);
        goesOn(build, "“Handover” of " + version + ": everybody agreed, and it is done.");
        long before = Applications.total(job);
        goesOn(
                job.scheduleBuild2(0).waitForStart(),
                "“Handover” of " + version + ": everybody agreed, and it is done.");
        assertThat(Applications.total(job)).isEqualTo(before);
    }

    private void accept() throws Exception {
        WorkflowRun build =
                waiting(Gate.ACCEPTANCE, "requestAcceptance version: '%1$s', message: 'three months without a fault'");
        assertThat(stage()).isEqualTo(Stage.ACCEPTANCE);
        approve(BUSINESS, Role.DOCUMENT_REVIEW);
        approve(OPERATIONS, Role.PRODUCTION_READINESS);
        approve(DEVELOPMENT, Role.TECHNICAL_REVIEW);
        assertThat(build.isBuilding()).isTrue();
        approve(IT, Role.IT);
        goesOn(build, "“Acceptance” of " + version + ": everybody agreed, and it is done.");
    }

    private Facts story() {
        return Facts.of("shop")
                .under(ReleaseLifecycleConfiguration.get().policyInForce())
                .version(version)
                .at(Lifecycles.get().now());
    }

    private Stage stage() {
        return Lifecycles.get().lifecycle(job).stage();
    }

    /** In the order of the story builds record what pipelines know, and people the rest, each in one of their roles. */
    private void tell(Facts story) throws Exception {
        List<String> steps = new ArrayList<>();
        for (RecordedFact recorded : story.list()) {
            Fact fact = recorded.fact();
            if (fact instanceof ApplicationRegistered || fact instanceof SecurityTestRecorded) {
                continue;
            }
            Optional<String> step = step(fact);
            step.ifPresent(steps::add);
            if (step.isEmpty()) {
                flush(steps);
                tell(person(recorded.actor()), fact instanceof WorkingGroupFormed ? GROUP : fact);
            }
        }
        flush(steps);
    }

    private void flush(List<String> steps) throws Exception {
        if (!steps.isEmpty()) {
            build(String.join("\n", steps));
            steps.clear();
        }
    }

    private void tell(String person, Fact fact) throws Exception {
        WebResponse answer = people.record(job, person, fact);
        assertThat(answer.getStatusCode())
                .as("%s: %s%n%s", person, fact, answer.getContentAsString())
                .isEqualTo(200);
    }

    /** Whoever acts in the role of that name. */
    private static String person(Actor actor) {
        return Arrays.stream(Role.values())
                .filter(role -> People.id(role).equals(actor.shown()))
                .map(PEOPLE::get)
                .findFirst()
                .orElseThrow();
    }

    /** The step that records the fact; empty where none does. */
    private static Optional<String> step(Fact fact) {
        if (fact instanceof DocumentRecorded document) {
            return Optional.of("recordDocument kind: '%s', edition: '%s', location: '%s'"
                    .formatted(document.kind().id(), document.edition(), document.location()));
        }
        if (fact instanceof TrainingRecorded training) {
            return Optional.of("recordTraining audience: '%s', date: '%s', participants: '%s'"
                    .formatted(training.audience().id(), training.date(), training.participants()));
        }
        if (fact instanceof TestRecorded test) {
            return Optional.of(
                    "recordTest environment: '%s', version: '%s', aspects: ['%s'], passed: true, report: '%s'"
                            .formatted(
                                    test.environment().id(),
                                    test.version(),
                                    test.aspects().stream().map(TestAspect::id).collect(Collectors.joining("', '")),
                                    test.report()));
        }
        return Optional.empty();
    }

    private static String scans(String run) {
        return "node {\n"
                + scan("system-vulnerability-scan", "trivy.json", Reports.trivy(run + " %1$s"))
                + scan("application-vulnerability-scan", "zap.xml", Reports.zap(run + " %1$s"))
                + scan("penetration-test", "penetration.sarif", Reports.sarif(run + " %1$s"))
                + scan("baseline-assessment", "baseline.xml", Reports.xccdf(run + "-%1$s", "pass"))
                + "}\n";
    }

    private static String scan(String kind, String file, String report) {
        return Applications.writing(file, report) + "  recordSecurityScan kind: '" + kind + "', pattern: '" + file
                + "', version: '%1$s'\n";
    }

    private void define(String script) throws Exception {
        Applications.define(job, script.formatted(version));
    }

    private WorkflowRun build(String script) throws Exception {
        define(script);
        return jenkins.buildAndAssertSuccess(job);
    }

    private void notAsked(String request, String requirement) throws Exception {
        WorkflowRun build = refused(request, "was not asked for");
        assertThat(JenkinsRule.getLog(build)).containsPattern("§[0-9.]+ " + requirement + "\\b");
    }

    private WorkflowRun refused(String request, String why) throws Exception {
        define(request);
        long before = Applications.total(job);
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains(why, build);
        assertThat(Applications.total(job)).isEqualTo(before);
        return build;
    }

    /** Nobody has started the build, so that everybody may decide. */
    private WorkflowRun waiting(Gate gate, String script) throws Exception {
        asked = gate;
        define(script);
        return Applications.waiting(jenkins, job, new CauseAction(new TimerTrigger.TimerTriggerCause()));
    }

    private void goesOn(WorkflowRun build, String message) throws Exception {
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains(message, build);
    }

    private void approve(String person, Role role) throws Exception {
        WebResponse answer = vote(person, role);
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
    }

    private WebResponse vote(String person, Role role) throws Exception {
        String request = Lifecycles.get()
                .lifecycle(job)
                .openRequest(asked, new Version(version))
                .orElseThrow()
                .id()
                .text();
        return people.record(job, person, "vote-cast", "request", request, "role", role.id(), "approved", "true");
    }
}
