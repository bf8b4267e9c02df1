package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import java.util.Locale;

/**
 * How a request ended without being granted.
 *
 * @param by who ended it
 * @param reason {@code null} where none was given
 */
public record Closing(Evidence evidence, How how, String by, String reason) {

    /** In which way. */
    public enum How {
        REJECTED,
        /** Rejected for a problem that bars formal operation (E8). */
        SERIOUS,
        WITHDRAWN,
        EXPIRED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The end of the key of its sentence. */
    public String id() {
        return how.id();
    }
}
