package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import java.time.Instant;

/** Rights that were lent and not taken back (F4). */
public record TemporaryAccess(
        Reference id, Evidence evidence, String person, String rights, String supervisor, Instant until) {}
