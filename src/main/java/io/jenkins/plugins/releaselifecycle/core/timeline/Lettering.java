package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.ZoneId;
import java.util.Locale;

/** How much room words take in a picture, in its units: an estimate that is rather too large. */
final class Lettering {

    private static final int LONGEST = 40;
    private static final int NARROW = 7;
    private static final int WIDE = 12;

    private Lettering() {}

    static int width(String words) {
        return words.codePoints()
                .map(point -> Character.isIdeographic(point) || point >= 0x2E80 ? WIDE : NARROW)
                .sum();
    }

    static boolean fits(String words, int room) {
        return width(words) <= room;
    }

    /** The words, cut to what a label can hold. */
    static String cut(String words, Locale locale, ZoneId zone) {
        if (words.codePointCount(0, words.length()) <= LONGEST) {
            return words;
        }
        String begin = words.substring(0, words.offsetByCodePoints(0, LONGEST - 1));
        return Message.of(Lettering.class, "label.cut", begin).in(locale, zone);
    }
}
