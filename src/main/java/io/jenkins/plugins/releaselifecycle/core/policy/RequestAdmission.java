package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Closing;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Vote;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.TermsProposed;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverEnded;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a request or a vote would mean anything now. */
final class RequestAdmission {

    /** The requirements that are judged kind by kind; a waiver of one kind means nothing elsewhere. */
    private static final Set<Requirement> BY_KIND =
            EnumSet.of(Requirement.C2, Requirement.C3, Requirement.C4, Requirement.C5);

    private final Lifecycle lifecycle;
    private final Policy policy;
    private final Instant now;

    /** A record that is ahead of the clock takes what comes for later than it is. */
    private final Instant recorded;

    RequestAdmission(Lifecycle lifecycle, Policy policy, Instant now) {
        this.lifecycle = lifecycle;
        this.policy = policy;
        this.now = now;
        this.recorded = lifecycle.latest().isAfter(now) ? lifecycle.latest() : now;
    }

    /** What can be voted on, and by whom; {@code gate} is {@code null} for a waiver. */
    private record Open(Reference id, Gate gate, Request request, Decision decision) {}

    /** Why the fact would mean nothing; {@code null} where it would mean something. */
    Message refusal(RequestFact fact, String person) {
        if (fact instanceof RequestMade made) {
            return made(made);
        }
        if (fact instanceof WaiverRequested waiver) {
            return waiver(waiver);
        }
        if (fact instanceof WaiverEnded ended) {
            return ended(ended.request());
        }
        Optional<Open> named =
                all().filter(open -> open.id().equals(fact.request())).findFirst();
        if (named.isEmpty()) {
            return Admission.unknown(
                    fact.request(),
                    all().filter(open -> open.request().closing().isEmpty())
                            .map(Open::id)
                            .toList(),
                    "request");
        }
        Optional<Closing> closing = named.get().request().closing();
        if (closing.isPresent()) {
            return Admission.message(
                    "admission.request.closed." + closing.get().id(),
                    fact.request().text(),
                    closing.get().by(),
                    closing.get().evidence().at());
        }
        if (fact instanceof VoteCast vote) {
            return isOver(fact.request())
                    ? Admission.message("admission.waiver.over", fact.request().text())
                    : vote(vote, person, named.get());
        }
        if (fact instanceof TermsProposed proposed) {
            return terms(proposed, named.get());
        }
        if (fact instanceof VoteWithdrawn) {
            return named.get().request().approvalOf(person).isEmpty()
                    ? Admission.message("admission.vote.none", fact.request().text())
                    : null;
        }
        return null;
    }

    private Message terms(TermsProposed proposed, Open open) {
        String id = proposed.request().text();
        if (open.gate() != Gate.GO_LIVE) {
            return Admission.message("admission.terms.gate", id, Gate.GO_LIVE);
        }
        if (open.request().isOver(recorded)) {
            return Admission.message(
                    "admission.request.over", id, open.request().until().orElseThrow());
        }
        boolean same = lifecycle
                .request(Gate.GO_LIVE)
                .flatMap(GateRequest::trialRun)
                .filter(proposed.trialRun()::equals)
                .isPresent();
        return same
                ? Admission.message("admission.terms.same", id)
                : TrialRunRules.outOfBounds(policy, proposed.trialRun()).stream()
                        .findFirst()
                        .orElse(null);
    }

    /** Whether it is a waiver that would allow nothing any more. */
    private boolean isOver(Reference id) {
        LocalDate today = now.atZone(policy.timeZone()).toLocalDate();
        return lifecycle.waivers().stream()
                .filter(waiver -> waiver.id().equals(id))
                .anyMatch(waiver -> waiver.ended().isPresent() || waiver.until().isBefore(today));
    }

    private Stream<Open> all() {
        Stream<Open> gates = Arrays.stream(Gate.values())
                .flatMap(gate -> lifecycle.request(gate).stream())
                .filter(request -> !Conclusions.concluded(request.gate(), lifecycle))
                .map(request -> new Open(
                        request.id(),
                        request.gate(),
                        request.request(),
                        policy.gates().get(request.gate())));
        Stream<Open> waivers = lifecycle.waivers().stream()
                .map(waiver -> new Open(
                        waiver.id(), null, waiver.request(), policy.waivers().decidedBy()));
        return Stream.concat(gates, waivers);
    }

    private Message made(RequestMade made) {
        if (policy.excludeCommitters() && made.committers() == null) {
            return Admission.message("admission.request.committers");
        }
        if (made.until() != null && !made.until().isAfter(recorded)) {
            return Admission.message("admission.request.until", made.until());
        }
        if (Conclusions.concluded(made.gate(), lifecycle)) {
            return Admission.message("admission.request.concluded", made.gate());
        }
        RequirementLine next = StageRules.gateIsNext(Question.of(made.gate(), lifecycle, policy, made.version(), now));
        if (next.unmet()) {
            return next.whatToDo()
                    .map(remedy -> Message.sentences(List.of(next.reason(), remedy)))
                    .orElse(next.reason());
        }
        return lifecycle
                .openRequest(made.gate(), made.version())
                .filter(open -> !open.request().isOver(recorded))
                .map(open -> Admission.message(
                        "admission.request.open",
                        made.gate(),
                        made.version().text(),
                        open.id().text(),
                        open.request().evidence().actor().shown()))
                .orElseGet(() -> nameTaken(made.request(), made.gate()));
    }

    private Message waiver(WaiverRequested waiver) {
        Optional<Requirement> requirement = Requirement.of(waiver.requirement());
        if (requirement.isEmpty()) {
            return Admission.message("admission.waiver.no-requirement", Shown.of(waiver.requirement()));
        }
        if (!policy.waivers().allow(requirement.get())) {
            return Admission.message(
                    "admission.waiver.not-allowed", requirement.get().id());
        }
        if (waiver.kind() != null && !BY_KIND.contains(requirement.get())) {
            return Admission.message("admission.waiver.kind", requirement.get().id());
        }
        if (waiver.until().isBefore(now.atZone(policy.timeZone()).toLocalDate())) {
            return Admission.message("admission.waiver.past", waiver.until().toString());
        }
        return nameTaken(waiver.request(), null);
    }

    private Message ended(Reference id) {
        List<Reference> running = lifecycle.waivers().stream()
                .filter(waiver ->
                        waiver.ended().isEmpty() && waiver.request().closing().isEmpty())
                .map(Waiver::id)
                .toList();
        return running.contains(id) ? null : Admission.unknown(id, running, "waiver");
    }

    /**
     * A name is free again once what it stood for has ended, or is displaced by what now gets it. A serious problem goes by the name
     * of its request until acceptance is passed.
     */
    private Message nameTaken(Reference id, Gate gate) {
        boolean problem =
                lifecycle.trialRun().filter(run -> run.problems().known(id)).isPresent();
        boolean stands = all().filter(open -> open.id().equals(id))
                .anyMatch(open -> open.request().closing().isEmpty() && (gate == null || open.gate() != gate));
        return problem || stands ? Admission.message("admission.request.taken", id.text()) : null;
    }

    private Message vote(VoteCast vote, String person, Open open) {
        String id = vote.request().text();
        if (open.decision().of(vote.role()).isEmpty()) {
            return Admission.message(
                    "admission.vote.role",
                    id,
                    vote.role(),
                    Message.list(open.decision().roles().stream()
                            .map(deciding -> deciding.role().label())
                            .toList()));
        }
        if (!open.request().mayVote(person, vote.role())) {
            return Admission.message("admission.vote.requester", id);
        }
        if (policy.excludeCommitters() && open.request().mayHaveCommitted(person)) {
            String key = open.request().committersKnown() ? "committer" : "committers-unknown";
            return Admission.message("admission.vote." + key, id);
        }
        if (vote.approved() && open.request().isOver(recorded)) {
            return Admission.message(
                    "admission.request.over", id, open.request().until().orElseThrow());
        }
        Optional<Vote> before = open.request().approvalOf(person);
        if (before.isPresent()) {
            return Admission.message(
                    "admission.vote.twice",
                    id,
                    before.get().role(),
                    before.get().evidence().at());
        }
        if (vote.serious() && open.gate() != Gate.ACCEPTANCE) {
            return Admission.message("admission.vote.serious", Gate.ACCEPTANCE);
        }
        return null;
    }
}
