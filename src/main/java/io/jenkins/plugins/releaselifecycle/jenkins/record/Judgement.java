package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
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

/**
 * What the policies of an application say of one state of it at one moment. What any of them keeps closed is closed.
 *
 * <p>Every answer throws {@link InvalidInputException} where the policy on disk is not one.
 */
public final class Judgement {

    private static final Logger LOGGER = Logger.getLogger(Judgement.class.getName());

    private final AbstractItem item;
    private final Lifecycle lifecycle;
    private final Instant now;
    private final Collection<Instant> others;
    private final Function<String, EvidenceState> evidence;
    private final Function<String, PolicyInForce> policies;

    private final UnaryOperator<Question> asking;

    private Judgement(
            AbstractItem item,
            Lifecycle lifecycle,
            Instant now,
            Collection<Instant> others,
            Function<String, EvidenceState> evidence,
            Function<String, PolicyInForce> policies,
            UnaryOperator<Question> asking) {
        this.item = item;
        this.lifecycle = lifecycle;
        this.now = now;
        this.others = others;
        this.evidence = evidence;
        this.policies = policies;
        this.asking = asking;
    }

    /**
     * By the policies in force.
     *
     * @param others moments that can be the present one as well, because the clock was moved
     * @param evidence what has become of the report of a digest
     */
    static Judgement of(
            AbstractItem item,
            Lifecycle lifecycle,
            Instant now,
            Collection<Instant> others,
            Function<String, EvidenceState> evidence) {
        return new Judgement(
                item,
                lifecycle,
                now,
                others,
                evidence,
                ReleaseLifecycleConfiguration.get().policyAssignment()::of,
                UnaryOperator.identity());
    }

    /** @param proposed the policy of an application, by its full name */
    public Judgement under(Function<String, PolicyInForce> proposed) {
        return new Judgement(item, lifecycle, now, others, evidence, proposed, asking);
    }

    /** @param how what is asked besides, of each policy */
    public Judgement asking(UnaryOperator<Question> how) {
        return new Judgement(item, lifecycle, now, others, evidence, policies, how);
    }

    /** Whether what was asked for or decided under the policy of that digest still holds. */
    public boolean stillHolds(Gate gate, Version version, String digest) {
        return question(gate, version).stillHolds(digest);
    }

    /** The answer of a gate. */
    public Verdict verdict(Gate gate, Version version) {
        return verdict(gate, version, UnaryOperator.identity());
    }

    /** What the gate that opens service says of the security tests alone. */
    public Verdict testsVerdict(Version version) {
        return verdict(Gate.GO_LIVE, version, Verdict::ofSecurityTests);
    }

    private Verdict verdict(Gate gate, Version version, UnaryOperator<Verdict> part) {
        return Verdict.strictestOf(questions(gate, version)
                .map(question -> GateEvaluation.evaluate(question, others))
                .map(part)
                .toList());
    }

    /** What keeps a gate closed that nobody can vote away; none where votes alone are missing. */
    public List<RequirementLine> missingBesidesVotes(Gate gate, Version version) {
        return questions(gate, version)
                .map(question -> GateEvaluation.missingBesidesVotes(question, others))
                .filter(missing -> !missing.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The requests on which people still can vote. */
    List<OpenRequest> openRequests() {
        return OpenRequest.of(lifecycle, this::question);
    }

    /** What people have to do, and by when. */
    List<DueDate> due() {
        return DueDates.of(lifecycle, this::question);
    }

    /** The answer of a gate of an application whose record cannot be trusted or read: closed. */
    static Verdict unreadable(AbstractItem item, Gate gate, Version version, Instant now, LedgerException why) {
        Judgement judgement = of(item, Lifecycle.empty(), now, List.of(), digest -> EvidenceState.MISSING);
        return GateEvaluation.unreadable(judgement.question(gate, version), why.reason(), why.remedy());
    }

    /** Of the policy that the application has by its name of now. */
    private Question question(Gate gate, Version version) {
        return questions(gate, version).findFirst().orElseThrow();
    }

    /** One for each policy that the application is judged by. */
    private Stream<Question> questions(Gate gate, Version version) {
        ReleaseLifecycleConfiguration configuration = ReleaseLifecycleConfiguration.get();
        Map<String, Policy> earlier = configuration.knownPolicies();
        List<String> names = Assignment.names(item, lifecycle);
        return Assignment.policies(item, lifecycle, policies).stream()
                .map(PolicyInForce::policy)
                .distinct()
                .map(policy -> new Question(
                                gate,
                                lifecycle,
                                policy,
                                Assignment.exposure(item, lifecycle, policy),
                                version,
                                now,
                                earlier,
                                evidence)
                        .where((person, role) -> configuration.roleAssignment().includes(person, role, names)))
                .map(asking);
    }

    /**
     * The fact that follows from where the application stands. None while the policy is not one, because no gate is open
     * then; the next decision after it was put right looks again.
     */
    Optional<Fact> following() {
        try {
            return Conclusions.following(lifecycle, this::verdict)
                    .or(() -> OpenRequest.expired(lifecycle, this::question));
        } catch (InvalidInputException e) {
            LOGGER.log(Level.WARNING, e, () -> "No gate of " + item.getFullName() + " could be asked");
            return Optional.empty();
        }
    }
}
