package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deployments that are under way, and the broken glass that nobody has reviewed. */
final class Deployments {

    private final Map<Long, Started> underWay = new LinkedHashMap<>();
    private final LinkedHashMap<Long, BreakGlass> unreviewed = new LinkedHashMap<>();
    private Started last;

    /** The last that succeeded of another version than {@link #last}. */
    private Started lastOfAnother;

    /**
     * A deployment under way.
     *
     * @param evidence the fact that it began
     * @param stage in which it began
     * @param glass whether it went through a closed gate, in an emergency or because the policy only warned
     * @param request sequence of the request that was decided when it began, 0 for none
     * @param decided the terms of the trial run that were decided then; {@code null} for none
     */
    record Started(
            Evidence evidence,
            Gate gate,
            Version version,
            Stage stage,
            boolean glass,
            long request,
            TrialRunTerms decided) {

        /** The trial application that it belongs to is no more: it moves nothing on, as if the gate were closed. */
        Started ofAnEndedApplication() {
            return new Started(evidence, gate, version, stage, true, 0, null);
        }
    }

    /** A deployment that succeeded, and how it had begun. */
    record Deployed(Evidence evidence, Started began) {

        Gate gate() {
            return began.gate();
        }

        Version version() {
            return began.version();
        }

        boolean glass() {
            return began.glass();
        }
    }

    Deployments() {}

    Deployments(Deployments other) {
        underWay.putAll(other.underWay);
        unreviewed.putAll(other.unreviewed);
        last = other.last;
        lastOfAnother = other.lastOfAnother;
    }

    /** @param request the one that stands at its gate */
    void start(RecordedFact recorded, DeploymentStarted fact, Stage stage, Optional<GateRequest> request) {
        boolean glass = !fact.unmet().isEmpty();
        for (Map.Entry<Long, BreakGlass> used : unreviewed.entrySet()) {
            if (used.getValue().opens(fact.gate(), fact.version())) {
                used.setValue(used.getValue().spent());
                glass = true;
            }
        }
        long asked = request.map(made -> made.request().evidence().sequence()).orElse(0L);
        TrialRunTerms decided = request.filter(made -> made.version().equals(fact.version()))
                .flatMap(GateRequest::trialRun)
                .orElse(null);
        Evidence evidence = Evidence.of(recorded);
        underWay.put(
                recorded.sequence(), new Started(evidence, fact.gate(), fact.version(), stage, glass, asked, decided));
    }

    /** Another trial application begins. */
    void beginAgain() {
        underWay.replaceAll((sequence, started) -> started.ofAnEndedApplication());
    }

    /** What is now in production; empty where the deployment failed, or never began. */
    Optional<Deployed> finish(RecordedFact recorded, DeploymentFinished fact) {
        Started started = underWay.remove(fact.started());
        if (started == null || fact.outcome() != DeploymentOutcome.SUCCEEDED) {
            return Optional.empty();
        }
        if (last != null && !last.version().equals(started.version())) {
            lastOfAnother = last;
        }
        last = started;
        return Optional.of(new Deployed(Evidence.of(recorded), started));
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

    Optional<Actor> deployerBefore(Version version) {
        Started before = last != null && last.version().equals(version) ? lastOfAnother : last;
        return Optional.ofNullable(before).map(started -> started.evidence().actor());
    }

    boolean underWay(long started) {
        return underWay.containsKey(started);
    }

    List<UnfinishedDeployment> unfinished() {
        return underWay.values().stream()
                .map(started -> new UnfinishedDeployment(started.evidence(), started.gate(), started.version()))
                .toList();
    }

    List<BreakGlass> unreviewed() {
        return new ArrayList<>(unreviewed.values());
    }
}
