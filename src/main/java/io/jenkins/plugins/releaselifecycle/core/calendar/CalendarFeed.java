package io.jenkins.plugins.releaselifecycle.core.calendar;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What is due as a calendar (RFC 5545) that other programs subscribe to: an event without a length at each last moment, in UTC. What has
 * no last moment is not in it. It rings no alarm: people are reminded by mail.
 */
public final class CalendarFeed {

    /** How often a subscriber need ask again. */
    private static final String HOURLY = "PT1H";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Instant stamp;
    private final Locale locale;
    private final ContentLines lines = new ContentLines();

    private CalendarFeed(Instant stamp, Locale locale) {
        this.stamp = stamp;
        this.locale = locale;
    }

    /**
     * Writes a calendar.
     *
     * @param name by which programs show it
     * @param stamp the moment for which the entries were found out
     * @param locale the reader's language
     */
    public static String of(String name, Collection<CalendarEntry> entries, Instant stamp, Locale locale) {
        return new CalendarFeed(stamp, locale).calendar(name, entries);
    }

    private String calendar(String name, Collection<CalendarEntry> entries) {
        lines.add("BEGIN", "VCALENDAR")
                .add("VERSION", "2.0")
                .add("PRODID", "-//Jenkins//Release Lifecycle//EN")
                .add("CALSCALE", "GREGORIAN")
                .text("NAME", name)
                .text("X-WR-CALNAME", name)
                .add("REFRESH-INTERVAL;VALUE=DURATION", HOURLY)
                .add("X-PUBLISHED-TTL", HOURLY);
        List<CalendarEntry> dated = entries.stream()
                .filter(entry -> entry.due().last().isPresent())
                .sorted(Comparator.comparing(
                                (CalendarEntry entry) -> entry.due().last().orElseThrow())
                        .thenComparing(CalendarEntry::uid))
                .toList();
        dated.forEach(this::event);
        if (dated.isEmpty()) {
            component();
        }
        return lines.add("END", "VCALENDAR").toString();
    }

    private void event(CalendarEntry entry) {
        lines.add("BEGIN", "VEVENT")
                .add("UID", entry.uid())
                .add("DTSTAMP", UTC.format(stamp))
                .add("DTSTART", UTC.format(entry.due().last().orElseThrow()))
                .text(
                        "SUMMARY;LANGUAGE=" + locale.toLanguageTag(),
                        word(
                                "calendar.summary",
                                entry.application(),
                                entry.due().sentence()))
                .text("DESCRIPTION", word("calendar.roles", roles(entry)))
                .add("TRANSP", "TRANSPARENT");
        entry.address().ifPresent(address -> lines.add("URL", address.toASCIIString()));
        lines.add("END", "VEVENT");
    }

    private static Message roles(CalendarEntry entry) {
        return Message.list(
                entry.due().roles().stream().sorted().map(Named::label).toList());
    }

    /** The standard wants at least one component; this one shows nothing. */
    private void component() {
        lines.add("BEGIN", "VTIMEZONE")
                .add("TZID", "Etc/UTC")
                .add("BEGIN", "STANDARD")
                .add("DTSTART", "19700101T000000")
                .add("TZOFFSETFROM", "+0000")
                .add("TZOFFSETTO", "+0000")
                .add("END", "STANDARD")
                .add("END", "VTIMEZONE");
    }

    private String word(String key, Serializable... arguments) {
        ZoneId zone = ZoneOffset.UTC;
        return Message.of(CalendarFeed.class, key, arguments).in(locale, zone);
    }
}
