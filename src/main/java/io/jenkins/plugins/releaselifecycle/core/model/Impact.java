package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an incident did to the service, the gravest last (D6, D9). */
public enum Impact implements Named {
    /** Noticed, but nothing failed and nobody was touched. */
    NONE,
    /** Something failed; users were not touched. Starts an observation period again. */
    FAILURE,
    /** Users were touched. Starts the trial run again. */
    USERS,
    /** The service was down by a software defect. Starts the trial run again. */
    OUTAGE;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<Impact> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Impact::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(Impact.class, "impact." + id());
    }
}
