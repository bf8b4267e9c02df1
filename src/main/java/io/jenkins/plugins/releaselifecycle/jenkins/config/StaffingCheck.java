package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Staffing;
import io.jenkins.plugins.releaselifecycle.jenkins.security.RoleMembership;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether the people who act in the roles can meet what the policies ask for. A member that Jenkins knows nobody by may be a group, of
 * which nobody can say how many belong to it.
 */
final class StaffingCheck {

    private final RoleSettings[] roles;
    private final List<Message> problems = new ArrayList<>();

    /** Whether roles that nobody was named for are left out. */
    private final boolean onlyManned;

    private StaffingCheck(RoleSettings[] roles, boolean onlyManned) {
        this.roles = roles;
        this.onlyManned = onlyManned;
    }

    /** What can never be decided, for each policy and each folder with people of its own. */
    static List<Message> of(RoleSettings[] roles, List<PolicyInForce> policies) {
        return new StaffingCheck(roles, false).check(policies);
    }

    /** The same, as if each role that nobody was named for had people enough. */
    static List<Message> ofManned(RoleSettings[] roles, List<PolicyInForce> policies) {
        return new StaffingCheck(roles, true).check(policies);
    }

    private List<Message> check(List<PolicyInForce> policies) {
        Stream<String> folders = Arrays.stream(roles).map(RoleSettings::getFolder);
        Stream.concat(Stream.of(""), folders)
                .distinct()
                .forEach(folder -> policies.forEach(named -> check(named, folder)));
        return problems.stream().distinct().toList();
    }

    private void check(PolicyInForce named, String folder) {
        Map<Role, List<String>> members = members(folder);
        Policy policy = named.policy();
        for (Gate gate : Gate.values()) {
            check(named, folder, gate.key(), policy.gates().get(gate), members);
        }
        check(named, folder, "waivers", policy.waivers().decidedBy(), members);
    }

    private void check(
            PolicyInForce named, String folder, String what, Decision decision, Map<Role, List<String>> members) {
        Staffing.lacking(decision, members)
                .ifPresent(lacking -> problems.add(
                        folder.isEmpty()
                                ? message("staffing.lacking", named.name(), what, lacking.role(), lacking.quorum())
                                : message(
                                        "staffing.lacking.folder",
                                        named.name(),
                                        what,
                                        lacking.role(),
                                        lacking.quorum(),
                                        folder)));
    }

    /** Of an application right below that folder, as far as they can be counted. */
    private Map<Role, List<String>> members(String folder) {
        RoleMembership membership = RoleSettings.membership(roles, folder.isEmpty() ? "" : folder + "/any");
        Map<Role, List<String>> counted = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            List<String> named = membership.members().getOrDefault(role, List.of());
            boolean left = onlyManned && named.isEmpty();
            if (!left && named.stream().allMatch(StaffingCheck::isPerson)) {
                counted.put(role, named);
            }
        }
        return counted;
    }

    private static boolean isPerson(String member) {
        return User.getById(member, false) != null;
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(StaffingCheck.class, key, arguments);
    }
}
