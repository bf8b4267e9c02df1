package io.jenkins.plugins.releaselifecycle.jenkins;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/** Words messages for whoever is being talked to: the visitor of a page, or the reader of a build log. */
public final class Wording {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Wording() {}

    /** The language of whoever is being talked to. */
    public static Locale locale() {
        return LocaleProvider.getLocale();
    }

    public static String of(Message message) {
        return message.in(locale(), ZoneId.systemDefault());
    }

    public static String of(Named named) {
        return of(named.label());
    }

    /** A moment in the controller's time zone, to the minute. */
    public static String of(Instant moment) {
        return MINUTE.withZone(ZoneId.systemDefault()).format(moment);
    }

    /** Text that people typed, as part of one line of a log: nothing in it passes for a line, a link or a colour of the log. */
    public static String line(String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
    }
}
