package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Extension;
import hudson.model.RootAction;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.OpenRequestIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** The page on which people find what waits for their vote, of all applications. Whoever acts in a role has its link. */
@Extension
@Restricted(NoExternalUse.class)
public class Approvals implements RootAction, StaplerProxy {

    /** Path of the page below the root of Jenkins. */
    public static final String URL = "release-lifecycle-approvals";

    private static final Logger LOGGER = Logger.getLogger(Approvals.class.getName());
    private static final int MOST_COUNTED = 99;

    @Override
    public String getIconFileName() {
        return roles(Jenkins.getAuthentication2()).isEmpty() ? null : LifecycleTab.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.Approvals_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public boolean isPrimaryAction() {
        return true;
    }

    /** How many requests wait for whoever looks, as far as is known without reading a record. */
    @Override
    public Badge getBadge() {
        Authentication visitor = Jenkins.getAuthentication2();
        if (roles(visitor).isEmpty()) {
            return null;
        }
        long waiting = OpenRequestIndex.get()
                .entries()
                .filter(entry -> entry.requests().stream().anyMatch(isFor(visitor, entry)))
                .flatMap(entry -> entry.visible().stream()
                        .flatMap(item -> entry.requests().stream()
                                .filter(isFor(visitor, entry))
                                .filter(request -> Recording.mayVoteOn(request, visitor, item))))
                .limit(MOST_COUNTED + 1L)
                .count();
        return waiting == 0 ? null : badge(waiting);
    }

    private static Predicate<OpenRequest> isFor(Authentication visitor, OpenRequestIndex.Entry entry) {
        Set<Role> roles = ReleaseLifecycleConfiguration.get().roleAssignment().of(visitor, entry.names());
        return request -> !request.ballots(visitor.getName(), roles).isEmpty();
    }

    private static Badge badge(long waiting) {
        String shown = waiting > MOST_COUNTED ? MOST_COUNTED + "+" : Long.toString(waiting);
        return new Badge(shown, Messages.Approvals_waiting(shown), Badge.Severity.INFO);
    }

    /** Nobody who has not signed in. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        if (ACL.isAnonymous2(Jenkins.getAuthentication2())) {
            throw new AccessDeniedException(Messages.Approvals_signIn());
        }
        return this;
    }

    /** Everything that the page shows, read once a request. */
    public ApprovalsPage page() {
        return ApprovalsPage.of(Jenkins.getAuthentication2());
    }

    /** None where the settings do not say who acts in which role. */
    private static Set<Role> roles(Authentication visitor) {
        try {
            return ACL.isAnonymous2(visitor) || ACL.SYSTEM2.equals(visitor)
                    ? Set.of()
                    : ReleaseLifecycleConfiguration.get().roleAssignment().anywhere(visitor);
        } catch (InvalidInputException e) {
            LOGGER.log(Level.FINE, "The roles cannot be read", e);
            return Set.of();
        }
    }
}
