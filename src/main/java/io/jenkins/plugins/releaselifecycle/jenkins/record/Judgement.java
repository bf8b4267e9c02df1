package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Conclusions;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDates;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationDeclaration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyInForce;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Puts the question of a gate for a job: the policy in force, and the exposure by the strictest of three. */
final class Judgement {

    private static final Logger LOGGER = Logger.getLogger(Judgement.class.getName());

    private Judgement() {}

    /** What the owner of the application says of it now. */
    static Optional<ApplicationDeclaration> declaration(AbstractItem item) {
        return item instanceof Job<?, ?> job
                ? Optional.ofNullable(job.getProperty(ApplicationProperty.class))
                : Branches.of(item).flatMap(branches -> branches.declaration(item));
    }

    /**
     * What the configuration of the application says of its exposure now: of a project of branches the strictest that it
     * and its branches that may deploy say.
     */
    static Optional<Exposure> declared(AbstractItem item) {
        Stream<ApplicationDeclaration> ofBranches = Branches.of(item).stream()
                .flatMap(branches -> new DeployingBranches(item, branches).jobs().stream())
                .flatMap(job -> declaration(job).stream());
        return Stream.concat(declaration(item).stream(), ofBranches)
                .map(ApplicationDeclaration::declaredExposure)
                .reduce(Exposure::stricterOf);
    }

    /**
     * What the application counts as: the strictest of the administrator's word, the record's and the job's.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    static Exposure exposure(AbstractItem item, Lifecycle lifecycle) {
        return policies(item, lifecycle).stream()
                .map(named -> exposure(item, lifecycle, named.policy()))
                .reduce(Exposure::stricterOf)
                .orElseThrow();
    }

    private static Exposure exposure(AbstractItem item, Lifecycle lifecycle, Policy policy) {
        Exposure onRecord = policy.exposureOf(lifecycle.declaredExposure());
        return declared(item).map(onRecord::stricterOf).orElse(onRecord);
    }

    /**
     * The full names by which an application gets its policies and the people who act for it: that of now, then those of before as
     * far as nobody moved it since who may give it others.
     */
    static List<String> names(AbstractItem item, Lifecycle lifecycle) {
        return Stream.concat(Stream.of(item.getFullName()), lifecycle.formerNames().stream())
                .distinct()
                .toList();
    }

    /**
     * The policies that an application is judged by, each once; first that of its name of now.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    static List<PolicyInForce> policies(AbstractItem item, Lifecycle lifecycle) {
        return names(item, lifecycle).stream()
                .map(ReleaseLifecycleConfiguration.get()::policyFor)
                .distinct()
                .toList();
    }

    /** The policy by which everything is counted that is no answer of a gate: that of the application's name of now. */
    static Policy policy(AbstractItem item) {
        return ReleaseLifecycleConfiguration.get().policyFor(item.getFullName()).policy();
    }

    /**
     * The answer of a gate.
     *
     * @param others moments that can be the present one as well, because the clock was moved
     * @param evidence what has become of the report of a digest
     * @throws InvalidInputException where the policy on disk is not one
     */
    static Verdict verdict(
            AbstractItem item,
            Lifecycle lifecycle,
            Gate gate,
            Version version,
            Instant now,
            Collection<Instant> others,
            Function<String, EvidenceState> evidence) {
        return verdict(item, lifecycle, gate, version, now, others, evidence, UnaryOperator.identity());
    }

    /** @param part of the answer that is asked for, of each policy */
    static Verdict verdict(
            AbstractItem item,
            Lifecycle lifecycle,
            Gate gate,
            Version version,
            Instant now,
            Collection<Instant> others,
            Function<String, EvidenceState> evidence,
            UnaryOperator<Verdict> part) {
        return Verdict.strictestOf(questions(item, lifecycle, gate, version, now, evidence)
                .map(question -> GateEvaluation.evaluate(question, others))
                .map(part)
                .toList());
    }

    /**
     * The answer that a gate would give under other policies.
     *
     * @param others moments that can be the present one as well, because the clock was moved
     * @param policies that of an application, by its full name
     */
    static Verdict verdictUnder(
            AbstractItem item,
            Lifecycle lifecycle,
            Gate gate,
            Version version,
            Instant now,
            Collection<Instant> others,
            Function<String, EvidenceState> evidence,
            Function<String, PolicyInForce> policies) {
        return Verdict.strictestOf(questions(item, lifecycle, gate, version, now, evidence, policies)
                .map(question -> GateEvaluation.evaluate(question, others))
                .toList());
    }

    /** The requests of an application on which people still can vote. */
    static List<OpenRequest> openRequests(
            AbstractItem item, Lifecycle lifecycle, Instant now, Function<String, EvidenceState> evidence) {
        return OpenRequest.of(lifecycle, (gate, version) -> question(item, lifecycle, gate, version, now, evidence));
    }

    /** What people have to do about an application, and by when. */
    static List<DueDate> due(
            AbstractItem item, Lifecycle lifecycle, Instant now, Function<String, EvidenceState> evidence) {
        return DueDates.of(lifecycle, (gate, version) -> question(item, lifecycle, gate, version, now, evidence));
    }

    /** What happened to an application and what is to come, by the calendar of the policy in force. */
    static Timeline timeline(AbstractItem item, List<RecordedFact> facts, List<DueDate> due, Instant now) {
        return Timeline.of(facts, policy(item), due, now);
    }

    /** What keeps a gate closed that nobody can vote away. */
    static List<RequirementLine> missingBesidesVotes(
            AbstractItem item,
            Lifecycle lifecycle,
            Gate gate,
            Version version,
            Instant now,
            Collection<Instant> others,
            Function<String, EvidenceState> evidence) {
        return questions(item, lifecycle, gate, version, now, evidence)
                .map(question -> GateEvaluation.missingBesidesVotes(question, others))
                .filter(missing -> !missing.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * The answer of a gate of an application whose record cannot be trusted or read: closed.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    static Verdict unreadable(AbstractItem item, Gate gate, Version version, Instant now, LedgerException why) {
        Question question = question(item, Lifecycle.empty(), gate, version, now, digest -> EvidenceState.MISSING);
        return GateEvaluation.unreadable(question, why.reason(), why.remedy());
    }

    /** Of the policy that the application has by its name of now. */
    private static Question question(
            AbstractItem item,
            Lifecycle lifecycle,
            Gate gate,
            Version version,
            Instant now,
            Function<String, EvidenceState> evidence) {
        return questions(item, lifecycle, gate, version, now, evidence)
                .findFirst()
                .orElseThrow();
    }

    /** One for each policy that the application is judged by. */
    private static Stream<Question> questions(
            AbstractItem item,
            Lifecycle lifecycle,
            Gate gate,
            Version version,
            Instant now,
            Function<String, EvidenceState> evidence) {
        return questions(item, lifecycle, gate, version, now, evidence, ReleaseLifecycleConfiguration.get()::policyFor);
    }

    /** @param policies that of an application, by its full name */
    private static Stream<Question> questions(
            AbstractItem item,
            Lifecycle lifecycle,
            Gate gate,
            Version version,
            Instant now,
            Function<String, EvidenceState> evidence,
            Function<String, PolicyInForce> policies) {
        ReleaseLifecycleConfiguration configuration = ReleaseLifecycleConfiguration.get();
        Map<String, Policy> earlier = configuration.knownPolicies();
        List<String> names = names(item, lifecycle);
        return names.stream()
                .map(policies)
                .map(PolicyInForce::policy)
                .distinct()
                .map(policy -> new Question(
                                gate,
                                lifecycle,
                                policy,
                                exposure(item, lifecycle, policy),
                                version,
                                now,
                                earlier,
                                evidence)
                        .where((person, role) -> configuration.actsAs(person, role, names)));
    }

    /**
     * The fact that follows from where the application stands. None while the policy is not one, because no gate is open
     * then; the next decision after it was put right looks again.
     */
    static Optional<Fact> following(
            AbstractItem item,
            Lifecycle lifecycle,
            Instant now,
            Collection<Instant> others,
            Function<String, EvidenceState> evidence) {
        try {
            return Conclusions.following(
                            lifecycle,
                            (gate, version) -> verdict(item, lifecycle, gate, version, now, others, evidence))
                    .or(() -> OpenRequest.expired(
                            lifecycle, (gate, version) -> question(item, lifecycle, gate, version, now, evidence)));
        } catch (InvalidInputException e) {
            LOGGER.log(Level.WARNING, e, () -> "No gate of " + item.getFullName() + " could be asked");
            return Optional.empty();
        }
    }
}
