package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One step of the stepper.
 *
 * @param state {@code done}, {@code now} or {@code later}
 */
@Restricted(NoExternalUse.class)
public record StageStep(String name, String state) {

    static StageStep of(Stage stage, Stage current) {
        int distance = stage.compareTo(current);
        return new StageStep(Wording.of(stage), distance < 0 ? "done" : distance == 0 ? "now" : "later");
    }

    public String getName() {
        return name;
    }

    public String getState() {
        return state;
    }

    public boolean isCurrent() {
        return state.equals("now");
    }
}
