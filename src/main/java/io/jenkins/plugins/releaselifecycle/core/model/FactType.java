package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names and schema versions under which facts are written. They are part of the file format and never change. */
public enum FactType {
    APPLICATION_REGISTERED(ApplicationFact.ApplicationRegistered.class),
    APPLICATION_MOVED(ApplicationFact.ApplicationMoved.class),
    EXPOSURE_DECLARED(ApplicationFact.ExposureDeclared.class),
    APPLICATION_CLASSIFIED(ApplicationFact.ApplicationClassified.class),
    DOCUMENT_RECORDED(EvidenceFact.DocumentRecorded.class),
    CONFIRMATION_GIVEN(EvidenceFact.ConfirmationGiven.class),
    CONFIRMATION_WITHDRAWN(EvidenceFact.ConfirmationWithdrawn.class),
    TRAINING_RECORDED(EvidenceFact.TrainingRecorded.class),
    BACKUP_RECORDED(EvidenceFact.BackupRecorded.class),
    TEST_RECORDED(EvidenceFact.TestRecorded.class),
    SECURITY_TEST_RECORDED(EvidenceFact.SecurityTestRecorded.class),
    NONCONFORMITY_OPENED(NonconformityFact.NonconformityOpened.class),
    REMEDIATION_PLANNED(NonconformityFact.RemediationPlanned.class),
    REMEDIATION_REVIEWED(NonconformityFact.RemediationReviewed.class),
    REMEDIATION_FINISHED(NonconformityFact.RemediationFinished.class),
    NONCONFORMITY_RETESTED(NonconformityFact.NonconformityRetested.class),
    REQUEST_MADE(RequestFact.RequestMade.class),
    WAIVER_REQUESTED(RequestFact.WaiverRequested.class),
    VOTE_CAST(RequestFact.VoteCast.class),
    VOTE_WITHDRAWN(RequestFact.VoteWithdrawn.class),
    REQUEST_COMMENTED(RequestFact.RequestCommented.class),
    TERMS_PROPOSED(RequestFact.TermsProposed.class),
    REQUEST_WITHDRAWN(RequestFact.RequestWithdrawn.class),
    REQUEST_EXPIRED(RequestFact.RequestExpired.class),
    WAIVER_ENDED(RequestFact.WaiverEnded.class),
    DEPLOYMENT_BLOCKED(DeploymentFact.DeploymentBlocked.class),
    DEPLOYMENT_STARTED(DeploymentFact.DeploymentStarted.class),
    DEPLOYMENT_FINISHED(DeploymentFact.DeploymentFinished.class),
    TRIAL_RUN_STARTED(TrialRunFact.TrialRunStarted.class),
    TRIAL_RUN_EXTENDED(TrialRunFact.TrialRunExtended.class),
    TERM_EXTENDED(TrialRunFact.TermExtended.class),
    FILING_RECORDED(TrialRunFact.FilingRecorded.class),
    HANDOVER_COMPLETED(TrialRunFact.HandoverCompleted.class),
    WORKING_GROUP_FORMED(TrialRunFact.WorkingGroupFormed.class),
    ACCEPTANCE_PASSED(TrialRunFact.AcceptancePassed.class),
    APPLICATION_RETIRED(TrialRunFact.ApplicationRetired.class),
    INCIDENT_REPORTED(OperationFact.IncidentReported.class),
    INCIDENT_RESOLVED(OperationFact.IncidentResolved.class),
    CHANGE_RECORDED(OperationFact.ChangeRecorded.class),
    TEMPORARY_ACCESS_GRANTED(OperationFact.TemporaryAccessGranted.class),
    TEMPORARY_ACCESS_REVOKED(OperationFact.TemporaryAccessRevoked.class),
    SUPPORT_NAMED(OperationFact.SupportNamed.class),
    BREAK_GLASS_USED(ExceptionFact.BreakGlassUsed.class),
    BREAK_GLASS_REVIEWED(ExceptionFact.BreakGlassReviewed.class),
    TAIL_REPAIRED(LedgerFact.TailRepaired.class),
    CLOCK_MOVED(LedgerFact.ClockMoved.class),
    APPLICATION_DELETED(LedgerFact.ApplicationDeleted.class),
    LEDGER_ADOPTED(LedgerFact.LedgerAdopted.class);

    private static final Map<Class<? extends Fact>, FactType> OF_CLASS =
            Arrays.stream(values()).collect(Collectors.toMap(FactType::recordType, Function.identity()));
    private static final Map<String, FactType> OF_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(FactType::wireName, Function.identity()));

    private final String wireName;
    private final Class<? extends Fact> recordType;

    FactType(Class<? extends Fact> recordType) {
        this.wireName = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        this.recordType = recordType;
    }

    /** The name in the ledger. */
    public String wireName() {
        return wireName;
    }

    /** The version of the members that this product writes. */
    public int schema() {
        return switch (this) {
            case REQUEST_MADE -> 4;
            case SECURITY_TEST_RECORDED -> 3;
            case DEPLOYMENT_STARTED, APPLICATION_MOVED -> 2;
            default -> 1;
        };
    }

    public Class<? extends Fact> recordType() {
        return recordType;
    }

    /** @throws IllegalArgumentException for {@link LedgerFact.NotUnderstood}, which is never written */
    public static FactType of(Fact fact) {
        return Optional.ofNullable(OF_CLASS.get(fact.getClass()))
                .orElseThrow(() -> new IllegalArgumentException("Not a fact that can be recorded: " + fact));
    }

    /** The type of that name in the ledger; empty where this product knows none. */
    public static Optional<FactType> named(String wireName) {
        return Optional.ofNullable(OF_NAME.get(wireName));
    }
}
