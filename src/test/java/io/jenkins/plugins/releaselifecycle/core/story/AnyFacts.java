package io.jenkins.plugins.releaselifecycle.core.story;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationClassified;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
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
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
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
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.TailRepaired;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
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
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestCommented;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestExpired;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.TermsProposed;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverEnded;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.FilingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TermExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed.Member;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Any fact at all, with any values that a fact takes. Names, versions and people are few, so that facts meet; moments
 * lie anywhere between 1970 and 9999.
 */
public final class AnyFacts {

    static final String VERSION = "1.4.0";
    public static final List<String> VERSIONS = List.of(VERSION, "1.4.1", "2.0.0");

    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");
    private static final List<String> NAMES =
            List.of("a", "a", "a", "install-1", "go-live-2", "handover-3", "acceptance-4", "retire-5");
    private static final List<String> TEXTS = List.of("x", "{0} '{1}' {", "含中文", "two\nlines", "%s \\u0000");

    private static final Map<Chapter, List<RecordedFact>> TOLD = new ConcurrentHashMap<>();

    private AnyFacts() {}

    /** What was told, and then anything; more often a little than much, so that what was told still counts. */
    public static Arbitrary<List<RecordedFact>> after(List<RecordedFact> told, int most) {
        return Combinators.combine(fact(), moment(), actor())
                .as((fact, at, actor) ->
                        (Function<Integer, RecordedFact>) sequence -> new RecordedFact(sequence, at, actor, fact))
                .list()
                .ofMaxSize(most)
                .withSizeDistribution(RandomDistribution.biased())
                .map(more -> Stream.concat(
                                told.stream(),
                                IntStream.range(0, more.size())
                                        .mapToObj(i -> more.get(i).apply(told.size() + i + 1)))
                        .toList());
    }

    /** Some tale, or nothing, and then anything. */
    public static Arbitrary<List<RecordedFact>> story(int most) {
        return Arbitraries.of(Tale.all()).injectNull(0.1).flatMap(told -> after(told == null ? List.of() : told, most));
    }

    public static List<RecordedFact> told(Chapter chapter) {
        return TOLD.computeIfAbsent(chapter, key -> key.tell(VERSION).facts());
    }

    /** An application that is open for its installation under the shipped policy. */
    public static List<RecordedFact> applied() {
        return told(Chapter.APPLIED);
    }

    static RecordedFact retirement() {
        return new RecordedFact(
                1_000,
                Instant.parse("2028-03-01T09:00:00Z"),
                new Actor.User("it-lead"),
                new ApplicationRetired("policy"));
    }

    public static Arbitrary<Instant> moment() {
        Arbitrary<Instant> anywhere =
                Arbitraries.longs().between(0, LAST.getEpochSecond()).map(Instant::ofEpochSecond);
        Arbitrary<Instant> near = Arbitraries.longs()
                .between(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond(), 1_900_000_000L)
                .map(Instant::ofEpochSecond);
        return Arbitraries.frequencyOf(
                Tuple.of(5, near), Tuple.of(2, anywhere), Tuple.of(1, Arbitraries.of(Instant.EPOCH, LAST)));
    }

    public static Arbitrary<Version> version() {
        return Arbitraries.of(VERSIONS).map(Version::new);
    }

    public static Arbitrary<Actor> actor() {
        Arbitrary<Actor> people = Arbitraries.of(Role.values()).map(role -> new Actor.User(Story.person(role)));
        Arbitrary<Actor> build = Combinators.combine(Arbitraries.integers().between(0, 40), moment())
                .as((number, at) -> new Actor.Build("web-shop", number, at));
        return Arbitraries.oneOf(
                people,
                people,
                people,
                build,
                Arbitraries.of(new Actor.Product(), new Actor.User("IT-LEAD"), new Actor.User("?")));
    }

    private static Arbitrary<Reference> name() {
        return Arbitraries.of(NAMES).map(Reference::new);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(TEXTS);
    }

    private static Arbitrary<String> policy() {
        return Arbitraries.of(Policy.SHIPPED.digest(), "another");
    }

    private static Arbitrary<Period> length() {
        return Arbitraries.of(
                Period.ofDays(1),
                Period.ofMonths(1),
                Period.ofMonths(3),
                Period.ofYears(1),
                Period.ofDays(36_525),
                Period.of(1, 2, 3));
    }

    private static Arbitrary<LocalDate> date() {
        return Arbitraries.oneOf(
                Arbitraries.of(LocalDate.of(1970, 1, 1), LocalDate.of(9998, 12, 31), LocalDate.of(2028, 2, 29)),
                Arbitraries.longs().between(20_454, 21_900).map(LocalDate::ofEpochDay));
    }

    private static Arbitrary<Long> sequence() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 120), Arbitraries.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE));
    }

    private static Arbitrary<Integer> count() {
        return Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(2, 1), Tuple.of(1, Integer.MAX_VALUE));
    }

    /** Time zones whose days are odd: half hours, skipped days, changes of half an hour, the furthest offsets. */
    public static Arbitrary<ZoneId> zone() {
        return Arbitraries.of(
                        "UTC",
                        "Asia/Shanghai",
                        "Pacific/Apia",
                        "Pacific/Kiritimati",
                        "America/St_Johns",
                        "Australia/Lord_Howe",
                        "Africa/Monrovia",
                        "Antarctica/Troll",
                        "+18:00",
                        "-18:00")
                .map(ZoneId::of);
    }

    /** Something that speaks against the application, at any moment; rights whose end is not after {@code now}. */
    static Arbitrary<Fact> failing(Instant now) {
        Arbitrary<Fact> incidents = Combinators.combine(
                        name(), Arbitraries.of(Impact.FAILURE, Impact.USERS, Impact.OUTAGE), moment().injectNull(0.5))
                .as((name, impact, since) -> new IncidentReported(name, impact, "no answer", since));
        Arbitrary<Fact> tests = Combinators.combine(
                        Arbitraries.of(TestEnvironment.class),
                        version(),
                        Arbitraries.of(TestAspect.class).set().ofMinSize(1))
                .as((environment, version, aspects) ->
                        new TestRecorded(environment, version, aspects, false, "report", null));
        Arbitrary<Reference> asked = Arbitraries.of(
                        "install-1", "go-live-2", "handover-3", "acceptance-4", "acceptance-5", "change-3", "change-5")
                .map(Reference::new);
        Arbitrary<Fact> rejections = Combinators.combine(asked, Arbitraries.of(Role.class), Arbitraries.of(true, false))
                .as((name, role, serious) -> new VoteCast(name, role, false, "no", serious, "another"));
        Arbitrary<Fact> opened = Combinators.combine(name(), version(), text()).as(NonconformityOpened::new);
        Arbitrary<Fact> scans = Combinators.combine(
                        Arbitraries.of(ScanKind.class),
                        version(),
                        Arbitraries.integers().between(0, 40))
                .as((kind, version, content) -> new SecurityTestRecorded(
                        kind, version, 1, List.of(finding(content)), TestCircumstances.NONE, null));
        Arbitrary<Fact> accesses = Combinators.combine(
                        name(),
                        Arbitraries.longs().between(0, now.getEpochSecond()).map(Instant::ofEpochSecond))
                .as((name, until) -> new TemporaryAccessGranted(name, "dev", "all", "ops", until, "so"));
        Arbitrary<Fact> glass = Combinators.combine(Arbitraries.of(Gate.class), version(), text())
                .as(BreakGlassUsed::new);
        return Arbitraries.oneOf(
                incidents,
                tests,
                rejections,
                rejections,
                opened,
                scans,
                accesses,
                glass,
                text().map(type -> new NotUnderstood(type, 2)));
    }

    private static RecordedReport finding(int content) {
        SeverityCounts critical = new SeverityCounts(1, 0, 0, 0, 0, 0);
        return new RecordedReport(
                "r.sarif", "sarif", "scanner", digest(content), 1, null, critical, 0, 1, 0, 0, 0, 0, 0, false);
    }

    static Arbitrary<Fact> fact() {
        return Arbitraries.oneOf(
                applications(),
                evidence(),
                nonconformities(),
                requests(),
                deployments(),
                trialRun(),
                operation(),
                exceptions());
    }

    private static Arbitrary<Fact> applications() {
        return Arbitraries.oneOf(
                text().map(ApplicationRegistered::new),
                Combinators.combine(text(), Arbitraries.of(NamesKept.class))
                        .as((to, kept) -> new ApplicationMoved("from", to, kept)),
                Arbitraries.of(Exposure.class).map(ExposureDeclared::new),
                Arbitraries.integers().between(1, 5).map(level -> new ApplicationClassified(level, level % 2 == 0)));
    }

    private static Arbitrary<Fact> evidence() {
        Arbitrary<Fact> documents = Combinators.combine(Arbitraries.of(DocumentKind.class), text())
                .as((kind, text) -> new DocumentRecorded(kind, text, text, null));
        Arbitrary<Fact> trainings = Combinators.combine(Arbitraries.of(Audience.class), date(), text())
                .as(TrainingRecorded::new);
        return Arbitraries.oneOf(
                documents, trainings, confirmations(), tests(), securityTests(), text().map(BackupRecorded::new));
    }

    private static Arbitrary<Fact> confirmations() {
        return Combinators.combine(
                        Arbitraries.of(ConfirmationSubject.class),
                        Arbitraries.integers(),
                        version(),
                        Arbitraries.integers().between(0, 3))
                .as((subject, which, version, withdrawn) -> {
                    List<Role> roles = List.copyOf(subject.roles());
                    Role role = roles.get(Math.floorMod(which, roles.size()));
                    Version of = subject.ofAVersion() ? version : null;
                    return withdrawn == 0
                            ? new ConfirmationWithdrawn(subject, role, of, "a mistake")
                            : new ConfirmationGiven(subject, role, of, null);
                });
    }

    private static Arbitrary<Fact> tests() {
        return Combinators.combine(
                        Arbitraries.of(TestEnvironment.class),
                        version(),
                        Arbitraries.of(TestAspect.class).set().ofMinSize(1),
                        Arbitraries.of(true, true, false),
                        text())
                .as((environment, version, aspects, passed, report) ->
                        new TestRecorded(environment, version, aspects, passed, report, null));
    }

    static Arbitrary<SecurityTestRecorded> securityTests() {
        return Combinators.combine(
                        Arbitraries.of(ScanKind.class),
                        version(),
                        report().list().ofMinSize(1).ofMaxSize(3))
                .as((kind, version, reports) ->
                        new SecurityTestRecorded(kind, version, 1, reports, TestCircumstances.NONE, null));
    }

    private static Arbitrary<RecordedReport> report() {
        Arbitrary<SeverityCounts> findings = Combinators.combine(count(), count(), count(), count(), count(), count())
                .as(SeverityCounts::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30), moment().injectNull(0.4), findings, count(), count())
                .as((content, at, found, suppressed, notExamined) -> new RecordedReport(
                        "r.sarif",
                        "sarif",
                        "{0}",
                        digest(content),
                        1,
                        at,
                        found,
                        suppressed,
                        1,
                        0,
                        notExamined,
                        0,
                        0,
                        0,
                        false));
    }

    private static String digest(int content) {
        return Digests.sha256(("any " + content).getBytes(StandardCharsets.UTF_8));
    }

    private static Arbitrary<Fact> nonconformities() {
        Arbitrary<Fact> planned = Combinators.combine(name(), text(), date()).as(RemediationPlanned::new);
        Arbitrary<Fact> reviewed = Combinators.combine(
                        name(), Arbitraries.of(Role.IT, Role.BUSINESS), Arbitraries.of(true, true, false))
                .as((name, role, approved) -> new RemediationReviewed(name, role, approved, "so"));
        Arbitrary<Fact> finished = Combinators.combine(
                        name(), version(), Arbitraries.of(ScanKind.class).injectNull(0.5))
                .as(RemediationFinished::new);
        Arbitrary<Fact> retested = Combinators.combine(name(), version(), Arbitraries.of(true, true, false))
                .as((name, version, passed) -> new NonconformityRetested(name, version, passed, "report"));
        Arbitrary<Fact> opened = Combinators.combine(name(), version(), text()).as(NonconformityOpened::new);
        return Arbitraries.oneOf(opened, planned, reviewed, finished, retested);
    }

    private static Arbitrary<Fact> requests() {
        Arbitrary<TrialRunTerms> terms =
                Combinators.combine(date(), length(), length()).as(TrialRunTerms::new);
        Arbitrary<Fact> made = Combinators.combine(
                        name(), Arbitraries.of(Gate.class), version(), policy(), terms, moment().injectNull(0.5))
                .as((name, gate, version, policy, trialRun, until) -> new RequestMade(
                        name, gate, version, null, policy, null, gate == Gate.GO_LIVE ? trialRun : null, null, until));
        Arbitrary<String> requirements =
                Arbitraries.of(Requirement.class).map(Requirement::id).injectDuplicates(0.1);
        Arbitrary<Fact> waivers = Combinators.combine(
                        name(),
                        Arbitraries.oneOf(requirements, Arbitraries.just("Z9")),
                        Arbitraries.of(ScanKind.class).injectNull(0.7),
                        version(),
                        policy(),
                        date())
                .as((name, requirement, kind, version, policy, until) ->
                        new WaiverRequested(name, requirement, kind, version, null, policy, "because", until));
        Arbitrary<Fact> votes = Combinators.combine(
                        name(),
                        Arbitraries.of(Role.class),
                        Arbitraries.integers().between(0, 9),
                        policy())
                .as((name, role, how, policy) -> new VoteCast(name, role, how > 1, "so", how == 0, policy));
        return Arbitraries.oneOf(
                made,
                waivers,
                votes,
                votes,
                name().map(VoteWithdrawn::new),
                Combinators.combine(name(), text()).as(RequestCommented::new),
                Combinators.combine(name(), terms).as(TermsProposed::new),
                name().map(name -> new RequestWithdrawn(name, "no longer")),
                name().map(RequestExpired::new),
                name().map(name -> new WaiverEnded(name, "no longer")));
    }

    private static List<String> unmet(String id) {
        return id.isEmpty() ? List.of() : List.of(id);
    }

    private static Arbitrary<Fact> deployments() {
        Arbitrary<Fact> started = Combinators.combine(
                        Arbitraries.of(Gate.class),
                        version(),
                        Arbitraries.of("", "", "A1").map(AnyFacts::unmet),
                        policy())
                .as(DeploymentStarted::new);
        Arbitrary<Fact> finished = Combinators.combine(
                        Arbitraries.of(Gate.class), version(), sequence(), Arbitraries.of(DeploymentOutcome.class))
                .as(DeploymentFinished::new);
        Arbitrary<Fact> blocked = Combinators.combine(Arbitraries.of(Gate.class), version(), policy())
                .as((gate, version, policy) -> new DeploymentBlocked(gate, version, List.of("A1"), policy));
        return Arbitraries.oneOf(started, finished, finished, blocked);
    }

    private static Arbitrary<Fact> trialRun() {
        Arbitrary<Member> member = Combinators.combine(
                        text(),
                        Arbitraries.of(Role.IT, Role.BUSINESS, Role.DEVELOPMENT, Role.OPERATIONS),
                        Arbitraries.of(Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW))
                .as(Member::new);
        Arbitrary<Fact> started =
                Combinators.combine(version(), length(), length()).as(TrialRunStarted::new);
        Arbitrary<Fact> terms =
                Combinators.combine(Arbitraries.of(Term.class), date(), text()).as(TermExtended::new);
        Arbitrary<Fact> extended = Combinators.combine(length(), text()).as(TrialRunExtended::new);
        Arbitrary<Fact> handedOver = Combinators.combine(version(), policy()).as(HandoverCompleted::new);
        Arbitrary<Fact> accepted = Combinators.combine(version(), policy()).as(AcceptancePassed::new);
        return Arbitraries.frequencyOf(
                Tuple.of(4, started),
                Tuple.of(2, extended),
                Tuple.of(2, terms),
                Tuple.of(2, text().map(FilingRecorded::new)),
                Tuple.of(2, handedOver),
                Tuple.of(2, member.list().ofMaxSize(5).map(WorkingGroupFormed::new)),
                Tuple.of(2, accepted),
                Tuple.of(1, policy().map(ApplicationRetired::new)));
    }

    private static Arbitrary<Fact> operation() {
        Arbitrary<Fact> incidents = Combinators.combine(
                        name(), Arbitraries.of(Impact.class), text(), moment().injectNull(0.5))
                .as(IncidentReported::new);
        Arbitrary<Fact> resolved = Combinators.combine(name(), text()).as(IncidentResolved::new);
        Arbitrary<Fact> changes = Combinators.combine(
                        version(),
                        Arbitraries.of(ChangeScope.class),
                        Arbitraries.of(ScanKind.class).set())
                .as((version, scope, kinds) -> new ChangeRecorded(version, scope, "a change", Set.copyOf(kinds)));
        Arbitrary<Fact> accesses = Combinators.combine(name(), text(), moment())
                .as((name, rights, until) -> new TemporaryAccessGranted(name, "dev", rights, "ops", until, "so"));
        Arbitrary<Fact> support = Combinators.combine(text(), text()).as(SupportNamed::new);
        return Arbitraries.oneOf(
                incidents, resolved, resolved, changes, accesses, name().map(TemporaryAccessRevoked::new), support);
    }

    private static Arbitrary<Fact> exceptions() {
        Arbitrary<Fact> used = Combinators.combine(Arbitraries.of(Gate.class), version(), text())
                .as(BreakGlassUsed::new);
        Arbitrary<Fact> reviewed = Combinators.combine(sequence(), text()).as(BreakGlassReviewed::new);
        return Arbitraries.frequencyOf(
                Tuple.of(6, used),
                Tuple.of(6, reviewed),
                Tuple.of(3, Arbitraries.just(new TailRepaired(3, "x"))),
                Tuple.of(1, text().map(type -> new NotUnderstood(type, 2))));
    }
}
