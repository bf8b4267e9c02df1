package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;

/** A ledger that cannot be trusted, read or written. Whoever meets it keeps every gate closed. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Long line;
    private final Message reason;
    private final Message remedy;

    /** What is wrong with a ledger. */
    public enum Kind {
        /** A line was changed, removed or put in, or the file is no longer the one that was written. */
        DAMAGED,
        /** It is the record of another application, or has a line of another record. */
        FOREIGN,
        MISSING,
        /** It cannot be used, for a reason that lies outside its content. */
        UNAVAILABLE
    }

    private LedgerException(Kind kind, Long line, Message reason, Message remedy, Throwable cause) {
        super(reason.in(Locale.ENGLISH, ZoneOffset.UTC), cause);
        this.kind = kind;
        this.line = line;
        this.reason = reason;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    /** The first line that is not as it was written, counted from 1; empty where it is not about a line. */
    public OptionalLong line() {
        return line == null ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /** What is wrong and where: file and line. */
    public Message reason() {
        return reason;
    }

    /** What an administrator can do. */
    public Message remedy() {
        return remedy;
    }

    static LedgerException damaged(Object file, long line, Kind kind, Message detail) {
        return new LedgerException(
                kind,
                line,
                Message.of(LedgerException.class, "ledger.damaged", file.toString(), line, detail),
                Message.of(LedgerException.class, "ledger.damaged.remedy"),
                null);
    }

    /** A job points at a ledger that is the record of an application of another name. */
    public static LedgerException ofAnother(String claimant, String owner) {
        return new LedgerException(
                Kind.FOREIGN,
                null,
                Message.of(LedgerException.class, "ledger.of-another", claimant, owner),
                Message.of(LedgerException.class, "ledger.of-another.remedy", claimant, owner),
                null);
    }

    /** A sound file, but not the one that was written: older, longer or another one. */
    static LedgerException exchanged(Object file, long sequence) {
        return new LedgerException(
                Kind.DAMAGED,
                null,
                Message.of(LedgerException.class, "ledger.exchanged", file.toString(), sequence),
                Message.of(LedgerException.class, "ledger.damaged.remedy"),
                null);
    }

    /** The file in a job's directory that should name its ledger does not. */
    public static LedgerException pointer(Object file, Throwable cause) {
        return new LedgerException(
                Kind.DAMAGED,
                null,
                Message.of(LedgerException.class, "ledger.pointer", file.toString()),
                Message.of(LedgerException.class, "ledger.pointer.remedy"),
                cause);
    }

    /** A file of the record that is not there. */
    public static LedgerException missing(Object file) {
        return new LedgerException(
                Kind.MISSING,
                null,
                Message.of(LedgerException.class, "ledger.missing", file.toString()),
                Message.of(LedgerException.class, "ledger.missing.remedy"),
                null);
    }

    /** A file of the record that has not one whole line. */
    public static LedgerException empty(Object file) {
        return damaged(file, 1, Kind.DAMAGED, Message.of(LedgerException.class, "ledger.empty"));
    }

    /** A file of the record that cannot be used, for a reason that lies outside its content. */
    public static LedgerException unavailable(Object file, String problem, Throwable cause) {
        return new LedgerException(
                Kind.UNAVAILABLE,
                null,
                Message.of(LedgerException.class, "ledger.unavailable", file.toString(), problem),
                Message.of(LedgerException.class, "ledger.unavailable.remedy"),
                cause);
    }
}
