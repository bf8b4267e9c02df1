package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;

/** What lets a deployment through a gate that is closed. What goes through moves the application on to no other stage. */
public enum Exemption implements Named {
    NONE,
    /** Somebody who may do so took it on themselves, and it has to be reviewed. */
    EMERGENCY,
    /** The policy does not keep anything out yet. */
    WARNING;

    @Override
    public String id() {
        return name();
    }

    @Override
    public Message label() {
        return Message.of(Exemption.class, "exemption." + name());
    }
}
