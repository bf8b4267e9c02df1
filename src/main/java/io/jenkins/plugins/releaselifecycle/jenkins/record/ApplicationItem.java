package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.Job;
import hudson.model.Run;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The one place that says which item of Jenkins is the application that a build speaks of. */
@Restricted(NoExternalUse.class)
public final class ApplicationItem {

    private ApplicationItem() {}

    public static AbstractItem of(Run<?, ?> run) {
        return of(run.getParent());
    }

    /** The application that a job is where nothing else is said. */
    public static AbstractItem of(Job<?, ?> job) {
        return job;
    }
}
