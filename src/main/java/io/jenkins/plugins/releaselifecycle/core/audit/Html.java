package io.jenkins.plugins.releaselifecycle.core.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML that is well-formed XML at the same time. Whatever text is given stays text: no character of it can begin or end
 * markup, hide text or reverse its order.
 *
 * <p>Tags and attributes are the program's own words. Every method throws {@link UncheckedIOException} where the page cannot be
 * written.
 */
final class Html {

    private static final int REPLACEMENT = 0xFFFD;

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    Html(Appendable out) {
        this.out = out;
    }

    /** A value that an element has under a name. */
    record Attribute(String name, String value) {}

    static Attribute styled(String styleClass) {
        return new Attribute("class", styleClass);
    }

    static Attribute id(String id) {
        return new Attribute("id", id);
    }

    /** What stands in an element. */
    @FunctionalInterface
    interface Content {
        void write();
    }

    Html begin(String tag, Attribute... attributes) {
        tag(tag, attributes);
        raw(">");
        open.push(tag);
        return this;
    }

    Html end() {
        raw("</" + open.pop() + ">");
        return this;
    }

    /** An element on lines of its own. */
    Html block(String tag, Content content, Attribute... attributes) {
        begin(tag, attributes).line();
        content.write();
        return end().line();
    }

    Html element(String tag, String text, Attribute... attributes) {
        return begin(tag, attributes).text(text).end();
    }

    /** An element that has no content. */
    Html empty(String tag, Attribute... attributes) {
        tag(tag, attributes);
        raw("/>");
        return this;
    }

    Html line() {
        raw("\n");
        return this;
    }

    /** Something that the program itself wrote, such as a style sheet. */
    Html raw(String markup) {
        try {
            out.append(markup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Html text(String text) {
        String lines = text.replace("\r\n", "\n");
        StringBuilder escaped = new StringBuilder(lines.length() + 16);
        for (int at = 0; at < lines.length(); ) {
            int character = lines.codePointAt(at);
            escape(character, escaped);
            at += Character.charCount(character);
        }
        return raw(escaped.toString());
    }

    private void tag(String tag, Attribute... attributes) {
        raw("<" + tag);
        for (Attribute attribute : attributes) {
            raw(" " + attribute.name() + "=\"");
            text(attribute.value());
            raw("\"");
        }
    }

    private static void escape(int character, StringBuilder escaped) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\n' -> escaped.append('\n');
            case '\t' -> escaped.append(' ');
            default -> escaped.appendCodePoint(isHarmless(character) ? character : REPLACEMENT);
        }
    }

    /** No control or formatting character, no half of a pair, and nothing that is no character. */
    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> (character & 0xFFFE) != 0xFFFE;
        };
    }
}
