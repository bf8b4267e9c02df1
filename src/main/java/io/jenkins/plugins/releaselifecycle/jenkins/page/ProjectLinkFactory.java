package io.jenkins.plugins.releaselifecycle.jenkins.page;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractItem;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Leads from every branch of an application to its page. */
@Extension
@SuppressWarnings("rawtypes")
@Restricted(NoExternalUse.class)
public class ProjectLinkFactory extends TransientActionFactory<Job> {

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return ProjectLink.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull Job job) {
        AbstractItem application = ApplicationItem.of((Job<?, ?>) job);
        return application != job && Lifecycles.get().concerns(application)
                ? List.of(new ProjectLink(application))
                : List.of();
    }
}
