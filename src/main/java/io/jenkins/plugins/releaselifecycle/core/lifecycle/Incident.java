package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import java.time.Instant;

/**
 * An incident that is not resolved.
 *
 * @param evidence of its first report
 * @param ofBuilds whether builds alone reported it
 */
public record Incident(
        Reference id, Evidence evidence, Instant began, Impact impact, String description, boolean ofBuilds) {

    Incident and(Incident again) {
        return new Incident(
                id,
                evidence,
                began.isBefore(again.began) ? began : again.began,
                impact.compareTo(again.impact) >= 0 ? impact : again.impact,
                description,
                ofBuilds && again.ofBuilds);
    }

    /** Whether something failed, so that no period runs while it lasts. */
    public boolean failure() {
        return impact != Impact.NONE;
    }
}
