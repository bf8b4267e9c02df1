package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.Job;
import jenkins.model.Tab;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;

/** The page of an application: where it stands, what keeps it out of production, why, and what to do. */
@Restricted(NoExternalUse.class)
public class LifecycleTab extends Tab {

    /** Path of the page below the job. */
    public static final String URL = "release-lifecycle";

    private final Job<?, ?> job;

    LifecycleTab(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    @Override
    public String getIconFileName() {
        return "symbol-release-lifecycle plugin-release-lifecycle";
    }

    @Override
    public String getDisplayName() {
        return Messages.LifecycleTab_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /** Everything that the page shows, read once a request. */
    public LifecyclePage page(StaplerRequest2 request) {
        return LifecyclePage.of(job, request.getParameter("version"));
    }
}
