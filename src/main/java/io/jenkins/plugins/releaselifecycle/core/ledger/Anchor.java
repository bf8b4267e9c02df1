package io.jenkins.plugins.releaselifecycle.core.ledger;

/**
 * A place in a ledger that was reached: the ledger has a fact of that sequence, and the line of it has that hash. Because each
 * line holds the hash of the one before it, an anchor fixes everything up to it.
 *
 * @param hash 64 lower-case hexadecimal digits
 */
public record Anchor(LedgerId ledger, long sequence, String hash) {}
