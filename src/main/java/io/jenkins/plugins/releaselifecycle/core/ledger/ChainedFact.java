package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;

/**
 * A fact with the hash of its line, by which the line can be found and verified anywhere.
 *
 * @param hash 64 lower-case hexadecimal digits
 */
public record ChainedFact(RecordedFact fact, String hash) {}
