package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.util.List;
import java.util.function.Consumer;

/** The append-only record of one application. */
public interface Ledger {

    LedgerId id();

    /** The last place that is safe on disk. */
    Anchor head();

    /** Sequence of the last fact, be it safe or not yet; 0 while there is none. */
    long sequence();

    /**
     * Makes sure that the record is still what this ledger left of it.
     *
     * @throws LedgerException where it was changed, removed or exchanged by somebody else, or where a fact could not be
     *     written
     */
    void requireUntouched();

    /** Whether a fact could not be written; nobody knows then what is on the disk before it is opened again. */
    boolean writeFailed();

    /**
     * Whether the ledger has a fact in that place, and the one that it was.
     *
     * @throws LedgerException where the record cannot be trusted or read
     */
    boolean reaches(Anchor place);

    /** Takes nothing more, so that the ledger can be opened anew: what waits to be written fails. */
    void close();

    /**
     * Gives facts their place behind all others, all or none of them. They are recorded once they are {@linkplain Appended#await
     * safe}; whoever decides in the meantime can build on them, because nothing behind them becomes safe before they do.
     *
     * @param expectedSequence what {@link #sequence()} was when the facts were decided on
     * @throws LedgerConflictException where another fact came in between; nothing is recorded
     * @throws LedgerException where the record cannot be trusted or written
     */
    Appended append(long expectedSequence, List<NewFact> facts);

    /**
     * Reads facts in their order.
     *
     * @param fromSequence the first to be read
     * @throws LedgerException where the record cannot be trusted or read
     */
    void read(long fromSequence, Consumer<RecordedFact> reader);
}
