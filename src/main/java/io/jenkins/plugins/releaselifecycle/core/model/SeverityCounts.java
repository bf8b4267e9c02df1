package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;

/**
 * How many findings a report, or a whole security test, has of each severity. Suppressed findings are not among them.
 *
 * @param unknown findings whose severity the report does not say in a way that can be understood; never taken for harmless
 */
public record SeverityCounts(int critical, int high, int medium, int low, int info, int unknown)
        implements Serializable {

    public static final SeverityCounts NONE = new SeverityCounts(0, 0, 0, 0, 0, 0);

    public SeverityCounts {
        Members.count(critical, "findings.critical");
        Members.count(high, "findings.high");
        Members.count(medium, "findings.medium");
        Members.count(low, "findings.low");
        Members.count(info, "findings.info");
        Members.count(unknown, "findings.unknown");
    }

    public int of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> critical;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
            case INFO -> info;
            case UNKNOWN -> unknown;
        };
    }

    /** Both together; a sum that is too great to be written is the greatest number that can be. */
    public SeverityCounts plus(SeverityCounts other) {
        return new SeverityCounts(
                sum(critical, other.critical),
                sum(high, other.high),
                sum(medium, other.medium),
                sum(low, other.low),
                sum(info, other.info),
                sum(unknown, other.unknown));
    }

    /** As many as can be counted, where it is more. */
    private static int sum(int some, int others) {
        return (int) Math.min(Integer.MAX_VALUE, (long) some + others);
    }
}
