package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.security.RoleMembership;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/** Who acts in which role for which application, as some settings say. */
@Restricted(NoExternalUse.class)
public final class RoleAssignment {

    private static final Logger LOGGER = Logger.getLogger(RoleAssignment.class.getName());

    private final RoleSettings[] settings;
    private final Message refusal;

    /**
     * @param settings {@code null} where the file with the settings does not have them
     * @param damaged why the file does not say
     */
    RoleAssignment(RoleSettings[] settings, Message damaged) {
        this.settings = settings;
        this.refusal = settings == null ? damaged : refusal(settings);
    }

    /** Whether it is what these very settings say, so that one that was made while they were replaced is not used. */
    boolean isOf(RoleSettings[] present) {
        return settings == present;
    }

    private static Message refusal(RoleSettings[] settings) {
        try {
            RoleSettings.check(settings);
            return null;
        } catch (InvalidInputException e) {
            return e.reason();
        }
    }

    /**
     * The roles in which somebody acts for an application, under each of its names; none for whoever has not signed in, and for
     * Jenkins itself.
     *
     * @param names full names of the application that count, at least one
     * @throws InvalidInputException where the file with the settings does not say who acts in which role
     */
    public Set<Role> of(Authentication who, Collection<String> names) {
        RoleSettings[] sound = sound();
        Set<Role> roles = EnumSet.allOf(Role.class);
        names.forEach(
                name -> roles.retainAll(RoleSettings.membership(sound, name).of(who)));
        return Collections.unmodifiableSet(roles);
    }

    /**
     * The roles in which somebody acts for some application; none for whoever has not signed in, and for Jenkins itself.
     *
     * @throws InvalidInputException where the file with the settings does not say who acts in which role
     */
    public Set<Role> anywhere(Authentication who) {
        return RoleSettings.anywhere(sound()).of(who);
    }

    /**
     * The people who act in some role for some application now, as far as Jenkins knows them; none where the settings do not say who
     * does.
     */
    public Set<User> people() {
        try {
            return RoleSettings.anywhere(sound()).people();
        } catch (InvalidInputException e) {
            LOGGER.log(Level.FINE, "The roles cannot be read", e);
            return Set.of();
        }
    }

    /**
     * Whether somebody acts in a role for an application now, signed in or not. Nobody does where the settings do not say so, and
     * nobody of whom the security realm knows nothing.
     *
     * @param person user id
     * @param names full names of the application that count, at least one
     */
    public boolean includes(String person, Role role, Collection<String> names) {
        try {
            return RoleMembership.authenticated(person)
                    .filter(who -> of(who, names).contains(role))
                    .isPresent();
        } catch (InvalidInputException e) {
            LOGGER.log(Level.FINE, "The roles cannot be read", e);
            return false;
        }
    }

    /**
     * What people are wanting for, by the policies.
     *
     * @param patterns of applications that have policies of their own
     * @throws InvalidInputException where the file with the settings does not say
     */
    List<Message> lacking(PolicyAssignment policies, Collection<String> patterns) {
        return StaffingCheck.of(sound(), policies::of, patterns);
    }

    /** @throws InvalidInputException where the file with the settings does not say who acts in which role */
    RoleSettings[] sound() {
        if (refusal != null) {
            throw new InvalidInputException(refusal);
        }
        return settings;
    }
}
