package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * Who had a part in starting a build: whoever pressed a button for it, and for the builds that started it. A build can have several,
 * as where two people start it while it waits in the queue, or one builds again what another's build had started.
 */
final class Starters {

    /** So deep as Jenkins itself remembers which builds started which. */
    private static final int DEEPEST = 10;

    /** By name, because the plugin that it comes from is none that this one needs. */
    private static final String REPLAY = "org.jenkinsci.plugins.workflow.cps.replay.ReplayCause";

    private Starters() {}

    /**
     * Their user ids, ids that differ only in case once: first whoever started this very build. Only ever people less who may vote:
     * nobody gains anything by it.
     */
    static List<String> of(Run<?, ?> run) {
        List<String> people = new ArrayList<>();
        run.getCauses().forEach(cause -> person(cause, people));
        run.getCauses().forEach(cause -> upstream(cause, people, 0));
        return people;
    }

    private static void person(Cause cause, List<String> people) {
        if (cause instanceof Cause.UserIdCause user) {
            String id = user.getUserId();
            boolean somebody = id != null && !id.equals(ACL.ANONYMOUS_USERNAME) && !id.equals(ACL.SYSTEM_USERNAME);
            if (somebody && people.stream().noneMatch(id::equalsIgnoreCase)) {
                people.add(id);
            }
        }
    }

    private static void upstream(Cause cause, List<String> people, int depth) {
        if (cause instanceof Cause.UpstreamCause upstream && depth < DEEPEST) {
            upstream.getUpstreamCauses().forEach(further -> {
                person(further, people);
                upstream(further, people, depth + 1);
            });
        }
    }

    /** Whether somebody may have changed the script of the build for this one run, which nobody has agreed to then. */
    static boolean isReplay(Run<?, ?> run) {
        return run.getCauses().stream()
                .anyMatch(cause -> cause.getClass().getName().equals(REPLAY));
    }

    /** Whether somebody had a part in starting the build who has decided on that: nobody goes on by what he agreed to himself. */
    static boolean decidedOn(Run<?, ?> run, Request request) {
        return of(run).stream().anyMatch(request::decidedBy);
    }
}
