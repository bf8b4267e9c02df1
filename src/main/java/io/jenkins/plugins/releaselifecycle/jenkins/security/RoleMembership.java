package io.jenkins.plugins.releaselifecycle.jenkins.security;

import hudson.model.User;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Who acts in which role of the rule. Nobody does so without being named, an administrator no more than anybody else.
 *
 * @param members of each role, ids of people or names of groups of the security realm
 */
public record RoleMembership(Map<Role, List<String>> members) {

    private static final Logger LOGGER = Logger.getLogger(RoleMembership.class.getName());

    public RoleMembership {
        members = Map.copyOf(members);
    }

    /**
     * The roles that name this person or a group of theirs, compared as the security realm compares ids. None for
     * somebody who has not signed in, and for Jenkins itself.
     */
    public Set<Role> of(Authentication who) {
        if (who == null || !who.isAuthenticated() || !User.isIdOrFullnameAllowed(who.getName())) {
            return Set.of();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        members.forEach((role, names) -> {
            if (names.stream().anyMatch(name -> isOrBelongsTo(who, name))) {
                roles.add(role);
            }
        });
        return Collections.unmodifiableSet(roles);
    }

    /**
     * The roles of a person who need not be signed in, with the groups that the security realm knows of, or that it last
     * told of where it cannot be asked. None for somebody whom it does not know.
     *
     * @param person user id
     */
    public Set<Role> of(String person) {
        User user = User.getById(person, true);
        if (user == null) {
            return Set.of();
        }
        try {
            return of(user.impersonate2());
        } catch (UsernameNotFoundException e) {
            LOGGER.log(Level.FINE, e, () -> "Nobody is called " + person);
            return Set.of();
        }
    }

    private static boolean isOrBelongsTo(Authentication who, String name) {
        SecurityRealm realm = Jenkins.get().getSecurityRealm();
        IdStrategy groups = realm.getGroupIdStrategy();
        return realm.getUserIdStrategy().equals(who.getName(), name)
                || who.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(group -> group != null && groups.equals(group, name));
    }
}
