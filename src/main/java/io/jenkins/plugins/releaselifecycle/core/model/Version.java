package io.jenkins.plugins.releaselifecycle.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The version of an application that is tested or deployed. Two versions are the same only when they are written the
 * same: what goes live is what was tested (C5, F3).
 *
 * @param text 1 to 100 letters, digits and {@code . _ + ~ : / @ -}, beginning with a letter or digit
 */
public record Version(@JsonValue String text) implements Serializable {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~:/@-]{0,99}");

    /** @throws InvalidInputException where {@code text} is missing or has characters that are not allowed */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Version {
        if (text == null || text.isEmpty()) {
            throw new InvalidInputException(Message.of(Version.class, "version.missing"));
        }
        if (!ALLOWED.matcher(text).matches()) {
            throw new InvalidInputException(Message.of(Version.class, "version.malformed", Shown.of(text)));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
