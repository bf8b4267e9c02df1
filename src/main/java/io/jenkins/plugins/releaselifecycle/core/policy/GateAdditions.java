package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a policy asks for at a gate besides what the rule asks for there.
 *
 * @param documents that have to be on record, in whatever version
 * @param requirements of other gates that have to be met at this one, too; one that the gate asks for anyway changes nothing, but
 *     that security tests are asked for of every kind that the application needs
 */
public record GateAdditions(Set<DocumentKind> documents, Set<Requirement> requirements) {

    /** What does not depend on a stage and is decided by nobody, so that it can be met at every gate. */
    private static final Set<Requirement> POSSIBLE = EnumSet.of(
            Requirement.A1,
            Requirement.A2,
            Requirement.A3,
            Requirement.A4,
            Requirement.A5,
            Requirement.A6,
            Requirement.B4,
            Requirement.B6,
            Requirement.C1,
            Requirement.C2,
            Requirement.C3,
            Requirement.C4,
            Requirement.C5,
            Requirement.E2,
            Requirement.E3,
            Requirement.E4,
            Requirement.E7,
            Requirement.F1,
            Requirement.F2,
            Requirement.F4);

    public static final GateAdditions NONE = new GateAdditions(Set.of(), Set.of());

    /** @throws InvalidInputException where a requirement cannot be asked for at another gate */
    public GateAdditions {
        for (Requirement requirement : requirements) {
            if (!POSSIBLE.contains(requirement)) {
                throw new InvalidInputException(Message.of(
                        GateAdditions.class, "policy.additions", requirement.id(), String.join(", ", ids())));
            }
        }
        EnumSet<DocumentKind> kinds = EnumSet.noneOf(DocumentKind.class);
        kinds.addAll(documents);
        documents = Collections.unmodifiableSet(kinds);
        requirements = ordered(requirements);
    }

    private static Set<Requirement> ordered(Collection<Requirement> requirements) {
        EnumSet<Requirement> ordered = EnumSet.noneOf(Requirement.class);
        ordered.addAll(requirements);
        return Collections.unmodifiableSet(ordered);
    }

    /** The requirements that can be added to a gate, in the order of the rule. */
    public static List<Requirement> possible() {
        return List.copyOf(POSSIBLE);
    }

    /** Ids of the requirements that can be added to a gate, in the order of the rule. */
    public static List<String> ids() {
        return POSSIBLE.stream().map(Requirement::id).toList();
    }

    boolean isNone() {
        return documents.isEmpty() && requirements.isEmpty();
    }

    boolean isWithin(GateAdditions other) {
        return other.documents.containsAll(documents) && other.requirements.containsAll(requirements);
    }

    boolean asksForSecurityTests() {
        return requirements.stream().anyMatch(SecurityTestRules.FAMILY::contains);
    }
}
