package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import java.nio.file.Files;
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
            return ApplicationItem.job(build.job())
                    .filter(job -> job.hasPermission(Item.READ) && stillThere(job, build))
                    .map(job -> new ActorLink(
                            job.equals(application) ? "#" + build.number() : actor.shown(),
                            job.getUrl() + build.number() + "/"))
                    .orElse(new ActorLink(actor.shown(), null));
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
