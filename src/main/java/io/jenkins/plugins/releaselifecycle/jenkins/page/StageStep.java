package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One step of the stepper, which marks the present stage alone: a major change leads back to an earlier one. */
@Restricted(NoExternalUse.class)
public record StageStep(String name, boolean current) {

    static StageStep of(Stage stage, Stage present) {
        return new StageStep(Wording.of(stage), stage == present);
    }

    public String getName() {
        return name;
    }

    public boolean isCurrent() {
        return current;
    }
}
