package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.Serializable;

/** What became of reading one report file: understood whole, or not at all. There is nothing in between. */
public sealed interface ScanResult extends Serializable permits ScanReport, UnreadableReport {}
