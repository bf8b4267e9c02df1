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

    /** Two applications point at one ledger; it can be the record of only one of them. */
    public static LedgerException claimedTwice(String claimant, String owner) {
        return new LedgerException(
                Message.of(LedgerException.class, "ledger.claimed-twice", claimant, owner),
                Message.of(LedgerException.class, "ledger.claimed-twice.remedy", claimant),
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

    /** A file of the record that cannot be used, for a reason that lies outside its content. */
    public static LedgerException unavailable(Object file, String problem, Throwable cause) {
        return new LedgerException(
                Message.of(LedgerException.class, "ledger.unavailable", file.toString(), problem),
                Message.of(LedgerException.class, "ledger.unavailable.remedy"),
                cause);
    }
}
