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
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether the people who act in the roles can meet what the policies ask for. A member that Jenkins knows nobody by may be a group, of
 * which nobody can say how many belong to it.
 */
final class StaffingCheck {

    /** Stands for an application that nobody has named yet. */
    private static final String ANY = "any";

    private final RoleSettings[] roles;
    private final List<Message> problems = new ArrayList<>();

    private StaffingCheck(RoleSettings[] roles) {
        this.roles = roles;
    }

    /**
     * What can never be decided by the people of a role, once for each folder with people of its own, and for all others. Where there
     * are no roles at all it is said once that nothing can.
     *
     * @param policies that of an application, by its full name
     * @param patterns of applications for which there are policies
     */
    static List<Message> of(
            RoleSettings[] roles, Function<String, PolicyInForce> policies, Collection<String> patterns) {
        if (roles.length == 0) {
            return List.of(message("staffing.none"));
        }
        StaffingCheck check = new StaffingCheck(roles);
        Stream<String> folders = Arrays.stream(roles)
                .map(RoleSettings::getFolder)
                .map(folder -> folder.isEmpty() ? ANY : folder + "/" + ANY);
        Stream<String> named = patterns.stream().map(pattern -> pattern.replaceAll("\\*+", ANY));
        Stream.of(Stream.of(ANY), folders, named)
                .flatMap(applications -> applications)
                .distinct()
                .forEach(application -> check.check(policies.apply(application), folderOf(application)));
        return check.problems.stream().distinct().toList();
    }

    /** The same of one policy and all applications, as if each role that nobody was named for had people enough. */
    static List<Message> ofManned(RoleSettings[] roles, PolicyInForce policy) {
        StaffingCheck check = new StaffingCheck(roles);
        Map<Role, List<String>> members = check.members("");
        members.values().removeIf(List::isEmpty);
        check.check(policy, "", members);
        return check.problems;
    }

    private static String folderOf(String application) {
        return application.substring(0, Math.max(0, application.lastIndexOf('/')));
    }

    private void check(PolicyInForce named, String folder) {
        check(named, folder, members(folder));
    }

    private void check(PolicyInForce named, String folder, Map<Role, List<String>> members) {
        Policy policy = named.policy();
        for (Gate gate : Gate.values()) {
            check(named, folder, gate.key(), policy.gates().get(gate), members);
        }
        check(named, folder, "waivers", policy.waivers().decidedBy(), members);
        confirming(policy)
                .filter(role -> members.containsKey(role) && members.get(role).isEmpty())
                .forEach(role -> problems.add(
                        folder.isEmpty()
                                ? message("staffing.nobody", named.name(), role)
                                : message("staffing.nobody.folder", named.name(), role, folder)));
    }

    /** Who decides at no gate and has to record something all the same, and who may act in an emergency. */
    private static Stream<Role> confirming(Policy policy) {
        return Stream.concat(Stream.of(Role.DEVELOPMENT), policy.breakGlass().stream())
                .filter(role -> policy.gates().values().stream()
                        .flatMap(decision -> decision.roles().stream())
                        .noneMatch(deciding -> deciding.role() == role));
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
        RoleMembership membership = RoleSettings.membership(roles, folder.isEmpty() ? ANY : folder + "/" + ANY);
        Map<Role, List<String>> counted = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            List<String> named = membership.members().getOrDefault(role, List.of());
            if (named.stream().allMatch(StaffingCheck::isPerson)) {
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
