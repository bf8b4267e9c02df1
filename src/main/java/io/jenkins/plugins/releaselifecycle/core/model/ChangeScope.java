package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a change reaches (D10, D11), the furthest last. */
public enum ChangeScope implements Named {
    /** The changed part is tested again. */
    MINOR,
    /** 较大变更: as minor, and the trial run starts again. */
    SIGNIFICANT,
    /** 重大变更: application, testing and security tests again for the whole system, then a new trial run. */
    MAJOR;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<ChangeScope> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ChangeScope::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(ChangeScope.class, "change-scope." + id());
    }
}
