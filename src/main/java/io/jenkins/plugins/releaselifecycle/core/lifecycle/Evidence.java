package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.time.Instant;

/** The place in the record of a fact that something rests on. */
public record Evidence(long sequence, Instant at, Actor actor) {

    static Evidence of(RecordedFact recorded) {
        return new Evidence(recorded.sequence(), recorded.at(), recorded.actor());
    }
}
