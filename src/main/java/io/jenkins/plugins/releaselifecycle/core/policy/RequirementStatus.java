package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.util.Locale;

/** What became of one requirement. */
public enum RequirementStatus implements Named {
    MET,
    UNMET,
    /** Not met, and need not be for a while. */
    WAIVED,
    NOT_APPLICABLE;

    @Override
    public String id() {
        return name();
    }

    @Override
    public Message label() {
        return Message.of(
                RequirementStatus.class,
                "requirement-status." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
