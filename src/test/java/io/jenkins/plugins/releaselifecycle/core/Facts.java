package io.jenkins.plugins.releaselifecycle.core;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.DecidingRole;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the story of one application for a test, a fact a line. Each fact is recorded one second after the one before,
 * unless {@link #at} says when; it speaks of the version that {@link #version} named last; and it is recorded by
 * {@link #person} of the role whose duty it is.
 */
public final class Facts {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    public static final SeverityCounts CLEAN = SeverityCounts.NONE;
    public static final SeverityCounts TWO_HIGH = new SeverityCounts(0, 2, 1, 0, 0, 0);
    public static final String VERSION = "1.4.0";

    private final List<RecordedFact> facts = new ArrayList<>();
    private Instant now = START;
    private Version version = new Version(VERSION);
    private Policy policy = Policy.SHIPPED;

    public static Facts of(String application) {
        return of(application, START);
    }

    public static Facts of(String application, Instant registered) {
        return new Facts()
                .at(registered)
                .and(person(Role.DEVELOPMENT), new ApplicationFact.ApplicationRegistered(application));
    }

    /** Somebody of that role; the same one each time. */
    public static Actor.User person(Role role) {
        return new Actor.User(role.id() + "-lead");
    }

    public static Actor.User user(String id) {
        return new Actor.User(id);
    }

    public static Actor.Build build(int number) {
        return new Actor.Build("shop", number, START.plus(Duration.ofDays(number)));
    }

    public static RecordedReport report(String content, SeverityCounts findings) {
        return report(content, findings, null);
    }

    public static RecordedReport report(String content, SeverityCounts findings, Instant made) {
        return new RecordedReport(
                "reports/" + content + ".json",
                "trivy",
                "Trivy",
                content,
                100,
                made,
                findings,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                false);
    }

    /** The next fact is recorded at that moment. */
    public Facts at(Instant moment) {
        now = moment;
        return this;
    }

    /** The next fact is recorded at that moment, as in {@code 2026-03-02T09:00:00Z}. */
    public Facts at(String moment) {
        return at(Instant.parse(moment));
    }

    /** The next fact is recorded in the morning of that day, at nine in UTC. */
    public Facts on(String day) {
        return at(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC));
    }

    /** When the next fact is recorded. */
    public Instant now() {
        return now;
    }

    /** The version that the next facts speak of. */
    public Facts version(String text) {
        version = new Version(text);
        return this;
    }

    /** The version that was named last. */
    public Version version() {
        return version;
    }

    /** The policy under which the next requests are made and the next votes given. */
    public Facts under(Policy inForce) {
        policy = inForce;
        return this;
    }

    public Facts and(Actor actor, Fact fact) {
        facts.add(new RecordedFact(facts.size() + 1, now, actor, fact));
        now = now.plusSeconds(1);
        return this;
    }

    public Facts and(Role role, Fact fact) {
        return and(person(role), fact);
    }

    public List<RecordedFact> list() {
        return List.copyOf(facts);
    }

    /** Sequence of the last fact. */
    public long last() {
        return facts.size();
    }

    public Lifecycle folded() {
        return Lifecycle.of(facts);
    }

    // The application

    public Facts moved(String from, String to) {
        return and(Role.DEVELOPMENT, new ApplicationFact.ApplicationMoved(from, to, NamesKept.ALL));
    }

    public Facts declared(Exposure exposure) {
        return and(Role.DEVELOPMENT, new ApplicationFact.ExposureDeclared(exposure));
    }

    public Facts classified(int level, boolean subordinate) {
        return and(Role.IT, new ApplicationFact.ApplicationClassified(level, subordinate));
    }

    // Evidence

    public Facts documents(DocumentKind... kinds) {
        for (DocumentKind kind : kinds) {
            and(Role.DEVELOPMENT, new EvidenceFact.DocumentRecorded(kind, "1.0", "dms/" + kind.id(), null));
        }
        return this;
    }

    /** All roles of these subjects confirm them. */
    public Facts confirmed(ConfirmationSubject... subjects) {
        for (ConfirmationSubject subject : subjects) {
            subject.roles().forEach(role -> confirmed(subject, role));
        }
        return this;
    }

    public Facts confirmed(ConfirmationSubject subject, Role role) {
        return and(
                role, new EvidenceFact.ConfirmationGiven(subject, role, subject.ofAVersion() ? version : null, null));
    }

    public Facts withdrew(ConfirmationSubject subject, Role role) {
        return and(
                role,
                new EvidenceFact.ConfirmationWithdrawn(
                        subject, role, subject.ofAVersion() ? version : null, "seen again"));
    }

    public Facts trained(Audience... audiences) {
        for (Audience audience : audiences) {
            and(Role.DEVELOPMENT, new EvidenceFact.TrainingRecorded(audience, LocalDate.of(2026, 3, 1), "all of them"));
        }
        return this;
    }

    public Facts backedUp() {
        return and(Role.OPERATIONS, new EvidenceFact.BackupRecorded("backups/daily"));
    }

    public Facts passed(TestEnvironment environment, TestAspect... aspects) {
        return tested(environment, true, aspects);
    }

    public Facts failed(TestEnvironment environment, TestAspect... aspects) {
        return tested(environment, false, aspects);
    }

    private Facts tested(TestEnvironment environment, boolean passed, TestAspect... aspects) {
        Role tester = environment == TestEnvironment.DEVELOPMENT ? Role.DEVELOPMENT : Role.OPERATIONS;
        Set<TestAspect> all = EnumSet.copyOf(List.of(aspects));
        return and(tester, new EvidenceFact.TestRecorded(environment, version, all, passed, "dms/test-report", null));
    }

    /** A security test of one report, recorded by a build; {@code content} stands for the bytes of the report. */
    public Facts test(int build, ScanKind kind, String ofVersion, String content, SeverityCounts findings) {
        return test(build, kind, ofVersion, report(content, findings));
    }

    public Facts test(int build, ScanKind kind, String ofVersion, RecordedReport... reports) {
        return and(
                build(build),
                new EvidenceFact.SecurityTestRecorded(
                        kind, new Version(ofVersion), 1, List.of(reports), TestCircumstances.NONE, null));
    }

    /** A clean security test of each of these kinds, all by one build, with reports of their own. */
    public Facts scanned(int build, Set<ScanKind> kinds) {
        kinds.forEach(kind -> test(build, kind, version.text(), kind.id() + "-" + version + "-" + build, CLEAN));
        return this;
    }

    // Nonconformities

    public Facts nonconformity(String id) {
        return and(
                Role.OPERATIONS,
                new NonconformityFact.NonconformityOpened(new Reference(id), version, "login is slow"));
    }

    public Facts planned(String id, String due) {
        return and(
                Role.DEVELOPMENT,
                new NonconformityFact.RemediationPlanned(new Reference(id), "add an index", LocalDate.parse(due)));
    }

    public Facts reviewed(String id, Role role, boolean approved) {
        return and(
                role, new NonconformityFact.RemediationReviewed(new Reference(id), role, approved, "seen and weighed"));
    }

    /** @param kind whose target was touched, {@code null} for all */
    public Facts remedied(String id, ScanKind kind) {
        return and(Role.DEVELOPMENT, new NonconformityFact.RemediationFinished(new Reference(id), version, kind));
    }

    public Facts retested(String id, boolean passed) {
        return and(
                Role.OPERATIONS,
                new NonconformityFact.NonconformityRetested(new Reference(id), version, passed, "dms/retest-report"));
    }

    // Requests, votes and waivers

    /** DEVELOPMENT asks for that gate; the request goes by the gate's id. */
    public Facts requested(Gate gate) {
        TrialRunTerms terms = gate == Gate.GO_LIVE ? terms("P3M", "P1M") : null;
        return requested(gate.id(), gate, terms);
    }

    public Facts requested(String id, Gate gate, TrialRunTerms terms) {
        return requested(person(Role.DEVELOPMENT), id, gate, terms);
    }

    public Facts requested(Actor actor, String id, Gate gate, TrialRunTerms terms) {
        return and(
                actor,
                new RequestFact.RequestMade(
                        new Reference(id), gate, version, null, policy.digest(), null, terms, null, null));
    }

    /** Asked for so that nobody can approve it from that moment on. */
    public Facts requestedUntil(Gate gate, Instant until) {
        return and(
                Role.DEVELOPMENT,
                new RequestFact.RequestMade(
                        new Reference(gate.id()), gate, version, null, policy.digest(), null, null, null, until));
    }

    public Facts commented(String request, Role role, String comment) {
        return and(role, new RequestFact.RequestCommented(new Reference(request), comment));
    }

    /** A trial run that starts on the day of the next fact. */
    public TrialRunTerms terms(String length, String observation) {
        return new TrialRunTerms(
                LocalDate.ofInstant(now, ZoneOffset.UTC), Period.parse(length), Period.parse(observation));
    }

    public Facts approved(String request, Role... roles) {
        for (Role role : roles) {
            approved(request, role, person(role));
        }
        return this;
    }

    public Facts approved(String request, Role role, Actor actor) {
        return and(actor, new RequestFact.VoteCast(new Reference(request), role, true, null, false, policy.digest()));
    }

    public Facts rejected(String request, Role role) {
        return and(
                role,
                new RequestFact.VoteCast(new Reference(request), role, false, "not ready", false, policy.digest()));
    }

    public Facts rejectedAsSerious(String request, Role role) {
        return and(
                role,
                new RequestFact.VoteCast(new Reference(request), role, false, "data lost", true, policy.digest()));
    }

    public Facts tookVoteBack(String request, Actor actor) {
        return and(actor, new RequestFact.VoteWithdrawn(new Reference(request)));
    }

    public Facts withdrewRequest(String request) {
        return and(Role.DEVELOPMENT, new RequestFact.RequestWithdrawn(new Reference(request), "not now"));
    }

    public Facts expired(String request) {
        return and(new Actor.Product(), new RequestFact.RequestExpired(new Reference(request)));
    }

    /** DEVELOPMENT asks for the gate, and all who decide at it approve, in their order. */
    public Facts decided(Gate gate) {
        requested(gate);
        return voted(gate);
    }

    /** All who decide at the gate approve the request that goes by its id, in their order. */
    public Facts voted(Gate gate) {
        for (DecidingRole deciding : policy.gates().get(gate).roles()) {
            approved(gate.id(), deciding.role());
        }
        return this;
    }

    /** @param kind {@code null} for the requirement as a whole */
    public Facts waiverAsked(String id, Requirement requirement, ScanKind kind, String until) {
        return and(
                Role.DEVELOPMENT,
                new RequestFact.WaiverRequested(
                        new Reference(id),
                        requirement.id(),
                        kind,
                        version,
                        null,
                        policy.digest(),
                        "the tool is down",
                        LocalDate.parse(until)));
    }

    public Facts waiverEnded(String id) {
        return and(Role.IT, new RequestFact.WaiverEnded(new Reference(id), "no longer needed"));
    }

    // Deployments

    public Facts blocked(Gate gate, Requirement... unmet) {
        List<String> ids = List.of(unmet).stream().map(Requirement::id).toList();
        return and(build(100), new DeploymentFact.DeploymentBlocked(gate, version, ids, policy.digest()));
    }

    public Facts deploymentStarted(Gate gate) {
        return deploymentStarted(gate, List.of());
    }

    private Facts deploymentStarted(Gate gate, List<String> unmet) {
        return and(build(100), new DeploymentFact.DeploymentStarted(gate, version, unmet, policy.digest()));
    }

    /** A deployment that succeeds although the gate was closed, because the policy only warned. */
    public Facts deployedWithAWarning(Gate gate, Requirement... unmet) {
        deploymentStarted(gate, List.of(unmet).stream().map(Requirement::id).toList());
        return deploymentFinished(gate, last(), DeploymentOutcome.SUCCEEDED);
    }

    public Facts deploymentFinished(Gate gate, long started, DeploymentOutcome outcome) {
        return and(build(100), new DeploymentFact.DeploymentFinished(gate, version, started, outcome));
    }

    /** A deployment through that gate that succeeds. */
    public Facts deployed(Gate gate) {
        deploymentStarted(gate);
        return deploymentFinished(gate, last(), DeploymentOutcome.SUCCEEDED);
    }

    public Facts brokeGlass(Gate gate, Actor actor) {
        return and(actor, new ExceptionFact.BreakGlassUsed(gate, version, "the site is down"));
    }

    public Facts reviewedGlass(long used, Actor actor) {
        return and(actor, new ExceptionFact.BreakGlassReviewed(used, "it was needed"));
    }

    // The trial run

    public Facts trialRunStarted(String length, String observation) {
        return and(
                Role.OPERATIONS,
                new TrialRunFact.TrialRunStarted(version, Period.parse(length), Period.parse(observation)));
    }

    public Facts trialRunExtended(String length) {
        return and(Role.IT, new TrialRunFact.TrialRunExtended(Period.parse(length), "the quarter’s end is wanted"));
    }

    public Facts extended(Term term, String until) {
        return and(Role.IT, new TrialRunFact.TermExtended(term, LocalDate.parse(until), "hardware came late"));
    }

    public Facts filed() {
        return and(Role.DEVELOPMENT, new TrialRunFact.FilingRecorded("2026-17"));
    }

    public Facts workingGroup(TrialRunFact.WorkingGroupFormed.Member... members) {
        return and(Role.IT, new TrialRunFact.WorkingGroupFormed(List.of(members)));
    }

    public static TrialRunFact.WorkingGroupFormed.Member member(Role department, Role group) {
        return new TrialRunFact.WorkingGroupFormed.Member(department.id() + "-of-" + group.id(), department, group);
    }

    public Facts handoverCompleted() {
        return and(new Actor.Product(), new TrialRunFact.HandoverCompleted(version, policy.digest()));
    }

    public Facts acceptancePassed() {
        return and(new Actor.Product(), new TrialRunFact.AcceptancePassed(version, policy.digest()));
    }

    public Facts retired() {
        return and(new Actor.Product(), new TrialRunFact.ApplicationRetired(policy.digest()));
    }

    // Operation

    public Facts incident(String id, Impact impact) {
        return incident(id, impact, null);
    }

    /** @param since {@code null} where it began when it is reported */
    public Facts incident(String id, Impact impact, Instant since) {
        return and(
                Role.OPERATIONS,
                new OperationFact.IncidentReported(new Reference(id), impact, "orders were refused", since));
    }

    public Facts resolved(String id) {
        return and(Role.OPERATIONS, new OperationFact.IncidentResolved(new Reference(id), "a full disk"));
    }

    /** @param affects all targets where empty */
    public Facts changed(ChangeScope scope, ScanKind... affects) {
        return and(Role.DEVELOPMENT, new OperationFact.ChangeRecorded(version, scope, "a new search", Set.of(affects)));
    }

    public Facts accessGranted(String id, Instant until) {
        return and(
                Role.OPERATIONS,
                new OperationFact.TemporaryAccessGranted(
                        new Reference(id), "maintainer", "database, read only", "watcher", until, "reindexing"));
    }

    public Facts accessRevoked(String id) {
        return and(Role.OPERATIONS, new OperationFact.TemporaryAccessRevoked(new Reference(id)));
    }

    public Facts supportNamed() {
        return and(Role.DEVELOPMENT, new OperationFact.SupportNamed("support-lead", "scm/shop"));
    }
}
