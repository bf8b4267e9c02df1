package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;

/**
 * By whose requests a build may go on. People agree to what the build that asks is about to do; another build of the same application's
 * job may do it with another commit, script or parameter, under the same name of a version.
 */
final class Askers {

    private Askers() {}

    /**
     * Whether what was agreed to for that asker holds for the build: for its own requests; and, unless it is a replay, for those of
     * people and of builds of other jobs, whose part it is to ask for what this one deploys. Loads the build that asked.
     */
    static boolean include(Run<?, ?> run, Actor asker) {
        return asker.isSameAs(Lifecycles.actor(run))
                || !Starters.isReplay(run)
                        && (asker instanceof Actor.User
                                || asker instanceof Actor.Build build && isOfAnotherJob(run, build));
    }

    /** Where that build is not there any more, nobody can tell whose it was. */
    private static boolean isOfAnotherJob(Run<?, ?> run, Actor.Build build) {
        return ApplicationItem.job(build.job())
                .filter(job -> Lifecycles.run(job, build).isPresent())
                .filter(job -> !ApplicationItem.of(job).equals(ApplicationItem.of(run)))
                .isPresent();
    }
}
