package io.jenkins.plugins.releaselifecycle.bench;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationClassified;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentBlocked;
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
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityRetested;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationPlanned;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.SupportNamed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.FilingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A ledger as an application has it that has served for long: it goes live and is accepted with the first hundred facts;
 * then follows one release after the other, each with its change, tests, security tests, request, votes and deployment,
 * with backups every day and now and then an incident, a nonconformity, lent rights, a waiver or an emergency between.
 */
final class LongLife {

    private static final String POLICY = Policy.SHIPPED.digest();
    private static final String[] PEOPLE = {"it-lead", "business-lead", "dev-lead", "ops-lead"};

    private final int size;
    private final List<RecordedFact> facts;
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    private LongLife(int size) {
        this.size = size;
        this.facts = new ArrayList<>(size);
    }

    /** The first so many facts of such a life; the same every time. */
    static List<RecordedFact> of(int size) {
        LongLife life = new LongLife(size);
        life.beginning(version(0));
        for (int release = 1; life.facts.size() < size; release++) {
            life.release(release);
        }
        return List.copyOf(life.facts);
    }

    /** The version that the last release before the end brought, or was bringing. */
    static Version lastVersion(List<RecordedFact> facts) {
        return facts.stream()
                .map(RecordedFact::fact)
                .filter(ChangeRecorded.class::isInstance)
                .map(fact -> ((ChangeRecorded) fact).version())
                .reduce(version(0), (before, after) -> after);
    }

    private static Version version(int release) {
        return new Version("1." + release + ".0");
    }

    private void user(String id, Fact fact) {
        add(new Actor.User(id), fact);
    }

    private void build(Fact fact) {
        add(new Actor.Build("web-shop", facts.size(), now), fact);
    }

    private void add(Actor actor, Fact fact) {
        if (facts.size() < size) {
            facts.add(new RecordedFact(facts.size() + 1L, now, actor, fact));
            now = now.plus(Duration.ofMinutes(90));
        }
    }

    private void beginning(Version version) {
        user("dev-lead", new ApplicationRegistered("web-shop"));
        user("dev-lead", new ExposureDeclared(Exposure.EXTERNAL));
        user("dev-lead", new ApplicationClassified(3, true));
        for (TestEnvironment environment : TestEnvironment.values()) {
            tested(environment, version, EnumSet.allOf(TestAspect.class));
        }
        documents();
        for (ConfirmationSubject subject : ConfirmationSubject.values()) {
            confirmed(subject, version);
        }
        for (Audience audience : Audience.values()) {
            user("dev-lead", new TrainingRecorded(audience, LocalDate.parse("2026-03-02"), "key users"));
        }
        securityTested(version, 2);
        asked(Gate.INSTALL, version, Role.IT);
        deployed(Gate.INSTALL, version);
        asked(Gate.GO_LIVE, version, Role.IT, Role.BUSINESS);
        deployed(Gate.GO_LIVE, version);
        build(new TrialRunStarted(version, Period.ofMonths(3), Period.ofMonths(1)));
        now = now.plus(Duration.ofDays(40));
        user("dev-lead", new FilingRecorded("2026-0117"));
        asked(Gate.HANDOVER, version, Role.BUSINESS, Role.OPERATIONS, Role.IT);
        build(new HandoverCompleted(version, POLICY));
        now = now.plus(Duration.ofDays(60));
        asked(Gate.ACCEPTANCE, version, Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW, Role.IT);
        build(new AcceptancePassed(version, POLICY));
        user("dev-lead", new SupportNamed("dev-lead", "git/web-shop"));
    }

    private void documents() {
        for (DocumentKind kind : DocumentKind.values()) {
            user("ops-lead", new DocumentRecorded(kind, "1." + facts.size(), "archive/" + kind.id(), null));
        }
    }

    private void confirmed(ConfirmationSubject subject, Version version) {
        for (Role role : subject.roles()) {
            user(
                    PEOPLE[role.ordinal() % PEOPLE.length],
                    new ConfirmationGiven(subject, role, subject.ofAVersion() ? version : null, null));
        }
    }

    private void tested(TestEnvironment environment, Version version, Set<TestAspect> aspects) {
        build(new TestRecorded(environment, version, aspects, true, "reports/" + facts.size(), null));
    }

    private void securityTested(Version version, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (ScanKind kind : Policy.SHIPPED.external()) {
                String sha256 = Digests.sha256(("report " + facts.size()).getBytes(StandardCharsets.UTF_8));
                SeverityCounts findings = new SeverityCounts(0, 0, 3, 12, 40, 0);
                build(new SecurityTestRecorded(
                        kind,
                        version,
                        1,
                        List.of(new RecordedReport(
                                "reports/" + kind.id() + ".sarif",
                                "sarif",
                                "scanner",
                                sha256,
                                20_000,
                                now,
                                findings,
                                1,
                                120,
                                0,
                                0,
                                0,
                                0,
                                0,
                                false)), TestCircumstances.NONE, null));
            }
        }
    }

    private void asked(Gate gate, Version version, Role... roles) {
        Reference name = new Reference(gate.id() + "-" + facts.size());
        TrialRunTerms terms = gate == Gate.GO_LIVE
                ? new TrialRunTerms(LocalDate.parse("2026-03-02"), Period.ofMonths(3), Period.ofMonths(1))
                : null;
        user("dev-lead", new RequestMade(name, gate, version, null, POLICY, "please", terms, null, null));
        for (Role role : roles) {
            user(role.id(), new VoteCast(name, role, true, "fine", false, POLICY));
        }
    }

    private void deployed(Gate gate, Version version) {
        build(new DeploymentStarted(gate, version, List.of(), POLICY));
        build(new DeploymentFinished(gate, version, facts.size(), DeploymentOutcome.SUCCEEDED));
    }

    private void release(int release) {
        Version version = version(release);
        user(
                "dev-lead",
                new ChangeRecorded(version, ChangeScope.values()[release % 3], "release " + release, Set.of()));
        tested(TestEnvironment.TEST, version, EnumSet.of(TestAspect.FUNCTION, TestAspect.INTEGRATION));
        tested(TestEnvironment.TEST, version, EnumSet.of(TestAspect.STRESS, TestAspect.SECURITY));
        securityTested(version, 1);
        build(new DeploymentBlocked(Gate.CHANGE, version, List.of("F3"), POLICY));
        asked(Gate.CHANGE, version, Role.IT, Role.OPERATIONS);
        deployed(Gate.CHANGE, version);
        for (int day = 0; day < 7; day++) {
            user("ops-lead", new BackupRecorded("backups/" + release + "-" + day));
        }
        confirmed(ConfirmationSubject.OPERATION_MONITORED, version);
        switch (release % 6) {
            case 0 -> incident(release);
            case 1 -> nonconformity(release, version);
            case 2 -> access(release);
            case 3 -> waiver(release, version);
            case 4 -> documents();
            default -> emergency(release);
        }
    }

    private void incident(int release) {
        Reference name = new Reference("incident-" + release);
        user("ops-lead", new IncidentReported(name, Impact.values()[release % 4], "no answer", null));
        user("ops-lead", new IncidentResolved(name, "the disk was full"));
    }

    private void nonconformity(int release, Version version) {
        Reference name = new Reference("nonconformity-" + release);
        user("ops-lead", new NonconformityOpened(name, version, "a search takes a minute"));
        user("dev-lead", new RemediationPlanned(name, "an index", LocalDate.parse("2040-01-01")));
        user("it-lead", new RemediationReviewed(name, Role.IT, true, null));
        user("business-lead", new RemediationReviewed(name, Role.BUSINESS, true, null));
        user("dev-lead", new RemediationFinished(name, version, ScanKind.APPLICATION_VULNERABILITY_SCAN));
        user("ops-lead", new NonconformityRetested(name, version, true, "reports/search"));
    }

    private void access(int release) {
        Reference name = new Reference("access-" + release);
        Instant until = now.plus(Duration.ofHours(8));
        user("ops-lead", new TemporaryAccessGranted(name, "dev-lead", "read the logs", "ops-lead", until, "a fault"));
        user("ops-lead", new TemporaryAccessRevoked(name));
    }

    private void waiver(int release, Version version) {
        Reference name = new Reference("waiver-" + release);
        LocalDate until = LocalDate.parse("2040-01-01");
        user("dev-lead", new WaiverRequested(name, "F1", null, version, null, POLICY, "the tool is down", until));
        user("it-lead", new VoteCast(name, Role.IT, true, null, false, POLICY));
    }

    private void emergency(int release) {
        Version fix = new Version("1." + release + ".1");
        user("ops-lead", new BreakGlassUsed(Gate.CHANGE, fix, "the shop is down"));
        long used = facts.size();
        deployed(Gate.CHANGE, fix);
        user("it-lead", new BreakGlassReviewed(used, "it was right"));
    }
}
