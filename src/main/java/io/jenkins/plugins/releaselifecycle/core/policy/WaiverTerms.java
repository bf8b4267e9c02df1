package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may let a requirement be unmet for a while, and which never.
 *
 * @param decidedBy never the person who asks for it
 * @param excluded requirements for which no waiver counts; C4 as shipped
 */
public record WaiverTerms(Decision decidedBy, Set<Requirement> excluded) {

    public static final WaiverTerms SHIPPED =
            new WaiverTerms(Decision.by(DecidingRole.one(Role.IT)), EnumSet.of(Requirement.C4));

    /** @throws InvalidInputException where a requirement is excluded that no waiver can be for anyway */
    public WaiverTerms {
        excluded.stream()
                .filter(requirement -> !requirement.waivable())
                .findFirst()
                .ifPresent(requirement -> {
                    throw new InvalidInputException(
                            Message.of(WaiverTerms.class, "policy.waivers.excluded", requirement.id()));
                });
        excluded = ordered(excluded);
    }

    private static Set<Requirement> ordered(Collection<Requirement> requirements) {
        EnumSet<Requirement> ordered = EnumSet.noneOf(Requirement.class);
        ordered.addAll(requirements);
        return Collections.unmodifiableSet(ordered);
    }

    boolean allow(Requirement requirement) {
        return requirement.waivable() && !excluded.contains(requirement);
    }
}
