package io.jenkins.plugins.releaselifecycle.core.ledger;

/**
 * What a controller knows of its ledgers beyond what stands in them.
 *
 * @param seal made with the controller's key
 * @param anchors how far each ledger had come
 */
public record Vouching(Seal seal, Anchors anchors) {}
