package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityRetested;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationPlanned;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestCommented;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverEnded;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TermExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever records something that would mean nothing is told why, and where a fact means something it is taken. */
class AdmissionTest {

    private static final Version V = new Version(Facts.VERSION);
    private static final String POLICY = Policy.SHIPPED.digest();
    private static final Reference NC = new Reference("NC-1");
    private static final Reference NONE = new Reference("NONE");

    private static Optional<String> refusal(Facts facts, String person, Fact fact) {
        return refusal(facts, person, fact, Policy.SHIPPED);
    }

    private static Optional<String> refusal(Facts facts, String person, Fact fact, Policy policy) {
        return Admission.refusal(fact, person, facts.folded(), policy, facts.now())
                .map(AdmissionTest::english);
    }

    private static String english(Message why) {
        assertThat(why.in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC)).containsPattern("[\\u4e00-\\u9fff]");
        return why.in(Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static void refused(Facts facts, String person, Fact fact, String sentence) {
        assertThat(refusal(facts, person, fact))
                .hasValueSatisfying(why -> assertThat(why).contains(sentence));
    }

    private static void refused(Facts facts, Fact fact, String sentence) {
        refused(facts, "somebody", fact, sentence);
    }

    private static void taken(Facts facts, String person, Fact fact) {
        assertThat(refusal(facts, person, fact)).isEmpty();
    }

    private static void taken(Facts facts, Fact fact) {
        taken(facts, "somebody", fact);
    }

    private static VoteCast approval(String request, Role role) {
        return new VoteCast(new Reference(request), role, true, null, false, POLICY);
    }

    private static VoteCast rejection(String request, Role role, boolean serious) {
        return new VoteCast(new Reference(request), role, false, "no", serious, POLICY);
    }

    private static RequestMade request(String name, Gate gate, String version) {
        return new RequestMade(new Reference(name), gate, new Version(version), null, POLICY, null, null, null, null);
    }

    @Test
    void nothingIsRecordedAboutAnApplicationThatIsRetired() {
        Facts retired = Journey.retired();
        EveryFact.others().forEach(fact -> refused(retired, fact, "retired"));
    }

    @Test
    void aVoteNeedsARequestThatIsOpen() {
        refused(Journey.prepared(), approval("NONE", Role.IT), "none is open");
        Facts asked = Journey.prepared().requested(Gate.INSTALL);
        refused(asked, approval("NONE", Role.IT), "Open are: install");
        taken(asked, approval("install", Role.IT));
        refused(asked.rejected("install", Role.IT), approval("install", Role.IT), "was rejected by it-lead");
        refused(
                Journey.prepared().requested(Gate.INSTALL).withdrewRequest("install"),
                approval("install", Role.IT),
                "was withdrawn by development-lead");
        refused(Journey.prepared().requested(Gate.INSTALL).expired("install"), approval("install", Role.IT), "expired");
    }

    @Test
    void nobodyApprovesWhatHasEndedUndecidedButItCanBeRejectedAndAskedForAnew() {
        Instant until = Journey.prepared().now().plusSeconds(60);
        Facts asked = Journey.prepared().requestedUntil(Gate.INSTALL, until);
        refused(asked, request("other", Gate.INSTALL, Facts.VERSION), "is already asked for");
        taken(asked.at(until.minusNanos(1)), approval("install", Role.IT));
        Facts over = asked.at(until);
        refused(over, approval("install", Role.IT), "Request install ended undecided on");
        taken(over, rejection("install", Role.IT, false));
        taken(over, request("other", Gate.INSTALL, Facts.VERSION));
    }

    @Test
    void whereTheRecordIsAheadOfTheClockARequestEndsByTheRecord() {
        Facts ahead = Journey.prepared();
        Instant before = ahead.now().minusSeconds(86_400);
        RequestMade ending = new RequestMade(
                new Reference("r"),
                Gate.INSTALL,
                new Version(Facts.VERSION),
                null,
                POLICY,
                null,
                null,
                null,
                before.plusSeconds(3_600));
        assertThat(Admission.refusal(ending, "somebody", ahead.folded(), Policy.SHIPPED, before))
                .hasValueSatisfying(why -> assertThat(english(why)).contains("“until” is"));
    }

    @Test
    void aRequestEndsInTheFuture() {
        Facts facts = Journey.prepared();
        RequestMade past = new RequestMade(
                new Reference("r"),
                Gate.INSTALL,
                new Version(Facts.VERSION),
                null,
                POLICY,
                null,
                null,
                null,
                facts.now());
        refused(facts, past, "“until” is");
    }

    @Test
    void aCommentNeedsARequestThatIsOpenAndDecidesNothing() {
        RequestCommented comment = new RequestCommented(new Reference("install"), "which hosts?");
        refused(Journey.prepared(), comment, "none is open");
        Facts asked = Journey.prepared().requested(Gate.INSTALL);
        taken(asked, comment);
        Facts commented =
                asked.commented("install", Role.IT, "which hosts?").commented("install", Role.DEVELOPMENT, "both");
        assertThat(commented
                        .folded()
                        .request(Gate.INSTALL)
                        .orElseThrow()
                        .request()
                        .comments())
                .extracting(said -> said.person() + ": " + said.text())
                .containsExactly("it-lead: which hosts?", "development-lead: both");
        taken(commented, approval("install", Role.IT));
        refused(commented.rejected("install", Role.IT), comment, "was rejected by it-lead");
    }

    @Test
    void theRequesterDoesNotVoteInWhateverCase() {
        Facts asked = Journey.tested().requested(Gate.GO_LIVE);
        refused(asked, "development-lead", approval("go-live", Role.IT), "Whoever asks does not decide");
        refused(asked, "DEVELOPMENT-Lead", rejection("go-live", Role.IT, false), "Whoever asks does not decide");
        taken(asked, "it-lead", approval("go-live", Role.IT));
    }

    @Test
    void whoeverCommittedDoesNotVoteWhereThePolicySaysSo() {
        Policy policy = new PolicyDraft().excludeCommitters(true).policy();
        RequestMade asked = new RequestMade(
                new Reference("i"),
                Gate.INSTALL,
                new Version(Facts.VERSION),
                null,
                POLICY,
                null,
                null,
                List.of("Li"),
                null);
        Facts byABuild = Journey.prepared().and(Facts.build(7), asked);
        assertThat(refusal(byABuild, "li", approval("i", Role.IT), policy))
                .hasValueSatisfying(why -> assertThat(why).contains("Whoever committed to the version"));
        assertThat(refusal(byABuild, "li", rejection("i", Role.IT, false), policy))
                .hasValueSatisfying(why -> assertThat(why).contains("Whoever committed to the version"));
        assertThat(refusal(byABuild, "wang", approval("i", Role.IT), policy)).isEmpty();
        taken(byABuild, "li", approval("i", Role.IT));
    }

    @Test
    void nobodyAsksOrVotesWithoutSayingWhoCommittedWhereThePolicyExcludesWhoeverDid() {
        Policy policy = new PolicyDraft().excludeCommitters(true).policy();
        Facts byAPerson = Journey.prepared().requested(Gate.INSTALL);
        assertThat(refusal(byAPerson, "wang", approval("install", Role.IT), policy))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("does not say who did. Have a build ask anew that checks out the changes before."));
        assertThat(refusal(Journey.prepared(), "wang", request("i", Gate.INSTALL, Facts.VERSION), policy))
                .hasValueSatisfying(why -> assertThat(why).contains("who did is not known"));
    }

    @Test
    void nobodyVotesTwiceOrTakesBackWhatWasNotGiven() {
        Facts voted = Journey.tested().requested(Gate.GO_LIVE).approved("go-live", Role.IT);
        refused(voted, "it-lead", approval("go-live", Role.BUSINESS), "You have voted on request go-live");
        refused(voted, "IT-LEAD", rejection("go-live", Role.BUSINESS, false), "Take that vote back first");
        taken(voted, "it-lead", new VoteWithdrawn(new Reference("go-live")));
        refused(voted, "business-lead", new VoteWithdrawn(new Reference("go-live")), "no vote to take back");
        taken(voted.tookVoteBack("go-live", Facts.person(Role.IT)), "it-lead", approval("go-live", Role.IT));
    }

    @Test
    void onlyARoleThatDecidesAtTheGateVotesAndOnlyAtAcceptanceAProblemIsSerious() {
        Facts asked = Journey.tested().requested(Gate.GO_LIVE);
        refused(asked, rejection("go-live", Role.OPERATIONS, false), "it is for: IT department, Business department");
        refused(asked, rejection("go-live", Role.IT, true), "leave “serious” out");
        Facts acceptance = Journey.tried().requested(Gate.ACCEPTANCE);
        taken(acceptance, rejection("acceptance", Role.TECHNICAL_REVIEW, true));
    }

    @Test
    void aGateIsAskedForWhereItIsNextAndOfTheVersionThatItIsAbout() {
        taken(Journey.prepared(), request("R", Gate.INSTALL, Facts.VERSION));
        refused(Journey.prepared(), request("R", Gate.HANDOVER, Facts.VERSION), "cannot be asked for in the stage");
        refused(Journey.inTrialRun(), request("R", Gate.HANDOVER, "2.0"), "2.0 does not serve in production");
        taken(Journey.inTrialRun(), request("R", Gate.CHANGE, "2.0"));
        refused(Journey.handedOver(), request("R", Gate.HANDOVER, Facts.VERSION), "“Handover” is done");
    }

    @Test
    void aRequestTakesNoNameThatAnotherHas() {
        Facts asked = Journey.prepared().requested(Gate.INSTALL);
        refused(asked, request("install", Gate.RETIRE, Facts.VERSION), "The name install was given");
        Facts waiver = asked.waiverAsked("W-1", Requirement.B4, null, "2026-12-31");
        refused(waiver, request("W-1", Gate.RETIRE, Facts.VERSION), "The name W-1 was given");
        refused(waiver, waiver("install", "B4", "2026-12-31"), "The name install was given");
    }

    @Test
    void theHandoverIsDecidedOnce() {
        taken(Journey.observed().requested(Gate.HANDOVER), approval("handover", Role.OPERATIONS));
        refused(Journey.handedOver(), approval("handover", Role.OPERATIONS), "none is open");
    }

    private static WaiverRequested waiver(String name, String requirement, String until) {
        return new WaiverRequested(
                new Reference(name), requirement, null, V, null, POLICY, "no tester", LocalDate.parse(until));
    }

    @Test
    void aWaiverIsForARequirementThatThePolicyLetsBeWaivedAndForATimeToCome() {
        Facts facts = Journey.installed();
        taken(facts, waiver("W-1", "B4", "2026-03-09"));
        refused(facts, waiver("W-1", "B4", "2026-03-08"), "has passed already");
        refused(facts, waiver("W-1", "Z9", "2026-12-31"), "“Z9” is no requirement");
        refused(facts, waiver("W-1", "C4", "2026-12-31"), "lets nobody waive C4");
        refused(facts, waiver("W-1", "A7", "2026-12-31"), "lets nobody waive A7");
        refused(facts, new WaiverEnded(new Reference("W-1"), "done"), "none does");
        Facts asked = facts.waiverAsked("W-1", Requirement.B4, null, "2026-12-31");
        taken(asked, new WaiverEnded(new Reference("W-1"), "done"));
        taken(asked, new RequestWithdrawn(new Reference("W-1"), "done"));
        refused(asked.waiverEnded("W-1"), new WaiverEnded(new Reference("W-1"), "done"), "W-1 does not run");
    }

    @Test
    void aNonconformityGoesItsWayStepByStep() {
        Facts facts = Journey.installed();
        RemediationPlanned plan = new RemediationPlanned(NC, "an index", LocalDate.parse("2026-04-01"));
        RemediationReviewed review = new RemediationReviewed(NC, Role.IT, true, null);
        RemediationFinished finish = new RemediationFinished(NC, V, null);
        NonconformityRetested retest = new NonconformityRetested(NC, V, true, "dms/1");
        NonconformityOpened open = new NonconformityOpened(NC, V, "slow");
        for (Fact fact : List.of(plan, review, finish, retest)) {
            refused(facts, fact, "Nonconformity NC-1 is not open; none is.");
        }
        taken(facts, open);
        facts.nonconformity("NC-1");
        refused(facts, open, "is open already");
        refused(facts, new RemediationPlanned(NONE, "x", LocalDate.parse("2026-04-01")), "Open are: NC-1");
        refused(facts, review, "not planned");
        refused(facts, finish, "not approved");
        taken(facts, plan);
        facts.planned("NC-1", "2026-04-01").reviewed("NC-1", Role.IT, true);
        taken(facts, review);
        refused(facts, finish, "not approved");
        facts.reviewed("NC-1", Role.BUSINESS, true);
        refused(facts, retest, "is not finished");
        taken(facts, finish);
        taken(facts.remedied("NC-1", null), retest);
        refused(facts.retested("NC-1", true), retest, "is not open");
    }

    @Test
    void aSeriousProblemIsRemediedUnderTheNameOfItsRequest() {
        Facts facts = Journey.tried().requested(Gate.ACCEPTANCE).rejectedAsSerious("acceptance", Role.IT);
        taken(facts, new RemediationFinished(new Reference("acceptance"), V, null));
        refused(facts, new RemediationFinished(NONE, V, null), "is not open");
    }

    @Test
    void anIncidentIsResolvedOnceAndBeganBeforeNow() {
        Facts facts = Journey.inTrialRun();
        IncidentResolved resolved = new IncidentResolved(new Reference("INC-1"), "disk");
        refused(facts, resolved, "none is");
        refused(
                facts,
                new IncidentReported(
                        new Reference("INC-1"), Impact.NONE, "x", facts.now().plusSeconds(1)),
                "lies in the future");
        taken(facts, new IncidentReported(new Reference("INC-1"), Impact.NONE, "x", facts.now()));
        facts.incident("INC-1", Impact.FAILURE);
        taken(facts, new IncidentReported(new Reference("INC-1"), Impact.OUTAGE, "worse", null));
        refused(facts, new IncidentResolved(NONE, "disk"), "Open are: INC-1");
        taken(facts, resolved);
        refused(facts.resolved("INC-1"), resolved, "none is");
    }

    @Test
    void temporaryAccessIsGrantedForATimeToComeAndTakenBackOnce() {
        Facts facts = Journey.inFormalOperation();
        TemporaryAccessRevoked revoked = new TemporaryAccessRevoked(new Reference("TA-1"));
        refused(facts, revoked, "none is");
        TemporaryAccessGranted over =
                new TemporaryAccessGranted(new Reference("TA-1"), "a", "db", "b", facts.now(), "reindexing");
        refused(facts, over, "has passed");
        TemporaryAccessGranted granted = new TemporaryAccessGranted(
                new Reference("TA-1"), "a", "db", "b", facts.now().plusSeconds(60), "reindexing");
        taken(facts, granted);
        facts.accessGranted("TA-1", facts.now().plusSeconds(120));
        refused(facts, granted, "is out already");
        refused(facts, new TemporaryAccessRevoked(NONE), "Out are: TA-1");
        taken(facts, revoked);
        refused(facts.accessRevoked("TA-1"), revoked, "none is");
    }

    @Test
    void theTrialRunStartsOnceOnTheVersionThatServes() {
        TrialRunStarted start = new TrialRunStarted(V, Period.ofMonths(3), Period.ofMonths(1));
        refused(Journey.mayGoLive(), start, "Service is not open");
        refused(
                Journey.live(),
                new TrialRunStarted(new Version("2.0"), Period.ofMonths(3), Period.ofMonths(1)),
                "2.0 does not serve");
        taken(Journey.live(), start);
        refused(Journey.inTrialRun(), start, "was started on 2026-03-20");
        refused(Journey.inFormalOperation(), start, "Service is not open in the stage “Formal operation”");
    }

    @Test
    void theTrialRunIsOnlyMadeLonger() {
        TrialRunExtended four = new TrialRunExtended(Period.ofMonths(4), "wanted");
        refused(Journey.live(), four, "No trial run is under way");
        refused(Journey.inFormalOperation(), four, "No trial run is under way");
        taken(Journey.inTrialRun(), four);
        refused(Journey.inTrialRun(), new TrialRunExtended(Period.ofMonths(3), "wanted"), "no longer than the P3M");
        refused(
                Journey.inTrialRun().trialRunExtended("P4M"),
                new TrialRunExtended(Period.ofDays(100), "wanted"),
                "no longer than");
    }

    @Test
    void aDeadlineIsExtendedWhileItRuns() {
        TermExtended testing = new TermExtended(Term.TESTING, LocalDate.parse("2026-05-01"), "hardware");
        TermExtended filing = new TermExtended(Term.FILING, LocalDate.parse("2026-05-01"), "hardware");
        refused(Journey.prepared(), testing, "does not run in the stage");
        taken(Journey.installed(), testing);
        refused(Journey.installed(), filing, "does not run in the stage");
        taken(Journey.inTrialRun(), filing);
        refused(
                Journey.installed(),
                new TermExtended(Term.TESTING, LocalDate.parse("2026-03-08"), "x"),
                "has passed already");
    }

    @Test
    void onlyAConfirmationThatStandsIsTakenBack() {
        ConfirmationWithdrawn back =
                new ConfirmationWithdrawn(ConfirmationSubject.BUSINESS_NEEDS_MET, Role.BUSINESS, V, "lost orders");
        refused(Facts.of("shop"), back, "is not confirmed by Business department");
        taken(Journey.prepared(), back);
    }

    @Test
    void aTrainingHasTakenPlaceAndAWorkingGroupHasMembers() {
        Facts facts = Facts.of("shop");
        taken(facts, new TrainingRecorded(Audience.END_USERS, LocalDate.parse("2026-03-02"), "staff"));
        refused(
                facts,
                new TrainingRecorded(Audience.END_USERS, LocalDate.parse("2026-03-03"), "staff"),
                "in the future");
        refused(facts, new WorkingGroupFormed(List.of()), "has no member");
        taken(facts, new WorkingGroupFormed(List.of(Facts.member(Role.BUSINESS, Role.DOCUMENT_REVIEW))));
    }

    @Test
    void anEmergencyIsReviewedOnceAndBySomebodyElse() {
        Facts facts = Journey.prepared();
        refused(facts, new BreakGlassReviewed(3, "fine"), "Fact 3 is no emergency");
        facts.brokeGlass(Gate.INSTALL, Facts.user("night-shift"));
        long used = facts.last();
        facts.deploymentStarted(Gate.INSTALL).deploymentFinished(Gate.INSTALL, used + 1, DeploymentOutcome.FAILED);
        refused(facts, "Night-Shift", new BreakGlassReviewed(used, "fine"), "Nobody reviews what he did himself");
        taken(facts, "it-lead", new BreakGlassReviewed(used, "fine"));
        facts.reviewedGlass(used, Facts.person(Role.IT));
        refused(facts, "it-lead", new BreakGlassReviewed(used, "fine"), "is no emergency");
    }

    @Test
    void onlyADeploymentThatHasNotEndedIsSettled() {
        Facts started = Journey.mayBeInstalled().deploymentStarted(Gate.INSTALL);
        DeploymentFinished right = new DeploymentFinished(Gate.INSTALL, V, started.last(), DeploymentOutcome.FAILED);

        assertThat(refusal(Journey.mayBeInstalled(), "ops", right)).contains("No deployment is unfinished.");
        assertThat(refusal(started, "ops", right)).isEmpty();
        for (DeploymentFinished wrong : List.of(
                new DeploymentFinished(Gate.CHANGE, V, started.last(), DeploymentOutcome.FAILED),
                new DeploymentFinished(Gate.INSTALL, new Version("2"), started.last(), DeploymentOutcome.FAILED),
                new DeploymentFinished(Gate.INSTALL, V, 1, DeploymentOutcome.FAILED))) {
            assertThat(refusal(started, "ops", wrong))
                    .contains("No unfinished deployment has that number, gate and version. Unfinished: "
                            + started.last() + ", “Installation” of 1.4.0.");
        }
        assertThat(refusal(
                        started.deploymentFinished(Gate.INSTALL, started.last(), DeploymentOutcome.FAILED),
                        "ops",
                        right))
                .contains("No deployment is unfinished.");
    }

    @Test
    void nobodyVotesOnAWaiverThatWouldAllowNothing() {
        Facts asked = Journey.tested().waiverAsked("w1", Requirement.C5, null, "2026-03-20");
        taken(asked, "it-lead", approval("w1", Role.IT));
        refused(asked.on("2026-03-22"), "it-lead", approval("w1", Role.IT), "no vote on it would allow anything");
    }
}
