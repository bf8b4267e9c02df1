package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever goes through a closed gate leaves all of them closed until IT has reviewed it. */
class BreakGlassTest {

    private static final String NONE = "No emergency is waiting for its review.";

    private static Facts broken() {
        return Journey.mayBeChanged().on("2026-08-10").brokeGlass(Gate.CHANGE, Facts.user("hero"));
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void everyGateStaysClosedUntilItReviewedIt(Gate gate) {
        Facts facts = broken();
        ask(gate, facts)
                .line(Requirement.BREAK_GLASS)
                .unmet(
                        "hero went through the closed gate “Change” with 1.5.0 on 2026-08-10 09:00: "
                                + "the site is down. IT has not reviewed it.",
                        "IT, but not the person concerned: review the emergency of fact " + facts.last() + ".",
                        Role.IT)
                .neverDue()
                .shownBy(facts.last());
        assertThat(ask(gate, facts).verdict().open()).isFalse();
        facts.reviewedGlass(facts.last(), Facts.person(Role.IT));
        ask(gate, facts).line(Requirement.BREAK_GLASS).met(NONE);
    }

    @Test
    void theReviewOpensWhatWasOpenBefore() {
        assertThat(ask(Gate.CHANGE, broken()).verdict().unmet())
                .extracting(RequirementLine::requirement)
                .containsExactly(Requirement.BREAK_GLASS);
        Facts facts = broken();
        facts.reviewedGlass(facts.last(), Facts.person(Role.IT));
        assertThat(ask(Gate.CHANGE, facts).verdict().open()).isTrue();
    }

    @Test
    void nobodyReviewsWhatHeDidHimselfAndNoBuildDoes() {
        Facts facts = broken();
        long used = facts.last();
        facts.reviewedGlass(used, Facts.user("HERO")).reviewedGlass(used, Facts.build(7));
        facts.reviewedGlass(used + 99, Facts.person(Role.IT));
        assertThat(ask(Gate.CHANGE, facts).line(Requirement.BREAK_GLASS).status())
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void eachEmergencyIsReviewed() {
        Facts facts = broken();
        long first = facts.last();
        facts.brokeGlass(Gate.CHANGE, Facts.user("other"));
        long second = facts.last();
        facts.reviewedGlass(first, Facts.person(Role.IT));
        ask(Gate.CHANGE, facts).line(Requirement.BREAK_GLASS).shownBy(second);
        facts.reviewedGlass(second, Facts.person(Role.IT));
        ask(Gate.CHANGE, facts).line(Requirement.BREAK_GLASS).met(NONE);
    }

    @Test
    void itCannotBeWaived() {
        Facts facts = broken().waiverAsked("w", Requirement.BREAK_GLASS, null, "2026-12-31")
                .approved("w", Role.IT);
        assertThat(ask(Gate.CHANGE, facts).line(Requirement.BREAK_GLASS).status())
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void inFormalOperationWhatWentThroughServesAndTheApprovalIsStillThere() {
        Facts facts = broken().deployed(Gate.CHANGE);
        assertThat(facts.folded().serving()).contains(new Version("1.5.0"));
        assertThat(facts.folded().request(Gate.CHANGE)).isPresent();
    }

    @Test
    void beforeServiceItMovesNothingOn() {
        Facts install =
                Journey.prepared().brokeGlass(Gate.INSTALL, Facts.user("hero")).deployed(Gate.INSTALL);
        assertThat(install.folded().stage()).isEqualTo(Stage.DEVELOPMENT);
        assertThat(install.folded().firstInstallation()).isEmpty();
        Facts live =
                Journey.tested().brokeGlass(Gate.GO_LIVE, Facts.user("hero")).deployed(Gate.GO_LIVE);
        assertThat(live.folded().stage()).isEqualTo(Stage.TRIAL_TESTING);
        assertThat(live.folded().trialRun()).isEmpty();
    }

    @Test
    void inTheTrialRunItStartsTheRunAgainHoweverSmallTheChange() {
        Facts facts = Journey.handedOver().on("2026-05-01").version("1.4.1").changed(ChangeScope.MINOR);
        facts.brokeGlass(Gate.CHANGE, Facts.user("hero")).deployed(Gate.CHANGE);
        assertThat(ask(Gate.ACCEPTANCE, facts).line(Requirement.D9).reason())
                .startsWith("It began again on 2026-05-01 09:00, with the change to 1.4.1.");
        assertThat(facts.folded().trialRun().orElseThrow().handover()).isEmpty();
    }

    @Test
    void oneEmergencyIsForOneDeploymentOfOneVersionThroughOneGate() {
        Facts other = Journey.inTrialRun().on("2026-05-01").brokeGlass(Gate.CHANGE, Facts.user("hero"));
        other.version("1.4.1").changed(ChangeScope.MINOR).deployed(Gate.CHANGE);
        assertThat(ask(Gate.ACCEPTANCE, other).line(Requirement.D9).reason())
                .as("the glass was broken for 1.4.0")
                .isEqualTo("Nothing has broken the trial run since 2026-03-20 09:00.");
        Facts twice =
                Journey.prepared().brokeGlass(Gate.INSTALL, Facts.user("hero")).deployed(Gate.INSTALL);
        assertThat(twice.deployed(Gate.INSTALL).folded().stage()).isEqualTo(Stage.TRIAL_TESTING);
    }
}
