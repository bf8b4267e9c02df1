package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import java.time.Instant;

/** Rights that were lent and not taken back (F4). */
public record TemporaryAccess(
        Reference id, Evidence evidence, String person, String rights, String supervisor, Instant until) {

    /** Where rights were lent twice under one name, the end of neither is put off. */
    TemporaryAccess endingFirst(TemporaryAccess other) {
        return until.isAfter(other.until) ? other : this;
    }
}
