package io.jenkins.plugins.releaselifecycle.core.model;

import java.time.ZoneOffset;
import java.util.Locale;

/** Somebody's input cannot be accepted. Says what, where and what to do; nothing has been recorded. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Message reason;

    public InvalidInputException(Message reason) {
        super(reason.in(Locale.ENGLISH, ZoneOffset.UTC));
        this.reason = reason;
    }

    /** The same as {@link #getMessage()}, for a reader of any language. */
    public Message reason() {
        return reason;
    }
}
