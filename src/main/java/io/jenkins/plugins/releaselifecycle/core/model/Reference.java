package io.jenkins.plugins.releaselifecycle.core.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The name by which later facts speak of an incident, a request, a waiver and the like.
 *
 * @param text 1 to 64 letters, digits, {@code _} and {@code -}
 */
public record Reference(@JsonValue String text) implements Serializable {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws InvalidInputException where {@code text} is missing or has other characters */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reference {
        if (text == null || !ALLOWED.matcher(text).matches()) {
            throw new InvalidInputException(
                    Message.of(Reference.class, "reference.malformed", Shown.of(String.valueOf(text))));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
