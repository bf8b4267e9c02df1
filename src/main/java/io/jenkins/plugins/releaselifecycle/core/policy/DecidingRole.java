package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.io.Serializable;
import java.util.Objects;

/**
 * A role that decides at a gate.
 *
 * @param quorum so many different people of the role have to approve, 1 to 20
 * @param round 1 to 5; the votes of a round count once all earlier rounds have approved
 */
public record DecidingRole(Role role, int quorum, int round) implements Serializable {

    private static final int MOST_PEOPLE = 20;
    private static final int MOST_ROUNDS = 5;

    /** @throws InvalidInputException where a number is out of its bounds */
    public DecidingRole {
        Objects.requireNonNull(role, "role");
        if (quorum < 1 || quorum > MOST_PEOPLE) {
            throw new InvalidInputException(
                    Message.of(DecidingRole.class, "policy.quorum", role.id(), quorum, MOST_PEOPLE));
        }
        if (round < 1 || round > MOST_ROUNDS) {
            throw new InvalidInputException(
                    Message.of(DecidingRole.class, "policy.round", role.id(), round, MOST_ROUNDS));
        }
    }

    /** One person, in the first round. */
    static DecidingRole one(Role role) {
        return new DecidingRole(role, 1, 1);
    }

    /** One person, after the first round. */
    static DecidingRole then(Role role) {
        return new DecidingRole(role, 1, 2);
    }
}
