package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.ZoneOffset;
import java.util.Locale;

/** A line that is not what the product wrote, or not where it wrote it. */
final class DamagedLineException extends Exception {

    private static final long serialVersionUID = 1L;

    final LedgerException.Kind kind;
    final Message detail;

    DamagedLineException(Message detail) {
        this(LedgerException.Kind.DAMAGED, detail);
    }

    DamagedLineException(LedgerException.Kind kind, Message detail) {
        super(detail.in(Locale.ENGLISH, ZoneOffset.UTC));
        this.kind = kind;
        this.detail = detail;
    }
}
