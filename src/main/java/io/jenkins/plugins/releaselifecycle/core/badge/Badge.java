package io.jenkins.plugins.releaselifecycle.core.badge;

import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A small picture that says where an application stands, for the page that tells about it elsewhere. It has neither script nor style, so
 * that every content security policy lets it be shown.
 *
 * @param label what it is about
 * @param value where the application stands
 * @param title all of it in one line, for screen readers and as a tool tip
 * @param background of the value
 */
public record Badge(String label, String value, String title, String background) {

    private static final int PADDING = 6;
    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" viewBox="0 0 %1$d 20" role="img" aria-labelledby="title">\
            <title id="title">%2$s</title>\
            <rect width="%1$d" height="20" rx="3" fill="#424242"/>\
            <path d="M%3$d 0h%4$d a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-%4$dz" fill="%5$s"/>\
            <g fill="#fff" font-family="Verdana,DejaVu Sans,Noto Sans CJK SC,Microsoft YaHei,sans-serif" font-size="11">\
            <text x="%6$d" y="14" textLength="%7$d" lengthAdjust="spacingAndGlyphs">%8$s</text>\
            <text x="%9$d" y="14" textLength="%10$d" lengthAdjust="spacingAndGlyphs">%11$s</text>\
            </g>\
            </svg>\
            """;

    /** Of an application: its stage, and what the gate that is next for it answers. */
    public static Badge of(FleetRow row, Locale locale) {
        ZoneId zone = ZoneOffset.UTC;
        String label = message("badge.label").in(locale, zone);
        String answer = row.answer().in(locale, zone);
        String value = row.stage()
                .filter(stage -> row.gate().isPresent())
                .map(stage -> message("badge.value", stage, answer).in(locale, zone))
                .orElse(answer);
        return new Badge(
                label,
                value,
                message("badge.title", label, value).in(locale, zone),
                BadgeColour.of(row.state()).code());
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(Badge.class, key, arguments);
    }

    /** The picture. */
    public String svg() {
        int labelWidth = TextWidth.of(label);
        int valueWidth = TextWidth.of(value);
        int middle = labelWidth + 2 * PADDING;
        int width = middle + valueWidth + 2 * PADDING;
        return SVG.formatted(
                width,
                escaped(title),
                middle,
                width - middle - 3,
                background,
                PADDING,
                labelWidth,
                escaped(label),
                middle + PADDING,
                valueWidth,
                escaped(value));
    }

    /** Nothing in it passes for markup; what XML cannot hold is left out. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().filter(Badge::isOfXml).forEach(sign -> {
            switch (sign) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(sign);
            }
        });
        return safe.toString();
    }

    private static boolean isOfXml(int sign) {
        return sign == '\t' || sign >= 0x20 && sign <= 0xD7FF || sign >= 0xE000 && sign <= 0xFFFD || sign > 0xFFFF;
    }
}
