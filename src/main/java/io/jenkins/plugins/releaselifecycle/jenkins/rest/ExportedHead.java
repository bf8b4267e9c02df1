package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How far a record has come. */
@ExportedBean(defaultVisibility = 2)
@Restricted(NoExternalUse.class)
public final class ExportedHead {

    private final Anchor head;

    ExportedHead(Anchor head) {
        this.head = head;
    }

    @Exported
    public String getLedger() {
        return head.ledger().hex();
    }

    @Exported
    public long getSequence() {
        return head.sequence();
    }

    /** SHA-256 of the last fact, in hexadecimal digits. */
    @Exported
    public String getHash() {
        return head.hash();
    }
}
