package io.jenkins.plugins.releaselifecycle.core.badge;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * About how wide a text is in a sans-serif font of eleven pixels. The browser is told to fit the text into that width, so it need not be
 * exact, and no font is needed to find it.
 */
final class TextWidth {

    private static final String NARROW = "fijlrtI.,:;|!'()[]/ ·";
    private static final String WIDE = "mwMW@%";
    private static final double EM = 11;
    private static final Set<UnicodeScript> SQUARE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private TextWidth() {}

    /** In whole pixels. */
    static int of(String text) {
        return (int) Math.ceil(text.codePoints().mapToDouble(TextWidth::of).sum());
    }

    private static double of(int sign) {
        if (SQUARE.contains(UnicodeScript.of(sign)) || isFullWidth(sign)) {
            return EM;
        }
        if (NARROW.indexOf(sign) >= 0) {
            return 4.3;
        }
        if (WIDE.indexOf(sign) >= 0) {
            return 10.3;
        }
        return Character.isUpperCase(sign) ? 7.8 : 6.8;
    }

    /** Chinese punctuation and signs of full width. */
    private static boolean isFullWidth(int sign) {
        return sign >= 0x3000 && sign <= 0x303F || sign >= 0xFF00 && sign <= 0xFF60;
    }
}
