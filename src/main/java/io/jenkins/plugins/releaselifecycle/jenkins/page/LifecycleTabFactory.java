package io.jenkins.plugins.releaselifecycle.jenkins.page;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractItem;
import hudson.model.Action;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Gives the tab to every item that is an application. Cheap: it looks for a file and reads no ledger. */
@Extension
@Restricted(NoExternalUse.class)
public class LifecycleTabFactory extends TransientActionFactory<AbstractItem> {

    @Override
    public Class<AbstractItem> type() {
        return AbstractItem.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return LifecycleTab.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull AbstractItem item) {
        return Lifecycles.get().concerns(item) ? List.of(new LifecycleTab(item)) : List.of();
    }
}
