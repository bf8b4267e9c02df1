package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import jenkins.model.Jenkins;
import jenkins.model.Tab;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

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

    /**
     * An administrator's word that an application on record as external is internal (C2, C3). A deed of its own, so
     * that saving the job for some other reason loosens nothing.
     */
    @POST
    public HttpResponse doDeclareInternal() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            Lifecycles.get()
                    .declareInternal(
                            job, new Actor.User(Jenkins.getAuthentication2().getName()));
            return HttpResponses.redirectToDot();
        } catch (LedgerException e) {
            throw HttpResponses.errorWithoutStack(409, Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
    }
}
