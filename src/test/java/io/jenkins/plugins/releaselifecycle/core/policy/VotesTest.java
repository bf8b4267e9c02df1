package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who decides, whose word counts, and what makes it void. */
class VotesTest {

    private static final Policy TWO_OF_IT = installedBy(new DecidingRole(Role.IT, 2, 1));

    private static Policy installedBy(DecidingRole... roles) {
        return new PolicyDraft()
                .gate(Gate.INSTALL, new Decision(List.of(roles)))
                .policy();
    }

    private static final Policy WITHOUT_COMMITTERS =
            new PolicyDraft().excludeCommitters(true).policy();

    private static Facts askedByABuild(List<String> committers) {
        return Facts.of("shop")
                .under(WITHOUT_COMMITTERS)
                .and(
                        Facts.build(7),
                        new RequestFact.RequestMade(
                                new Reference("install"),
                                Gate.INSTALL,
                                new Version(Facts.VERSION),
                                null,
                                WITHOUT_COMMITTERS.digest(),
                                null,
                                null,
                                committers,
                                null));
    }

    @Test
    void whoeverCommittedDoesNotCountWhereThePolicySaysSoHoweverTheIdIsWritten() {
        Facts facts = askedByABuild(List.of("Li")).approved("install", Role.IT, Facts.user("li"));
        assertThat(decision(facts, WITHOUT_COMMITTERS).reason())
                .isEqualTo("Approvals by IT department: 0 of 1. The approval as IT department by li does not count: li"
                        + " committed to the version, and the policy excludes whoever did.");
        decision(facts.approved("install", Role.IT, Facts.user("wang")), WITHOUT_COMMITTERS)
                .met("Approved as IT department by wang on 2026-03-02 09:00.");
    }

    @Test
    void whoeverCommittedCountsWhereThePolicyDoesNotAsk() {
        Facts facts = askedByABuild(List.of("li")).under(Policy.SHIPPED).approved("install", Role.IT, Facts.user("li"));
        decision(facts).met("Approved as IT department by li on 2026-03-02 09:00.");
    }

    @Test
    void whoeverCommittedToWhatIsDeployedDoesNotCountThenWhateverTheRequestSays() {
        Facts facts = askedByABuild(List.of("li")).approved("install", Role.IT, Facts.user("Wang"));
        Question question = ask(Gate.INSTALL, facts).under(WITHOUT_COMMITTERS).question();
        assertThat(decision(question.deploying(Committers.of(List.of("li", "chen"))))
                        .status())
                .isEqualTo(RequirementStatus.MET);
        assertThat(decision(question.deploying(Committers.of(List.of("li", "wang"))))
                        .reason()
                        .in(Locale.ENGLISH, ZoneOffset.UTC))
                .isEqualTo(
                        "Approvals by IT department: 0 of 1. The approval as IT department by Wang does not count: Wang"
                                + " committed to the version, and the policy excludes whoever did.");
        assertThat(decision(question.deploying(Committers.of(null))).reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                .isEqualTo(
                        "Approvals by IT department: 0 of 1. The policy excludes whoever committed to the version, and"
                                + " who committed to what this build deploys is not known: no vote counts.");
        Question notAsked = ask(Gate.INSTALL, facts)
                .under(Policy.SHIPPED, WITHOUT_COMMITTERS)
                .question();
        assertThat(decision(notAsked.deploying(Committers.of(null))).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void waiversAreNotAboutWhoCommitted() {
        Facts facts = askedByABuild(List.of("li"))
                .approved("install", Role.IT, Facts.user("wang"))
                .waiverAsked("w", Requirement.A1, null, "2026-12-31")
                .approved("w", Role.IT, Facts.user("chen"));
        Question question = ask(Gate.INSTALL, facts).under(WITHOUT_COMMITTERS).question();
        assertThat(GateEvaluation.evaluate(question.deploying(Committers.of(List.of("chen"))))
                        .lines())
                .filteredOn(line -> line.requirement() == Requirement.A1)
                .extracting(RequirementLine::status)
                .containsExactly(RequirementStatus.WAIVED);
    }

    @Test
    void whatOthersAskedForDoesNotCountForABuildThatMayNotGoOnByIt() {
        Facts facts = askedByABuild(List.of("li")).approved("install", Role.IT, Facts.user("wang"));
        Question question = ask(Gate.INSTALL, facts).under(WITHOUT_COMMITTERS).question();
        assertThat(decision(question.goingOnBy(Facts.build(7)::isSameAs)).status())
                .isEqualTo(RequirementStatus.MET);
        RequirementLine closed = decision(question.goingOnBy(Facts.build(8)::isSameAs));
        assertThat(closed.status()).isEqualTo(RequirementStatus.UNMET);
        assertThat(closed.reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                .isEqualTo(
                        "What was agreed to as install was asked for by shop #7, and holds for that build alone. This"
                                + " build has to ask for itself: its commit, script or parameters may be others. Where another job"
                                + " asks, the build that asked has to be kept until this one has deployed.");
    }

    private static RequirementLine decision(Question question) {
        return GateEvaluation.evaluate(question).lines().stream()
                .filter(line -> line.requirement() == Requirement.A7)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobodyCountsWhereNobodyKnowsWhoCommittedAndThePolicyAsks() {
        Facts facts = askedByABuild(null).approved("install", Role.IT, Facts.user("wang"));
        assertThat(decision(facts, WITHOUT_COMMITTERS).status()).isEqualTo(RequirementStatus.UNMET);
        assertThat(decision(facts, WITHOUT_COMMITTERS).reason())
                .contains("The policy excludes whoever committed to the version, and the request does not say who did");
        decision(askedByABuild(List.of()).approved("install", Role.IT, Facts.user("wang")), WITHOUT_COMMITTERS)
                .met("Approved as IT department by wang on 2026-03-02 09:00.");
    }

    @Test
    void anApprovalAfterTheEndOfItsTimeDoesNotCountAndARejectionStillDoes() {
        Facts facts = Facts.of("shop");
        Instant until = facts.now().plusSeconds(60);
        facts.requestedUntil(Gate.INSTALL, until);
        undecided(facts);
        facts.at(until.minusNanos(1)).approved("install", Role.IT);
        Facts inTime = facts;
        decision(inTime).met("Approved as IT department by it-lead on 2026-03-02 09:01.");
        decision(inTime.at(until).rejected("install", Role.IT))
                .unmet(
                        "it-lead rejected the request on 2026-03-02 09:01: not ready.",
                        "Ask for “Installation” of 1.4.0.",
                        Role.DEVELOPMENT);

        Facts late =
                Facts.of("shop").requestedUntil(Gate.INSTALL, until).at(until).approved("install", Role.IT);
        decision(late)
                .unmet(
                        "The request ended on 2026-03-02 09:01, and not all approvals by IT department count that it needed by"
                                + " then: 0 of 1.",
                        "Ask for “Installation” of 1.4.0.",
                        Role.DEVELOPMENT);
    }

    private static Facts requested() {
        return Facts.of("shop").requested(Gate.INSTALL);
    }

    private static Asking.Line decision(Facts facts) {
        return decision(facts, Policy.SHIPPED);
    }

    private static Asking.Line decision(Facts facts, Policy policy, Policy... earlier) {
        return ask(Gate.INSTALL, facts).under(policy, earlier).line(Requirement.A7);
    }

    private static void undecided(Facts facts) {
        decision(facts)
                .unmet(
                        "Approvals by IT department: 0 of 1.",
                        "IT department: decide on “Installation” of 1.4.0.",
                        Role.IT);
    }

    private static Facts by(String requester, Actor actor, Gate gate) {
        return Facts.of("shop")
                .and(
                        actor,
                        new RequestFact.RequestMade(
                                new Reference(gate.id()),
                                gate,
                                new Version(Facts.VERSION),
                                requester,
                                Policy.SHIPPED.digest(),
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void theRequesterNeverCountsHoweverTheIdIsWritten() {
        Facts own = by(null, Facts.user("Anna"), Gate.INSTALL).approved("install", Role.IT, Facts.user("anna"));
        undecided(own);
        decision(own.approved("install", Role.IT, Facts.user("berta")))
                .met("Approved as IT department by berta on 2026-03-02 09:00.");
    }

    @Test
    void whoeverABuildAsksForIsTheRequester() {
        Facts forAnna = by("anna", Facts.build(7), Gate.INSTALL).approved("install", Role.IT, Facts.user("ANNA"));
        undecided(forAnna);
    }

    @Test
    void whoeverRecordsARequestForSomebodyElseIsARequesterToo() {
        Facts facts = by("anna", Facts.user("berta"), Gate.INSTALL).approved("install", Role.IT, Facts.user("berta"));
        undecided(facts);
    }

    @Test
    void developmentsVeryActIsTheApplicationSoItsVoteCountsWhereThePolicyAsksForIt() {
        Policy withDevelopment = installedBy(new DecidingRole(Role.IT, 1, 1), new DecidingRole(Role.DEVELOPMENT, 1, 1));
        Facts facts = Facts.of("shop").under(withDevelopment).decided(Gate.INSTALL);
        decision(facts, withDevelopment)
                .met("Approved as IT department by it-lead on 2026-03-02 09:00. "
                        + "Approved as Development by development-lead on 2026-03-02 09:00.");
        Policy change = new PolicyDraft()
                .gate(
                        Gate.CHANGE,
                        new Decision(List.of(
                                new DecidingRole(Role.IT, 1, 1),
                                new DecidingRole(Role.OPERATIONS, 1, 1),
                                new DecidingRole(Role.DEVELOPMENT, 1, 1))))
                .policy();
        assertThat(ask(Gate.CHANGE, Journey.inFormalOperation().under(change).decided(Gate.CHANGE))
                        .under(change)
                        .line(Requirement.F3)
                        .reason())
                .as("a change is not DEVELOPMENT's own act")
                .endsWith("Approvals by Development: 0 of 1.");
    }

    @Test
    void onePersonCountsOnceForOneRole() {
        Facts facts = requested()
                .under(TWO_OF_IT)
                .approved("install", Role.IT)
                .approved("install", Role.IT)
                .approved("install", Role.IT, Facts.user("IT-LEAD"));
        decision(facts, TWO_OF_IT)
                .unmet(
                        "Approvals by IT department: 1 of 2.",
                        "IT department: decide on “Installation” of 1.4.0.",
                        Role.IT);
    }

    @Test
    void aQuorumIsOfDifferentPeople() {
        Facts facts = requested().under(TWO_OF_IT).approved("install", Role.IT);
        decision(facts, TWO_OF_IT)
                .unmet(
                        "Approvals by IT department: 1 of 2.",
                        "IT department: decide on “Installation” of 1.4.0.",
                        Role.IT);
        facts.approved("install", Role.IT, Facts.user("second")).approved("install", Role.IT, Facts.user("third"));
        decision(facts, TWO_OF_IT)
                .met("Approved as IT department by it-lead on 2026-03-02 09:00. "
                        + "Approved as IT department by second on 2026-03-02 09:00.")
                .shownBy(2L, 3L, 4L);
    }

    @Test
    void oneRoleHoldsWhoeverVotesInTwo() {
        Policy both = installedBy(new DecidingRole(Role.IT, 1, 1), new DecidingRole(Role.BUSINESS, 1, 1));
        Facts facts = requested()
                .under(both)
                .approved("install", Role.BUSINESS, Facts.user("anna"))
                .approved("install", Role.IT, Facts.user("Anna"));
        decision(facts, both)
                .unmet(
                        "Approvals by IT department: 0 of 1.",
                        "IT department: decide on “Installation” of 1.4.0.",
                        Role.IT);
    }

    @Test
    void onlyPeopleVote() {
        Facts facts = requested()
                .approved("install", Role.IT, Facts.build(7))
                .approved("install", Role.IT, new Actor.Product());
        undecided(facts);
    }

    @Test
    void aVoteInARoleThatDoesNotDecideChangesNothing() {
        undecided(requested().approved("install", Role.OPERATIONS));
    }

    @Test
    void aVoteThatIsTakenBackNoLongerCountsAndIsGivenAgain() {
        Facts facts = requested().approved("install", Role.IT).tookVoteBack("install", Facts.user("IT-lead"));
        undecided(facts);
        assertThat(decision(facts.approved("install", Role.IT)).status()).isEqualTo(RequirementStatus.MET);
        facts.tookVoteBack("install", Facts.person(Role.BUSINESS)).tookVoteBack("install", Facts.build(7));
        assertThat(decision(facts).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void aRejectionClosesTheRequestWithItsReason() {
        Facts facts = requested().approved("install", Role.IT).rejected("install", Role.BUSINESS);
        decision(facts)
                .unmet(
                        "business-lead rejected the request on 2026-03-02 09:00: not ready.",
                        "Ask for “Installation” of 1.4.0.",
                        Role.DEVELOPMENT);
        facts.approved("install", Role.IT, Facts.user("second")).tookVoteBack("install", Facts.person(Role.BUSINESS));
        assertThat(decision(facts).reason())
                .isEqualTo("business-lead rejected the request on 2026-03-02 09:00: not ready.");
        facts.expired("install").withdrewRequest("install");
        assertThat(decision(facts).reason())
                .as("the first end holds")
                .isEqualTo("business-lead rejected the request on 2026-03-02 09:00: not ready.");
    }

    @Test
    void aBuildCannotRejectEither() {
        Facts facts = requested()
                .and(
                        Facts.build(7),
                        new RequestFact.VoteCast(
                                new Reference("install"), Role.IT, false, "no", false, Policy.SHIPPED.digest()));
        undecided(facts);
    }

    @Test
    void aSeriousRejectionAWithdrawalAndAnExpiryAreTold() {
        assertThat(decision(requested().rejectedAsSerious("install", Role.IT)).reason())
                .isEqualTo("it-lead rejected the request for a serious problem on 2026-03-02 09:00: data lost.");
        assertThat(decision(requested().withdrewRequest("install")).reason())
                .isEqualTo("development-lead withdrew the request on 2026-03-02 09:00: not now.");
        assertThat(decision(requested().expired("install")).reason())
                .isEqualTo("The request expired on 2026-03-02 09:00; recorded by Release Lifecycle.");
    }

    @Test
    void whatIsAskedAnewIsDecidedAnew() {
        Facts facts = requested().approved("install", Role.IT).requested("again", Gate.INSTALL, null);
        undecided(facts);
        assertThat(decision(facts.approved("install", Role.IT)).reason())
                .as("the old name stands for nothing any more")
                .isEqualTo("Approvals by IT department: 0 of 1.");
        assertThat(decision(facts.approved("again", Role.IT)).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void aVoteIsBoundToTheVersion() {
        Facts facts = requested().approved("install", Role.IT).version("1.5.0");
        decision(facts)
                .unmet(
                        "Nobody has asked for “Installation” of 1.5.0; the last request was for 1.4.0.",
                        "Ask for “Installation” of 1.5.0.",
                        Role.DEVELOPMENT)
                .shownBy();
    }

    @Test
    void aStricterPolicyVoidsAVoteAndALaxerOneDoesNot() {
        Policy stricter = new PolicyDraft().retests(2).policy();
        Facts facts = requested().approved("install", Role.IT);
        decision(facts, stricter, Policy.SHIPPED)
                .unmet(
                        "Approvals by IT department: 0 of 1. "
                                + "The vote of it-lead as IT department was given under another policy "
                                + "and no longer holds.",
                        "IT department: decide on “Installation” of 1.4.0. "
                                + "IT department: take the vote back and decide on “Installation” of 1.4.0 again.",
                        Role.IT);
        Facts underStricter = requested().under(stricter).approved("install", Role.IT);
        assertThat(decision(underStricter, Policy.SHIPPED, stricter).status()).isEqualTo(RequirementStatus.MET);
        assertThat(decision(underStricter, Policy.SHIPPED).reason())
                .as("of a policy that nobody knows nothing can be said")
                .startsWith("Approvals by IT department: 0 of 1. The vote of it-lead");
    }

    @Test
    void aVoidVoteOfAnotherRoleIsNotTold() {
        Policy stricter =
                new PolicyDraft().exposure(Exposure.INTERNAL).retests(2).policy();
        Facts facts =
                requested().approved("install", Role.BUSINESS).under(stricter).approved("install", Role.IT);
        assertThat(decision(facts, stricter).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void roundsDecideInTheirOrder() {
        Policy rounds = installedBy(
                new DecidingRole(Role.OPERATIONS, 2, 1),
                new DecidingRole(Role.BUSINESS, 1, 2),
                new DecidingRole(Role.IT, 1, 3));
        Facts facts = requested()
                .under(rounds)
                .approved("install", Role.IT, Facts.user("i1"))
                .approved("install", Role.OPERATIONS, Facts.user("o1"))
                .approved("install", Role.BUSINESS, Facts.user("b1"))
                .approved("install", Role.OPERATIONS, Facts.user("o2"));
        decision(facts, rounds)
                .unmet(
                        "Approvals by Business department: 0 of 1. "
                                + "The vote of b1 as Business department was given before what has to come first. "
                                + "Approvals by IT department: 0 of 1. "
                                + "IT department decides after those before it; a vote counts only then.",
                        "Business department: decide on “Installation” of 1.4.0. "
                                + "Business department: take the vote back and decide on “Installation” of 1.4.0 "
                                + "again. "
                                + "IT department: decide on “Installation” of 1.4.0. "
                                + "IT department: decide on “Installation” of 1.4.0 once the others have approved.",
                        Role.BUSINESS,
                        Role.IT);
        facts.approved("install", Role.BUSINESS, Facts.user("b2"));
        assertThat(decision(facts, rounds).reason())
                .isEqualTo("Approvals by IT department: 0 of 1. "
                        + "The vote of i1 as IT department was given before what has to come first.");
        facts.approved("install", Role.IT, Facts.user("i2"));
        decision(facts, rounds)
                .met("Approved as Operations by o1 on 2026-03-02 09:00. "
                        + "Approved as Operations by o2 on 2026-03-02 09:00. "
                        + "Approved as Business department by b2 on 2026-03-02 09:00. "
                        + "Approved as IT department by i2 on 2026-03-02 09:00.");
    }

    @Test
    void aRoundThatFallsApartOpensTheLaterOnesAgain() {
        Policy rounds = installedBy(new DecidingRole(Role.OPERATIONS, 1, 1), new DecidingRole(Role.IT, 1, 2));
        Facts facts = requested().under(rounds).approved("install", Role.OPERATIONS, Role.IT);
        assertThat(decision(facts, rounds).status()).isEqualTo(RequirementStatus.MET);
        facts.tookVoteBack("install", Facts.person(Role.OPERATIONS)).approved("install", Role.OPERATIONS);
        assertThat(decision(facts, rounds).reason())
                .isEqualTo("Approvals by IT department: 0 of 1. "
                        + "The vote of it-lead as IT department was given before what has to come first.");
    }

    @Test
    void rolesOfOneRoundDecideInWhicheverOrder() {
        Policy same = installedBy(new DecidingRole(Role.OPERATIONS, 1, 2), new DecidingRole(Role.IT, 1, 2));
        Facts facts = requested().under(same).approved("install", Role.OPERATIONS, Role.IT);
        assertThat(decision(facts, same).status()).isEqualTo(RequirementStatus.MET);
        Facts other = requested().under(same).approved("install", Role.IT, Role.OPERATIONS);
        assertThat(decision(other, same).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void whatWasDecidedOfAnotherTrialApplicationDecidesNothing() {
        Facts facts =
                Journey.inTrialRun().version("2.0.0").decided(Gate.INSTALL).changed(ChangeScope.MAJOR);
        assertThat(ask(Gate.INSTALL, facts).line(Requirement.A7).reason())
                .isEqualTo("Nobody has asked for “Installation” of 2.0.0.");
    }

    @Test
    void aVoteCountsNoMoreOnceItsPersonHasLostTheRole() {
        Facts facts = Facts.of("shop")
                .under(TWO_OF_IT)
                .requested(Gate.INSTALL)
                .approved("install", Role.IT, Facts.user("anna"))
                .approved("install", Role.IT, Facts.user("berta"));
        Question question = Question.of(Gate.INSTALL, facts.folded(), TWO_OF_IT, facts.version(), facts.now());

        assertThat(decided(question)).isEqualTo(RequirementStatus.MET);
        assertThat(decided(question.where((person, role) -> role == Role.IT))).isEqualTo(RequirementStatus.MET);
        assertThat(decided(question.where((person, role) -> !person.equals("anna"))))
                .isEqualTo(RequirementStatus.UNMET);
        assertThat(GateEvaluation.evaluate(question.where((person, role) -> !person.equals("anna")))
                        .lines())
                .filteredOn(line -> line.requirement() == Requirement.A7)
                .singleElement()
                .satisfies(
                        line -> assertThat(line.reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                                .contains(
                                        "The approval as IT department by anna counts no more: anna no longer acts in this role."));
    }

    private static RequirementStatus decided(Question question) {
        return GateEvaluation.evaluate(question).lines().stream()
                .filter(line -> line.requirement() == Requirement.A7)
                .findFirst()
                .orElseThrow()
                .status();
    }
}
