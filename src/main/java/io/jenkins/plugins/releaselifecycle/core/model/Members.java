package io.jenkins.plugins.releaselifecycle.core.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/** What every fact asks of its members before it is one. */
final class Members {

    private static final int LONGEST_TEXT = 10_000;

    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private Members() {}

    /** @throws InvalidInputException where it is missing */
    static <T> T required(T value, String member) {
        if (value == null) {
            throw new InvalidInputException(Message.of(Members.class, "member.missing", member));
        }
        return value;
    }

    /** @throws InvalidInputException where it is missing, blank or too long */
    static String text(String value, String member) {
        if (required(value, member).isBlank()) {
            throw new InvalidInputException(Message.of(Members.class, "member.missing", member));
        }
        if (value.length() > LONGEST_TEXT) {
            throw new InvalidInputException(Message.of(Members.class, "member.long", member, LONGEST_TEXT));
        }
        return value;
    }

    /** @throws InvalidInputException where it is negative */
    static long count(long value, String member) {
        if (value < 0) {
            throw new InvalidInputException(Message.of(Members.class, "member.negative", member, value));
        }
        return value;
    }

    /** @throws InvalidInputException where it is missing, or is not a length of time forward */
    static Period length(Period value, String member) {
        if (required(value, member).isNegative() || value.isZero() || tooLong(value)) {
            throw new InvalidInputException(Message.of(Members.class, "member.period", member, value.toString()));
        }
        return value;
    }

    private static boolean tooLong(Period value) {
        return value.toTotalMonths() > 1200 || value.getDays() > 36_525;
    }

    /** @throws InvalidInputException where it is missing or lies outside the years that calendars are kept for */
    static LocalDate date(LocalDate value, String member) {
        if (required(value, member).getYear() < 1970 || value.getYear() > 9998) {
            throw new InvalidInputException(Message.of(Members.class, "member.date", member, value.toString()));
        }
        return value;
    }

    /** @throws InvalidInputException where it is missing or lies outside the years that calendars are kept for */
    static Instant moment(Instant value, String member) {
        if (required(value, member).isBefore(Instant.EPOCH) || value.isAfter(LAST)) {
            throw new InvalidInputException(Message.of(Members.class, "member.date", member, value.toString()));
        }
        return value;
    }
}
