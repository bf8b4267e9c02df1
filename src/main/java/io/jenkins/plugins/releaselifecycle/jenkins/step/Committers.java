package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.scm.RunWithSCM;

/** Who committed to what a build asks for, as far as the builds of its job tell. Loads builds: never on a request's thread. */
final class Committers {

    /** How far back it is looked; further, and who committed is somebody of long ago. */
    private static final int MOST_BUILDS = 200;

    private static final int MOST_PEOPLE = 1000;

    private Committers() {}

    /**
     * The authors of all changes from this build back to the one that last brought another version into production.
     *
     * @param deployer who did; where that is no build of this job, all builds are looked at that are not too old
     * @return user ids as Jenkins resolves them, ids that differ only in case once
     */
    static List<String> of(Run<?, ?> asking, Optional<Actor> deployer) {
        Set<String> people = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Run<?, ?> run = asking;
        for (int builds = 0; run != null && builds < MOST_BUILDS; builds++) {
            if (deployer.filter(Lifecycles.actor(run)::equals).isPresent()) {
                break;
            }
            if (run instanceof RunWithSCM<?, ?> withChanges) {
                withChanges.getChangeSets().forEach(changes -> add(people, changes));
            }
            run = run.getPreviousBuild();
        }
        return people.stream().limit(MOST_PEOPLE).toList();
    }

    private static void add(Set<String> people, ChangeLogSet<? extends ChangeLogSet.Entry> changes) {
        for (ChangeLogSet.Entry change : changes) {
            User author = change.getAuthor();
            if (author != null && !author.equals(User.getUnknown())) {
                people.add(author.getId());
            }
        }
    }
}
