package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Locale;

/**
 * Which names of an application that was renamed or moved go on to decide by which policies it is judged, and by whom it is decided,
 * beside its name of now.
 */
public enum NamesKept implements Named {
    /** The name that it had, and those of before: whoever moved it may not say by which policy it is judged. */
    ALL,
    /** Those of before alone: a folder around it was renamed or moved by an administrator. */
    EARLIER,
    /** None: an administrator renamed or moved the application itself. */
    NONE;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Message label() {
        return Message.of(NamesKept.class, "names-kept." + id());
    }
}
