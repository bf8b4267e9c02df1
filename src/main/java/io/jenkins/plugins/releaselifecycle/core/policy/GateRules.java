package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which requirements a gate asks for, and the lines in which each is judged. */
final class GateRules {

    /** What trial-run testing consists of: it is complete when none of these is unmet (B2, B3). */
    static final Set<Requirement> TESTING = EnumSet.of(
            Requirement.B4,
            Requirement.B5,
            Requirement.B6,
            Requirement.C1,
            Requirement.C2,
            Requirement.C3,
            Requirement.C4,
            Requirement.C5);

    private final Question question;
    private final UnaryOperator<RequirementLine> waiving;

    /** @param waiving turns a line that is not met into one that is waived, where a waiver holds for it */
    GateRules(Question question, UnaryOperator<RequirementLine> waiving) {
        this.question = question;
        this.waiving = waiving;
    }

    /** All lines of the gate, in the order of the rule. */
    List<RequirementLine> lines(List<TestStanding> standings) {
        List<RequirementLine> lines = new ArrayList<>();
        lines.add(StageRules.gateIsNext(question));
        lines.add(StageRules.brokenGlassIsReviewed(question));
        lines.addAll(CalendarRules.nothingIsFrozen(question));
        lines.addAll(new AdditionalRules(question, standings).addedTo(ofTheGate(standings)));
        return lines.stream().map(waiving).toList();
    }

    private List<RequirementLine> ofTheGate(List<TestStanding> standings) {
        return switch (question.gate()) {
            case INSTALL -> install();
            case GO_LIVE -> goLive(standings);
            case HANDOVER -> handover();
            case ACCEPTANCE -> acceptance();
            case CHANGE -> change(standings);
            case RETIRE -> List.of(OperationRules.retirementIsDecided(question));
        };
    }

    private List<RequirementLine> install() {
        return List.of(
                TrialApplicationRules.developmentIsComplete(question),
                TrialApplicationRules.testReportCoversSixAspects(question),
                TrialApplicationRules.keyUsersAreTrained(question),
                TrialApplicationRules.sixPlansExist(question),
                TrialApplicationRules.installationEnvironmentIsChecked(question),
                TrialApplicationRules.deploymentModeIsFixed(question),
                TrialApplicationRules.applicationIsDecided(question));
    }

    private List<RequirementLine> goLive(List<TestStanding> standings) {
        List<RequirementLine> tests = new ArrayList<>();
        tests.add(TrialTestingRules.passesInTheTestEnvironment(question));
        tests.add(TrialTestingRules.passesInTheProductionEnvironment(question));
        tests.add(TrialTestingRules.nonconformitiesAreRemedied(question));
        tests.addAll(securityTests(standings));
        List<RequirementLine> testing = tests.stream()
                .map(waiving)
                .filter(line -> TESTING.contains(line.requirement()))
                .toList();
        List<RequirementLine> lines = new ArrayList<>();
        lines.add(TrialTestingRules.hostsArePreparedAndTheApplicationInstalled(question));
        lines.add(TrialTestingRules.testingEndsWithinItsTerm(question, testing));
        lines.add(TrialTestingRules.nobodyIsServedBeforeTestingIsComplete(question, testing));
        lines.addAll(tests);
        lines.add(TrialRunRules.startAndLengthAreFixedTogether(question));
        return lines;
    }

    private List<RequirementLine> securityTests(List<TestStanding> standings) {
        List<RequirementLine> lines = new ArrayList<>();
        lines.add(SecurityTestRules.systemAndApplicationAreBothTested(question, standings));
        lines.addAll(SecurityTestRules.externalApplicationHasItsTests(question, standings));
        lines.addAll(SecurityTestRules.internalApplicationHasItsTests(question, standings));
        lines.addAll(SecurityTestRules.retestFollowsTheFirstTest(question, standings));
        lines.addAll(SecurityTestRules.testsSpeakForWhatGoesLive(question, standings));
        return lines;
    }

    private List<RequirementLine> handover() {
        return List.of(
                ObservationRules.permissionsAreProposedAndRegistered(question),
                ObservationRules.observationIsWatchedAndReported(question),
                ObservationRules.observationLastsLongEnough(question),
                ObservationRules.observationRanWithoutABreak(question),
                ObservationRules.rightsAreHandedOver(question));
    }

    private List<RequirementLine> acceptance() {
        return List.of(
                TrialRunRules.backupsAreTaken(question),
                TrialRunRules.operationsRunsTheSystem(question),
                TrialRunRules.trialRunIsStable(question),
                TrialRunRules.reportsAreFiledAndTemporaryMeasuresRemoved(question),
                TrialRunRules.subordinateUnitsFileInTime(question),
                AcceptanceRules.trialRunHadItsFullLength(question),
                AcceptanceRules.operatingRulesAreFixed(question),
                AcceptanceRules.trainingAndOperatingDocumentsAreComplete(question),
                AcceptanceRules.handoverIsComplete(question),
                AcceptanceRules.workingGroupIsFormed(question),
                AcceptanceRules.groupsVerifyAndConclude(question),
                AcceptanceRules.codeAndDocumentsAreArchived(question),
                AcceptanceRules.seriousProblemIsRemediedAndARunFollowed(question),
                AcceptanceRules.acceptanceIsPassed(question),
                OperationRules.temporaryRightsAreTakenBack(question));
    }

    private List<RequirementLine> change(List<TestStanding> standings) {
        if (question.lifecycle().stage() == Stage.FORMAL_OPERATION) {
            return List.of(
                    OperationRules.operationIsMonitored(question),
                    OperationRules.supportIsNamed(question),
                    ChangeRules.sameVersionPassedInTheTestEnvironment(question),
                    OperationRules.temporaryRightsAreTakenBack(question));
        }
        List<RequirementLine> lines = new ArrayList<>();
        lines.add(TrialTestingRules.nonconformitiesAreRemedied(question));
        lines.addAll(SecurityTestRules.retestFollowsTheFirstTest(question, standings));
        lines.addAll(SecurityTestRules.testsSpeakForWhatGoesLive(question, standings));
        lines.add(ChangeRules.changedPartIsTestedAgain(question));
        lines.add(ChangeRules.majorChangeStartsEverythingAgain(question));
        lines.add(OperationRules.temporaryRightsAreTakenBack(question));
        return lines;
    }

    /** Sequence of the fact that a vote at this gate has to come after; 0 where none has to come before. */
    static long votesCountAfter(Question question) {
        return switch (question.gate()) {
            case HANDOVER -> ObservationRules.votesCountAfter(question);
            case CHANGE -> ChangeRules.votesCountAfter(question);
            case INSTALL, GO_LIVE, ACCEPTANCE, RETIRE -> 0;
        };
    }

    /** How the kinds of security test stand that the gate asks for; none where it asks for none. */
    static List<TestStanding> standings(Question question) {
        if (question.policy().additions(question.gate()).asksForSecurityTests()) {
            return SecurityTestRules.standings(question, question.kinds());
        }
        boolean inTrialRun = question.lifecycle().stage() != Stage.FORMAL_OPERATION;
        if (question.gate() == Gate.GO_LIVE) {
            return SecurityTestRules.standings(question, question.kinds());
        }
        return question.gate() == Gate.CHANGE && inTrialRun
                ? SecurityTestRules.standings(question, ChangeRules.kindsTouched(question))
                : List.of();
    }
}
