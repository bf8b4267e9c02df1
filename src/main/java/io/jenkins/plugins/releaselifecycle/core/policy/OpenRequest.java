package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.Arrays;
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
        Set<Role> awaits) {

    public OpenRequest {
        awaits = Set.copyOf(awaits);
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
        Stream<OpenRequest> gates = Arrays.stream(Gate.values())
                .flatMap(gate -> lifecycle.request(gate).stream())
                .filter(request -> request.request().closing().isEmpty() && !concluded(request, lifecycle))
                .map(request -> of(request, asking.apply(request.gate(), request.version())));
        Stream<OpenRequest> waivers = lifecycle.waivers().stream()
                .flatMap(waiver -> of(waiver, asking.apply(Gate.GO_LIVE, waiver.version())).stream());
        return Stream.concat(gates, waivers).toList();
    }

    private static OpenRequest of(GateRequest request, Question question) {
        return new OpenRequest(
                request.id(),
                Optional.of(request.gate()),
                request.version(),
                request.gate().label(),
                request.message(),
                request.trialRun(),
                request.request(),
                question.policy().excludeCommitters(),
                new Votes(question)
                        .awaited(
                                question.policy().gates().get(request.gate()),
                                request.request(),
                                GateRules.votesCountAfter(question))
                        .roles());
    }

    private static Optional<OpenRequest> of(Waiver waiver, Question question) {
        if (!new Waivers(question).isOpen(waiver)) {
            return Optional.empty();
        }
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
                new Votes(question)
                        .awaited(question.policy().waivers().decidedBy(), waiver.request(), 0)
                        .roles()));
    }

    /**
     * The roles in which somebody can vote on it now: those that are awaited, for whoever has not asked for it and has not
     * voted.
     *
     * @param person user id
     * @param held the roles in which that person acts
     */
    public Set<Role> ballots(String person, Set<Role> held) {
        boolean excluded = committersExcluded && request.mayHaveCommitted(person);
        if (excluded || request.approvalOf(person).isPresent()) {
            return Set.of();
        }
        return awaits.stream()
                .filter(held::contains)
                .filter(role -> request.mayVote(person, role))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** The handover is done and can be decided no more, though its request is remembered. */
    static boolean concluded(GateRequest request, Lifecycle lifecycle) {
        return request.gate() == Gate.HANDOVER
                && lifecycle.trialRun().flatMap(TrialRun::handover).isPresent();
    }
}
