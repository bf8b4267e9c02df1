package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import java.nio.file.Files;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Who did something, with a link to the build where it still can be opened.
 *
 * @param url from the root of Jenkins; {@code null} where there is nothing to open
 */
@Restricted(NoExternalUse.class)
public record ActorLink(String text, String url) {

    static ActorLink of(AbstractItem application, Actor actor) {
        if (actor instanceof Actor.Build build) {
            Job<?, ?> job = Jenkins.get().getItemByFullName(build.job(), Job.class);
            if (job != null && stillThere(job, build)) {
                String text = job.equals(application) ? "#" + build.number() : actor.shown();
                return new ActorLink(text, job.getUrl() + build.number() + "/");
            }
        }
        return new ActorLink(actor.shown(), null);
    }

    /** Looks for the build's directory, so that a page of many builds loads none of them. */
    private static boolean stillThere(Job<?, ?> job, Actor.Build build) {
        return Files.isDirectory(job.getBuildDir().toPath().resolve(Integer.toString(build.number())));
    }

    public String getText() {
        return text;
    }

    public String getUrl() {
        return url;
    }
}
