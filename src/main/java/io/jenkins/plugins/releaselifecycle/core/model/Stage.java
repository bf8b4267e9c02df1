package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Locale;

/** The stages of an application's life, in their order (§2). Stages follow from the facts; nobody sets them. */
public enum Stage implements Named {
    DEVELOPMENT,
    TRIAL_APPLICATION,
    TRIAL_TESTING,
    TRIAL_RUN,
    ACCEPTANCE,
    FORMAL_OPERATION,
    RETIRED;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(Stage.class, "stage." + id());
    }
}
