package io.jenkins.plugins.releaselifecycle.core.story;

import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationClassified;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityRetested;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationPlanned;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.SupportNamed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.FilingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TermExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whole stories in which each piece of evidence is given once, so that none is there only to replace another. */
final class Tale {

    private static final String V = AnyFacts.VERSION;
    private static final String FIXED = "1.4.1";
    private static final List<List<RecordedFact>> ALL = tellAll();

    private Tale() {}

    static List<List<RecordedFact>> all() {
        return ALL;
    }

    private static List<List<RecordedFact>> tellAll() {
        List<List<RecordedFact>> all = new ArrayList<>();
        for (Chapter chapter : Chapter.values()) {
            all.add(chapter.tell(V).facts());
        }
        all.add(withANonconformity().facts());
        all.add(withIncidents().facts());
        all.add(withAMinorChange(Chapter.IN_TRIAL_RUN.tell(V)).facts());
        all.add(withAMinorChange(Chapter.IN_FORMAL_OPERATION.tell(V)).facts());
        all.add(withAnEmergency().facts());
        all.add(withASeriousProblem().facts());
        all.add(withAFiling().facts());
        return all;
    }

    private static Story withANonconformity() {
        Reference name = new Reference("slow");
        return Chapter.INSTALLED
                .tell(V)
                .as(Role.OPERATIONS)
                .tells(new NonconformityOpened(name, new Version(V), "too slow"))
                .tells(new RemediationPlanned(name, "an index", LocalDate.parse("2026-04-01")))
                .tells(new RemediationReviewed(name, Role.IT, true, null))
                .tells(new RemediationReviewed(name, Role.BUSINESS, true, null))
                .tells(new RemediationFinished(name, new Version(V), null))
                .tells(new NonconformityRetested(name, new Version(V), true, "report"))
                .scansAll(V, Story.TWO_HIGH)
                .scansAll(V, Story.CLEAN);
    }

    private static Story withIncidents() {
        Reference failure = new Reference("failure");
        Reference users = new Reference("users");
        Story story = Chapter.IN_TRIAL_RUN.tell(V);
        story.on("2026-03-09")
                .as(Role.OPERATIONS)
                .tells(new IncidentReported(users, Impact.USERS, "no answer", null))
                .tells(new IncidentResolved(users, "the disk was full"))
                .on("2026-03-10")
                .tells(new IncidentReported(failure, Impact.FAILURE, "no answer", null))
                .tells(new IncidentResolved(failure, "the disk was full"));
        return Chapter.handsOver(story.on("2026-05-01"), V);
    }

    private static Story withAMinorChange(Story story) {
        Reference access = new Reference("rebuild");
        return story.as(Role.DEVELOPMENT)
                .tells(new ChangeRecorded(
                        new Version(FIXED),
                        ChangeScope.MINOR,
                        "a fix",
                        Set.of(ScanKind.APPLICATION_VULNERABILITY_SCAN)))
                .tests(TestEnvironment.TEST, FIXED, true, TestAspect.FUNCTION)
                .scans(ScanKind.APPLICATION_VULNERABILITY_SCAN, FIXED, Story.CLEAN)
                .as(Role.DEVELOPMENT)
                .asks(Gate.CHANGE, FIXED)
                .approve(Gate.CHANGE, Role.IT, Role.OPERATIONS)
                .tells(new TemporaryAccessGranted(
                        access, "dev-lead", "all", "ops-lead", Instant.parse("2026-03-03T00:00:00Z"), "rebuild"))
                .tells(new TemporaryAccessRevoked(access));
    }

    private static Story withAnEmergency() {
        Story story = Chapter.READY_FOR_ACCEPTANCE.tell(V);
        story.as(Role.OPERATIONS).tells(new BreakGlassUsed(Gate.CHANGE, new Version(FIXED), "the shop is down"));
        return story.as(Role.IT).tells(new BreakGlassReviewed(story.last(), "it was right"));
    }

    private static Story withASeriousProblem() {
        Story story = Chapter.READY_FOR_ACCEPTANCE
                .tell(V)
                .rejectsAsSerious(Gate.ACCEPTANCE, Role.TECHNICAL_REVIEW, "a restored backup lacks orders");
        Reference problem = story.request(Gate.ACCEPTANCE);
        story.as(Role.DEVELOPMENT).tells(new RemediationFinished(problem, new Version(V), null));
        return story.on("2026-12-01").as(Role.DEVELOPMENT).asks(Gate.ACCEPTANCE, V);
    }

    private static Story withAFiling() {
        Story story = Chapter.IN_TRIAL_RUN.tell(V).as(Role.IT).tells(new ApplicationClassified(2, true));
        story.tells(new TermExtended(Term.FILING, LocalDate.parse("2026-05-01"), "the unit is new"))
                .on("2026-04-15")
                .tells(new FilingRecorded("2026-0117"));
        Chapter.handsOver(story, V);
        return Chapter.asksForAcceptance(story.on("2026-06-15"), V)
                .approve(
                        Gate.ACCEPTANCE,
                        Role.TECHNICAL_REVIEW,
                        Role.PRODUCTION_READINESS,
                        Role.DOCUMENT_REVIEW,
                        Role.IT);
    }

    /**
     * Whether a fact speaks for the application. Requests, deployments and what they bring about are no evidence: they
     * move the application on, and a gate that lies behind it is closed because it lies behind.
     */
    static boolean isEvidence(RecordedFact recorded) {
        Fact fact = recorded.fact();
        if (fact instanceof TestRecorded test) {
            return test.passed();
        }
        if (fact instanceof NonconformityFact) {
            return !(fact instanceof NonconformityOpened);
        }
        return fact instanceof EvidenceFact && !(fact instanceof ConfirmationWithdrawn)
                || fact instanceof VoteCast vote && vote.approved()
                || fact instanceof ApplicationClassified
                || fact instanceof FilingRecorded
                || fact instanceof TermExtended
                || fact instanceof WorkingGroupFormed
                || fact instanceof SupportNamed
                || fact instanceof IncidentResolved
                || fact instanceof TemporaryAccessRevoked
                || fact instanceof BreakGlassReviewed;
    }
}
