package io.jenkins.plugins.releaselifecycle.core.model;

/** What has become of a report that was kept as evidence. */
public enum EvidenceState {
    /** It is there, and is what it was. */
    KEPT,
    /** It is not there any more. */
    MISSING,
    /** It is not what it was, or cannot be read. */
    ALTERED
}
