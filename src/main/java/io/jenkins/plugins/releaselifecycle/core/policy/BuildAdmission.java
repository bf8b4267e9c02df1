package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Incident;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * Whether a build may record a fact now. Stricter than {@link Admission}: a build holds no role, so it takes back nothing
 * that a person said, and shortens nothing that people decided.
 */
public final class BuildAdmission {

    private final Lifecycle lifecycle;
    private final Policy policy;
    private final LocalDate today;

    private BuildAdmission(Lifecycle lifecycle, Policy policy, Instant now) {
        this.lifecycle = lifecycle;
        this.policy = policy;
        this.today = now.atZone(policy.timeZone()).toLocalDate();
    }

    /**
     * Why a build cannot record the fact; empty where it can.
     *
     * @param now the moment at which it would be recorded
     * @throws IllegalArgumentException where builds never record facts of that type
     */
    public static Optional<Message> refusal(Fact fact, Lifecycle lifecycle, Policy policy, Instant now) {
        if (!Recorders.allowBuilds(FactType.of(fact))) {
            throw new IllegalArgumentException("Not for a build to record: " + fact);
        }
        return Admission.refusal(fact, null, lifecycle, policy, now)
                .or(() -> Optional.ofNullable(new BuildAdmission(lifecycle, policy, now).refusal(fact)));
    }

    private Message refusal(Fact fact) {
        if (fact instanceof IncidentResolved resolved) {
            return lifecycle.incidents().stream()
                    .filter(incident -> incident.id().equals(resolved.incident()))
                    .filter(incident -> !incident.ofBuilds())
                    .findFirst()
                    .map(BuildAdmission::reportedByAPerson)
                    .orElse(null);
        }
        return fact instanceof TrialRunStarted started
                ? started(started, lifecycle.trialRun().orElseThrow())
                : null;
    }

    private static Message reportedByAPerson(Incident incident) {
        return message("build.incident", incident.id().text());
    }

    private Message started(TrialRunStarted started, TrialRun run) {
        if (!run.admitted()) {
            return message("build.not-admitted", started.version().text(), Gate.CHANGE);
        }
        Period length =
                run.decided().map(TrialRunTerms::length).orElse(policy.periods().shortest());
        if (shorter(started.length(), length)) {
            return message("build.trial-run-shorter", started.length().toString(), length.toString());
        }
        Period observation = run.decided()
                .map(TrialRunTerms::observation)
                .orElse(policy.periods().observation());
        return shorter(started.observation(), observation)
                ? message("build.observation-shorter", started.observation().toString(), observation.toString())
                : null;
    }

    private boolean shorter(Period one, Period other) {
        return today.plus(one).isBefore(today.plus(other));
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(BuildAdmission.class, key, arguments);
    }
}
