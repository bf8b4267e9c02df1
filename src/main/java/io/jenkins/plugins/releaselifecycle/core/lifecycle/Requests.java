package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestCommented;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestExpired;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.TermsProposed;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverEnded;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was asked for: the last request at each gate, and the waivers. */
final class Requests {

    /** More waivers than anybody can answer for; the oldest is forgotten first, and its requirement holds again. */
    private static final int MOST_WAIVERS = 200;

    private final Map<Gate, GateRequest> gates = new EnumMap<>(Gate.class);
    private final LinkedHashMap<Reference, Waiver> waivers = new LinkedHashMap<>();

    Requests() {}

    Requests(Requests other) {
        other.gates.forEach((gate, request) -> gates.put(gate, request.copy()));
        other.waivers.forEach((id, waiver) -> waivers.put(id, waiver.copy()));
    }

    void take(RecordedFact recorded, RequestFact fact) {
        Evidence evidence = Evidence.of(recorded);
        if (fact instanceof RequestMade made) {
            freeName(made.request());
            Request request = Request.at(evidence, made);
            gates.put(
                    made.gate(),
                    new GateRequest(
                            made.request(),
                            made.gate(),
                            made.version(),
                            Optional.ofNullable(made.message()),
                            Optional.ofNullable(made.trialRun()),
                            request));
        } else if (fact instanceof WaiverRequested asked) {
            add(evidence, asked);
        } else if (fact instanceof VoteCast vote) {
            named(vote.request()).ifPresent(request -> request.take(evidence, vote));
        } else if (fact instanceof VoteWithdrawn withdrawn) {
            named(withdrawn.request()).ifPresent(request -> request.takeBack(evidence));
        } else if (fact instanceof TermsProposed proposed) {
            gates.computeIfPresent(
                    Gate.GO_LIVE,
                    (gate, request) -> request.id().equals(proposed.request())
                                    && request.request().mayChange(evidence)
                            ? request.proposing(evidence, proposed.trialRun())
                            : request);
        } else if (fact instanceof RequestCommented commented) {
            named(commented.request()).ifPresent(request -> request.comment(evidence, commented.comment()));
        } else if (fact instanceof RequestWithdrawn withdrawn) {
            named(withdrawn.request())
                    .ifPresent(request -> request.close(evidence, Closing.How.WITHDRAWN, withdrawn.reason()));
        } else if (fact instanceof RequestExpired expired) {
            named(expired.request()).ifPresent(request -> request.close(evidence, Closing.How.EXPIRED, null));
        } else if (fact instanceof WaiverEnded ended) {
            waivers.computeIfPresent(ended.request(), (id, waiver) -> waiver.end(evidence));
        }
    }

    private void add(Evidence evidence, WaiverRequested asked) {
        Waiver waiver = new Waiver(
                asked.request(),
                asked.requirement(),
                Optional.ofNullable(asked.kind()),
                asked.version(),
                asked.reason(),
                asked.until(),
                Request.forAWaiver(evidence, asked.requester(), asked.policy()),
                Optional.empty());
        freeName(asked.request());
        waivers.put(asked.request(), waiver);
        if (waivers.size() > MOST_WAIVERS) {
            waivers.remove(waivers.keySet().iterator().next());
        }
    }

    /** A vote is for one request only: a name that is used again no longer stands for what it stood for. */
    private void freeName(Reference id) {
        gates.values().removeIf(request -> request.id().equals(id));
        waivers.remove(id);
    }

    private Optional<Request> named(Reference id) {
        return gates.values().stream()
                .filter(request -> request.id().equals(id))
                .map(GateRequest::request)
                .findFirst()
                .or(() -> Optional.ofNullable(waivers.get(id)).map(Waiver::request));
    }

    Optional<GateRequest> at(Gate gate) {
        return Optional.ofNullable(gates.get(gate));
    }

    List<Waiver> waivers() {
        return new ArrayList<>(waivers.values());
    }

    /** What was decided of the trial application that ends with a major change decides nothing of the next one. */
    void beginAgain() {
        gates.clear();
        waivers.clear();
    }

    /** What was granted is used up; what was asked for at that gate since then still stands. */
    void granted(Gate gate, long sequence) {
        gates.computeIfPresent(
                gate, (key, request) -> request.request().evidence().sequence() == sequence ? null : request);
    }

    void forget(Gate gate) {
        gates.remove(gate);
    }
}
