package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A time in which nothing is deployed into production.
 *
 * @param name what people call it, such as “year end”
 * @param from in the policy's time zone
 * @param until the first moment after it, in the policy's time zone
 */
public record Freeze(String name, LocalDateTime from, LocalDateTime until) {

    private static final int LONGEST_NAME = 100;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;

    /** @throws InvalidInputException where it has no name, or ends before it begins */
    public Freeze {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new InvalidInputException(Message.of(Freeze.class, "policy.freeze.name", LONGEST_NAME));
        }
        if (from.getYear() < FIRST_YEAR || until.getYear() > LAST_YEAR || !from.isBefore(until)) {
            throw new InvalidInputException(
                    Message.of(Freeze.class, "policy.freeze.order", Shown.of(name), from.toString(), until.toString()));
        }
    }

    boolean isOn(Instant moment, ZoneId zone) {
        return !moment.isBefore(begin(zone)) && moment.isBefore(end(zone));
    }

    Instant begin(ZoneId zone) {
        return from.atZone(zone).toInstant();
    }

    Instant end(ZoneId zone) {
        return until.atZone(zone).toInstant();
    }
}
