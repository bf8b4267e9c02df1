package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationGiven;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which roles people have to have to record which fact, and what a build records without any. */
public final class Recorders {

    private static final Set<Role> ANY = Collections.unmodifiableSet(EnumSet.allOf(Role.class));
    private static final Set<Role> DEPARTMENTS =
            Collections.unmodifiableSet(EnumSet.of(Role.IT, Role.BUSINESS, Role.DEVELOPMENT, Role.OPERATIONS));

    private static final Set<FactType> OF_BUILDS = Collections.unmodifiableSet(EnumSet.of(
            FactType.DOCUMENT_RECORDED,
            FactType.TRAINING_RECORDED,
            FactType.TEST_RECORDED,
            FactType.SECURITY_TEST_RECORDED,
            FactType.REQUEST_MADE,
            FactType.REQUEST_WITHDRAWN,
            FactType.REQUEST_EXPIRED,
            FactType.DEPLOYMENT_BLOCKED,
            FactType.DEPLOYMENT_STARTED,
            FactType.DEPLOYMENT_FINISHED,
            FactType.TRIAL_RUN_STARTED,
            FactType.INCIDENT_REPORTED,
            FactType.INCIDENT_RESOLVED,
            FactType.CHANGE_RECORDED));

    private Recorders() {}

    /** The roles of which one is needed to record facts of that type, whatever is in them; none where nobody may. */
    public static Set<Role> of(FactType type) {
        return switch (type) {
            case CONFIRMATION_GIVEN,
                    CONFIRMATION_WITHDRAWN,
                    VOTE_CAST,
                    VOTE_WITHDRAWN,
                    REQUEST_COMMENTED,
                    NONCONFORMITY_OPENED,
                    INCIDENT_REPORTED,
                    INCIDENT_RESOLVED,
                    BREAK_GLASS_USED -> ANY;
            case DOCUMENT_RECORDED, REQUEST_MADE, REQUEST_WITHDRAWN, WAIVER_REQUESTED -> DEPARTMENTS;
            case TRAINING_RECORDED, BACKUP_RECORDED, TEST_RECORDED, CHANGE_RECORDED, TRIAL_RUN_STARTED ->
                Set.of(Role.DEVELOPMENT, Role.OPERATIONS);
            case REMEDIATION_PLANNED, REMEDIATION_FINISHED, SUPPORT_NAMED -> Set.of(Role.DEVELOPMENT);
            case FILING_RECORDED -> Set.of(Role.DEVELOPMENT, Role.IT);
            case REMEDIATION_REVIEWED, TRIAL_RUN_EXTENDED, TERMS_PROPOSED -> Set.of(Role.IT, Role.BUSINESS);
            case NONCONFORMITY_RETESTED, TEMPORARY_ACCESS_GRANTED, TEMPORARY_ACCESS_REVOKED, DEPLOYMENT_FINISHED ->
                Set.of(Role.OPERATIONS);
            case APPLICATION_CLASSIFIED, WAIVER_ENDED, TERM_EXTENDED, WORKING_GROUP_FORMED, BREAK_GLASS_REVIEWED ->
                Set.of(Role.IT);
            case APPLICATION_REGISTERED,
                    APPLICATION_MOVED,
                    EXPOSURE_DECLARED,
                    SECURITY_TEST_RECORDED,
                    REQUEST_EXPIRED,
                    DEPLOYMENT_BLOCKED,
                    DEPLOYMENT_STARTED,
                    HANDOVER_COMPLETED,
                    ACCEPTANCE_PASSED,
                    APPLICATION_RETIRED,
                    TAIL_REPAIRED,
                    CLOCK_MOVED,
                    APPLICATION_DELETED,
                    LEDGER_ADOPTED -> Set.of();
        };
    }

    /** The roles of which one is needed to record that fact; none where nobody may. */
    public static Set<Role> of(Fact fact) {
        if (fact instanceof ConfirmationGiven given) {
            return Set.of(given.role());
        }
        if (fact instanceof ConfirmationWithdrawn withdrawn) {
            return Set.of(withdrawn.role());
        }
        if (fact instanceof RemediationReviewed reviewed) {
            return Set.of(reviewed.role());
        }
        if (fact instanceof VoteCast vote) {
            return Set.of(vote.role());
        }
        if (fact instanceof TestRecorded test && test.environment() == TestEnvironment.DEVELOPMENT) {
            return Set.of(Role.DEVELOPMENT);
        }
        return of(FactType.of(fact));
    }

    /** The types of fact that somebody in these roles can record, in the order of their declaration. */
    public static List<FactType> open(Collection<Role> held, Policy policy) {
        return Arrays.stream(FactType.values())
                .filter(type -> among(of(type), type, policy).anyMatch(held::contains))
                .toList();
    }

    /** Whether somebody in these roles may record that fact. */
    public static boolean allow(Fact fact, Collection<Role> held, Policy policy) {
        return among(of(fact), FactType.of(fact), policy).anyMatch(held::contains);
    }

    /** An emergency is for the roles that the administrator named. */
    private static Stream<Role> among(Set<Role> roles, FactType type, Policy policy) {
        return roles.stream()
                .filter(role ->
                        type != FactType.BREAK_GLASS_USED || policy.breakGlass().contains(role));
    }

    /** Whether a build may record facts of that type: what happened and what exists, never the word of a role. */
    public static boolean allowBuilds(FactType type) {
        return OF_BUILDS.contains(type);
    }
}
