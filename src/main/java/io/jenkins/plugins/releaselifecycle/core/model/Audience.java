package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who was trained (A3). */
public enum Audience implements Named {
    END_USERS,
    OPERATIONS_STAFF;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<Audience> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Audience::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(Audience.class, "audience." + id());
    }
}
