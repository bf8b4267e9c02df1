package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Locale;

/** Why a controller cannot vouch for a ledger whose chain is sound, so that only an administrator can. */
public enum AdoptionCause implements Named {
    /** A line was not sealed with the key of this controller. */
    OTHER_KEY,
    /** The controller does not know how far it had come. */
    NO_ANCHOR,
    /** It ends before the last fact that was acknowledged, or that fact is another one. */
    BEHIND_ANCHOR,
    /** It is newer than what the controller knows of all ledgers. */
    AHEAD_OF_ANCHORS,
    /** Its facts bear times that are yet to come: the clock had been ahead. */
    AHEAD_OF_CLOCK,
    /** The job that points at it has another name than the application that it is the record of. */
    OTHER_NAME,
    /** It was closed when its job was deleted. */
    DELETED;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(AdoptionCause.class, "adoption." + id());
    }
}
