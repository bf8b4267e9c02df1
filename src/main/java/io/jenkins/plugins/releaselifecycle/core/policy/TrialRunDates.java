package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import java.time.Instant;
import java.util.Optional;

/**
 * When the present trial run began, and when its periods end if nothing interrupts them.
 *
 * @param start when it began, the last time; the day that was decided where that is later
 * @param observationEnd the moment at which the observation period is over
 * @param end the moment at which the trial run is over
 */
public record TrialRunDates(Instant start, Instant observationEnd, Instant end) {

    /** The dates as they stand now; empty while no trial run was started. */
    public static Optional<TrialRunDates> of(Lifecycle lifecycle, Policy policy, Instant now) {
        return lifecycle
                .serving()
                .flatMap(version -> RunPeriods.of(Question.of(Gate.HANDOVER, lifecycle, policy, version, now)))
                .map(periods -> new TrialRunDates(periods.start(), periods.observationEnd(), periods.end()));
    }
}
