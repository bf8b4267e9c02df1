package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Locale;

/** Severity of a finding after mapping, the gravest first. */
public enum Severity implements Named {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO,
    /** The report gives no severity, or one that no mapping knows. */
    UNKNOWN;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Message label() {
        return Message.of(Severity.class, "severity." + id());
    }
}
