package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Locale;

/** How the body of a production deployment ended. */
public enum DeploymentOutcome implements Named {
    SUCCEEDED,
    FAILED,
    ABORTED;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Message label() {
        return Message.of(DeploymentOutcome.class, "deployment-outcome." + id());
    }
}
