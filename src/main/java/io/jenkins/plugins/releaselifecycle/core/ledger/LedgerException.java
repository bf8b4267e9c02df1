package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.ZoneOffset;
import java.util.Locale;

/** A ledger that cannot be trusted, read or written. Whoever meets it keeps every gate closed. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Message reason;
    private final Message remedy;

    LedgerException(Message reason, Message remedy, Throwable cause) {
        super(reason.in(Locale.ENGLISH, ZoneOffset.UTC), cause);
        this.reason = reason;
        this.remedy = remedy;
    }

    /** What is wrong and where: file and line. */
    public Message reason() {
        return reason;
    }

    /** What an administrator can do. */
    public Message remedy() {
        return remedy;
    }

    static LedgerException damaged(Object file, long line, Message detail) {
        return new LedgerException(
                Message.of(LedgerException.class, "ledger.damaged", file.toString(), line, detail),
                Message.of(LedgerException.class, "ledger.damaged.remedy"),
                null);
    }

    static LedgerException missing(Object file) {
        return new LedgerException(
                Message.of(LedgerException.class, "ledger.missing", file.toString()),
                Message.of(LedgerException.class, "ledger.missing.remedy"),
                null);
    }

    static LedgerException empty(Object file) {
        return damaged(file, 1, Message.of(LedgerException.class, "ledger.empty"));
    }

    static LedgerException unavailable(Object file, String problem, Throwable cause) {
        return new LedgerException(
                Message.of(LedgerException.class, "ledger.unavailable", file.toString(), problem),
                Message.of(LedgerException.class, "ledger.unavailable.remedy"),
                cause);
    }
}
