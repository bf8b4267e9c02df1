package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One fact of the record, worded. */
@Restricted(NoExternalUse.class)
public record FactRow(long sequence, String at, ActorLink actor, String text) {

    static FactRow of(AbstractItem item, RecordedFact recorded) {
        return new FactRow(
                recorded.sequence(),
                Wording.of(recorded.at()),
                ActorLink.of(item, recorded.actor()),
                Wording.of(FactSentences.of(recorded.fact())));
    }

    public long getSequence() {
        return sequence;
    }

    public String getAt() {
        return at;
    }

    public ActorLink getActor() {
        return actor;
    }

    public String getText() {
        return text;
    }
}
