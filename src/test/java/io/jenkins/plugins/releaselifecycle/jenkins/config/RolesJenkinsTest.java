package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static io.jenkins.plugins.releaselifecycle.core.model.Role.BUSINESS;
import static io.jenkins.plugins.releaselifecycle.core.model.Role.IT;
import static io.jenkins.plugins.releaselifecycle.core.model.Role.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.security.ACL;
import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.GroupDetails;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Somebody has the roles that name them or a group of theirs, and no others. */
@WithJenkins
class RolesJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        ReleaseLifecycleConfiguration.get()
                .setRoles(List.of(
                        UnusualSettings.role("it", "alice", "IT Department"),
                        UnusualSettings.role("business", "bob", "alice"),
                        UnusualSettings.role("operations")));
    }

    private static Set<Role> rolesOf(Authentication who) {
        return ReleaseLifecycleConfiguration.get().roleAssignment().of(who, List.of("shop"));
    }

    private static Authentication person(String id, String... groups) {
        return UsernamePasswordAuthenticationToken.authenticated(
                id, "", Stream.of(groups).map(SimpleGrantedAuthority::new).toList());
    }

    @Test
    void aPersonHasEveryRoleThatNamesThem() {
        assertThat(rolesOf(person("alice"))).containsExactly(IT, BUSINESS);
        assertThat(rolesOf(person("bob"))).containsExactly(BUSINESS);
    }

    @Test
    void aPersonHasTheRolesOfTheirGroups() {
        assertThat(rolesOf(person("carol", "authenticated", "IT Department"))).containsExactly(IT);
        assertThat(rolesOf(person("bob", "IT Department"))).containsExactly(IT, BUSINESS);
        assertThat(rolesOf(person("carol", "authenticated", "IT"))).isEmpty();
    }

    @Test
    void everybodyWhoSignedInIsAGroup() {
        ReleaseLifecycleConfiguration.get().setRoles(List.of(UnusualSettings.role("operations", "authenticated")));
        assertThat(rolesOf(person("carol", "authenticated"))).containsExactly(OPERATIONS);
        assertThat(rolesOf(Jenkins.ANONYMOUS2)).isEmpty();
    }

    @Test
    void whoeverIsNotNamedHasNoRoleAlsoAsAnAdministrator() {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        assertThat(rolesOf(person("admin", "authenticated"))).isEmpty();
    }

    @Test
    void nobodyActsForJenkinsItselfOrWithoutSigningInAlsoWhenNamed() {
        ReleaseLifecycleConfiguration.get()
                .setRoles(List.of(UnusualSettings.role("it", "anonymous", "SYSTEM", "unknown", "alice", "")));
        assertThat(rolesOf(ACL.SYSTEM2)).isEmpty();
        assertThat(rolesOf(Jenkins.ANONYMOUS2)).isEmpty();
        assertThat(rolesOf(person("anonymous"))).isEmpty();
        assertThat(rolesOf(person("unknown"))).isEmpty();
        assertThat(rolesOf(person(""))).isEmpty();
        assertThat(rolesOf(null)).isEmpty();
        assertThat(rolesOf(UsernamePasswordAuthenticationToken.unauthenticated("alice", "")))
                .isEmpty();
        assertThat(rolesOf(person("alice"))).containsExactly(IT);
    }

    @Test
    void theNearestFolderReplacesTheMembersOfARoleAndOfNoOther() {
        RoleSettings retail = UnusualSettings.role("it", "retail-it");
        retail.setFolder("/retail/");
        RoleSettings portal = UnusualSettings.role("it", "portal-it");
        portal.setFolder("retail/portal");
        ReleaseLifecycleConfiguration.get()
                .setRoles(List.of(
                        UnusualSettings.role("it", "alice"),
                        UnusualSettings.role("business", "alice"),
                        portal,
                        retail));
        assertThat(rolesIn("shop", "alice")).containsExactly(IT, BUSINESS);
        assertThat(rolesIn("retail", "alice"))
                .as("the folder itself is not below it")
                .contains(IT);
        assertThat(rolesIn("retail/shop", "alice")).containsExactly(BUSINESS);
        assertThat(rolesIn("retail/shop", "retail-it")).containsExactly(IT);
        assertThat(rolesIn("RETAIL/portal/web", "retail-it")).isEmpty();
        assertThat(rolesIn("retail/portal/web", "portal-it")).containsExactly(IT);
        assertThat(rolesIn("retailer/shop", "retail-it")).isEmpty();
        assertThat(ReleaseLifecycleConfiguration.get().roleAssignment().anywhere(person("portal-it")))
                .containsExactly(IT);
        assertThat(ReleaseLifecycleConfiguration.get()
                        .roleAssignment()
                        .of(person("retail-it"), List.of("retail/shop", "shop")))
                .as("of an application that was called shop before")
                .isEmpty();
    }

    private static Set<Role> rolesIn(String application, String person) {
        return ReleaseLifecycleConfiguration.get().roleAssignment().of(person(person), List.of(application));
    }

    @Test
    void aRoleIsNamedOnceForEachFolder() {
        RoleSettings one = UnusualSettings.role("it", "a");
        one.setFolder("retail");
        RoleSettings other = UnusualSettings.role("it", "b");
        other.setFolder("Retail");
        assertThatThrownBy(() -> ReleaseLifecycleConfiguration.get().setRoles(List.of(one, other)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("twice for the same folder");
    }

    @Test
    void upperAndLowerCaseDifferWhereTheSecurityRealmSaysSo() {
        assertThat(rolesOf(person("ALICE"))).containsExactly(IT, BUSINESS);
        assertThat(rolesOf(person("carol", "it department"))).containsExactly(IT);

        jenkins.jenkins.setSecurityRealm(new CaseSensitivePeople());
        assertThat(rolesOf(person("ALICE"))).isEmpty();
        assertThat(rolesOf(person("alice"))).containsExactly(IT, BUSINESS);
        assertThat(rolesOf(person("carol", "it department"))).containsExactly(IT);
    }

    /** Tells people apart by upper and lower case, groups not. */
    public static class CaseSensitivePeople extends AbstractPasswordBasedSecurityRealm {

        @Override
        public IdStrategy getUserIdStrategy() {
            return new IdStrategy.CaseSensitive();
        }

        @Override
        public IdStrategy getGroupIdStrategy() {
            return IdStrategy.CASE_INSENSITIVE;
        }

        @Override
        protected UserDetails authenticate2(String username, String password) {
            throw new UsernameNotFoundException(username);
        }

        @Override
        public UserDetails loadUserByUsername2(String username) {
            throw new UsernameNotFoundException(username);
        }

        @Override
        public GroupDetails loadGroupByGroupname2(String groupname, boolean fetchMembers) {
            throw new UsernameNotFoundException(groupname);
        }
    }
}
