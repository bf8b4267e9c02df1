package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands between an application and its next step. */
public enum Gate implements Named {
    /** The first deployment into production, not serving (§3). */
    INSTALL,
    /** Opening service: the start of the trial run (§4, §5). */
    GO_LIVE,
    /** Operating rights pass to OPERATIONS (§5). */
    HANDOVER,
    /** The conclusion of the trial run (§6). */
    ACCEPTANCE,
    /** Any further production deployment (§5, §7). */
    CHANGE,
    /** The end of life (§2). */
    RETIRE;

    /** The gate of that id, exactly as written; empty where there is none. */
    public static Optional<Gate> of(String id) {
        return Arrays.stream(values()).filter(gate -> gate.id().equals(id)).findFirst();
    }

    /** All ids, in the order of an application's life. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Gate::id).toList();
    }

    /** Whether a deployment into production goes through it. */
    public boolean deploys() {
        return this == INSTALL || this == GO_LIVE || this == CHANGE;
    }

    /** The name in settings, where names have no hyphen: {@code goLive}. */
    public String key() {
        return this == GO_LIVE ? "goLive" : id();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(Gate.class, "gate." + id());
    }
}
