package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.Run;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The one place that says which item of Jenkins is the application that a build speaks of. */
@Restricted(NoExternalUse.class)
public final class ApplicationItem {

    private ApplicationItem() {}

    public static AbstractItem of(Run<?, ?> run) {
        return run.getParent();
    }
}
