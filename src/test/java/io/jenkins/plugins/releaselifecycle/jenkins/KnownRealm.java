package io.jenkins.plugins.releaselifecycle.jenkins;

import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.GroupDetails;
import java.util.List;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** A security realm that knows everybody, in no group. */
public final class KnownRealm extends AbstractPasswordBasedSecurityRealm {

    @Override
    protected UserDetails authenticate2(String username, String password) {
        return loadUserByUsername2(username);
    }

    @Override
    public UserDetails loadUserByUsername2(String username) {
        return new User(username, "", List.of(AUTHENTICATED_AUTHORITY2));
    }

    @Override
    public GroupDetails loadGroupByGroupname2(String groupname, boolean fetchMembers) {
        throw new UsernameNotFoundException(groupname);
    }
}
