package io.jenkins.plugins.releaselifecycle.jenkins.page;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Gives the tab to every job that is an application. Cheap: it looks for a file and reads no ledger. */
@Extension
@SuppressWarnings("rawtypes")
@Restricted(NoExternalUse.class)
public class LifecycleTabFactory extends TransientActionFactory<Job> {

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return LifecycleTab.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull Job job) {
        return Lifecycles.get().concerns(job) ? List.of(new LifecycleTab(job)) : List.of();
    }
}
