package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Does what must not be left half done because Jenkins interrupts the thread, as it does when a build is aborted: channels close then.
 * The interrupt is kept for later.
 */
public final class Uninterrupted {

    /** Writes something; can be done again from the beginning. */
    @FunctionalInterface
    public interface Writing {
        void write() throws IOException;
    }

    private Uninterrupted() {}

    /** @throws IOException as the writing does */
    public static void write(Writing writing) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (!done(writing)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean done(Writing writing) throws IOException {
        try {
            writing.write();
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}
