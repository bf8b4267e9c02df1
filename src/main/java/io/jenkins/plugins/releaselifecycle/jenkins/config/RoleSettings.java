package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.ItemGroup;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import io.jenkins.plugins.releaselifecycle.jenkins.security.RoleMembership;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The people and groups of the security realm who act in a role of the rule. */
public class RoleSettings extends AbstractDescribableImpl<RoleSettings> {

    private static final String PATH = "roles";

    private final String role;
    private String[] members = {};

    /** Missing in files from before there were any; then it is for no folder alone. */
    private String folder;

    @DataBoundConstructor
    public RoleSettings(String role) {
        this.role = Setting.stripped(role);
    }

    /** @throws InvalidInputException where one names no role, or two name the same of one folder */
    static void check(RoleSettings[] roles) {
        Set<List<String>> named = new HashSet<>();
        for (RoleSettings settings : Setting.required(PATH, roles)) {
            Role role = settings.toRole();
            settings.toMembers();
            if (!named.add(List.of(folded(settings.folder()), role.id()))) {
                throw new InvalidInputException(Message.of(RoleSettings.class, "roles.twice", PATH, role.id()));
            }
        }
    }

    /**
     * Who acts in which role for an application: of each role, the members that the nearest folder around it names, or those that are
     * named for no folder.
     *
     * @param roles that were checked
     * @param application full name
     */
    static RoleMembership membership(RoleSettings[] roles, String application) {
        Map<Role, RoleSettings> nearest = new EnumMap<>(Role.class);
        for (RoleSettings settings : roles) {
            if (settings.isAround(application)) {
                nearest.merge(settings.toRole(), settings, RoleSettings::nearer);
            }
        }
        Map<Role, List<String>> members = new EnumMap<>(Role.class);
        nearest.forEach((role, settings) -> members.put(role, settings.toMembers()));
        return new RoleMembership(members);
    }

    /**
     * Who acts in which role for some application.
     *
     * @param roles that were checked
     */
    static RoleMembership anywhere(RoleSettings[] roles) {
        Map<Role, List<String>> members = new EnumMap<>(Role.class);
        for (RoleSettings settings : roles) {
            members.computeIfAbsent(settings.toRole(), any -> new ArrayList<>()).addAll(settings.toMembers());
        }
        return new RoleMembership(members);
    }

    private static RoleSettings nearer(RoleSettings one, RoleSettings other) {
        return one.folder().length() >= other.folder().length() ? one : other;
    }

    private boolean isAround(String application) {
        return folder().isEmpty() || folded(application).startsWith(folded(folder()) + "/");
    }

    /** As Jenkins never has two names that differ in case alone, case makes no difference. */
    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private Role toRole() {
        return new Setting(PATH + ".role", role).role();
    }

    private List<String> toMembers() {
        return List.of(Setting.required(PATH + ".members", members));
    }

    private String folder() {
        return folder == null ? "" : folder;
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

    public String getFolder() {
        return folder();
    }

    /** @param folder full name of the folder for whose applications this replaces the members; empty for all applications */
    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = Setting.stripped(folder).replaceAll("^/+|/+$", "");
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<RoleSettings> {

        @POST
        public ListBoxModel doFillRoleItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return items();
        }

        /** Says so where there is no such folder. */
        @POST
        public FormValidation doCheckFolder(@QueryParameter String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            RoleSettings settings = new RoleSettings("");
            settings.setFolder(value);
            String folder = settings.folder();
            return folder.isEmpty() || Jenkins.get().getItemByFullName(folder) instanceof ItemGroup
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.RoleSettings_noFolder(folder));
        }
    }
}
