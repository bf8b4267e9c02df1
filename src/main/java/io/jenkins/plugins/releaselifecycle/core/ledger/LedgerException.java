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

    /** A job points at a ledger that is the record of an application of another name. */
    public static LedgerException ofAnother(String claimant, String owner) {
        return new LedgerException(
                Message.of(LedgerException.class, "ledger.of-another", claimant, owner),
                Message.of(LedgerException.class, "ledger.of-another.remedy", claimant, owner),
                null);
    }

    /** A sound file, but not the one that was written: older, longer or another one. */
    static LedgerException exchanged(Object file, long sequence) {
        return new LedgerException(
                Message.of(LedgerException.class, "ledger.exchanged", file.toString(), sequence),
                Message.of(LedgerException.class, "ledger.damaged.remedy"),
                null);
    }

    /** The file in a job's directory that should name its ledger does not. */
    public static LedgerException pointer(Object file, Throwable cause) {
        return new LedgerException(
                Message.of(LedgerException.class, "ledger.pointer", file.toString()),
                Message.of(LedgerException.class, "ledger.pointer.remedy"),
                cause);
    }

    /** A file of the record that is not there. */
    public static LedgerException missing(Object file) {
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
