package io.jenkins.plugins.releaselifecycle.jenkins.security;

import hudson.model.User;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import jenkins.security.LastGrantedAuthoritiesProperty;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
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
     * A person who need not be signed in, with the groups that the security realm knows of, or that it last told of where it
     * cannot be asked. Empty for somebody whom it does not know.
     *
     * @param person user id
     */
    public static Optional<Authentication> authenticated(String person) {
        User user = User.getById(person, true);
        if (user == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(user.impersonate2());
        } catch (UsernameNotFoundException e) {
            LOGGER.log(Level.FINE, e, () -> "Nobody is called " + person);
            return Optional.empty();
        }
    }

    /**
     * The people who act in some role now: whoever is named, and whoever has signed in as a member of a named group. The
     * security realm is asked for each of them, and for nobody else.
     */
    public Set<User> people() {
        Set<String> named = members.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        return Stream.concat(
                        named.stream().flatMap(name -> known(name).stream()),
                        User.getAll().stream().filter(user -> cameFromOneOf(user, named)))
                .distinct()
                .filter(user -> authenticated(user.getId())
                        .filter(who -> !of(who).isEmpty())
                        .isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The person of that id. A name of which Jenkins and the security realm know nobody may be a group's, and makes no user. */
    private static Optional<User> known(String name) {
        Optional<User> known = Optional.ofNullable(User.getById(name, false));
        if (known.isPresent() || !User.isIdOrFullnameAllowed(name)) {
            return known;
        }
        try {
            Jenkins.get().getSecurityRealm().loadUserByUsername2(name);
            return Optional.ofNullable(User.getById(name, true));
        } catch (AuthenticationException e) {
            LOGGER.log(Level.FINE, e, () -> "Nobody is called " + name);
            return Optional.empty();
        }
    }

    /** Whether the person belonged to one of those groups when signing in last. */
    private static boolean cameFromOneOf(User user, Set<String> groups) {
        LastGrantedAuthoritiesProperty last = user.getProperty(LastGrantedAuthoritiesProperty.class);
        IdStrategy strategy = Jenkins.get().getSecurityRealm().getGroupIdStrategy();
        return last != null
                && last.getAuthorities2().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(authority -> groups.stream().anyMatch(group -> strategy.equals(group, authority)));
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
