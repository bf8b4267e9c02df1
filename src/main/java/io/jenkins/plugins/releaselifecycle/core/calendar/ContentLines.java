package io.jenkins.plugins.releaselifecycle.core.calendar;

/** The lines of an iCalendar object (RFC 5545, 3.1): folded, and each ended as the standard has it. */
final class ContentLines {

    /** Octets of a line without its end, the space that begins a continuation among them. */
    private static final int LONGEST = 75;

    private static final String END_OF_LINE = "\r\n";

    private final StringBuilder text = new StringBuilder();

    /** A property whose value holds nothing that has to be escaped. */
    ContentLines add(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A property whose value is text that anybody may have typed. */
    ContentLines text(String name, String value) {
        return add(name, escaped(value));
    }

    /** No character is torn apart, so that every line is UTF-8 of its own. */
    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int sign = line.codePointAt(at);
            int size = octets(sign);
            if (octets + size > LONGEST) {
                text.append(END_OF_LINE).append(' ');
                octets = 1;
            }
            text.appendCodePoint(sign);
            octets += size;
            at += Character.charCount(sign);
        }
        text.append(END_OF_LINE);
    }

    private static int octets(int sign) {
        if (sign < 0x80) {
            return 1;
        }
        if (sign < 0x800) {
            return 2;
        }
        return sign < 0x10000 ? 3 : 4;
    }

    private static String escaped(String value) {
        StringBuilder safe = new StringBuilder();
        value.replace("\r\n", "\n").codePoints().forEach(sign -> {
            switch (sign) {
                case '\\' -> safe.append("\\\\");
                case ';' -> safe.append("\\;");
                case ',' -> safe.append("\\,");
                case '\n' -> safe.append("\\n");
                default -> safe.appendCodePoint(isOfText(sign) ? sign : 0xFFFD);
            }
        });
        return safe.toString();
    }

    /** Neither a control character nor half of a character. */
    private static boolean isOfText(int sign) {
        return sign == '\t' || !Character.isISOControl(sign) && Character.getType(sign) != Character.SURROGATE;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
