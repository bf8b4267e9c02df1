package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentBlocked;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies by which a record is judged.
 *
 * @param inForce the present one
 * @param earlier those from before that are known
 */
record Policies(Policy inForce, List<Policy> earlier) {

    /** All that are known. A vote under any of them can hold under another one. */
    List<Policy> all() {
        return Stream.concat(Stream.of(inForce), earlier.stream()).toList();
    }

    /** The policy of that digest, where it is known. */
    Optional<Policy> of(String digest) {
        return all().stream().filter(policy -> policy.digest().equals(digest)).findFirst();
    }

    /** Digest of the policy that the fact names; empty where it names none. */
    static Optional<String> namedBy(Fact fact) {
        if (fact instanceof RequestMade made) {
            return Optional.of(made.policy());
        }
        if (fact instanceof WaiverRequested asked) {
            return Optional.of(asked.policy());
        }
        if (fact instanceof VoteCast vote) {
            return Optional.of(vote.policy());
        }
        if (fact instanceof DeploymentBlocked blocked) {
            return Optional.of(blocked.policy());
        }
        if (fact instanceof DeploymentStarted started) {
            return Optional.of(started.policy());
        }
        if (fact instanceof HandoverCompleted completed) {
            return Optional.of(completed.policy());
        }
        if (fact instanceof AcceptancePassed passed) {
            return Optional.of(passed.policy());
        }
        return fact instanceof ApplicationRetired retired ? Optional.of(retired.policy()) : Optional.empty();
    }
}
