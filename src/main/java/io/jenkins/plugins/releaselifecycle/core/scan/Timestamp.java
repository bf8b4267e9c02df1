package io.jenkins.plugins.releaselifecycle.core.scan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** When a scan ended by the report's own word. */
final class Timestamp {

    /** No clock in the world is set to a later one. */
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,11}");
    private static final Pattern MILLISECONDS = Pattern.compile("[1-9]\\d{0,14}");

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
            return placed(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return null; // a time that cannot be placed is the same as none: the age of the report stays unknown
        }
    }

    /** The instant so many whole seconds after 1970 began in UTC; {@code null} where {@link #of} is. */
    static Instant ofSeconds(String text) {
        return text == null || !SECONDS.matcher(text.strip()).matches()
                ? null
                : placed(Instant.ofEpochSecond(Long.parseLong(text.strip())));
    }

    /** Likewise for so many milliseconds. */
    static Instant ofMilliseconds(String text) {
        return text == null || !MILLISECONDS.matcher(text.strip()).matches()
                ? null
                : placed(Instant.ofEpochMilli(Long.parseLong(text.strip())));
    }

    private static Instant placed(Instant instant) {
        return instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST) ? null : instant;
    }

    /** The later of the two; {@code null} counts as earliest. */
    static Instant latest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
