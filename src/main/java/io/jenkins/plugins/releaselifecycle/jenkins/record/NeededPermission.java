package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.security.Permission;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.util.Set;

/** The one place that says which permission a person needs, beside the role, to record what. */
final class NeededPermission {

    private NeededPermission() {}

    /** To record that fact where the application stands so. */
    static Permission of(Fact fact, Lifecycle lifecycle) {
        boolean aboutWaiver = fact instanceof RequestFact about
                && lifecycle.waivers().stream().anyMatch(waiver -> waiver.id().equals(about.request()));
        return of(FactType.of(fact), aboutWaiver);
    }

    /** Those of which one is needed to record some fact of that type. */
    static Set<Permission> of(FactType type) {
        Permission ofGates = of(type, false);
        Permission ofWaivers = of(type, true);
        return ofGates.equals(ofWaivers) ? Set.of(ofGates) : Set.of(ofGates, ofWaivers);
    }

    static Permission toVoteOn(OpenRequest request) {
        return of(FactType.VOTE_CAST, request.gate().isEmpty());
    }

    private static Permission of(FactType type, boolean aboutWaiver) {
        return switch (type) {
            case BREAK_GLASS_USED -> LifecyclePermissions.BREAK_GLASS;
            case WAIVER_REQUESTED, WAIVER_ENDED -> LifecyclePermissions.WAIVE;
            case TERMS_PROPOSED -> LifecyclePermissions.VOTE;
            case VOTE_CAST, VOTE_WITHDRAWN, REQUEST_COMMENTED ->
                aboutWaiver ? LifecyclePermissions.WAIVE : LifecyclePermissions.VOTE;
            case REQUEST_WITHDRAWN -> aboutWaiver ? LifecyclePermissions.WAIVE : LifecyclePermissions.RECORD;
            default -> LifecyclePermissions.RECORD;
        };
    }
}
