package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Ends the reading of a report that cannot serve as evidence; {@link ReportReaders} turns it into an
 * {@link UnreadableReport}.
 *
 * <p>Unchecked, because it has to come out of parsers that swallow or wrap the checked exceptions of their input.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Message reason;

    private Refusal(Message reason) {
        super(reason.key(), null, false, false);
        this.reason = reason;
    }

    /** A refusal worded by that key of {@code Texts}; text among the arguments is cut by {@link Shown}. */
    static Refusal because(String key, Serializable... arguments) {
        Serializable[] safe = Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? Shown.of(text) : argument)
                .toArray(Serializable[]::new);
        return new Refusal(Message.of(Refusal.class, key, safe));
    }

    Message reason() {
        return reason;
    }
}
