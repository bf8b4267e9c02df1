package io.jenkins.plugins.releaselifecycle.core.model;

import java.time.Instant;

/**
 * A fact with its place in the ledger.
 *
 * @param sequence 1 for the first fact of a ledger, then without gaps; the order of facts, whatever the clock said
 * @param at when it was recorded, by the controller's clock; in the years 1970 to 9999
 * @param actor who or what brought it about
 */
public record RecordedFact(long sequence, Instant at, Actor actor, Fact fact) {
    public RecordedFact {
        Members.moment(at, "at");
        Members.required(actor, "actor");
        Members.required(fact, "fact");
    }
}
