package io.jenkins.plugins.releaselifecycle.core.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a closed gate keeps deployments out, or only warns while an organisation gets used to the rule.
 *
 * @param from the day, in the policy's time zone, from which it keeps deployments out; empty where it always does
 */
public record Enforcement(Optional<LocalDate> from) {

    public static final Enforcement ALWAYS = new Enforcement(Optional.empty());

    public Enforcement {
        Objects.requireNonNull(from, "from");
    }

    /** Only warns before that day. */
    public static Enforcement startingOn(LocalDate from) {
        return new Enforcement(Optional.of(from));
    }

    /** The day from which it keeps deployments out; empty where it does so at that moment. */
    Optional<LocalDate> warningAt(Instant moment, ZoneId zone) {
        return from.filter(day -> moment.isBefore(day.atStartOfDay(zone).toInstant()));
    }
}
