package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a moment lies in a picture, and the days, months or years that are written above it.
 *
 * @param from the moment at the left edge
 * @param to the moment at the right edge, later than {@code from}
 * @param left horizontal position of the left edge
 * @param right horizontal position of the right edge
 */
record Scale(Instant from, Instant to, int left, int right) {

    /** More marks than that would run into one another. */
    private static final int MOST_MARKS = 13;

    /**
     * A mark above the picture.
     *
     * @param x its horizontal position
     * @param label day, month or year that begins there
     */
    record Mark(int x, String label) {}

    /** The distances between marks, the closest first. */
    private enum Step {
        DAY(Period.ofDays(1), "tick.day"),
        WEEK(Period.ofWeeks(1), "tick.day"),
        MONTH(Period.ofMonths(1), "tick.month"),
        QUARTER(Period.ofMonths(3), "tick.month"),
        YEAR(Period.ofYears(1), "tick.year"),
        DECADE(Period.ofYears(10), "tick.year"),
        CENTURY(Period.ofYears(100), "tick.year"),
        MILLENNIUM(Period.ofYears(1000), "tick.year");

        private final Period length;
        private final String pattern;

        Step(Period length, String pattern) {
            this.length = length;
            this.pattern = pattern;
        }

        /** How many of them fit between two days, at most. */
        long fit(LocalDate from, LocalDate to) {
            long months = length.toTotalMonths();
            return months == 0
                    ? ChronoUnit.DAYS.between(from, to) / length.getDays()
                    : ChronoUnit.MONTHS.between(from, to) / months;
        }

        /** The last day up to that one with which one of them begins. */
        LocalDate floor(LocalDate day) {
            int years = length.getYears();
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.with(day.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
                default -> LocalDate.of(day.getYear() / years * years, 1, 1);
            };
        }
    }

    Scale {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Ends before it begins: " + from + " to " + to);
        }
    }

    /** Position of a moment; of one that lies outside, the edge. */
    int x(Instant moment) {
        if (!moment.isAfter(from)) {
            return left;
        }
        if (!moment.isBefore(to)) {
            return right;
        }
        double part =
                (double) ChronoUnit.SECONDS.between(from, moment) / Math.max(1, ChronoUnit.SECONDS.between(from, to));
        return left + (int) Math.round(part * (right - left));
    }

    /**
     * The marks, from left to right.
     *
     * @param zone in which days begin
     * @param locale in which months are named
     */
    List<Mark> marks(ZoneId zone, Locale locale) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate last = LocalDate.ofInstant(to, zone);
        Step step = Step.MILLENNIUM;
        for (Step closer : Step.values()) {
            if (closer.fit(first, last) <= MOST_MARKS) {
                step = closer;
                break;
            }
        }
        String pattern = Message.of(Scale.class, step.pattern).in(locale, zone);
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, locale);
        List<Mark> marks = new ArrayList<>();
        for (LocalDate day = step.floor(first); !day.isAfter(last); day = day.plus(step.length)) {
            Instant begin = day.atStartOfDay(zone).toInstant();
            if (!begin.isBefore(from) && begin.isBefore(to)) {
                marks.add(new Mark(x(begin), format.format(day)));
            }
        }
        return marks;
    }
}
