package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Family E (§6): acceptance. */
class AcceptanceRulesTest {

    /** When the trial run of {@link Journey#inTrialRun()} ends. */
    private static final String END = "2026-06-20T09:00:02Z";

    private static Asking acceptance(Facts facts) {
        return ask(Gate.ACCEPTANCE, facts);
    }

    @Test
    void theGateAsksForTheTrialRunAndForE1ToE9AndForNoTemporaryRightLeft() {
        assertThat(acceptance(Journey.mayBeAccepted()).verdict().lines())
                .extracting(RequirementLine::requirement)
                .containsExactly(
                        Requirement.STAGE,
                        Requirement.BREAK_GLASS,
                        Requirement.D2,
                        Requirement.D8,
                        Requirement.D9,
                        Requirement.D12,
                        Requirement.D13,
                        Requirement.E1,
                        Requirement.E2,
                        Requirement.E3,
                        Requirement.E4,
                        Requirement.E5,
                        Requirement.E6,
                        Requirement.E7,
                        Requirement.E8,
                        Requirement.E9,
                        Requirement.F4);
        assertThat(acceptance(Journey.mayBeAccepted()).verdict().open()).isTrue();
    }

    @Test
    void e1TheTrialRunHadItsFullLength() {
        acceptance(Journey.live())
                .line(Requirement.E1)
                .unmet(
                        "The trial run of 1.4.0 was not started.",
                        "Start trial run and observation period of 1.4.0 once service is open.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        acceptance(Journey.inTrialRun())
                .at("2026-06-20T09:00:01.999999999Z")
                .line(Requirement.E1)
                .unmet(
                        "The trial run began on 2026-03-20 09:00 and lasts until 2026-06-20 09:00.",
                        "Wait until 2026-06-20 09:00.")
                .due(END);
        acceptance(Journey.inTrialRun())
                .at(END)
                .line(Requirement.E1)
                .met("The trial run lasted from 2026-03-20 09:00 to 2026-06-20 09:00.")
                .neverDue();
    }

    @Test
    void e1AnOpenFailureKeepsItFromEnding() {
        Facts facts = Journey.inTrialRun().on("2026-06-01").incident("INC-1", Impact.FAILURE);
        acceptance(facts)
                .at(END)
                .line(Requirement.E1)
                .unmet(
                        "Incident INC-1 (“orders were refused”) is open since 2026-06-01 09:00: "
                                + "failure, users not touched. No period ends meanwhile.",
                        "Resolve incident INC-1 and record it.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS)
                .neverDue();
        acceptance(facts)
                .at("2026-06-02T00:00:00Z")
                .line(Requirement.E1)
                .unmet(
                        "Incident INC-1 (“orders were refused”) is open since 2026-06-01 09:00: "
                                + "failure, users not touched. No period ends meanwhile. "
                                + "The trial run began on 2026-03-20 09:00 and lasts until 2026-06-20 09:00.",
                        "Resolve incident INC-1 and record it. Wait until 2026-06-20 09:00.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        facts.on("2026-06-03").resolved("INC-1");
        assertThat(acceptance(facts)
                        .at(END)
                        .line(Requirement.E1)
                        .due("2026-06-22T09:00:02Z")
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void e1UsersTouchedStartItAgainToItsFullLength() {
        Facts facts = Journey.inTrialRun().on("2026-06-01").incident("INC-1", Impact.USERS);
        facts.on("2026-06-02").resolved("INC-1");
        acceptance(facts).at(END).line(Requirement.E1).due("2026-09-02T09:00:00Z");
        assertThat(acceptance(facts)
                        .at("2026-09-02T09:00:00Z")
                        .line(Requirement.E1)
                        .status())
                .isEqualTo(RequirementStatus.MET);
    }

    @Test
    void e2ServiceLevelRulesAndDutiesAreFixedTogether() {
        Facts facts = Journey.handedOver();
        acceptance(facts)
                .line(Requirement.E2)
                .unmet(
                        "Not on record: service level, operation and maintenance rules, assessment rules, "
                                + "duties of everybody concerned. "
                                + "Not confirmed by IT department, Business department, Operations: "
                                + "service level, rules, assessment and duties fixed.",
                        "Operations: record with edition and place: service level, operation and maintenance rules, "
                                + "assessment rules, duties of everybody concerned. "
                                + "IT department, Business department, Operations: "
                                + "confirm “service level, rules, assessment and duties fixed”.",
                        Role.IT,
                        Role.BUSINESS,
                        Role.OPERATIONS);
        acceptance(Journey.tried())
                .line(Requirement.E2)
                .met("On record: service level (edition 1.0), operation and maintenance rules (edition 1.0), "
                        + "assessment rules (edition 1.0), duties of everybody concerned (edition 1.0). "
                        + "Confirmed by IT department, Business department, Operations: "
                        + "service level, rules, assessment and duties fixed.");
    }

    @Test
    void e3TrainingsAreDoneAndOperatingDocumentsComplete() {
        acceptance(Facts.of("shop"))
                .line(Requirement.E3)
                .unmet(
                        "No training on record: end users. No training on record: operations staff. "
                                + "Not on record: backup plan, monitoring plan, security configuration plan, "
                                + "contingency plan.",
                        "Train and record it: end users. Train and record it: operations staff. "
                                + "Development: record with edition and place: backup plan, monitoring plan, "
                                + "security configuration plan, contingency plan.",
                        Role.DEVELOPMENT);
        Facts facts = Facts.of("shop")
                .trained(Audience.values())
                .documents(
                        DocumentKind.BACKUP_PLAN,
                        DocumentKind.MONITORING_PLAN,
                        DocumentKind.SECURITY_CONFIGURATION_PLAN,
                        DocumentKind.CONTINGENCY_PLAN);
        assertThat(acceptance(facts).line(Requirement.E3).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void e4TheHandoverIsComplete() {
        String all = "maintenance manual, administrator manual, training manual, table of core parameters and ports, "
                + "table of users and passwords (its place only), support contacts";
        acceptance(Journey.inTrialRun())
                .line(Requirement.E4)
                .unmet(
                        "Not on record: " + all + ".",
                        "Development: record with edition and place: " + all + ".",
                        Role.DEVELOPMENT);
        Facts facts = Journey.inTrialRun()
                .documents(
                        DocumentKind.MAINTENANCE_MANUAL,
                        DocumentKind.ADMINISTRATOR_MANUAL,
                        DocumentKind.TRAINING_MANUAL,
                        DocumentKind.PARAMETER_TABLE,
                        DocumentKind.SUPPORT_CONTACTS);
        assertThat(acceptance(facts).line(Requirement.E4).reason())
                .isEqualTo("Not on record: table of users and passwords (its place only).");
        facts.documents(DocumentKind.USER_TABLE);
        assertThat(acceptance(facts).line(Requirement.E4).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void e5ItFormsTheWorkingGroupOfThreeGroupsWithMembersFromThreeDepartments() {
        String remedy = "IT: form the working group: all three groups, and members from business, development and "
                + "operations, each for one department.";
        Facts facts = Journey.handedOver();
        acceptance(facts).line(Requirement.E5).unmet("No working group was formed.", remedy, Role.IT);
        facts.workingGroup(
                Facts.member(Role.IT, Role.TECHNICAL_REVIEW), Facts.member(Role.BUSINESS, Role.TECHNICAL_REVIEW));
        acceptance(facts)
                .line(Requirement.E5)
                .unmet(
                        "The working group lacks these groups: Production readiness, Document review. "
                                + "The working group has nobody from: Development, Operations.",
                        remedy,
                        Role.IT)
                .shownBy(facts.last());
        facts.workingGroup(
                Facts.member(Role.BUSINESS, Role.TECHNICAL_REVIEW),
                Facts.member(Role.DEVELOPMENT, Role.PRODUCTION_READINESS),
                Facts.member(Role.OPERATIONS, Role.PRODUCTION_READINESS));
        acceptance(facts)
                .line(Requirement.E5)
                .unmet("The working group lacks these groups: Document review.", remedy, Role.IT);
        facts.workingGroup(
                new Member("li", Role.BUSINESS, Role.TECHNICAL_REVIEW),
                new Member("Li", Role.DEVELOPMENT, Role.PRODUCTION_READINESS),
                new Member("wang", Role.OPERATIONS, Role.DOCUMENT_REVIEW));
        acceptance(facts).line(Requirement.E5).unmet("Li is listed for more than one department.", remedy, Role.IT);
        facts.workingGroup(
                Facts.member(Role.BUSINESS, Role.TECHNICAL_REVIEW),
                Facts.member(Role.DEVELOPMENT, Role.DOCUMENT_REVIEW),
                Facts.member(Role.OPERATIONS, Role.PRODUCTION_READINESS));
        acceptance(facts)
                .line(Requirement.E5)
                .met("The working group has members: 3.")
                .shownBy(facts.last());
        facts.workingGroup();
        assertThat(acceptance(facts).line(Requirement.E5).status())
                .as("a later group replaces it")
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void e6TheGroupsVerifyAndConclude() {
        Facts facts = Journey.handedOver().on("2026-06-22").requested(Gate.ACCEPTANCE);
        String since = " Only what was recorded after 2026-03-20 09:00 counts. ";
        acceptance(facts)
                .line(Requirement.E6)
                .unmet(
                        "Not confirmed by Technical review: function verified." + since
                                + "Not confirmed by Technical review: performance verified." + since
                                + "Not confirmed by Technical review: security verified." + since
                                + "Not confirmed by Production readiness: backup and recovery verified." + since
                                + "Not confirmed by Production readiness: contingency and fast recovery verified."
                                + since
                                + "Not confirmed by Document review: documents checked." + since
                                + "Approvals by Technical review: 0 of 1. "
                                + "Approvals by Production readiness: 0 of 1. "
                                + "Approvals by Document review: 0 of 1.",
                        "Technical review: confirm “function verified”. "
                                + "Technical review: confirm “performance verified”. "
                                + "Technical review: confirm “security verified”. "
                                + "Production readiness: confirm “backup and recovery verified”. "
                                + "Production readiness: confirm “contingency and fast recovery verified”. "
                                + "Document review: confirm “documents checked”. "
                                + "Technical review: decide on “Acceptance” of 1.4.0. "
                                + "Production readiness: decide on “Acceptance” of 1.4.0. "
                                + "Document review: decide on “Acceptance” of 1.4.0.",
                        Role.TECHNICAL_REVIEW,
                        Role.PRODUCTION_READINESS,
                        Role.DOCUMENT_REVIEW);
        acceptance(Journey.mayBeAccepted())
                .line(Requirement.E6)
                .met("Confirmed by Technical review: function verified. "
                        + "Confirmed by Technical review: performance verified. "
                        + "Confirmed by Technical review: security verified. "
                        + "Confirmed by Production readiness: backup and recovery verified. "
                        + "Confirmed by Production readiness: contingency and fast recovery verified. "
                        + "Confirmed by Document review: documents checked. "
                        + "Approved as Technical review by technical-review-lead on 2026-06-22 09:00. "
                        + "Approved as Production readiness by production-readiness-lead on 2026-06-22 09:00. "
                        + "Approved as Document review by document-review-lead on 2026-06-22 09:00.");
    }

    @Test
    void e6WhatWasVerifiedOfAnotherVersionOrOfAnEarlierRunDoesNotCount() {
        Facts other = Journey.handedOver()
                .on("2026-06-22")
                .version("1.3.9")
                .confirmed(ConfirmationSubject.FUNCTION_VERIFIED)
                .version("1.4.0");
        assertThat(acceptance(other).line(Requirement.E6).reason())
                .startsWith("Not confirmed by Technical review: function verified.");
        Facts again = Journey.mayBeAccepted().incident("INC-1", Impact.USERS).resolved("INC-1");
        assertThat(acceptance(again).line(Requirement.E6).reason())
                .startsWith("Not confirmed by Technical review: function verified. "
                        + "Only what was recorded after 2026-06-22 09:00 counts.")
                .endsWith("Nobody has asked for “Acceptance” of 1.4.0.");
        assertThat(acceptance(Journey.live()).line(Requirement.E6).reason())
                .isEqualTo("The trial run of 1.4.0 was not started.");
    }

    @Test
    void e7SourceCodeAndDocumentsAreArchivedAndOperationsReceivesTheOperatingDocuments() {
        acceptance(Journey.handedOver())
                .line(Requirement.E7)
                .unmet(
                        "Not on record: source code archive, technical document archive. "
                                + "Not confirmed by Operations: operating documents received.",
                        "Development: record with edition and place: source code archive, "
                                + "technical document archive. "
                                + "Operations: confirm “operating documents received”.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        acceptance(Journey.tried())
                .line(Requirement.E7)
                .met("On record: source code archive (edition 1.0), technical document archive (edition 1.0). "
                        + "Confirmed by Operations: operating documents received.");
    }

    private static Facts seriousProblem() {
        return Journey.mayBeAccepted().on("2026-06-23").rejectedAsSerious("acceptance", Role.TECHNICAL_REVIEW);
    }

    @Test
    void e8DoesNotApplyWhileNoSeriousProblemWasFound() {
        acceptance(Journey.mayBeAccepted())
                .line(Requirement.E8)
                .notApplicable("No serious problem was found at acceptance.");
        Facts rejected = Journey.mayBeAccepted().rejected("acceptance", Role.TECHNICAL_REVIEW);
        acceptance(rejected).line(Requirement.E8).notApplicable("No serious problem was found at acceptance.");
        acceptance(Facts.of("shop")).line(Requirement.E8).notApplicable("No serious problem was found at acceptance.");
    }

    @Test
    void e8ASeriousProblemLeadsBackToTheTrialRunAndIsRemediedAtOnce() {
        Facts facts = seriousProblem();
        assertThat(facts.folded().stage()).isEqualTo(Stage.TRIAL_RUN);
        acceptance(facts)
                .line(Requirement.E8)
                .unmet(
                        "A serious problem was found at acceptance on 2026-06-23 09:00; "
                                + "its remediation (acceptance) is not finished.",
                        "Development: finish the remediation of acceptance and record it.",
                        Role.DEVELOPMENT)
                .neverDue()
                .shownBy(facts.last());
        assertThat(acceptance(facts.remedied("something-else", null))
                        .line(Requirement.E8)
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void e8AMonthOfStableRunningFollowsTheRemediation() {
        Facts facts = seriousProblem().on("2026-07-01").remedied("acceptance", null);
        acceptance(facts)
                .at("2026-08-01T08:59:59.999999999Z")
                .line(Requirement.E8)
                .unmet(
                        "Remedied on 2026-07-01 09:00; acceptance may be asked for again after a stable run until "
                                + "2026-08-01 09:00.",
                        "Wait until 2026-08-01 09:00.")
                .due("2026-08-01T09:00:00Z");
        acceptance(facts)
                .at("2026-08-01T09:00:00Z")
                .line(Requirement.E8)
                .met("Remedied on 2026-07-01 09:00; the run was stable until 2026-08-01 09:00.")
                .neverDue()
                .shownBy(facts.last() - 1, facts.last());
        facts.at("2026-08-01T08:59:59.999999999Z").requested(Gate.ACCEPTANCE);
        acceptance(facts)
                .at("2026-08-01T09:00:00Z")
                .line(Requirement.E8)
                .unmet(
                        "Acceptance was asked for on 2026-08-01 08:59, before 2026-08-01 09:00.",
                        "Development: ask for acceptance after 2026-08-01 09:00.",
                        Role.DEVELOPMENT);
        Journey.conclude(facts.at("2026-08-01T09:00:00Z")).decided(Gate.ACCEPTANCE);
        assertThat(acceptance(facts).verdict().open()).isTrue();
    }

    @Test
    void e8ExtendsTheTrialRunAndWhatWasVerifiedOrReportedBeforeDoesNotCount() {
        Facts facts = seriousProblem().on("2026-07-01").remedied("acceptance", null);
        facts.at("2026-08-01T09:00:00Z").decided(Gate.ACCEPTANCE);
        assertThat(acceptance(facts).line(Requirement.E1).reason()).endsWith("to 2026-08-01 09:00.");
        assertThat(acceptance(facts).line(Requirement.E6).reason())
                .startsWith("Not confirmed by Technical review: function verified. "
                        + "Only what was recorded after 2026-07-01 09:00 counts.");
        assertThat(acceptance(facts).line(Requirement.D12).reason())
                .contains("Not on record: trial-run report. Only what was recorded after 2026-08-01 09:00 counts.");
        assertThat(acceptance(facts).verdict().open()).isFalse();
    }

    @Test
    void e8ThePolicyMayAskForALongerStableRun() {
        Policy twoMonths = new PolicyDraft()
                .periods(PolicyTest.periods("stableRun", "P2M"))
                .policy();
        Facts facts = seriousProblem().on("2026-07-01").remedied("acceptance", null);
        acceptance(facts).under(twoMonths).line(Requirement.E8).due("2026-09-01T09:00:00Z");
    }

    @Test
    void e8TheStableRunStandsStillWhileSomethingFailsAndBeginsAgainWithTheTrialRun() {
        Facts failing = seriousProblem()
                .on("2026-07-01")
                .remedied("acceptance", null)
                .on("2026-07-10")
                .incident("INC-1", Impact.FAILURE);
        acceptance(failing)
                .at("2026-08-05T00:00:00Z")
                .line(Requirement.E8)
                .unmet(
                        "Incident INC-1 (“orders were refused”) is open since 2026-07-10 09:00: "
                                + "failure, users not touched. No period ends meanwhile.",
                        "Resolve incident INC-1 and record it.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        failing.on("2026-07-12").resolved("INC-1");
        acceptance(failing).line(Requirement.E8).due("2026-08-03T09:00:00Z");
        Facts users = seriousProblem()
                .on("2026-07-01")
                .remedied("acceptance", null)
                .on("2026-07-10")
                .incident("INC-1", Impact.USERS);
        acceptance(users.on("2026-07-12").resolved("INC-1"))
                .line(Requirement.E8)
                .due("2026-08-12T09:00:00Z");
        Facts before = seriousProblem().on("2026-06-24").incident("INC-1", Impact.FAILURE);
        before.on("2026-06-26").resolved("INC-1").on("2026-07-01").remedied("acceptance", null);
        acceptance(before).line(Requirement.E8).due("2026-08-01T09:00:00Z");
    }

    @Test
    void e8AnotherSeriousProblemIsRemediedAgain() {
        Facts facts = seriousProblem().on("2026-07-01").remedied("acceptance", null);
        facts.on("2026-08-02").requested("second", Gate.ACCEPTANCE, null).rejectedAsSerious("second", Role.IT);
        assertThat(acceptance(facts).line(Requirement.E8).reason())
                .isEqualTo("A serious problem was found at acceptance on 2026-08-02 09:00; "
                        + "its remediation (second) is not finished.");
    }

    @Test
    void e9ItDecidesAfterTheGroups() {
        Facts facts = Journey.tried().requested(Gate.ACCEPTANCE).approved("acceptance", Role.IT);
        acceptance(facts)
                .line(Requirement.E9)
                .unmet(
                        "Approvals by IT department: 0 of 1. "
                                + "IT department decides after those before it; a vote counts only then.",
                        "IT department: decide on “Acceptance” of 1.4.0. "
                                + "IT department: decide on “Acceptance” of 1.4.0 once the others have approved.",
                        Role.IT);
        facts.approved("acceptance", Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW);
        acceptance(facts)
                .line(Requirement.E9)
                .unmet(
                        "Approvals by IT department: 0 of 1. "
                                + "The vote of it-lead as IT department was given before what has to come first.",
                        "IT department: decide on “Acceptance” of 1.4.0. "
                                + "IT department: take the vote back and decide on “Acceptance” of 1.4.0 again.",
                        Role.IT);
        facts.tookVoteBack("acceptance", Facts.person(Role.IT)).approved("acceptance", Role.IT);
        acceptance(facts).line(Requirement.E9).met("Approved as IT department by it-lead on 2026-06-22 09:00.");
    }

    @Test
    void e9PassingAcceptanceIsWhatMovesToFormalOperationAndNothingElse() {
        for (Facts facts : List.of(Journey.mayBeAccepted(), Journey.tried())) {
            facts.at(Instant.parse("2030-01-01T00:00:00Z")).backedUp();
            assertThat(facts.folded().stage()).isNotEqualTo(Stage.FORMAL_OPERATION);
        }
        assertThat(Journey.inFormalOperation().folded().stage()).isEqualTo(Stage.FORMAL_OPERATION);
    }

    @Test
    void whatWasAskedBeforeAChangeOrAnIncidentIsAskedAgain() {
        Facts changed = Journey.mayBeAccepted()
                .version("1.4.1")
                .changed(ChangeScope.MINOR)
                .deployed(Gate.CHANGE);
        assertThat(changed.folded().stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(acceptance(changed).line(Requirement.E9).reason())
                .isEqualTo("Nobody has asked for “Acceptance” of 1.4.1.");
        acceptance(changed)
                .version("1.4.0")
                .line(Requirement.STAGE)
                .unmet("1.4.0 does not serve in production; 1.4.1 does.", "Ask for 1.4.1.");
        Facts incident =
                Journey.mayBeAccepted().incident("INC-1", Impact.OUTAGE).resolved("INC-1");
        assertThat(incident.folded().stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(acceptance(incident).line(Requirement.E9).reason())
                .isEqualTo("Nobody has asked for “Acceptance” of 1.4.0.");
    }
}
