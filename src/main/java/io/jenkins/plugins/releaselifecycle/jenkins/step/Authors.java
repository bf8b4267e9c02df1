package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.AbstractItem;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.scm.RunWithSCM;

/** Who committed to what a build asks for or deploys, as far as the builds of its job tell. Loads builds: never on a request's thread. */
final class Authors {

    /** How far back it is looked; further, and who committed is somebody of long ago. */
    private static final int MOST_BUILDS = 200;

    private static final int MOST_PEOPLE = 1000;

    private Authors() {}

    /** Whether any policy of the application excludes them from deciding. */
    static boolean areExcluded(AbstractItem item, Lifecycle lifecycle) {
        return Assignment.policies(item, lifecycle).stream()
                .anyMatch(named -> named.policy().excludeCommitters());
    }

    /**
     * The authors of all changes from this build back to the one that last brought another version into production, or to
     * the very first build of the job where none did.
     *
     * @param deployer who did
     * @return user ids as Jenkins resolves them, ids that differ only in case once; {@code null} where not all of them can
     *     be told: builds between are gone or too many, another job deployed, the author of a change is not known, or no build has any
     */
    static List<String> of(Run<?, ?> asking, Optional<Actor> deployer) {
        Set<String> people = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Run<?, ?> run = asking;
        for (int builds = 0; builds < MOST_BUILDS; builds++) {
            if (run == null || people.size() > MOST_PEOPLE) {
                return null;
            }
            if (deployer.filter(Lifecycles.actor(run)::isSameAs).isPresent()) {
                return known(people);
            }
            if (!add(people, run)) {
                return null;
            }
            if (deployer.isEmpty() && run.getNumber() == 1) {
                return known(people);
            }
            run = before(run);
        }
        return null;
    }

    /** Software that nobody has written is software of which nobody knows who did. */
    private static List<String> known(Set<String> people) {
        return people.isEmpty() ? null : List.copyOf(people);
    }

    /** The build before it; {@code null} where that is gone. */
    private static Run<?, ?> before(Run<?, ?> run) {
        Run<?, ?> previous = run.getPreviousBuild();
        return previous != null && previous.getNumber() == run.getNumber() - 1 ? previous : null;
    }

    /** @return whether all authors of the build's changes are known */
    private static boolean add(Set<String> people, Run<?, ?> run) {
        if (!(run instanceof RunWithSCM<?, ?> withChanges)) {
            return true;
        }
        for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : withChanges.getChangeSets()) {
            for (ChangeLogSet.Entry change : changes) {
                User author = change.getAuthor();
                if (author == null || author.equals(User.getUnknown())) {
                    return false;
                }
                people.add(author.getId());
            }
        }
        return true;
    }
}
