package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestExpired;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.TermsProposed;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one request at a gate, told from the facts since it was made. The {@link Lifecycle} forgets a request
 * that was granted; whoever asked still has to be told.
 */
public final class RequestCourse {

    private final RecordedFact made;
    private final Gate gate;
    private final Version version;
    private final Reference id;
    private final List<RecordedFact> votes = new ArrayList<>();

    /** The deployments that began after it was asked for and went through the gate as it was decided. */
    private final Set<Long> began = new HashSet<>();

    private int glass;
    private RecordedFact end;

    /** How it ended. */
    public enum How {
        /** The gate opened, and what it stands for was done: a deployment, or a conclusion (D8, E9, G1). */
        CONCLUDED,
        REJECTED,
        WITHDRAWN,
        EXPIRED,
        /** Another request was made at the same gate, or under the same name. */
        REPLACED
    }

    private RequestCourse(RecordedFact made, RequestMade request) {
        this.made = made;
        this.gate = request.gate();
        this.version = request.version();
        this.id = request.request();
    }

    /**
     * The course of the request that the first of these facts made.
     *
     * @param facts all from the request on, in their order
     * @throws IllegalArgumentException where the first is no request at a gate
     */
    public static RequestCourse of(List<RecordedFact> facts) {
        if (facts.isEmpty() || !(facts.get(0).fact() instanceof RequestMade request)) {
            throw new IllegalArgumentException("Not the facts since a request");
        }
        RequestCourse course = new RequestCourse(facts.get(0), request);
        facts.stream().skip(1).forEach(course::take);
        return course;
    }

    private void take(RecordedFact recorded) {
        if (end != null) {
            return;
        }
        begin(recorded);
        if (recorded.fact() instanceof VoteCast vote && vote.request().equals(id)) {
            votes.add(recorded);
            end = vote.approved() ? null : recorded;
        } else if (recorded.fact() instanceof TermsProposed proposed
                && proposed.request().equals(id)) {
            votes.clear();
        } else if (recorded.fact() instanceof VoteWithdrawn withdrawn
                && withdrawn.request().equals(id)) {
            votes.removeIf(vote -> vote.actor().equals(recorded.actor()));
        } else if (ends(recorded)) {
            end = recorded;
        }
    }

    /** What began before it was asked for, or through a closed gate, says nothing of what was decided on it. */
    private void begin(RecordedFact recorded) {
        if (recorded.fact() instanceof BreakGlassUsed used
                && used.gate() == gate
                && used.version().equals(version)) {
            glass++;
        } else if (recorded.fact() instanceof DeploymentStarted started
                && started.gate() == gate
                && started.version().equals(version)) {
            if (glass > 0) {
                glass--;
            } else {
                began.add(recorded.sequence());
            }
        } else if (recorded.fact() instanceof ChangeRecorded change && change.scope() == ChangeScope.MAJOR) {
            began.clear();
        }
    }

    private boolean ends(RecordedFact recorded) {
        if (recorded.fact() instanceof RequestWithdrawn withdrawn) {
            return withdrawn.request().equals(id);
        }
        if (recorded.fact() instanceof RequestExpired expired) {
            return expired.request().equals(id);
        }
        if (recorded.fact() instanceof RequestMade other) {
            return other.gate() == gate || other.request().equals(id);
        }
        return switch (gate) {
            case HANDOVER -> recorded.fact() instanceof HandoverCompleted;
            case ACCEPTANCE -> recorded.fact() instanceof AcceptancePassed;
            case RETIRE -> recorded.fact() instanceof ApplicationRetired;
            case INSTALL, GO_LIVE, CHANGE ->
                recorded.fact() instanceof DeploymentFinished finished
                        && began.contains(finished.started())
                        && finished.outcome() == DeploymentOutcome.SUCCEEDED;
        };
    }

    /** The fact that made the request. */
    public RecordedFact made() {
        return made;
    }

    public Gate gate() {
        return gate;
    }

    public Reference id() {
        return id;
    }

    /** The votes that were cast on it and not taken back, each a {@link VoteCast}, in their order. */
    public List<RecordedFact> votes() {
        return List.copyOf(votes);
    }

    /** The fact that ended it; empty while it is open, also where everybody agreed and the deployment has not ended yet. */
    public Optional<RecordedFact> end() {
        return Optional.ofNullable(end);
    }

    /** How it ended; empty where {@link #end()} is. */
    public Optional<How> how() {
        return end().map(recorded -> {
            if (recorded.fact() instanceof VoteCast) {
                return How.REJECTED;
            }
            if (recorded.fact() instanceof RequestWithdrawn) {
                return How.WITHDRAWN;
            }
            if (recorded.fact() instanceof RequestExpired) {
                return How.EXPIRED;
            }
            return recorded.fact() instanceof RequestMade ? How.REPLACED : How.CONCLUDED;
        });
    }
}
