package io.jenkins.plugins.releaselifecycle.core.ledger;

/**
 * Shows that a line was written by whoever holds a key: a message authentication code of 32 bytes. Without the key nobody
 * can make one, and nobody can tell a right one from a wrong one.
 */
@FunctionalInterface
public interface Seal {

    /** The code of these bytes, always the same for the same bytes. Called by several threads at once. */
    byte[] over(byte[] bytes);
}
