package io.jenkins.plugins.releaselifecycle.core.lifecycle;

/**
 * The last edition of a document that is on record.
 *
 * @param location where it is kept
 */
public record RecordedDocument(Evidence evidence, String edition, String location) {}
