package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stages of an application's life, in their order (§2). Stages follow from the facts; nobody sets them. */
public enum Stage implements Named {
    DEVELOPMENT,
    TRIAL_APPLICATION,
    TRIAL_TESTING,
    TRIAL_RUN,
    ACCEPTANCE,
    FORMAL_OPERATION,
    RETIRED;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<Stage> of(String id) {
        return Arrays.stream(values()).filter(stage -> stage.id().equals(id)).findFirst();
    }

    /** All ids, in the order of an application's life. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Stage::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(Stage.class, "stage." + id());
    }
}
