package io.jenkins.plugins.releaselifecycle.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationGiven;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Conclusions;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the story of one application in the order in which it happened, a minute between two facts, and asks its gates on
 * the way. It does nothing that Jenkins would refuse: what needs an open gate fails where the gate is closed.
 */
public final class Story {

    public static final SeverityCounts CLEAN = SeverityCounts.NONE;
    public static final SeverityCounts TWO_HIGH = new SeverityCounts(0, 2, 1, 0, 0, 0);

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Policy policy;
    private final List<RecordedFact> facts = new ArrayList<>();
    private Lifecycle lifecycle = Lifecycle.empty();
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private Actor actor = new Actor.User(person(Role.DEVELOPMENT));
    private int requests;

    private Story(Policy policy) {
        this.policy = policy;
    }

    public static Story of(String application) {
        return of(application, Policy.SHIPPED);
    }

    public static Story of(String application, Policy policy) {
        return new Story(policy).tells(new ApplicationRegistered(application));
    }

    /** Who speaks for a role in every story. */
    public static String person(Role role) {
        return switch (role) {
            case IT -> "it-lead";
            case BUSINESS -> "business-lead";
            case DEVELOPMENT -> "dev-lead";
            case OPERATIONS -> "ops-lead";
            case TECHNICAL_REVIEW, PRODUCTION_READINESS, DOCUMENT_REVIEW -> role.id();
        };
    }

    /** The morning of that day, nine o'clock in UTC. */
    public Story on(String date) {
        return at(LocalDate.parse(date).atTime(MORNING).toInstant(ZoneOffset.UTC));
    }

    public Story at(Instant moment) {
        now = moment;
        return this;
    }

    public Story as(String user) {
        actor = new Actor.User(user);
        return this;
    }

    public Story as(Role role) {
        return as(person(role));
    }

    public Story inBuild(int number) {
        actor = new Actor.Build("web-shop", number, now);
        return this;
    }

    public Story tells(Fact fact) {
        RecordedFact recorded = new RecordedFact(facts.size() + 1L, now, actor, fact);
        facts.add(recorded);
        lifecycle = lifecycle.and(recorded);
        now = now.plus(Duration.ofMinutes(1));
        return this;
    }

    /** The department or group gives its word on what is of no single version. */
    public Story confirms(ConfirmationSubject subject) {
        subject.roles().forEach(role -> as(role).tells(new ConfirmationGiven(subject, role, null, null)));
        return this;
    }

    public Story confirms(ConfirmationSubject subject, String version) {
        subject.roles()
                .forEach(role -> as(role).tells(new ConfirmationGiven(subject, role, new Version(version), null)));
        return this;
    }

    public Story files(DocumentKind... kinds) {
        for (DocumentKind kind : kinds) {
            tells(new DocumentRecorded(kind, "1.0", "archive/" + kind.id(), null));
        }
        return this;
    }

    public Story backsUp() {
        return as(Role.OPERATIONS).tells(new BackupRecorded("backups/nightly"));
    }

    public Story tests(TestEnvironment environment, String version, boolean passed, TestAspect... aspects) {
        return tells(new TestRecorded(
                environment, new Version(version), Set.of(aspects), passed, "reports/" + facts.size(), null));
    }

    /** A security test of its own build with a report of its own, made when it was recorded. */
    public Story scans(ScanKind kind, String version, SeverityCounts findings) {
        String digest = Digests.sha256(("report " + facts.size()).getBytes(StandardCharsets.UTF_8));
        RecordedReport report = new RecordedReport(
                "reports/" + kind.id() + ".sarif",
                "sarif",
                "scanner",
                digest,
                100,
                now,
                findings,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                false);
        return inBuild(facts.size())
                .tells(new SecurityTestRecorded(
                        kind, new Version(version), 1, List.of(report), TestCircumstances.NONE, null));
    }

    /** All the kinds that an external application needs. */
    public Story scansAll(String version, SeverityCounts findings) {
        EnumSet.copyOf(Policy.SHIPPED.external()).forEach(kind -> scans(kind, version, findings));
        return this;
    }

    public Story asks(Gate gate, String version) {
        return asks(gate, version, null);
    }

    public Story asksToGoLive(String version, String start, String length, String observation) {
        return asks(
                Gate.GO_LIVE,
                version,
                new TrialRunTerms(LocalDate.parse(start), Period.parse(length), Period.parse(observation)));
    }

    private Story asks(Gate gate, String version, TrialRunTerms terms) {
        Reference name = new Reference(gate.id() + "-" + ++requests);
        return tells(new RequestMade(name, gate, new Version(version), null, policy.digest(), null, terms, null, null));
    }

    /** The persons of these roles vote for the last request at that gate. */
    public Story approve(Gate gate, Role... roles) {
        for (Role role : roles) {
            as(role).tells(new VoteCast(request(gate), role, true, null, false, policy.digest()));
        }
        return this;
    }

    public Story rejects(Gate gate, Role role, String why) {
        return as(role).tells(new VoteCast(request(gate), role, false, why, false, policy.digest()));
    }

    public Story rejectsAsSerious(Gate gate, Role role, String why) {
        return as(role).tells(new VoteCast(request(gate), role, false, why, true, policy.digest()));
    }

    /** The name of the last request at that gate. */
    public Reference request(Gate gate) {
        return lifecycle.request(gate).map(GateRequest::id).orElseThrow();
    }

    /** Deploys through the gate that the stage calls for, which has to be open. */
    public Story deploys(String version) {
        Gate gate = lifecycle.deploymentGate(new Version(version));
        assertThat(verdict(gate, version).unmet())
                .as("what keeps %s of %s closed", gate, version)
                .isEmpty();
        return deploysWithoutAsking(gate, version);
    }

    /** What a pipeline records when it goes through the broken glass. */
    public Story deploysWithoutAsking(Gate gate, String version) {
        inBuild(facts.size()).tells(new DeploymentStarted(gate, new Version(version), List.of(), policy.digest()));
        return tells(new DeploymentFinished(gate, new Version(version), facts.size(), DeploymentOutcome.SUCCEEDED));
    }

    /** Records what follows from an open gate: handed over, accepted, retired. */
    public Story concludes(Gate gate, String version) {
        Verdict verdict = verdict(gate, version);
        assertThat(verdict.unmet()).as("what keeps %s closed", gate).isEmpty();
        return tells(Conclusions.of(verdict, lifecycle).orElseThrow());
    }

    public Verdict verdict(Gate gate, String version) {
        return GateEvaluation.evaluate(gate, lifecycle, policy, new Version(version), now);
    }

    /** What the gate answers now, for assertions. */
    public Answer gate(Gate gate, String version) {
        return new Answer(verdict(gate, version));
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    public Policy policy() {
        return policy;
    }

    public Instant now() {
        return now;
    }

    /** Sequence of the last fact. */
    public long last() {
        return facts.size();
    }

    public List<RecordedFact> facts() {
        return List.copyOf(facts);
    }
}
