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
     * The authors of all changes from this build back to the one that last brought another version into production, or to
     * the very first build of the job where none did.
     *
     * @param deployer who did
     * @return user ids as Jenkins resolves them, ids that differ only in case once; {@code null} where not all of them can
     *     be told: builds between are gone or too many, another job deployed, or no build has any changes
     */
    static List<String> of(Run<?, ?> asking, Optional<Actor> deployer) {
        Set<String> people = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Run<?, ?> run = asking;
        for (int builds = 0; builds < MOST_BUILDS; builds++) {
            if (run == null || people.size() > MOST_PEOPLE) {
                return null;
            }
            if (deployer.filter(Lifecycles.actor(run)::equals).isPresent()) {
                return known(people);
            }
            if (run instanceof RunWithSCM<?, ?> withChanges) {
                withChanges.getChangeSets().forEach(changes -> add(people, changes));
            }
            if (deployer.isEmpty() && run.getNumber() == 1) {
                return known(people);
            }
            run = run.getPreviousBuild();
        }
        return null;
    }

    /** Software that nobody has written is software of which nobody knows who did. */
    private static List<String> known(Set<String> people) {
        return people.isEmpty() ? null : List.copyOf(people);
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
