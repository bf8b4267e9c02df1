package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;

/**
 * A severity after mapping, and how the report words it.
 *
 * @param raw {@code null} where the report gives none
 */
record Rating(Severity severity, String raw) {
    static final Rating NONE = new Rating(Severity.UNKNOWN, null);

    /** {@code null} where {@code severity} is. */
    static Rating of(Severity severity, String raw) {
        return severity == null ? null : new Rating(severity, raw);
    }

    /** The graver of the two, the first where they are equal; the other where one is {@code null}. */
    static Rating graver(Rating one, Rating other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Gravity.graver(one.severity, other.severity) == one.severity ? one : other;
    }
}
