package io.jenkins.plugins.releaselifecycle.core.fleet;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of the gate that is next for an application. Only {@link #OPEN} says that anything may pass it. */
public enum FleetState implements Named {
    /** The gate was open when it was last asked. */
    OPEN,
    CLOSED,
    /** No version is on record, so no gate was asked. */
    NOT_ASKED,
    RETIRED,
    /** The record, or the policy, cannot be used: every gate is closed, and nobody knows more. */
    UNREADABLE,
    /** The record was not read yet, or what was read of it may no longer hold. */
    BEING_READ;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<FleetState> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(FleetState::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(FleetState.class, "state." + id());
    }
}
