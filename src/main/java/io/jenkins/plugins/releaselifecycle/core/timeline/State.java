package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.util.Locale;

/** What has become of something on a timeline. */
public enum State implements Named {
    /** It ended, or happened, as it was to. */
    DONE,
    /** It goes on. */
    OPEN,
    /** It is yet to come. */
    AHEAD,
    /** Something else ended it before its time. */
    BROKEN,
    /** It failed, was refused or rejected. */
    FAILED,
    /** Its last moment has passed, and it is not done. */
    OVERDUE;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Message label() {
        return Message.of(State.class, "state." + id());
    }
}
