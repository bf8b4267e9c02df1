package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether there are people enough to decide: each counts once a request, in one role, however many roles he acts in. */
public final class Staffing {

    private final Map<Role, List<String>> members;

    /** What each person who decides is taken for. */
    private final Map<String, Role> taken = new HashMap<>();

    private Staffing(Map<Role, List<String>> members) {
        this.members = members;
    }

    /**
     * The first role of a decision for which people are wanting.
     *
     * @param members ids of all people who act in a role; a role that is not there has as many as are needed
     */
    public static Optional<DecidingRole> lacking(Decision decision, Map<Role, List<String>> members) {
        Staffing staffing = new Staffing(members);
        return decision.roles().stream()
                .filter(deciding -> members.containsKey(deciding.role()))
                .filter(deciding -> !staffing.fill(deciding))
                .findFirst();
    }

    private boolean fill(DecidingRole deciding) {
        for (int place = 0; place < deciding.quorum(); place++) {
            if (!take(deciding.role(), new HashSet<>())) {
                return false;
            }
        }
        return true;
    }

    /** Takes one more person for the role, where need be one for whom another can be taken in another role. */
    private boolean take(Role role, Set<String> tried) {
        for (String member : members.get(role)) {
            String person = member.toLowerCase(Locale.ROOT);
            if (tried.add(person) && taken.get(person) != role && isFree(person, tried)) {
                taken.put(person, role);
                return true;
            }
        }
        return false;
    }

    private boolean isFree(String person, Set<String> tried) {
        Role other = taken.get(person);
        return other == null || take(other, tried);
    }
}
