package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a gate is asked. */
public final class Question {

    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private final Gate gate;
    private final Lifecycle lifecycle;
    private final Policy policy;
    private final String policyDigest;
    private final Exposure exposure;
    private final Version version;
    private final Instant now;
    private final Map<String, Policy> earlier;
    private final Function<String, EvidenceState> evidence;
    private final boolean besidesVotes;
    private final BiPredicate<String, Role> actsAs;
    private final Committers committers;
    private final Predicate<Actor> mayHaveAsked;

    /**
     * The question.
     *
     * @param lifecycle where the application stands
     * @param exposure what the application says of itself; the policy's is in force where that is stricter
     * @param version that is to pass the gate
     * @param now the moment for which the question is asked, in the years 1970 to 9999
     * @param earlier policies that were in force before; a vote that was given under one of them holds where the present
     *     one asks for nothing more
     * @param evidence what has become of the report of a digest that was kept
     * @throws InvalidInputException where the moment is out of its bounds
     */
    public Question(
            Gate gate,
            Lifecycle lifecycle,
            Policy policy,
            Exposure exposure,
            Version version,
            Instant now,
            Collection<Policy> earlier,
            Function<String, EvidenceState> evidence) {
        this(gate, lifecycle, policy, exposure, version, now, byDigest(earlier), evidence);
    }

    /**
     * The question, where many are asked.
     *
     * @param earlier policies that were in force before, by their digests
     */
    public Question(
            Gate gate,
            Lifecycle lifecycle,
            Policy policy,
            Exposure exposure,
            Version version,
            Instant now,
            Map<String, Policy> earlier,
            Function<String, EvidenceState> evidence) {
        this(
                gate,
                lifecycle,
                policy,
                exposure,
                version,
                now,
                earlier,
                evidence,
                false,
                (person, role) -> true,
                Committers.AS_ASKED,
                asker -> true);
    }

    /** Policies by their digests. */
    public static Map<String, Policy> byDigest(Collection<Policy> policies) {
        return policies.stream().collect(Collectors.toMap(Policy::digest, policy -> policy, (a, b) -> a));
    }

    private Question(
            Gate gate,
            Lifecycle lifecycle,
            Policy policy,
            Exposure exposure,
            Version version,
            Instant now,
            Map<String, Policy> earlier,
            Function<String, EvidenceState> evidence,
            boolean besidesVotes,
            BiPredicate<String, Role> actsAs,
            Committers committers,
            Predicate<Actor> mayHaveAsked) {
        this.gate = Objects.requireNonNull(gate, "gate");
        this.lifecycle = Objects.requireNonNull(lifecycle, "lifecycle");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.policyDigest = policy.digest();
        this.exposure = policy.exposure().stricterOf(exposure);
        this.version = Objects.requireNonNull(version, "version");
        this.now = now;
        this.evidence = Objects.requireNonNull(evidence, "evidence");
        this.besidesVotes = besidesVotes;
        this.actsAs = actsAs;
        this.committers = committers;
        this.mayHaveAsked = mayHaveAsked;
        this.earlier = earlier;
        if (now.isBefore(Instant.EPOCH) || now.isAfter(LAST)) {
            throw new InvalidInputException(Message.of(Question.class, "question.moment", now.toString()));
        }
    }

    /** The same question for another moment. */
    Question at(Instant moment) {
        return with(moment, besidesVotes, actsAs, committers, mayHaveAsked);
    }

    /** The same question as if everybody had agreed who decides at the gate: its answer says what else is missing. */
    Question besidesVotes() {
        return with(now, true, actsAs, committers, mayHaveAsked);
    }

    /**
     * The same question where it is known who acts in which role now: a vote counts no more once its person has lost the
     * role. Without it, whoever voted is taken to hold the role still.
     *
     * @param holders whether the person of that user id acts in that role
     */
    public Question where(BiPredicate<String, Role> holders) {
        return with(now, besidesVotes, holders, committers, mayHaveAsked);
    }

    /** The same question where a build is about to deploy what these committed to. */
    public Question deploying(Committers whose) {
        return with(now, besidesVotes, actsAs, whose, mayHaveAsked);
    }

    /**
     * The same question where what was agreed to counts only if certain ones have asked for it. Without it, whoever asked may have.
     *
     * @param askers whether that is one of them
     */
    public Question goingOnBy(Predicate<Actor> askers) {
        return with(now, besidesVotes, actsAs, committers, askers);
    }

    boolean mayHaveAsked(Actor actor) {
        return mayHaveAsked.test(actor);
    }

    private Question with(
            Instant moment,
            boolean leavingVotes,
            BiPredicate<String, Role> holders,
            Committers whose,
            Predicate<Actor> askers) {
        return new Question(
                gate,
                lifecycle,
                policy,
                exposure,
                version,
                moment,
                earlier,
                evidence,
                leavingVotes,
                holders,
                whose,
                askers);
    }

    Committers committers() {
        return committers;
    }

    /** Whether that person acts in that role now. */
    boolean actsAs(String person, Role role) {
        return actsAs.test(person, role);
    }

    boolean isBesidesVotes() {
        return besidesVotes;
    }

    /** The question about an application that is as its record declares it, and whose evidence is taken to be there. */
    public static Question of(Gate gate, Lifecycle lifecycle, Policy policy, Version version, Instant now) {
        return of(gate, lifecycle, policy, version, now, digest -> EvidenceState.KEPT);
    }

    /** The question about an application that is as its record declares it. */
    public static Question of(
            Gate gate,
            Lifecycle lifecycle,
            Policy policy,
            Version version,
            Instant now,
            Function<String, EvidenceState> evidence) {
        Exposure exposure = policy.exposureOf(lifecycle.declaredExposure());
        return new Question(gate, lifecycle, policy, exposure, version, now, List.of(), evidence);
    }

    /** The first file that a test rests on, was kept and is no longer what it was; empty where all are. */
    Optional<LostFile> lost(SecurityTest test) {
        Stream<LostFile> reports = test.reports().stream()
                .filter(RecordedReport::kept)
                .map(report -> new LostFile(report.file(), report.sha256(), evidence.apply(report.sha256())));
        Stream<LostFile> documents = test.documents().stream()
                .map(document -> new LostFile(document.file(), document.sha256(), evidence.apply(document.sha256())));
        return Stream.concat(reports, documents)
                .filter(file -> file.state() != EvidenceState.KEPT)
                .findFirst();
    }

    /** A file that was kept as evidence, and is not any more. */
    record LostFile(String file, String sha256, EvidenceState state) {}

    public Gate gate() {
        return gate;
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    public Policy policy() {
        return policy;
    }

    /** Digest of the policy. */
    public String policyDigest() {
        return policyDigest;
    }

    /** What is in force: the stricter of the policy's and the application's. */
    public Exposure exposure() {
        return exposure;
    }

    public Version version() {
        return version;
    }

    public Instant now() {
        return now;
    }

    /** The kinds of security test that this application needs. */
    Set<ScanKind> kinds() {
        return policy.kinds(exposure);
    }

    boolean past(Instant moment) {
        return !now.isBefore(moment);
    }

    /** The end of that day in the policy's time zone: the first moment of the next. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(policy.timeZone()).toInstant();
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(policy.timeZone()).toInstant();
    }

    /** A calendar period after a moment, in the policy's time zone. */
    Instant after(Instant moment, Period period) {
        return moment.atZone(policy.timeZone()).plus(period).toInstant();
    }

    /** Whether a vote that was given under the policy of that digest still holds. */
    public boolean stillHolds(String digest) {
        if (policyDigest.equals(digest)) {
            return true;
        }
        Policy before = earlier.get(digest);
        return before != null && !Strictness.asksForMore(policy, before);
    }
}
