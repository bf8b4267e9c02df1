package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractItem;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationDeclaration;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Knows projects of which each branch is a job. There is none where the plugin that makes them is missing. */
@Restricted(NoExternalUse.class)
public abstract class Branches implements ExtensionPoint {

    /** The project of which the job is a branch. */
    protected abstract Optional<AbstractItem> projectOf(Job<?, ?> job);

    /** Whether that is a project of branches. */
    protected abstract boolean isProject(AbstractItem item);

    /** What the owner of a project says of it. */
    protected abstract Optional<ApplicationDeclaration> declaration(AbstractItem project);

    /** The jobs of a project that are branches of it. */
    protected abstract List<Job<?, ?>> jobs(AbstractItem project);

    /** What the source says of a branch. */
    protected abstract SourceBranch describe(Job<?, ?> branch);

    /**
     * Whether the source trusts what a build of a branch has checked out. May ask the source.
     *
     * @throws IOException where the source cannot be asked
     * @throws InterruptedException where that was interrupted
     */
    protected abstract boolean trusts(Run<?, ?> run) throws IOException, InterruptedException;

    static ExtensionList<Branches> all() {
        return ExtensionList.lookup(Branches.class);
    }

    /** Whoever knows that project. */
    static Optional<Branches> of(AbstractItem project) {
        return all().stream().filter(each -> each.isProject(project)).findFirst();
    }
}
