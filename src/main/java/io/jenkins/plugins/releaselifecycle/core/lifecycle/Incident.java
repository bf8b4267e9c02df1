package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import java.time.Instant;

/** An incident that is not resolved. */
public record Incident(Reference id, Evidence evidence, Instant began, Impact impact, String description) {

    Incident and(Incident again) {
        return new Incident(
                id,
                evidence,
                began.isBefore(again.began) ? began : again.began,
                impact.compareTo(again.impact) >= 0 ? impact : again.impact,
                description);
    }

    /** Whether something failed, so that no period runs while it lasts. */
    public boolean failure() {
        return impact != Impact.NONE;
    }
}
