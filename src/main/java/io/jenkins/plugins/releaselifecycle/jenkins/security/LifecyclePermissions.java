package io.jenkins.plugins.releaselifecycle.jenkins.security;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * The permissions of the group “Release lifecycle”. None of them replaces a role: whoever records or votes needs both. Their ids are in
 * the settings of those who use them, and never change. docs/permissions.md says who can do what.
 */
public final class LifecyclePermissions {

    private static final Logger LOGGER = Logger.getLogger(LifecyclePermissions.class.getName());

    public static final PermissionGroup GROUP =
            new PermissionGroup(LifecyclePermissions.class, Messages._LifecyclePermissions_title());

    /** Record what happened to an application, confirm, and ask for a gate. */
    public static final Permission RECORD =
            ofItems("Record", Messages._LifecyclePermissions_record_description(), Item.BUILD);

    /** Decide on requests at gates, and comment on them. */
    public static final Permission VOTE =
            ofItems("Vote", Messages._LifecyclePermissions_vote_description(), Item.BUILD);

    /** Ask for waivers, decide on them, and end them. */
    public static final Permission WAIVE =
            ofItems("Waive", Messages._LifecyclePermissions_waive_description(), Item.BUILD);

    /** Take a deployment through a closed gate in an emergency. */
    public static final Permission BREAK_GLASS =
            ofItems("BreakGlass", Messages._LifecyclePermissions_breakGlass_description(), Jenkins.ADMINISTER);

    /** Read the whole record of an application and take it away. */
    public static final Permission READ_RECORD =
            ofItems("ReadRecord", Messages._LifecyclePermissions_readRecord_description(), Item.EXTENDED_READ);

    /** Read and change the settings, and look after the records of all applications. */
    public static final Permission MANAGE_POLICY = new Permission(
            GROUP,
            "ManagePolicy",
            Messages._LifecyclePermissions_managePolicy_description(),
            Jenkins.ADMINISTER,
            PermissionScope.JENKINS);

    private static final List<Permission> OF_ITEMS = List.of(RECORD, VOTE, WAIVE, BREAK_GLASS, READ_RECORD);

    private LifecyclePermissions() {}

    private static Permission ofItems(String name, Localizable description, Permission impliedBy) {
        return new Permission(GROUP, name, description, impliedBy, PermissionScope.ITEM);
    }

    /** Being called has the class initialised, so that all are known before anything that grants them is read. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    @Restricted(NoExternalUse.class)
    public static void makeKnown() {
        LOGGER.log(Level.FINE, "Known are {0}", GROUP.getPermissions());
    }

    /** Those that somebody has for an application at this moment. */
    public static Set<Permission> heldBy(Authentication who, AccessControlled application) {
        return OF_ITEMS.stream()
                .filter(permission -> application.hasPermission2(who, permission))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As the settings of Jenkins show it, in the reader's language as far as it has words of its own. */
    public static String shown(Permission permission) {
        return permission.group.title + "/" + permission.name;
    }
}
