package io.jenkins.plugins.releaselifecycle.core;

import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.KeptFile;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One of every fact that is written, and a second one where a member may be missing. */
public final class EveryFact {

    private static final Version V = new Version("1.4.0");
    private static final String SHA256 = "ab".repeat(32);
    public static final Instant MOMENT = Instant.parse("2026-03-01T00:00:00.000000001Z");
    private static final LocalDate DAY = LocalDate.of(2028, 2, 29);

    private EveryFact() {}

    /** The first fact of a ledger. */
    public static Fact first() {
        return new ApplicationFact.ApplicationRegistered("商城/shop \"a\"");
    }

    /** All that may come after it. */
    public static List<Fact> others() {
        RecordedReport report = new RecordedReport(
                "reports/zäp.xml",
                "zap-xml",
                "ZAP 2.16",
                SHA256,
                4711,
                MOMENT,
                new SeverityCounts(1, 2, 3, 4, 5, 6),
                7,
                8,
                11,
                9,
                10,
                12,
                13,
                true);
        Reference bug = new Reference("NC-1");
        Reference ask = new Reference("go_live-1");
        Reference waiver = new Reference("waiver-1");
        TrialRunTerms terms = new TrialRunTerms(DAY, Period.ofMonths(3), Period.of(0, 1, 3));
        return List.of(
                new ApplicationFact.ApplicationMoved("shop", "retail/shop", NamesKept.EARLIER),
                new ApplicationFact.ExposureDeclared(Exposure.EXTERNAL),
                new ApplicationFact.ApplicationClassified(3, true),
                new EvidenceFact.DocumentRecorded(DocumentKind.BACKUP_PLAN, "1.2", "dms/4711", SHA256),
                new EvidenceFact.DocumentRecorded(DocumentKind.USER_TABLE, "1", "safe 3, paper", null),
                new EvidenceFact.ConfirmationGiven(
                        ConfirmationSubject.BUSINESS_NEEDS_MET, Role.BUSINESS, V, "meets them"),
                new EvidenceFact.ConfirmationGiven(
                        ConfirmationSubject.DEPLOYMENT_MODE_FIXED, Role.OPERATIONS, null, null),
                new EvidenceFact.ConfirmationWithdrawn(
                        ConfirmationSubject.BUSINESS_NEEDS_MET, Role.BUSINESS, V, "an order got lost"),
                new EvidenceFact.TrainingRecorded(Audience.END_USERS, DAY, "branch staff"),
                new EvidenceFact.BackupRecorded("backups/2026-03-01"),
                new EvidenceFact.TestRecorded(
                        TestEnvironment.TEST,
                        V,
                        EnumSet.of(TestAspect.STRESS, TestAspect.LOAD_RESPONSE),
                        true,
                        "dms/4712",
                        SHA256),
                new EvidenceFact.SecurityTestRecorded(
                        ScanKind.PENETRATION_TEST, V, 1, List.of(report), TestCircumstances.NONE, null),
                new EvidenceFact.SecurityTestRecorded(
                        ScanKind.CODE_AUDIT,
                        V,
                        1,
                        List.of(report),
                        new TestCircumstances(
                                "https://shop.example",
                                TestEnvironment.TEST,
                                "安全部",
                                new KeptFile("a.pdf", SHA256, 4712)),
                        SHA256),
                new NonconformityFact.NonconformityOpened(bug, V, "login is slow"),
                new NonconformityFact.RemediationPlanned(bug, "add an index", DAY),
                new NonconformityFact.RemediationReviewed(bug, Role.IT, false, "too late"),
                new NonconformityFact.RemediationFinished(bug, V, ScanKind.CODE_AUDIT),
                new NonconformityFact.RemediationFinished(bug, V, null),
                new NonconformityFact.NonconformityRetested(bug, V, true, "dms/4713"),
                new RequestFact.RequestMade(
                        ask,
                        Gate.GO_LIVE,
                        V,
                        "dev",
                        "policy",
                        "please",
                        terms,
                        List.of("li", "wang"),
                        MOMENT,
                        List.of("chen")),
                new RequestFact.RequestMade(ask, Gate.CHANGE, V, null, "policy", null, null, null, null),
                new RequestFact.WaiverRequested(
                        waiver, "C2", ScanKind.PENETRATION_TEST, V, "dev", "policy", "no tester", DAY),
                new RequestFact.WaiverRequested(waiver, "B4", null, V, null, "policy", "no tester", DAY),
                new RequestFact.VoteCast(ask, Role.IT, false, "data lost", true, "policy"),
                new RequestFact.VoteCast(ask, Role.IT, true, null, false, "policy"),
                new RequestFact.VoteWithdrawn(ask),
                new RequestFact.RequestCommented(ask, "which release notes?"),
                new RequestFact.TermsProposed(ask, terms),
                new RequestFact.RequestWithdrawn(ask, "not now"),
                new RequestFact.RequestExpired(ask),
                new RequestFact.WaiverEnded(waiver, "tester found"),
                new DeploymentFact.DeploymentBlocked(Gate.GO_LIVE, V, List.of("C2", "C4"), "policy"),
                new DeploymentFact.DeploymentStarted(Gate.GO_LIVE, V, List.of(), "policy"),
                new DeploymentFact.DeploymentFinished(Gate.GO_LIVE, V, 6, DeploymentOutcome.FAILED),
                new TrialRunFact.TrialRunStarted(V, Period.ofDays(89), Period.ofMonths(1)),
                new TrialRunFact.TrialRunExtended(Period.of(1, 2, 3), "the year’s end is wanted"),
                new TrialRunFact.TermExtended(Term.FILING, DAY, "hardware came late"),
                new TrialRunFact.FilingRecorded("2026-17"),
                new TrialRunFact.HandoverCompleted(V, "policy"),
                new TrialRunFact.WorkingGroupFormed(List.of(Facts.member(Role.BUSINESS, Role.DOCUMENT_REVIEW))),
                new TrialRunFact.AcceptancePassed(V, "policy"),
                new TrialRunFact.ApplicationRetired("policy"),
                new OperationFact.IncidentReported(new Reference("INC-1"), Impact.USERS, "orders refused", MOMENT),
                new OperationFact.IncidentReported(new Reference("INC-1"), Impact.NONE, "noticed", null),
                new OperationFact.IncidentResolved(new Reference("INC-1"), "a full disk"),
                new OperationFact.ChangeRecorded(V, ChangeScope.MINOR, "a new search", Set.of(ScanKind.CODE_AUDIT)),
                new OperationFact.ChangeRecorded(V, ChangeScope.MAJOR, "a new core", Set.of()),
                new OperationFact.TemporaryAccessGranted(
                        new Reference("ACC-1"), "maintainer", "database", "watcher", MOMENT, "reindexing"),
                new OperationFact.TemporaryAccessRevoked(new Reference("ACC-1")),
                new OperationFact.SupportNamed("support-lead", "scm/shop"),
                new ExceptionFact.BreakGlassUsed(Gate.CHANGE, V, "the site is down"),
                new ExceptionFact.BreakGlassReviewed(6, "it was needed"),
                new LedgerFact.TailRepaired(3, SHA256),
                new LedgerFact.ClockMoved(MOMENT, MOMENT.minusSeconds(86400)),
                new LedgerFact.ApplicationDeleted("retail/shop"),
                new LedgerFact.LedgerAdopted("retail/shop", AdoptionCause.NO_ANCHOR, "restored after the fire"));
    }
}
