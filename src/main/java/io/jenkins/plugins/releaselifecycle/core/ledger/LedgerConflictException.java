package io.jenkins.plugins.releaselifecycle.core.ledger;

/** Somebody else recorded a fact between the decision and its recording; decide again. */
public final class LedgerConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerConflictException(long expected, long actual) {
        super("The ledger was expected to end at " + expected + " but ends at " + actual);
    }
}
