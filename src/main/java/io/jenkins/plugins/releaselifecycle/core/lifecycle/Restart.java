package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import java.time.Instant;
import java.util.Locale;

/**
 * Why a trial run began again, and when.
 *
 * @param evidence of the fact that began it again
 * @param name of the incident, or the version of the change
 */
public record Restart(Evidence evidence, Cause cause, String name) {

    Restart noEarlierThan(Instant moment) {
        return evidence.at().isBefore(moment)
                ? new Restart(new Evidence(evidence.sequence(), moment, evidence.actor()), cause, name)
                : this;
    }

    /** What began it again. */
    public enum Cause {
        /** An incident that touched users, or an outage by a software defect; it began again when that was resolved. */
        INCIDENT,
        /** A significant change was deployed, or one that nobody had graded. */
        CHANGE;

        /** The end of the key of its sentence. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
