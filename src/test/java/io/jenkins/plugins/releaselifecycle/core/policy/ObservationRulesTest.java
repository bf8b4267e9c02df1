package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Family D, first part (§5): the observation period and the handover of operating rights. */
class ObservationRulesTest {

    private static final String START = "2026-03-20T09:00:02Z";
    private static final String END = "2026-04-20T09:00:02Z";
    private static final String A_NANOSECOND_BEFORE = "2026-04-20T09:00:01.999999999Z";

    private static Asking handover(Facts facts) {
        return ask(Gate.HANDOVER, facts);
    }

    /** An incident on 2026-04-10 that is resolved an hour later. */
    private static Facts incident(Impact impact) {
        return Journey.inTrialRun()
                .at("2026-04-10T12:00:00Z")
                .incident("INC-1", impact)
                .at("2026-04-10T13:00:00Z")
                .resolved("INC-1");
    }

    @Test
    void theGateAsksForD3ToD7InTheirOrder() {
        assertThat(handover(Journey.inTrialRun()).verdict().lines())
                .extracting(RequirementLine::requirement)
                .containsExactly(
                        Requirement.STAGE,
                        Requirement.BREAK_GLASS,
                        Requirement.D3,
                        Requirement.D4,
                        Requirement.D5,
                        Requirement.D6,
                        Requirement.D7);
    }

    @Test
    void d3BusinessProposesPermissionsAndOperationsRegistersThem() {
        Facts facts = Journey.inTrialRun();
        handover(facts)
                .line(Requirement.D3)
                .unmet(
                        "Not confirmed by Business department: end users’ permissions proposed. "
                                + "Not confirmed by Operations: permissions carried out and registered.",
                        "Business department: confirm “end users’ permissions proposed”. "
                                + "Operations: confirm “permissions carried out and registered”.",
                        Role.BUSINESS,
                        Role.OPERATIONS);
        facts.confirmed(ConfirmationSubject.PERMISSIONS_PROPOSED);
        handover(facts)
                .line(Requirement.D3)
                .unmet(
                        "Not confirmed by Operations: permissions carried out and registered.",
                        "Operations: confirm “permissions carried out and registered”.",
                        Role.OPERATIONS);
        facts.confirmed(ConfirmationSubject.PERMISSIONS_REGISTERED);
        handover(facts)
                .line(Requirement.D3)
                .met("Confirmed by Business department: end users’ permissions proposed. "
                        + "Confirmed by Operations: permissions carried out and registered.");
    }

    @Test
    void withoutAStartOfTheTrialRunNoPeriodRuns() {
        for (Requirement requirement : new Requirement[] {Requirement.D4, Requirement.D5, Requirement.D6}) {
            handover(Journey.live())
                    .line(requirement)
                    .unmet(
                            "The trial run of 1.4.0 was not started.",
                            "Start trial run and observation period of 1.4.0 once service is open.",
                            Role.DEVELOPMENT,
                            Role.OPERATIONS)
                    .neverDue();
        }
    }

    @Test
    void d4DevelopmentAndOperationsWatchTogetherAndReportAtTheEnd() {
        Facts facts = Journey.inTrialRun()
                .at(A_NANOSECOND_BEFORE)
                .documents(DocumentKind.OBSERVATION_REPORT)
                .at("2026-04-20T08:59:59Z")
                .confirmed(ConfirmationSubject.OBSERVATION_WATCHED);
        handover(facts)
                .line(Requirement.D4)
                .unmet(
                        "Not confirmed by Development, Operations: observation period watched together. "
                                + "Only what was recorded after 2026-04-20 09:00 counts. "
                                + "Not on record: observation report. "
                                + "Only what was recorded after 2026-04-20 09:00 counts.",
                        "Development, Operations: confirm “observation period watched together”. "
                                + "Operations: record with edition and place: observation report.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        facts.at(END).confirmed(ConfirmationSubject.OBSERVATION_WATCHED).documents(DocumentKind.OBSERVATION_REPORT);
        handover(facts)
                .line(Requirement.D4)
                .met("Confirmed by Development, Operations: observation period watched together. "
                        + "On record: observation report (edition 1.0).");
    }

    @Test
    void d4WatchingAndReportAreThoseOfTheObservationThatBeganLast() {
        Facts facts = Journey.observed();
        assertThat(handover(facts).line(Requirement.D4).status()).isEqualTo(RequirementStatus.MET);
        facts.incident("INC-1", Impact.FAILURE, Instant.parse("2026-04-19T00:00:00Z"))
                .at("2026-04-21T09:00:00Z")
                .resolved("INC-1");
        handover(facts)
                .line(Requirement.D4)
                .unmet(
                        "Not confirmed by Development, Operations: observation period watched together. "
                                + "Only what was recorded after 2026-05-22 01:00 counts. "
                                + "Not on record: observation report. "
                                + "Only what was recorded after 2026-05-22 01:00 counts.",
                        "Development, Operations: confirm “observation period watched together”. "
                                + "Operations: record with edition and place: observation report.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
    }

    @Test
    void d5ObservationLastsAtLeastOneThirdOfTheTrialRunAndItsOwnPeriod() {
        Facts facts = Journey.inTrialRun();
        handover(facts)
                .at(A_NANOSECOND_BEFORE)
                .line(Requirement.D5)
                .unmet(
                        "Observation began on 2026-03-20 09:00 and lasts until 2026-04-20 09:00.",
                        "Wait until 2026-04-20 09:00.")
                .due(END);
        handover(facts)
                .at(END)
                .line(Requirement.D5)
                .met("Observation lasted from 2026-03-20 09:00 to 2026-04-20 09:00.")
                .neverDue();
    }

    @Test
    void d5WhileAFailureIsOpenNoObservationEnds() {
        Facts facts = Journey.inTrialRun().on("2026-04-10").incident("INC-1", Impact.FAILURE);
        handover(facts)
                .at("2026-05-20T00:00:00Z")
                .line(Requirement.D5)
                .unmet(
                        "Incident INC-1 (“orders were refused”) is open since 2026-04-10 09:00: "
                                + "failure, users not touched. No period ends meanwhile.",
                        "Resolve incident INC-1 and record it.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS)
                .neverDue()
                .shownBy(facts.last());
    }

    @Test
    void d6ItAndBusinessAreContentOnceItRanWithoutABreak() {
        Facts facts = Journey.inTrialRun();
        facts.at(A_NANOSECOND_BEFORE).confirmed(ConfirmationSubject.OBSERVATION_SATISFACTORY, Role.IT);
        handover(facts)
                .at(A_NANOSECOND_BEFORE)
                .line(Requirement.D6)
                .unmet(
                        "The observation period lasts until 2026-04-20 09:00. "
                                + "Not confirmed by IT department, Business department: "
                                + "content with the observation period. "
                                + "Only what was recorded after 2026-04-20 09:00 counts.",
                        "Wait until 2026-04-20 09:00. "
                                + "IT department, Business department: "
                                + "confirm “content with the observation period”.",
                        Role.IT,
                        Role.BUSINESS)
                .due(END);
        facts.at(END).confirmed(ConfirmationSubject.OBSERVATION_SATISFACTORY, Role.IT);
        handover(facts)
                .line(Requirement.D6)
                .unmet(
                        "Not confirmed by Business department: content with the observation period. "
                                + "Only what was recorded after 2026-04-20 09:00 counts.",
                        "Business department: confirm “content with the observation period”.",
                        Role.BUSINESS)
                .neverDue();
        facts.confirmed(ConfirmationSubject.OBSERVATION_SATISFACTORY, Role.BUSINESS);
        handover(facts)
                .line(Requirement.D6)
                .met("Confirmed by IT department, Business department: content with the observation period.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Impact.class,
            names = {"FAILURE", "USERS", "OUTAGE"})
    void d6AFailureStartsTheObservationAgainAtTheMomentItIsResolved(Impact impact) {
        Facts facts = incident(impact);
        String end = impact == Impact.FAILURE ? "2026-05-11T05:00:00Z" : "2026-05-10T21:00:00Z";
        String shown = end.substring(0, 16).replace('T', ' ');
        handover(facts)
                .at(Instant.parse(end).minusNanos(1))
                .line(Requirement.D5)
                .unmet(
                        "Observation began on 2026-04-10 13:00 and lasts until " + shown + ".",
                        "Wait until " + shown + ".")
                .due(end);
        handover(facts).at(end).line(Requirement.D5).met("Observation lasted from 2026-04-10 13:00 to " + shown + ".");
    }

    @Test
    void d6SomethingThatOnlyWasNoticedStartsNothingAgain() {
        handover(incident(Impact.NONE))
                .at(END)
                .line(Requirement.D5)
                .met("Observation lasted from 2026-03-20 09:00 to 2026-04-20 09:00.");
        Facts open = Journey.observed().incident("INC-1", Impact.NONE);
        assertThat(handover(open).line(Requirement.D6).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void d6TheBeginningThatCountsIsNamed() {
        Facts facts = incident(Impact.FAILURE).at("2026-05-11T05:00:00Z");
        facts.confirmed(ConfirmationSubject.OBSERVATION_SATISFACTORY);
        handover(facts)
                .line(Requirement.D6)
                .met("It began again on 2026-04-10 13:00. "
                        + "Confirmed by IT department, Business department: content with the observation period.");
    }

    @Test
    void d6WhileAnIncidentIsOpenNothingEndsHoweverContentPeopleAre() {
        Facts facts = Journey.observed().incident("INC-1", Impact.OUTAGE);
        handover(facts)
                .at("2026-12-31T00:00:00Z")
                .line(Requirement.D6)
                .unmet(
                        "Incident INC-1 (“orders were refused”) is open since 2026-04-20 09:00: "
                                + "outage by a software defect. No period ends meanwhile.",
                        "Resolve incident INC-1 and record it.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS)
                .neverDue();
    }

    @Test
    void d7BusinessAndOperationsReviewAndItApprovesAfterThem() {
        Facts facts = Journey.observed().requested(Gate.HANDOVER);
        handover(facts)
                .line(Requirement.D7)
                .unmet(
                        "Approvals by Business department: 0 of 1. Approvals by Operations: 0 of 1. "
                                + "Approvals by IT department: 0 of 1. "
                                + "IT department decides after those before it; a vote counts only then.",
                        "Business department: decide on “Handover” of 1.4.0. "
                                + "Operations: decide on “Handover” of 1.4.0. "
                                + "IT department: decide on “Handover” of 1.4.0. "
                                + "IT department: decide on “Handover” of 1.4.0 once the others have approved.",
                        Role.BUSINESS,
                        Role.OPERATIONS,
                        Role.IT);
        facts.approved("handover", Role.BUSINESS, Role.OPERATIONS);
        handover(facts)
                .line(Requirement.D7)
                .unmet("Approvals by IT department: 0 of 1.", "IT department: decide on “Handover” of 1.4.0.", Role.IT);
        facts.approved("handover", Role.IT);
        assertThat(handover(facts).verdict().open()).isTrue();
        handover(facts)
                .line(Requirement.D7)
                .met("On record: list of operating rights (edition 1.0), support contacts (edition 1.0). "
                        + "Approved as Business department by business-lead on 2026-04-20 09:00. "
                        + "Approved as Operations by operations-lead on 2026-04-20 09:00. "
                        + "Approved as IT department by it-lead on 2026-04-20 09:00.");
    }

    @Test
    void d7WhoHoldsWhichRightsAndWhoSupportsIsOnRecord() {
        Facts facts = Journey.inTrialRun().at(END).documents(DocumentKind.OBSERVATION_REPORT);
        handover(facts.decided(Gate.HANDOVER))
                .line(Requirement.D7)
                .unmet(
                        "Not on record: list of operating rights, support contacts.",
                        "Development: record with edition and place: list of operating rights, support contacts.",
                        Role.DEVELOPMENT);
    }

    @Test
    void d7AReviewFromBeforeTheReportDoesNotCount() {
        Facts facts = Journey.mayBeHandedOver().documents(DocumentKind.OBSERVATION_REPORT);
        handover(facts)
                .line(Requirement.D7)
                .unmet(
                        "Approvals by Business department: 0 of 1. "
                                + "The vote of business-lead as Business department was given before what has to come "
                                + "first. Approvals by Operations: 0 of 1. "
                                + "The vote of operations-lead as Operations was given before what has to come first. "
                                + "Approvals by IT department: 0 of 1. "
                                + "IT department decides after those before it; a vote counts only then.",
                        "Business department: decide on “Handover” of 1.4.0. "
                                + "Business department: take the vote back and decide on “Handover” of 1.4.0 again. "
                                + "Operations: decide on “Handover” of 1.4.0. "
                                + "Operations: take the vote back and decide on “Handover” of 1.4.0 again. "
                                + "IT department: decide on “Handover” of 1.4.0. "
                                + "IT department: decide on “Handover” of 1.4.0 once the others have approved.",
                        Role.BUSINESS,
                        Role.OPERATIONS,
                        Role.IT);
    }

    @Test
    void d7WhatWasDecidedBeforeATrialRunBeganAgainDecidesNothing() {
        Facts facts = Journey.mayBeHandedOver().incident("INC-1", Impact.USERS).resolved("INC-1");
        assertThat(handover(facts).line(Requirement.D7).reason())
                .isEqualTo("Nobody has asked for “Handover” of 1.4.0.");
    }

    @Test
    void theHandoverIsAskedForTheVersionThatServes() {
        handover(Journey.mayBeHandedOver().version("1.5.0"))
                .line(Requirement.STAGE)
                .unmet("1.5.0 does not serve in production; 1.4.0 does.", "Ask for 1.4.0.");
    }
}
