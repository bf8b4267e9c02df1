package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.security.RoleMembership;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** The people and groups of the security realm who act in a role of the rule. */
public class RoleSettings extends AbstractDescribableImpl<RoleSettings> {

    private static final String PATH = "roles";

    private final String role;
    private String[] members = {};

    @DataBoundConstructor
    public RoleSettings(String role) {
        this.role = Setting.stripped(role);
    }

    /** @throws InvalidInputException where one names no role, or two name the same */
    static RoleMembership membership(RoleSettings[] roles) {
        Map<Role, List<String>> members = new EnumMap<>(Role.class);
        for (RoleSettings settings : Setting.required(PATH, roles)) {
            Role role = new Setting(PATH + ".role", settings.role).role();
            List<String> named = List.of(Setting.required(PATH + ".members", settings.members));
            if (members.put(role, named) != null) {
                throw new InvalidInputException(Message.of(RoleSettings.class, "roles.twice", PATH, role.id()));
            }
        }
        return new RoleMembership(members);
    }

    static ListBoxModel items() {
        ListBoxModel items = new ListBoxModel();
        for (Role role : Role.values()) {
            items.add(Wording.of(role), role.id());
        }
        return items;
    }

    public String getRole() {
        return role;
    }

    public List<String> getMembers() {
        return members == null ? null : Arrays.asList(members);
    }

    /** The members as the form shows them, one a line. */
    public String getLines() {
        return members == null ? "" : String.join("\n", members);
    }

    /** @param members each may hold several, one a line, as the form gives them */
    @DataBoundSetter
    public void setMembers(List<String> members) {
        this.members = members.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toArray(String[]::new);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<RoleSettings> {

        @POST
        public ListBoxModel doFillRoleItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return items();
        }
    }
}
