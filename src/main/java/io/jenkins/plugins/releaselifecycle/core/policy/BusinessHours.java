package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hours of the week in which something may be deployed into production.
 *
 * @param from in the policy's time zone
 * @param until the first moment after them, in the policy's time zone; midnight is the end of the day
 */
public record BusinessHours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    /** At any time. */
    public static final BusinessHours ALWAYS =
            new BusinessHours(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final int WEEK = 7;

    /** @throws InvalidInputException where there is no day, or no hour in it */
    public BusinessHours {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        days = ordered(days);
        if (days.isEmpty()) {
            throw new InvalidInputException(Message.of(BusinessHours.class, "policy.hours.days"));
        }
        if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
            throw new InvalidInputException(
                    Message.of(BusinessHours.class, "policy.hours.order", from.toString(), until.toString()));
        }
    }

    /** {@code monday} to {@code sunday}: the words for the days of the week. */
    public static List<String> dayIds() {
        return Arrays.stream(DayOfWeek.values()).map(BusinessHours::idOf).toList();
    }

    /** The word for a day of the week. */
    public static String idOf(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** The day of the week of that word; empty where there is none. */
    public static Optional<DayOfWeek> dayOf(String id) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> idOf(day).equals(id))
                .findFirst();
    }

    private static Set<DayOfWeek> ordered(Collection<DayOfWeek> days) {
        EnumSet<DayOfWeek> ordered = EnumSet.noneOf(DayOfWeek.class);
        ordered.addAll(days);
        return Collections.unmodifiableSet(ordered);
    }

    boolean include(Instant moment, ZoneId zone) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return days.contains(day.getDayOfWeek())
                && !moment.isBefore(begin(day, zone))
                && moment.isBefore(end(day, zone));
    }

    /** The first moment after that one at which the hours begin. */
    Instant nextBegin(Instant moment, ZoneId zone) {
        return days(moment, zone)
                .map(day -> begin(day, zone))
                .filter(moment::isBefore)
                .findFirst()
                .orElseThrow();
    }

    /** The first moment after that one at which the hours begin or end. */
    Instant nextChange(Instant moment, ZoneId zone) {
        return days(moment, zone)
                .flatMap(day -> Stream.of(begin(day, zone), end(day, zone)))
                .filter(moment::isBefore)
                .findFirst()
                .orElseThrow();
    }

    /** Today and the days of the coming week that have such hours, and one more, because those of today may be over. */
    private Stream<LocalDate> days(Instant moment, ZoneId zone) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(0, WEEK + 1)
                .mapToObj(today::plusDays)
                .filter(day -> days.contains(day.getDayOfWeek()));
    }

    private Instant begin(LocalDate day, ZoneId zone) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant end(LocalDate day, ZoneId zone) {
        return until.equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(until).atZone(zone).toInstant();
    }
}
