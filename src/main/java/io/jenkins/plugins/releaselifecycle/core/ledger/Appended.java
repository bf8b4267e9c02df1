package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.util.List;

/** Facts that have their place in a ledger and are on their way to the disk. */
public interface Appended {

    List<RecordedFact> facts();

    /** The place of the last of them. */
    Anchor anchor();

    /**
     * Returns once the facts are safe on disk; before that nobody may be told of them.
     *
     * @throws LedgerException where they are not, and nobody knows what is on the disk
     */
    void await();
}
