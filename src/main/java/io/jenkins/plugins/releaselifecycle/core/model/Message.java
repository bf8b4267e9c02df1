package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A sentence for people that is chosen now and worded later, in the language of whoever reads it.
 *
 * <p>Arguments may be strings, whole numbers, {@link Instant}s (worded in the reader's time zone), other messages and
 * anything {@link Named}.
 *
 * @param bundle base name of the resource bundle that words it
 * @param key its key there
 * @param arguments what fills the places {@code {0}}, {@code {1}}, …
 */
public record Message(String bundle, String key, List<Serializable> arguments) implements Serializable {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final ResourceBundle.Control ENGLISH_WHEN_NOT_TRANSLATED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Message {
        arguments = List.copyOf(arguments);
    }

    /** The message of that key in the bundle {@code Texts} of the package of {@code owner}. */
    public static Message of(Class<?> owner, String key, Serializable... arguments) {
        return new Message(owner.getPackageName() + ".Texts", key, List.of(arguments));
    }

    /** The messages one after the other as a list, separated as the reader's language does; at least one. */
    public static Message list(List<Message> messages) {
        return joined("list", messages);
    }

    /** The sentences one after the other; at least one. */
    public static Message sentences(List<Message> messages) {
        return joined("sentences", messages);
    }

    /** Halves, and halves of halves: a thousand messages nest ten deep, and wording them cannot exhaust a stack. */
    private static Message joined(String key, List<Message> messages) {
        if (messages.size() <= 1) {
            return messages.get(0);
        }
        int half = messages.size() / 2;
        Message some = joined(key, messages.subList(0, half));
        return of(Message.class, key, some, joined(key, messages.subList(half, messages.size())));
    }

    /**
     * Words this message.
     *
     * @param locale the reader's language; English where it has no translation
     * @param zone the time zone in which instants are shown
     * @throws java.util.MissingResourceException where the bundle lacks the key: a defect of the product
     */
    public String in(Locale locale, ZoneId zone) {
        String pattern = ResourceBundle.getBundle(
                        bundle, locale, Message.class.getClassLoader(), ENGLISH_WHEN_NOT_TRANSLATED)
                .getString(key);
        Object[] worded = arguments.stream().map(a -> word(a, locale, zone)).toArray();
        return new MessageFormat(pattern, locale).format(worded);
    }

    private static Object word(Serializable argument, Locale locale, ZoneId zone) {
        if (argument instanceof Message message) {
            return message.in(locale, zone);
        }
        if (argument instanceof Named named) {
            return named.label().in(locale, zone);
        }
        if (argument instanceof Instant instant) {
            return MINUTE.withZone(zone).format(instant);
        }
        return String.valueOf(argument);
    }
}
