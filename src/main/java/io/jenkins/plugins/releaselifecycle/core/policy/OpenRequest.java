package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestExpired;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request on which people still can vote.
 *
 * @param gate that is asked; empty for a waiver
 * @param what is asked for
 * @param message for those who decide; empty for none
 * @param trialRun proposed; there at go-live only
 * @param committersExcluded whether whoever committed to it does not decide on it
 * @param awaits the roles in the round that is under way, without those that have decided
 * @param voted ids of the people whose votes count
 */
public record OpenRequest(
        Reference id,
        Optional<Gate> gate,
        Version version,
        Message what,
        Optional<String> message,
        Optional<TrialRunTerms> trialRun,
        Request request,
        boolean committersExcluded,
        Set<Role> awaits,
        Set<String> voted) {

    public OpenRequest {
        awaits = Set.copyOf(awaits);
        voted = Set.copyOf(voted);
    }

    /**
     * Those at gates in the order of an application's life, then the waivers. None after retirement.
     *
     * @param asking the question of a gate for a version, at the present moment
     */
    public static List<OpenRequest> of(Lifecycle lifecycle, BiFunction<Gate, Version, Question> asking) {
        if (lifecycle.stage() == Stage.RETIRED) {
            return List.of();
        }
        Stream<OpenRequest> gates = standing(lifecycle)
                .flatMap(request -> of(request, asking.apply(request.gate(), request.version())).stream());
        Stream<OpenRequest> waivers = lifecycle.waivers().stream()
                .flatMap(waiver -> of(waiver, asking.apply(Gate.GO_LIVE, waiver.version())).stream());
        return Stream.concat(gates, waivers).toList();
    }

    private static Stream<GateRequest> standing(Lifecycle lifecycle) {
        return Arrays.stream(Gate.values())
                .flatMap(gate -> lifecycle.request(gate).stream())
                .filter(request ->
                        request.request().closing().isEmpty() && !Conclusions.concluded(request.gate(), lifecycle));
    }

    /**
     * The fact that a request which nobody decided in time has expired, where no fact says so yet. It keeps whoever gains a role
     * later on from completing what was left undecided.
     *
     * @param asking the question of a gate for a version, at the present moment
     */
    public static Optional<Fact> expired(Lifecycle lifecycle, BiFunction<Gate, Version, Question> asking) {
        return standing(lifecycle)
                .filter(request -> request.request().until().isPresent())
                .filter(request -> isUndecided(request, asking.apply(request.gate(), request.version())))
                .map(request -> (Fact) new RequestExpired(request.id()))
                .findFirst();
    }

    private static boolean isUndecided(GateRequest request, Question question) {
        return request.request().isOver(question.now())
                && !awaited(request, question).roles().isEmpty();
    }

    private static Votes.Awaited awaited(GateRequest request, Question question) {
        return new Votes(question)
                .awaited(
                        question.policy().gates().get(request.gate()),
                        request.request(),
                        GateRules.votesCountAfter(question));
    }

    /** Empty where its time is over. */
    private static Optional<OpenRequest> of(GateRequest request, Question question) {
        if (request.request().isOver(question.now())) {
            return Optional.empty();
        }
        Votes.Awaited awaited = awaited(request, question);
        return Optional.of(new OpenRequest(
                request.id(),
                Optional.of(request.gate()),
                request.version(),
                request.gate().label(),
                request.message(),
                request.trialRun(),
                request.request(),
                question.policy().excludeCommitters(),
                awaited.roles(),
                awaited.voted()));
    }

    /** Empty where it has ended, in whichever way. */
    static Optional<OpenRequest> of(Waiver waiver, Question question) {
        if (!new Waivers(question).isOpen(waiver)) {
            return Optional.empty();
        }
        Votes.Awaited awaited =
                new Votes(question).awaited(question.policy().waivers().decidedBy(), waiver.request(), 0);
        return Optional.of(new OpenRequest(
                waiver.id(),
                Optional.empty(),
                waiver.version(),
                Message.of(
                        OpenRequest.class,
                        "request.waiver",
                        waiver.requirement(),
                        waiver.until().toString()),
                Optional.of(waiver.reason()),
                Optional.empty(),
                waiver.request(),
                question.policy().excludeCommitters(),
                awaited.roles(),
                awaited.voted()));
    }

    /**
     * The roles in which somebody can vote on it now: those in which he is awaited, for whoever has not voted. A vote that
     * counts no more has to be taken back first.
     *
     * @param person user id
     * @param held the roles in which that person acts
     */
    public Set<Role> ballots(String person, Collection<Role> held) {
        return request.approvalOf(person).isPresent() ? Set.of() : awaited(person, held);
    }

    /**
     * The roles in which a vote of somebody is awaited: not of whoever asks, or is excluded, or has voted so that it counts.
     *
     * @param person user id
     * @param held the roles in which that person acts
     */
    public Set<Role> awaited(String person, Collection<Role> held) {
        boolean excluded = committersExcluded && request.mayHaveCommitted(person);
        if (excluded || voted.stream().anyMatch(person::equalsIgnoreCase)) {
            return Set.of();
        }
        return awaits.stream()
                .filter(held::contains)
                .filter(role -> request.mayVote(person, role))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
