package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.Serializable;
import java.util.List;

/**
 * What is kept of the findings of one report beyond their numbers.
 *
 * @param severities the severities in the report's own words, with what they were taken for
 * @param fingerprints of all findings
 * @param gravest at most {@value #MOST} findings with what the report says of them, those of unknown severity first,
 *     then the gravest
 */
public record Details(List<RawSeverity> severities, Fingerprints fingerprints, List<Detail> gravest)
        implements Serializable {
    /** Findings of one report that are kept with what it says of them; the others are counted and compared. */
    public static final int MOST = 500;

    public Details {
        severities = List.copyOf(severities);
        gravest = List.copyOf(gravest);
    }
}
