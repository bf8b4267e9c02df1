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
        if (critical < 0 || high < 0 || medium < 0 || low < 0 || info < 0 || unknown < 0) {
            throw new InvalidInputException(Message.of(SeverityCounts.class, "member.negative", "findings"));
        }
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

    private static int sum(int one, int other) {
        return (int) Math.min((long) one + other, Integer.MAX_VALUE);
    }
}
