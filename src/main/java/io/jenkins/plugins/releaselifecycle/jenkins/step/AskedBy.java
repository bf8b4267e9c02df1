package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.AbstractItem;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.UnfinishedDeployment;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Admission;
import io.jenkins.plugins.releaselifecycle.core.policy.Conclusions;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A build's request at a gate, as its Jenkinsfile words it.
 *
 * @param message {@code null} for none
 * @param timeout {@code null} for none
 * @param id {@code null} where the product names the request
 * @param proposed {@code null} at all gates but go-live
 */
record AskedBy(Gate gate, String version, String message, String timeout, String id, ProposedTrialRun proposed)
        implements Serializable {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3653);

    /**
     * What came of asking.
     *
     * @param missing what keeps the gate closed that nobody can vote away; nothing was asked then
     * @param made sequence of the fact that made the request
     * @param id name of the request
     * @param deadline milliseconds since 1970 at which it ends undecided
     */
    record Answer(List<RequirementLine> missing, long made, String id, long deadline) {

        private static Answer none(List<RequirementLine> missing) {
            return new Answer(missing, 0, null, Long.MAX_VALUE);
        }

        private static Answer of(long made, Reference id, Instant until) {
            return new Answer(List.of(), made, id.text(), until == null ? Long.MAX_VALUE : until.toEpochMilli());
        }
    }

    AskedBy(GateRequestStep step) {
        this(step.gate(), step.getVersion(), step.getMessage(), step.getTimeout(), step.getId(), step.proposed());
    }

    /**
     * Makes the request, or finds the one that this build has made.
     *
     * @throws InvalidInputException where it is none, or cannot be made now; nothing is recorded then
     */
    Answer ask(Run<?, ?> run, AbstractItem item) {
        Lifecycles lifecycles = Lifecycles.get();
        Actor.Build actor = Lifecycles.actor(run);
        Instant end = end(item, lifecycles.now());
        Lifecycle before = lifecycles.lifecycle(item);
        AtomicReference<GateRequest> standing = new AtomicReference<>();
        AtomicReference<List<RequirementLine>> missing = new AtomicReference<>(List.of());
        // Before a ledger is begun for something that is refused.
        List<String> committers = committers(run, item, before);
        factsUnlessStanding(run, item, committers, before, lifecycles.now(), standing, missing);
        if (!missing.get().isEmpty()) {
            return Answer.none(missing.get());
        }
        List<RecordedFact> recorded = lifecycles.decide(
                item,
                actor,
                (lifecycle, now) -> factsUnlessStanding(run, item, committers, lifecycle, now, standing, missing));
        if (standing.get() != null) {
            Request request = standing.get().request();
            return Answer.of(
                    request.evidence().sequence(),
                    standing.get().id(),
                    request.until().orElse(end));
        }
        return recorded.stream()
                .filter(fact -> fact.fact() instanceof RequestMade)
                .map(fact -> Answer.of(
                        fact.sequence(), ((RequestMade) fact.fact()).request(), ((RequestMade) fact.fact()).until()))
                .findFirst()
                .orElseGet(() -> Answer.none(missing.get()));
    }

    /** {@code null} where the policy does not ask who committed. */
    private List<String> committers(Run<?, ?> run, AbstractItem item, Lifecycle lifecycle) {
        return Authors.areExcluded(item, lifecycle)
                ? Authors.of(run, lifecycle.deployerBefore(new Version(version)))
                : null;
    }

    /**
     * Two branches of one build that ask for the same wait for the same request, whichever of them comes first. What
     * people or another job have asked for, everybody has agreed to and nobody has made use of, is not asked for again. What
     * another build of the job has left behind holds for nobody any more, and is withdrawn.
     */
    private List<Fact> factsUnlessStanding(
            Run<?, ?> run,
            AbstractItem item,
            List<String> committers,
            Lifecycle lifecycle,
            Instant now,
            AtomicReference<GateRequest> standing,
            AtomicReference<List<RequirementLine>> missing) {
        Optional<GateRequest> own = own(lifecycle, Lifecycles.actor(run))
                .filter(request -> !request.request().isOver(now))
                .or(() -> concluded(lifecycle));
        Optional<GateRequest> others =
                own.isPresent() ? Optional.empty() : lifecycle.openRequest(gate, new Version(version));
        Optional<GateRequest> agreed = others.filter(request -> isAgreed(item, lifecycle, now));
        standing.set(own.or(() -> agreed.filter(request -> holdsFor(run, request.request()))
                        .filter(request -> mayBeTakenOver(item, committers, lifecycle, request)))
                .orElse(null));
        if (standing.get() != null) {
            return List.of();
        }
        Optional<GateRequest> anew = agreed.filter(request -> !holdsFor(run, request.request()))
                .or(() -> others.filter(request -> isLeftBehind(run, request.request())))
                .filter(request -> !isInUse(item, lifecycle, request.request()));
        return anew.isPresent()
                ? anew(run, item, committers, lifecycle, now, anew.get(), missing)
                : facts(run, item, committers, lifecycle, now, missing);
    }

    /** The request by which that is done already, whoever asked: nothing is left to be agreed to. */
    private Optional<GateRequest> concluded(Lifecycle lifecycle) {
        return lifecycle
                .openRequest(gate, new Version(version))
                .filter(request -> Conclusions.concluded(gate, lifecycle));
    }

    /** Whether the build that asked still runs, or one that deploys by it. */
    private static boolean isInUse(AbstractItem item, Lifecycle lifecycle, Request request) {
        return Stream.concat(
                        Stream.of(request.evidence()),
                        lifecycle.unfinishedDeployments().stream().map(UnfinishedDeployment::evidence))
                .anyMatch(evidence -> Lifecycles.runs(item, evidence.actor()));
    }

    private boolean holdsFor(Run<?, ?> run, Request request) {
        boolean included =
                gate.deploys() ? Askers.include(run, request.evidence().actor()) : !Starters.isReplay(run);
        return included && !Starters.decidedOn(run, request);
    }

    /** Whether a build asked, so that this one cannot go on by it even if everybody agreed. */
    private boolean isLeftBehind(Run<?, ?> run, Request request) {
        Actor asker = request.evidence().actor();
        return gate.deploys() && asker instanceof Actor.Build && !Askers.include(run, asker);
    }

    /** What was asked for by another build is withdrawn by the one that has to ask for itself, so that the record says so. */
    private List<Fact> anew(
            Run<?, ?> run,
            AbstractItem item,
            List<String> committers,
            Lifecycle lifecycle,
            Instant now,
            GateRequest before,
            AtomicReference<List<RequirementLine>> missing) {
        Fact withdrawn = new RequestWithdrawn(before.id(), Messages.GateRequestStep_askedAnew());
        Lifecycle without =
                lifecycle.and(new RecordedFact(lifecycle.sequence() + 1, now, Lifecycles.actor(run), withdrawn));
        List<Fact> asking = facts(run, item, committers, without, now, missing);
        return asking.isEmpty()
                ? asking
                : Stream.concat(Stream.of(withdrawn), asking.stream()).toList();
    }

    private List<Fact> facts(
            Run<?, ?> run,
            AbstractItem item,
            List<String> committers,
            Lifecycle lifecycle,
            Instant now,
            AtomicReference<List<RequirementLine>> missing) {
        Policy policy = Assignment.policy(item);
        Version asked = new Version(version);
        List<String> people = Starters.of(run);
        String requester = people.isEmpty() ? null : people.get(0);
        RequestMade request = new RequestMade(
                reference(lifecycle),
                gate,
                asked,
                requester,
                policy.digest(),
                message,
                proposed == null ? null : proposed.toTerms(policy, now),
                committers,
                end(item, now),
                people.size() > 1 ? people.subList(1, people.size()) : null);
        if (lifecycle.openRequest(gate, asked).isPresent()) {
            missing.set(Lifecycles.get().judgement(item, lifecycle, now).missingBesidesVotes(gate, asked));
            if (!missing.get().isEmpty()) {
                return List.of();
            }
        }
        Admission.refusal(request, requester, lifecycle, policy, now).ifPresent(why -> {
            throw new InvalidInputException(why);
        });
        Actor.Build actor = Lifecycles.actor(run);
        Lifecycle after = lifecycle.and(new RecordedFact(lifecycle.sequence() + 1, now, actor, request));
        missing.set(Lifecycles.get().judgement(item, after, now).missingBesidesVotes(gate, asked));
        return missing.get().isEmpty() ? List.of(request) : List.of();
    }

    private Reference reference(Lifecycle lifecycle) {
        return new Reference(id == null ? gate.id().toUpperCase(Locale.ROOT) + "-" + (lifecycle.sequence() + 1) : id);
    }

    private Optional<GateRequest> own(Lifecycle lifecycle, Actor.Build actor) {
        return lifecycle
                .openRequest(gate, new Version(version))
                .filter(request -> request.request().evidence().actor().isSameAs(actor));
    }

    /** What others have committed meanwhile, nobody has agreed to. */
    private static boolean mayBeTakenOver(
            AbstractItem item, List<String> committers, Lifecycle lifecycle, GateRequest request) {
        return !Authors.areExcluded(item, lifecycle)
                || committers != null && committers.stream().allMatch(request.request()::mayHaveCommitted);
    }

    private boolean isAgreed(AbstractItem item, Lifecycle lifecycle, Instant now) {
        Verdict verdict = Lifecycles.get().judgement(item, lifecycle, now).verdict(gate, new Version(version));
        return verdict.open() || verdict.isFrozenAlone();
    }

    /** The moment at which it ends undecided; {@code null} for none. */
    private Instant end(AbstractItem item, Instant now) {
        if (timeout == null) {
            return null;
        }
        try {
            ZoneId zone = Assignment.policy(item).timeZone();
            Instant end = timeout.toUpperCase(Locale.ROOT).contains("T")
                    ? now.plus(Duration.parse(timeout))
                    : now.atZone(zone).plus(Period.parse(timeout)).toInstant();
            if (!end.isBefore(now.plus(SHORTEST)) && !end.isAfter(now.plus(LONGEST))) {
                return end;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private InvalidInputException refused(Exception why) {
        InvalidInputException refusal =
                new InvalidInputException(Message.of(AskedBy.class, "argument.timeout", Shown.of(timeout)));
        if (why != null) {
            refusal.initCause(why);
        }
        return refusal;
    }
}
