package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;

/**
 * A report that cannot serve as evidence.
 *
 * @param format the format it was taken for, {@code null} where it was not recognised
 * @param reason what is wrong, where, and what to do about it
 */
public record UnreadableReport(ScanFormat format, Message reason) implements ScanResult {}
