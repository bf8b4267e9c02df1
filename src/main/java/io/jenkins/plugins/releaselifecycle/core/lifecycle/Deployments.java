package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deployments that are under way, and the broken glass that nobody has reviewed. */
final class Deployments {

    private final Map<Long, Started> underWay = new HashMap<>();
    private final LinkedHashMap<Long, BreakGlass> unreviewed = new LinkedHashMap<>();

    /**
     * A deployment that began.
     *
     * @param glass whether it went through a closed gate
     * @param outdated whether another trial application has begun since
     */
    record Started(Gate gate, Version version, boolean glass, boolean outdated) {}

    /**
     * A deployment that succeeded.
     *
     * @param glass whether it went through a closed gate
     * @param outdated whether another trial application has begun since it began: it is in production, but the gate that
     *     let it through was one of the application that ended
     */
    record Deployed(Evidence evidence, Gate gate, Version version, boolean glass, boolean outdated) {}

    Deployments() {}

    Deployments(Deployments other) {
        underWay.putAll(other.underWay);
        unreviewed.putAll(other.unreviewed);
    }

    void start(RecordedFact recorded, DeploymentStarted fact) {
        boolean glass = false;
        for (Map.Entry<Long, BreakGlass> used : unreviewed.entrySet()) {
            if (used.getValue().opens(fact.gate(), fact.version())) {
                used.setValue(used.getValue().spent());
                glass = true;
                break;
            }
        }
        underWay.put(recorded.sequence(), new Started(fact.gate(), fact.version(), glass, false));
    }

    /** What is now in production; empty where the deployment failed, or never began. */
    Optional<Deployed> finish(RecordedFact recorded, DeploymentFinished fact) {
        Started started = underWay.remove(fact.started());
        if (started == null || fact.outcome() != DeploymentOutcome.SUCCEEDED) {
            return Optional.empty();
        }
        return Optional.of(new Deployed(
                Evidence.of(recorded), started.gate(), started.version(), started.glass(), started.outdated()));
    }

    /** Another trial application begins; what is still under way belongs to the one before. */
    void beginAgain() {
        underWay.replaceAll(
                (sequence, started) -> new Started(started.gate(), started.version(), started.glass(), true));
    }

    void breakGlass(RecordedFact recorded, BreakGlassUsed fact) {
        unreviewed.put(
                recorded.sequence(),
                new BreakGlass(Evidence.of(recorded), fact.gate(), fact.version(), fact.reason(), false));
    }

    /** A person reviews it, and nobody what he did himself. */
    void review(RecordedFact recorded, BreakGlassReviewed fact) {
        BreakGlass used = unreviewed.get(fact.used());
        if (used != null
                && recorded.actor() instanceof Actor.User reviewer
                && !reviewer.id().equalsIgnoreCase(used.evidence().actor().shown())) {
            unreviewed.remove(fact.used());
        }
    }

    boolean underWay(long started) {
        return underWay.containsKey(started);
    }

    List<BreakGlass> unreviewed() {
        return new ArrayList<>(unreviewed.values());
    }
}
