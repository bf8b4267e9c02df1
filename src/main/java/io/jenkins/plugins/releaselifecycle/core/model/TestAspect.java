package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a test looks at (A2, B4, B5). */
public enum TestAspect implements Named {
    FUNCTION,
    SECURITY,
    PERFORMANCE,
    AVAILABILITY,
    COMPATIBILITY,
    INTEGRATION,
    STRESS,
    SECURITY_ASSESSMENT,
    ROBUSTNESS,
    STABILITY,
    LOAD_RESPONSE,
    CONTINGENCY_DRILL,
    CONNECTIVITY,
    RESPONSE,
    /** Effect on the whole system. */
    SYSTEM_EFFECT;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<TestAspect> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(TestAspect::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(TestAspect.class, "test-aspect." + id());
    }
}
