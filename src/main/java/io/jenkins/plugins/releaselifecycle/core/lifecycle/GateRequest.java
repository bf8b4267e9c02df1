package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.Optional;

/**
 * The last request that was made at a gate.
 *
 * @param message for those who decide; empty for none
 * @param trialRun proposed start and length of the trial run; there at go-live only
 */
public record GateRequest(
        Reference id,
        Gate gate,
        Version version,
        Optional<String> message,
        Optional<TrialRunTerms> trialRun,
        Request request) {

    /** The same request with another trial run, on which everybody decides anew. */
    GateRequest proposing(Evidence proposal, TrialRunTerms terms) {
        Request again = new Request(request);
        again.beginAgain(proposal);
        return new GateRequest(id, gate, version, message, Optional.of(terms), again);
    }

    GateRequest copy() {
        return new GateRequest(id, gate, version, message, trialRun, new Request(request));
    }
}
