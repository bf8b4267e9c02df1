package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.ZoneOffset;
import java.util.Locale;

/** A call that is answered by a status and a sentence. Nothing was recorded. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final Message reason;

    Refusal(int status, Message reason) {
        super(reason.in(Locale.ENGLISH, ZoneOffset.UTC));
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    Message reason() {
        return reason;
    }
}
