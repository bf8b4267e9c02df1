package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.util.List;
import java.util.function.Consumer;

/** The append-only record of one application. */
public interface Ledger {

    LedgerId id();

    /** Sequence of the last fact; 0 while there is none. */
    long sequence();

    /**
     * Makes sure that the record is still what this ledger left of it.
     *
     * @throws LedgerException where it was changed, removed or exchanged by somebody else, or where a fact could not be
     *     written
     */
    void requireUntouched();

    /** Whether a fact could not be written; nobody knows then what is on the disk before Jenkins is restarted. */
    boolean writeFailed();

    /**
     * Records facts, all or none of them, and returns once they are safe on disk.
     *
     * @param expectedSequence what {@link #sequence()} was when the facts were decided on
     * @throws LedgerConflictException where another fact came in between; nothing was recorded
     * @throws LedgerException where the record cannot be trusted or written; the ledger takes nothing from then on
     */
    List<RecordedFact> append(long expectedSequence, List<NewFact> facts);

    /**
     * Reads facts in their order.
     *
     * @param fromSequence the first to be read
     * @throws LedgerException where the record cannot be trusted or read
     */
    void read(long fromSequence, Consumer<RecordedFact> reader);
}
