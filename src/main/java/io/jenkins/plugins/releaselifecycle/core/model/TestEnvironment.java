package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the application was tested. */
public enum TestEnvironment implements Named {
    /** By the developers, before the trial run is applied for (A2). */
    DEVELOPMENT,
    /** In an environment like production (B4, F3). */
    TEST,
    /** In the production environment (B5). */
    PRODUCTION;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<TestEnvironment> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(TestEnvironment::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(TestEnvironment.class, "test-environment." + id());
    }
}
