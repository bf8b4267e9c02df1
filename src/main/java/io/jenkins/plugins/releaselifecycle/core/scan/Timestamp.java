package io.jenkins.plugins.releaselifecycle.core.scan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** When a scan ended by the report's own word. */
final class Timestamp {

    /** No clock in the world is set to a later one. */
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private Timestamp() {}

    /**
     * The instant that an ISO 8601 date and time with an offset means.
     *
     * @return {@code null} where {@code text} is {@code null}, has no offset, is no date at all or lies before 1970 (Go
     *     writes the year 1 for "not set") or after 9999
     */
    static Instant of(String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text.strip()).toInstant();
            return instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST) ? null : instant;
        } catch (DateTimeException e) {
            return null; // a time that cannot be placed is the same as none: the age of the report stays unknown
        }
    }

    /** The later of the two; {@code null} counts as earliest. */
    static Instant latest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
