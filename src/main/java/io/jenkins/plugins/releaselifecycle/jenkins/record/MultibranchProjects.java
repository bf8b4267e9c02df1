package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationDeclaration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ProjectProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.branch.Branch;
import jenkins.branch.BranchProjectFactory;
import jenkins.branch.MultiBranchProject;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadOrigin;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMRevisionAction;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.metadata.PrimaryInstanceMetadataAction;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import jenkins.scm.api.mixin.TagSCMHead;
import jenkins.scm.impl.NullSCMSource;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The projects of the plugin Branch API. */
@OptionalExtension(requirePlugins = "branch-api")
@Restricted(NoExternalUse.class)
public class MultibranchProjects extends Branches {

    @Override
    protected Optional<AbstractItem> projectOf(Job<?, ?> job) {
        return job.getParent() instanceof MultiBranchProject<?, ?> project ? Optional.of(project) : Optional.empty();
    }

    @Override
    protected boolean isProject(AbstractItem item) {
        return item instanceof MultiBranchProject;
    }

    @Override
    protected Optional<ApplicationDeclaration> declaration(AbstractItem project) {
        return Optional.ofNullable(
                ((MultiBranchProject<?, ?>) project).getProperties().get(ProjectProperty.class));
    }

    @Override
    protected List<Job<?, ?>> jobs(AbstractItem project) {
        List<Job<?, ?>> jobs = new ArrayList<>();
        for (Job<?, ?> job : ((MultiBranchProject<?, ?>) project).getItems()) {
            jobs.add(job);
        }
        return jobs;
    }

    @Override
    protected SourceBranch describe(Job<?, ?> job) {
        Optional<Branch> branch = branch(job);
        return branch.map(Branch::getHead)
                .map(head -> new SourceBranch(
                        head.getName(),
                        branch.get().getAction(PrimaryInstanceMetadataAction.class) != null,
                        head instanceof ChangeRequestSCMHead,
                        head instanceof TagSCMHead,
                        isForeign(head),
                        source(job).isEmpty()))
                .orElseGet(() -> new SourceBranch(job.getName(), false, false, false, false, true));
    }

    private static boolean isForeign(SCMHead head) {
        return !SCMHeadOrigin.DEFAULT.equals(head.getOrigin());
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Optional<Branch> branch(Job<?, ?> job) {
        BranchProjectFactory factory = ((MultiBranchProject) job.getParent()).getProjectFactory();
        return factory.isProject(job) ? Optional.of(factory.getBranch(factory.asProject(job))) : Optional.empty();
    }

    /** None of a branch that is dead. */
    private static Optional<SCMSource> source(Job<?, ?> job) {
        return branch(job)
                .map(branch -> ((MultiBranchProject<?, ?>) job.getParent()).getSCMSource(branch.getSourceId()))
                .filter(source -> !(source instanceof NullSCMSource));
    }

    /** What has no revision came from the source itself: nobody proposed it. */
    @Override
    protected boolean trusts(Run<?, ?> run) throws IOException, InterruptedException {
        Optional<SCMSource> source = source(run.getParent());
        if (source.isEmpty()) {
            return false;
        }
        SCMRevision revision = SCMRevisionAction.getRevision(source.get(), run);
        return revision == null || revision.equals(source.get().getTrustedRevision(revision, TaskListener.NULL));
    }
}
