package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One thing of a timeline, worded.
 *
 * @param sequence of the fact that it rests on
 */
@Restricted(NoExternalUse.class)
public record TimelineRow(
        String when, String lane, String what, String state, String style, ActorLink actor, long sequence) {

    static TimelineRow of(AbstractItem item, TimelineItem shown, Instant now) {
        long sequence = shown.evidence().sequence();
        return new TimelineRow(
                Wording.of(when(shown, now)),
                Wording.of(shown.lane()),
                Wording.of(shown.sentence()),
                Wording.of(shown.state()),
                shown.state().id(),
                ActorLink.of(item, shown.evidence().actor()),
                sequence);
    }

    private static Message when(TimelineItem shown, Instant now) {
        if (shown instanceof TimelineItem.Moment) {
            return message("timeline.at", shown);
        }
        return message(shown.endless(now) ? "timeline.since" : "timeline.span", shown);
    }

    private static Message message(String key, TimelineItem shown) {
        return Message.of(TimelineRow.class, key, shown.from(), shown.to());
    }

    public String getWhen() {
        return when;
    }

    public String getLane() {
        return lane;
    }

    public String getWhat() {
        return what;
    }

    public String getState() {
        return state;
    }

    public String getStyle() {
        return style;
    }

    public ActorLink getActor() {
        return actor;
    }

    public long getSequence() {
        return sequence;
    }
}
