package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.util.Optional;

/**
 * What is known outside a ledger of how far it had come. A chain cannot show that its end was cut off; an anchor can.
 */
public interface Anchors {

    /** The last place of that ledger that was acknowledged; empty where it is not known here. */
    Optional<Anchor> of(LedgerId ledger);

    /** How many anchors there are, of all ledgers together. */
    long sequence();

    /**
     * Remembers a place, and returns once that is safe on disk.
     *
     * @throws LedgerException where it cannot be; nothing is anchored from then on
     */
    void add(Anchor anchor);
}
