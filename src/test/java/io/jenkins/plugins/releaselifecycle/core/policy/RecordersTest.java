package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationGiven;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may record what: the whole table, so that nobody gains a power by accident. */
class RecordersTest {

    private static final Set<Role> ANY = EnumSet.allOf(Role.class);
    private static final Set<Role> DEPARTMENTS = EnumSet.of(Role.DEVELOPMENT, Role.OPERATIONS, Role.IT, Role.BUSINESS);
    private static final Set<Role> BUILDERS = EnumSet.of(Role.DEVELOPMENT, Role.OPERATIONS);
    private static final Map<FactType, Set<Role>> TABLE = table();
    private static final Policy EMERGENCIES_FOR_ANY =
            new PolicyDraft().breakGlass(ANY).policy();

    private static Map<FactType, Set<Role>> table() {
        Map<FactType, Set<Role>> table = new EnumMap<>(FactType.class);
        table.put(FactType.APPLICATION_REGISTERED, Set.of());
        table.put(FactType.APPLICATION_MOVED, Set.of());
        table.put(FactType.EXPOSURE_DECLARED, Set.of());
        table.put(FactType.APPLICATION_CLASSIFIED, Set.of(Role.IT));
        table.put(FactType.DOCUMENT_RECORDED, DEPARTMENTS);
        table.put(FactType.CONFIRMATION_GIVEN, ANY);
        table.put(FactType.CONFIRMATION_WITHDRAWN, ANY);
        table.put(FactType.TRAINING_RECORDED, BUILDERS);
        table.put(FactType.BACKUP_RECORDED, BUILDERS);
        table.put(FactType.TEST_RECORDED, BUILDERS);
        table.put(FactType.SECURITY_TEST_RECORDED, Set.of());
        table.put(FactType.NONCONFORMITY_OPENED, ANY);
        table.put(FactType.REMEDIATION_PLANNED, Set.of(Role.DEVELOPMENT));
        table.put(FactType.REMEDIATION_REVIEWED, Set.of(Role.IT, Role.BUSINESS));
        table.put(FactType.REMEDIATION_FINISHED, Set.of(Role.DEVELOPMENT));
        table.put(FactType.NONCONFORMITY_RETESTED, Set.of(Role.OPERATIONS));
        table.put(FactType.REQUEST_MADE, DEPARTMENTS);
        table.put(FactType.WAIVER_REQUESTED, DEPARTMENTS);
        table.put(FactType.VOTE_CAST, ANY);
        table.put(FactType.VOTE_WITHDRAWN, ANY);
        table.put(FactType.REQUEST_COMMENTED, ANY);
        table.put(FactType.TERMS_PROPOSED, EnumSet.of(Role.IT, Role.BUSINESS));
        table.put(FactType.REQUEST_WITHDRAWN, DEPARTMENTS);
        table.put(FactType.REQUEST_EXPIRED, Set.of());
        table.put(FactType.WAIVER_ENDED, Set.of(Role.IT));
        table.put(FactType.DEPLOYMENT_BLOCKED, Set.of());
        table.put(FactType.DEPLOYMENT_STARTED, Set.of());
        table.put(FactType.DEPLOYMENT_FINISHED, Set.of(Role.OPERATIONS));
        table.put(FactType.TRIAL_RUN_STARTED, BUILDERS);
        table.put(FactType.TRIAL_RUN_EXTENDED, Set.of(Role.IT, Role.BUSINESS));
        table.put(FactType.TERM_EXTENDED, Set.of(Role.IT));
        table.put(FactType.FILING_RECORDED, Set.of(Role.DEVELOPMENT, Role.IT));
        table.put(FactType.HANDOVER_COMPLETED, Set.of());
        table.put(FactType.WORKING_GROUP_FORMED, Set.of(Role.IT));
        table.put(FactType.ACCEPTANCE_PASSED, Set.of());
        table.put(FactType.APPLICATION_RETIRED, Set.of());
        table.put(FactType.INCIDENT_REPORTED, ANY);
        table.put(FactType.INCIDENT_RESOLVED, ANY);
        table.put(FactType.CHANGE_RECORDED, BUILDERS);
        table.put(FactType.TEMPORARY_ACCESS_GRANTED, Set.of(Role.OPERATIONS));
        table.put(FactType.TEMPORARY_ACCESS_REVOKED, Set.of(Role.OPERATIONS));
        table.put(FactType.SUPPORT_NAMED, Set.of(Role.DEVELOPMENT));
        table.put(FactType.BREAK_GLASS_USED, ANY);
        table.put(FactType.BREAK_GLASS_REVIEWED, Set.of(Role.IT));
        table.put(FactType.TAIL_REPAIRED, Set.of());
        table.put(FactType.CLOCK_MOVED, Set.of());
        table.put(FactType.APPLICATION_DELETED, Set.of());
        table.put(FactType.LEDGER_ADOPTED, Set.of());
        return table;
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyTypeOfFactHasItsRolesAndNoOthers(FactType type) {
        assertThat(Recorders.of(type)).isEqualTo(TABLE.get(type));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachRoleIsOfferedWhatItMayRecordAndNothingElse(Role role) {
        assertThat(Recorders.open(Set.of(role), EMERGENCIES_FOR_ANY))
                .containsExactlyElementsOf(Arrays.stream(FactType.values())
                        .filter(type -> TABLE.get(type).contains(role))
                        .toList());
    }

    @Test
    void buildsRecordWhatHappensAndNeverTheWordOfARole() {
        assertThat(Arrays.stream(FactType.values()).filter(Recorders::allowBuilds))
                .containsExactly(
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
                        FactType.CHANGE_RECORDED);
    }

    @Test
    void whoeverHasNoRoleRecordsNothing() {
        assertThat(Recorders.open(Set.of(), EMERGENCIES_FOR_ANY)).isEmpty();
        assertThat(Recorders.allow(confirmation(Role.IT), Set.of(), Policy.SHIPPED))
                .isFalse();
    }

    @Test
    void anEmergencyIsForTheRolesThatThePolicyNamesAndForNobodyAsShipped() {
        Fact emergency = new BreakGlassUsed(Gate.CHANGE, new Version("1.4.0"), "the site is down");
        assertThat(Recorders.allow(emergency, ANY, Policy.SHIPPED)).isFalse();
        assertThat(Recorders.open(ANY, Policy.SHIPPED)).doesNotContain(FactType.BREAK_GLASS_USED);
        Policy operations =
                new PolicyDraft().breakGlass(Set.of(Role.OPERATIONS)).policy();
        assertThat(Recorders.allow(emergency, Set.of(Role.IT, Role.BUSINESS), operations))
                .isFalse();
        assertThat(Recorders.allow(emergency, Set.of(Role.OPERATIONS), operations))
                .isTrue();
        assertThat(Recorders.open(Set.of(Role.IT), operations)).doesNotContain(FactType.BREAK_GLASS_USED);
        assertThat(Recorders.open(Set.of(Role.OPERATIONS), operations)).contains(FactType.BREAK_GLASS_USED);
    }

    @Test
    void whatIsDoneInARoleNeedsThatRole() {
        Version version = new Version("1.4.0");
        Reference reference = new Reference("R-1");
        List<Fact> asIt = List.of(
                confirmation(Role.IT),
                new ConfirmationWithdrawn(
                        ConfirmationSubject.TEST_RESULTS_RECOGNISED, Role.IT, version, "not any more"),
                new RemediationReviewed(reference, Role.IT, true, null),
                new VoteCast(reference, Role.IT, true, null, false, "policy"));
        for (Fact fact : asIt) {
            assertThat(Recorders.allow(fact, EnumSet.complementOf(EnumSet.of(Role.IT)), Policy.SHIPPED))
                    .isFalse();
            assertThat(Recorders.allow(fact, Set.of(Role.BUSINESS, Role.IT), Policy.SHIPPED))
                    .isTrue();
        }
    }

    @Test
    void testsInTheDevelopmentEnvironmentAreDevelopmentsAlone() {
        assertThat(Recorders.of(test(TestEnvironment.DEVELOPMENT))).containsExactly(Role.DEVELOPMENT);
        assertThat(Recorders.of(test(TestEnvironment.TEST)))
                .containsExactlyInAnyOrder(Role.DEVELOPMENT, Role.OPERATIONS);
        assertThat(Recorders.of(test(TestEnvironment.PRODUCTION)))
                .containsExactlyInAnyOrder(Role.DEVELOPMENT, Role.OPERATIONS);
    }

    private static Fact confirmation(Role role) {
        return new ConfirmationGiven(ConfirmationSubject.TEST_RESULTS_RECOGNISED, role, new Version("1.4.0"), null);
    }

    private static Fact test(TestEnvironment environment) {
        return new TestRecorded(environment, new Version("1.4.0"), Set.of(TestAspect.FUNCTION), true, "dms/1", null);
    }
}
