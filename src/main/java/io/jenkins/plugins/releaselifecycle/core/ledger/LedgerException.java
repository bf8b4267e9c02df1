package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A ledger that cannot be trusted, read or written. Whoever meets it keeps every gate closed. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Long line;
    private final Message reason;
    private final Message remedy;
    private final AdoptionCause adoptable;

    /** What is wrong with a ledger. */
    public enum Kind {
        /** A line was changed, removed or put in, or the file is no longer the one that was written. */
        DAMAGED,
        /** It is the record of another application, or has a line of another record. */
        FOREIGN,
        MISSING,
        /** The chain is sound, but the controller cannot answer for it; an administrator can adopt it. */
        NOT_VOUCHED_FOR,
        /** It cannot be used, for a reason that lies outside its content. */
        UNAVAILABLE
    }

    private LedgerException(Kind kind, Long line, Message reason, Message remedy, Throwable cause) {
        this(kind, line, reason, remedy, null, cause);
    }

    private LedgerException(
            Kind kind, Long line, Message reason, Message remedy, AdoptionCause adoptable, Throwable cause) {
        super(reason.in(Locale.ENGLISH, ZoneOffset.UTC), cause);
        this.kind = kind;
        this.line = line;
        this.reason = reason;
        this.remedy = remedy;
        this.adoptable = adoptable;
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

    /** Why an administrator would have to adopt the ledger; empty where adopting it is no way out. */
    public Optional<AdoptionCause> adoptable() {
        return Optional.ofNullable(adoptable);
    }

    private static LedgerException adoptable(AdoptionCause cause, Message reason) {
        Message remedy = Message.of(LedgerException.class, "ledger.adopt.remedy");
        return new LedgerException(Kind.NOT_VOUCHED_FOR, null, reason, remedy, cause, null);
    }

    /**
     * @param found line, sequence or number of anchors that is in the file
     * @param known what the controller knows
     */
    static LedgerException notVouchedFor(AdoptionCause cause, Object file, long found, long known) {
        String key = "ledger." + cause.id();
        return adoptable(cause, Message.of(LedgerException.class, key, file.toString(), found, known));
    }

    /** The record has facts of a time that is yet to come. */
    public static LedgerException aheadOfClock(Instant latest, Instant now) {
        return new LedgerException(
                Kind.NOT_VOUCHED_FOR,
                null,
                Message.of(LedgerException.class, "ledger.ahead-of-clock", latest, now),
                Message.of(LedgerException.class, "ledger.ahead-of-clock.remedy"),
                AdoptionCause.AHEAD_OF_CLOCK,
                null);
    }

    /** A build remembers a fact that is not in the ledger. */
    public static LedgerException behind(Object ledger, long found, long remembered) {
        return notVouchedFor(AdoptionCause.BEHIND_ANCHOR, ledger, found, remembered);
    }

    /** The record was closed when the job was deleted, and a job points at it again. */
    public static LedgerException closed(String name) {
        return adoptable(AdoptionCause.DELETED, Message.of(LedgerException.class, "ledger.deleted", name));
    }

    /** The record is being opened anew just now, and whoever was using it has to ask again. */
    static LedgerException beingReopened(Object file) {
        return new LedgerException(
                Kind.UNAVAILABLE,
                null,
                Message.of(LedgerException.class, "ledger.being-reopened", file.toString()),
                Message.of(LedgerException.class, "ledger.being-reopened.remedy"),
                null);
    }

    /** Two jobs point at one ledger; nobody can say whose it is. */
    public static LedgerException disputed(String one, String other) {
        return new LedgerException(
                Kind.FOREIGN,
                null,
                Message.of(LedgerException.class, "ledger.disputed", one, other),
                Message.of(LedgerException.class, "ledger.disputed.remedy"),
                null);
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
                AdoptionCause.OTHER_NAME,
                null);
    }

    /** The anchors of this controller are not what it wrote. */
    static LedgerException damagedAnchors(Object file, long line, Message detail) {
        return new LedgerException(
                Kind.DAMAGED,
                line,
                Message.of(LedgerException.class, "anchors.damaged", file.toString(), line, detail),
                Message.of(LedgerException.class, "anchors.damaged.remedy"),
                null);
    }

    static LedgerException exchangedAnchors(Object file) {
        return new LedgerException(
                Kind.DAMAGED,
                null,
                Message.of(LedgerException.class, "anchors.exchanged", file.toString()),
                Message.of(LedgerException.class, "anchors.damaged.remedy"),
                null);
    }

    /** A sound file, but not the one that was written: older, longer or another one. */
    public static LedgerException exchanged(Object file, long sequence) {
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
