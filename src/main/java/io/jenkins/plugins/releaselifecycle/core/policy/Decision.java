package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By whom something is decided.
 *
 * @param roles at least one, each once; kept in the order of their rounds, within a round in the rule's
 */
public record Decision(List<DecidingRole> roles) {

    /** @throws InvalidInputException where there is no role, or one twice */
    public Decision {
        if (roles.isEmpty()) {
            throw new InvalidInputException(Message.of(Decision.class, "policy.decided-by.nobody"));
        }
        Set<Role> seen = new HashSet<>();
        for (DecidingRole deciding : roles) {
            if (!seen.add(deciding.role())) {
                throw new InvalidInputException(Message.of(
                        Decision.class,
                        "policy.decided-by.twice",
                        deciding.role().id()));
            }
        }
        roles = roles.stream()
                .sorted(Comparator.comparingInt(DecidingRole::round).thenComparing(DecidingRole::role))
                .toList();
    }

    static Decision by(DecidingRole... roles) {
        return new Decision(List.of(roles));
    }

    Optional<DecidingRole> of(Role role) {
        return roles.stream().filter(deciding -> deciding.role() == role).findFirst();
    }

    /** The first role of {@code least} that this decision asks less of; empty where it asks for as much or more. */
    Optional<DecidingRole> laxerThan(Decision least) {
        return least.roles.stream()
                .filter(needed -> of(needed.role())
                        .filter(given -> given.quorum() >= needed.quorum() && keepsOrder(given, needed, least))
                        .isEmpty())
                .findFirst();
    }

    /** Whoever decides last by the rule decides after all whom the rule puts before him. */
    private boolean keepsOrder(DecidingRole given, DecidingRole needed, Decision least) {
        return least.roles.stream()
                .filter(before -> before.round() < needed.round())
                .allMatch(before -> of(before.role())
                        .filter(other -> other.round() < given.round())
                        .isPresent());
    }
}
