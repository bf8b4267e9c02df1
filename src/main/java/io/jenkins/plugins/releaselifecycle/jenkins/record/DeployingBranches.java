package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NamePatterns;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.io.IOException;
import java.util.List;

/**
 * Which branches of a project may deploy, and with it record and request anything: those that the administrator names, or
 * else the one that the source calls primary. Never a pull request or a tag, nor anything else that the source does not answer for.
 */
final class DeployingBranches {

    private final AbstractItem project;
    private final Branches branches;
    private final NamePatterns named = ReleaseLifecycleConfiguration.get().deployingBranches();

    DeployingBranches(AbstractItem project, Branches branches) {
        this.project = project;
        this.branches = branches;
    }

    /** The branches that may deploy now. */
    List<Job<?, ?>> jobs() {
        return everyJob().stream()
                .filter(job -> mayDeploy(branches.describe(job)))
                .toList();
    }

    /**
     * Those, and the ones that would be among them if the source had them still: whoever takes a branch from the project does not take
     * back what it said.
     */
    List<Job<?, ?>> jobsThatDeclare() {
        return everyJob().stream()
                .filter(job -> isMeant(branches.describe(job)))
                .toList();
    }

    private List<Job<?, ?>> everyJob() {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            return branches.jobs(project);
        }
    }

    /**
     * Looks whether a build may record. May ask the source.
     *
     * @throws InvalidInputException where it may not, or the source cannot be asked
     * @throws InterruptedException where that was interrupted
     */
    void require(Run<?, ?> run) throws InterruptedException {
        SourceBranch branch = branches.describe(run.getParent());
        if (!mayDeploy(branch)) {
            throw refused(why(branch), branch);
        }
        if (!trusts(run, branch)) {
            throw refused("branch.untrusted", branch);
        }
    }

    private boolean trusts(Run<?, ?> run, SourceBranch branch) throws InterruptedException {
        try {
            return branches.trusts(run);
        } catch (IOException e) {
            InvalidInputException refusal = refused("branch.unasked", branch);
            refusal.initCause(e);
            throw refusal;
        }
    }

    private boolean mayDeploy(SourceBranch branch) {
        return isMeant(branch) && !branch.gone();
    }

    private boolean isMeant(SourceBranch branch) {
        return branch.ownWork() && (named.isEmpty() ? branch.primary() : named.matches(branch.name()));
    }

    private String why(SourceBranch branch) {
        if (branch.changeRequest()) {
            return "branch.change-request";
        }
        if (branch.tag()) {
            return "branch.tag";
        }
        if (branch.foreign()) {
            return "branch.foreign";
        }
        if (branch.gone()) {
            return "branch.gone";
        }
        if (!named.isEmpty()) {
            return "branch.not-named";
        }
        return everyJob().stream().map(branches::describe).anyMatch(SourceBranch::primary)
                ? "branch.not-primary"
                : "branch.no-primary";
    }

    private InvalidInputException refused(String key, SourceBranch branch) {
        return new InvalidInputException(
                Message.of(DeployingBranches.class, key, Shown.of(branch.name()), project.getFullName()));
    }
}
