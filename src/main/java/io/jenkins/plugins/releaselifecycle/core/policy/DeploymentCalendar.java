package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something may be deployed into production. The rule sets no times; these are the administrator's.
 *
 * @param freezes in which nothing may be
 * @param businessHours outside of which nothing may be
 */
public record DeploymentCalendar(List<Freeze> freezes, BusinessHours businessHours) {

    /** At any time. */
    public static final DeploymentCalendar ALWAYS = new DeploymentCalendar(List.of(), BusinessHours.ALWAYS);

    private static final int MOST_FREEZES = 100;

    /** @throws InvalidInputException where there are too many freezes */
    public DeploymentCalendar {
        freezes = List.copyOf(freezes);
        Objects.requireNonNull(businessHours, "businessHours");
        if (freezes.size() > MOST_FREEZES) {
            throw new InvalidInputException(
                    Message.of(DeploymentCalendar.class, "policy.freeze.many", freezes.size(), MOST_FREEZES));
        }
    }

    boolean isAlways() {
        return freezes.isEmpty() && businessHours.equals(BusinessHours.ALWAYS);
    }

    /** The freeze that is on, the one that ends last of several; empty where none is. */
    Optional<Freeze> freezeAt(Instant moment, ZoneId zone) {
        return freezes.stream()
                .filter(freeze -> freeze.isOn(moment, zone))
                .max(Comparator.comparing(freeze -> freeze.end(zone)));
    }

    boolean isOutsideOfHours(Instant moment, ZoneId zone) {
        return !businessHours.include(moment, zone);
    }

    /** The first moment, from that one on, at which something may be deployed. */
    Instant opensAt(Instant moment, ZoneId zone) {
        Instant opens = moment;
        while (true) {
            Optional<Freeze> freeze = freezeAt(opens, zone);
            if (freeze.isPresent()) {
                opens = freeze.get().end(zone);
            } else if (isOutsideOfHours(opens, zone)) {
                opens = businessHours.nextBegin(opens, zone);
            } else {
                return opens;
            }
        }
    }

    /** The first moment after that one at which a freeze or the hours begin or end; empty where that never happens. */
    public Optional<Instant> nextChange(Instant moment, ZoneId zone) {
        Stream<Instant> ofFreezes = freezes.stream().flatMap(freeze -> Stream.of(freeze.begin(zone), freeze.end(zone)));
        Stream<Instant> ofHours = businessHours.equals(BusinessHours.ALWAYS)
                ? Stream.empty()
                : Stream.of(businessHours.nextChange(moment, zone));
        return Stream.concat(ofFreezes, ofHours).filter(moment::isBefore).min(Comparator.naturalOrder());
    }
}
