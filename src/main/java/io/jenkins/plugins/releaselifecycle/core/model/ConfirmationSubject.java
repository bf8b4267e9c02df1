package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a department or group confirms. A confirmation is a fact of its own, given in one of the roles that the rule
 * names for it; a vote at a gate does not stand in for it.
 */
public enum ConfirmationSubject implements Named {
    /** A1: developed against its requirements, tried by users and improved, basically stable, with its safeguards. */
    DEVELOPMENT_COMPLETE(true, Role.DEVELOPMENT),
    /** A1: meets the business of today. */
    BUSINESS_NEEDS_MET(true, Role.BUSINESS),
    /** A2 */
    TEST_RESULTS_RECOGNISED(true, Role.IT, Role.BUSINESS, Role.OPERATIONS),
    /** A5: servers, network, power. */
    INSTALLATION_ENVIRONMENT_CHECKED(false, Role.DEVELOPMENT, Role.OPERATIONS),
    /** A6 */
    DEPLOYMENT_MODE_FIXED(false, Role.OPERATIONS),
    /** B1: operating system and supporting software installed, hosts scanned and hardened. */
    HOSTS_PREPARED(false, Role.OPERATIONS),
    /** B1 */
    APPLICATION_INSTALLED(true, Role.DEVELOPMENT),
    /** B4: the test environment is like production. */
    TEST_ENVIRONMENT_SIMILAR(false, Role.OPERATIONS),
    /** D3 */
    PERMISSIONS_PROPOSED(false, Role.BUSINESS),
    /** D3 */
    PERMISSIONS_REGISTERED(false, Role.OPERATIONS),
    /** D4: watched together throughout the observation period. */
    OBSERVATION_WATCHED(false, Role.DEVELOPMENT, Role.OPERATIONS),
    /** D6 */
    OBSERVATION_SATISFACTORY(false, Role.IT, Role.BUSINESS),
    /** D12: temporary accounts and other temporary measures. */
    TEMPORARY_MEASURES_REMOVED(false, Role.DEVELOPMENT),
    /** E2: service level, operation rules, assessment rules, duties. */
    OPERATING_RULES_FIXED(false, Role.IT, Role.BUSINESS, Role.OPERATIONS),
    /** E6 */
    FUNCTION_VERIFIED(true, Role.TECHNICAL_REVIEW),
    /** E6 */
    PERFORMANCE_VERIFIED(true, Role.TECHNICAL_REVIEW),
    /** E6 */
    SECURITY_VERIFIED(true, Role.TECHNICAL_REVIEW),
    /** E6 */
    BACKUP_AND_RECOVERY_VERIFIED(true, Role.PRODUCTION_READINESS),
    /** E6: contingency and fast recovery. */
    CONTINGENCY_VERIFIED(true, Role.PRODUCTION_READINESS),
    /** E6 */
    DOCUMENTS_CHECKED(true, Role.DOCUMENT_REVIEW),
    /** E7 */
    OPERATING_DOCUMENTS_RECEIVED(false, Role.OPERATIONS),
    /** F1: day-to-day responsibility taken, monitored, its use recorded. */
    OPERATION_MONITORED(false, Role.OPERATIONS);

    private final boolean ofAVersion;
    private final Set<Role> roles;

    ConfirmationSubject(boolean ofAVersion, Role first, Role... others) {
        this.ofAVersion = ofAVersion;
        this.roles = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /** The subject of that id, exactly as written; empty where there is none. */
    public static Optional<ConfirmationSubject> of(String id) {
        return Arrays.stream(values())
                .filter(subject -> subject.id().equals(id))
                .findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ConfirmationSubject::id).toList();
    }

    /** Whether it is confirmed of one version and speaks for no other. */
    public boolean ofAVersion() {
        return ofAVersion;
    }

    /** The roles that all have to confirm it, and that alone may. */
    public Set<Role> roles() {
        return roles;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(ConfirmationSubject.class, "confirmation." + id());
    }
}
