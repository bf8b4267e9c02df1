package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.RunAnchor;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A pipeline records what it knows, in the build's name. */
@WithJenkins
class RecordFactJenkinsTest {

    private static final Version V = new Version("1.4.0");
    private static final String START = "def r = startObservation('1.4.0')\n"
            + "echo \"started ${r.started} ${r.start} ${r.observationEnd} ${r.trialRunEnd}\"";

    private JenkinsRule jenkins;
    private TestClock clock;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationOfWhichNothingIsRecorded(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Applications.internalUnlessDeclared();
        clock = TestClock.stoppedOn("2026-03-02");
        job = pipeline(jenkins, "shop", "");
    }

    private WorkflowRun run(String script, Result expected) throws Exception {
        define(job, script);
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private void refused(String script, String sentence) throws Exception {
        long before = total(job);
        WorkflowRun build = run(script, Result.FAILURE);
        jenkins.assertLogContains("Nothing was recorded. ", build);
        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("Exception", build);
        assertThat(total(job)).isEqualTo(before);
    }

    private RecordedFact last() {
        return Lifecycles.get().find(job).orElseThrow().recent().get(0);
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(
                        "recordChange version: '1.4.0', scope: 'minor', description: 'a label', affects: ['code-audit']",
                        new ChangeRecorded(V, ChangeScope.MINOR, "a label", Set.of(ScanKind.CODE_AUDIT))),
                Arguments.of(
                        "recordTest environment: 'test', version: '1.4.0', aspects: ['function', 'stress'],"
                                + " passed: false, report: 'dms/1', sha256: '" + "0".repeat(64) + "'",
                        new TestRecorded(
                                TestEnvironment.TEST,
                                V,
                                Set.of(TestAspect.FUNCTION, TestAspect.STRESS),
                                false,
                                "dms/1",
                                "0".repeat(64))),
                Arguments.of(
                        "recordDocument kind: 'backup-plan', edition: '1.2', location: 'dms/2'",
                        new DocumentRecorded(DocumentKind.BACKUP_PLAN, "1.2", "dms/2", null)),
                Arguments.of(
                        "recordTraining audience: 'end-users', date: '2026-03-02', participants: 'the branches'",
                        new TrainingRecorded(Audience.END_USERS, LocalDate.of(2026, 3, 2), "the branches")),
                Arguments.of(
                        "recordIncident id: 'INC-7', impact: 'users', description: 'slow', since: '2026-03-01T08:00:00Z'",
                        new IncidentReported(
                                new Reference("INC-7"), Impact.USERS, "slow", Instant.parse("2026-03-01T08:00:00Z"))));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void eachStepRecordsItsFactInTheBuildsNameAndSaysSo(String step, Fact fact) throws Exception {
        WorkflowRun build =
                run("def r = " + step + "\necho \"as ${r.type} number ${r.sequence} at ${r.at}\"", Result.SUCCESS);
        assertThat(last().fact()).isEqualTo(fact);
        assertThat(last().actor()).isEqualTo(Lifecycles.actor(build));
        assertThat(build.getAction(RunAnchor.class)).isNotNull();
        jenkins.assertLogContains("number 2 at 2026-03-02T09:", build);
        jenkins.assertLogContains("Recorded: ", build);
    }

    @Test
    void anIncidentGetsANameUnderWhichTheBuildResolvesIt() throws Exception {
        run(
                "def i = recordIncident impact: 'failure', description: 'slow'\n"
                        + "resolveIncident id: i.id, cause: 'the disk was full'",
                Result.SUCCESS);
        assertThat(last().fact()).isEqualTo(new IncidentResolved(new Reference("INCIDENT-2"), "the disk was full"));
        assertThat(Lifecycles.get().lifecycle(job).incidents()).isEmpty();
    }

    @Test
    void aBuildDoesNotResolveWhatAPersonReported() throws Exception {
        Actor operator = Facts.person(Role.OPERATIONS);
        Applications.record(job, operator, new IncidentReported(new Reference("INC-7"), Impact.OUTAGE, "down", null));
        refused("resolveIncident id: 'INC-7', cause: 'never mind'", "Incident INC-7 was reported by a person");
        refused("resolveIncident id: 'INC-8', cause: 'x'", "Incident INC-8 is not open. Open are: INC-7.");
        assertThat(Lifecycles.get().lifecycle(job).incidents()).hasSize(1);
    }

    static Stream<Arguments> badInput() {
        String test = "recordTest environment: 'test', version: '1.4.0', passed: true, report: 'dms/1', ";
        return Stream.of(
                Arguments.of("startObservation version: '1', trialRun: '3 moons'", "“trialRun” is “3 moons”"),
                Arguments.of("startObservation version: '1', observation: '3 moons'", "“observation” is “3 moons”"),
                Arguments.of("startObservation version: '1', trialRun: 'P-3M'", "“trialRun” is “P-3M”"),
                Arguments.of("startObservation '1 4'", "is not a version"),
                Arguments.of("startObservation '1.4.0'", "no trial run can start"),
                Arguments.of("recordIncident impact: 'meteor', description: 'x'", "“impact” is \"meteor\""),
                Arguments.of("recordIncident impact: 'none', description: ' '", "“description” is missing."),
                Arguments.of("recordIncident impact: 'none', description: 'x', id: 'a/b'", "“a/b” is not a name"),
                Arguments.of("recordIncident impact: 'none', description: 'x', since: 'soon'", "“since” is \"soon\""),
                Arguments.of(
                        "recordIncident impact: 'none', description: 'x', since: '2026-03-03T00:00:00Z'",
                        "lies in the future"),
                Arguments.of("resolveIncident id: 'INC-1', cause: 'x'", "Incident INC-1 is not open; none is."),
                Arguments.of("resolveIncident id: '', cause: 'x'", "“id” is missing."),
                Arguments.of(
                        "recordChange version: '1.4.0', scope: 'tiny', description: 'x'",
                        "give one of these: minor, significant, major"),
                Arguments.of(
                        "recordChange version: '1.4.0', scope: 'minor', description: 'x', affects: ['scan']",
                        "“affects[0]” is \"scan\""),
                Arguments.of(test + "aspects: []", "“aspects” is missing."),
                Arguments.of(test + "aspects: [null]", "“aspects” is missing."),
                Arguments.of(test + "aspects: ['taste']", "“aspects[0]” is \"taste\""),
                Arguments.of(test + "aspects: ['stress'], sha256: 'abc'", "a SHA-256 has 64 digits"),
                Arguments.of("recordDocument kind: 'novel', edition: '1', location: 'x'", "“kind” is \"novel\""),
                Arguments.of(
                        "recordDocument kind: 'backup-plan', edition: '1', location: ''", "“location” is missing."),
                Arguments.of(
                        "recordTraining audience: 'everybody', date: '2026-03-01', participants: 'x'",
                        "give one of these: end-users, operations-staff"),
                Arguments.of(
                        "recordTraining audience: 'end-users', date: 'monday', participants: 'x'",
                        "give a day, as in \"2026-03-01\""),
                Arguments.of(
                        "recordTraining audience: 'end-users', date: '2026-03-03', participants: 'x'",
                        "The training is dated 2026-03-03, in the future"));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void whatIsNoFactIsRefusedWithOneSentenceAndBeginsNoRecord(String script, String sentence) throws Exception {
        refused(script, sentence);
        assertThat(Lifecycles.get().find(job)).isEmpty();
        assertThat(facts(job)).isEmpty();
    }

    @Test
    void theTrialRunStartsOnceItsVersionServesAndOnlyOnce() throws Exception {
        Applications.readyForSecurityTests(job, "1.4.0");
        refused(START, "no trial run can start");
        run(recordingBoth("1.4.0", trivy("first"), zap("first")), Result.SUCCESS);
        run(
                recordingBoth("1.4.0", trivy("second"), zap("second"))
                        + "productionDeployment(version: '1.4.0') { echo 'DEPLOYED' }",
                Result.SUCCESS);
        refused("startObservation '1.5.0'", "1.5.0 does not serve in production; 1.4.0 does.");
        refused("startObservation version: '1.4.0', trialRun: 'P1M'", "A trial run of P1M is shorter than the P3M");

        WorkflowRun first = run(START, Result.SUCCESS);
        assertThat(last().fact()).isEqualTo(new TrialRunStarted(V, Period.ofMonths(3), Period.ofMonths(1)));
        assertThat(last().actor()).isEqualTo(Lifecycles.actor(first));
        Instant at = last().at();
        String dates = at + " " + plus(at, 1) + " " + plus(at, 3);
        jenkins.assertLogContains("started true " + dates, first);

        clock.on("2026-03-20");
        long before = total(job);
        WorkflowRun again = run(START, Result.SUCCESS);
        jenkins.assertLogContains("The trial run was started already; nothing was recorded.", again);
        jenkins.assertLogContains("started false " + dates, again);
        assertThat(total(job)).isEqualTo(before);
        refused("startObservation '1.5.0'", "1.5.0 does not serve in production; 1.4.0 does.");
    }

    private static Instant plus(Instant from, int months) {
        return from.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }
}
