package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lets a deployment through a closed gate: an emergency of somebody who may, and a policy that only warns yet. */
class ExemptionTest {

    private static final Policy EMERGENCIES =
            new PolicyDraft().breakGlass(Set.of(Role.OPERATIONS)).policy();
    private static final Freeze FREEZE =
            new Freeze("year end", LocalDateTime.parse("2026-01-01T00:00"), LocalDateTime.parse("2027-01-05T00:00"));

    private static Policy warning(String until) {
        return new PolicyDraft()
                .enforcement(Enforcement.startingOn(LocalDate.parse(until)))
                .policy();
    }

    private static Facts unprepared() {
        return Facts.of("shop").on("2026-02-01");
    }

    private static Facts emergency() {
        return Journey.inTrialRun().on("2026-05-01").version("1.4.1").brokeGlass(Gate.CHANGE, Facts.user("hero"));
    }

    private static Verdict verdict(Gate gate, Facts facts, Policy policy) {
        return ask(gate, facts).under(policy).verdict();
    }

    @Test
    void aPolicyThatEnforcesLetsNothingThrough() {
        Verdict closed = verdict(Gate.INSTALL, unprepared(), Policy.SHIPPED);
        assertThat(closed.exemption()).isEqualTo(Exemption.NONE);
        assertThat(closed.letsThrough()).isFalse();
        assertThat(closed.exempted()).isEmpty();
    }

    @Test
    void aPolicyThatWarnsLetsThroughUntilItsDayAndTheGateStaysClosed() {
        Verdict warned = verdict(Gate.INSTALL, unprepared(), warning("2026-02-02"));
        assertThat(warned.open()).isFalse();
        assertThat(warned.status()).isEqualTo("CLOSED");
        assertThat(warned.exemption()).isEqualTo(Exemption.WARNING);
        assertThat(warned.exempted().orElseThrow().in(Locale.ENGLISH, ZoneOffset.UTC))
                .isEqualTo(
                        "The gate is closed. The policy only warns until 2026-02-02, so the deployment is let through; "
                                + "from then on it will not be. The application stays in its stage.");
        Instant day = Instant.parse("2026-02-02T00:00:00Z");
        assertThat(ask(Gate.INSTALL, unprepared())
                        .under(warning("2026-02-02"))
                        .at(day)
                        .verdict()
                        .letsThrough())
                .isFalse();
        assertThat(ask(Gate.INSTALL, unprepared())
                        .under(warning("2026-02-02"))
                        .at(day.minusNanos(1))
                        .verdict()
                        .letsThrough())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Gate.class,
            names = {"HANDOVER", "ACCEPTANCE", "RETIRE"})
    void onlyDeploymentsAreLetThrough(Gate gate) {
        assertThat(verdict(gate, Journey.inTrialRun(), warning("2099-01-01")).exemption())
                .isEqualTo(Exemption.NONE);
    }

    @Test
    void whatIsFrozenOrUnreviewedOrEndedOrNotUnderstoodIsNotToleratedByAWarning() {
        Policy frozen = new PolicyDraft()
                .enforcement(Enforcement.startingOn(LocalDate.parse("2099-01-01")))
                .calendar(new DeploymentCalendar(List.of(FREEZE), BusinessHours.ALWAYS))
                .policy();
        assertThat(verdict(Gate.INSTALL, unprepared(), frozen).exemption()).isEqualTo(Exemption.NONE);
        assertThat(verdict(Gate.CHANGE, emergency(), warning("2099-01-01")).exemption())
                .isEqualTo(Exemption.NONE);
        assertThat(verdict(Gate.CHANGE, Journey.retired(), warning("2099-01-01"))
                        .exemption())
                .isEqualTo(Exemption.NONE);
        Question question =
                ask(Gate.INSTALL, unprepared()).under(warning("2099-01-01")).question();
        Verdict unreadable = GateEvaluation.unreadable(question, Exemption.NONE.label(), Exemption.NONE.label());
        assertThat(unreadable.letsThrough()).isFalse();
    }

    @Test
    void whatWentThroughWithAWarningMovesNothingOn() {
        Facts installed = unprepared().deployedWithAWarning(Gate.INSTALL, Requirement.A1);
        assertThat(installed.folded().stage()).isEqualTo(Stage.DEVELOPMENT);
        Facts live = Journey.tested().deployedWithAWarning(Gate.GO_LIVE, Requirement.D1);
        assertThat(live.folded().stage()).isEqualTo(Stage.TRIAL_TESTING);
        assertThat(live.folded().trialRun()).isEmpty();
    }

    @Test
    void whereTheClockIsInDoubtItHasToBeLetThroughAtEachMoment() {
        Question question =
                ask(Gate.INSTALL, unprepared()).under(warning("2026-02-02")).question();
        assertThat(GateEvaluation.evaluate(question, List.of(Instant.parse("2026-02-01T12:00:00Z")))
                        .exemption())
                .isEqualTo(Exemption.WARNING);
        assertThat(GateEvaluation.evaluate(question, List.of(Instant.parse("2026-02-03T12:00:00Z")))
                        .letsThrough())
                .isFalse();
    }

    @Test
    void anEmergencyLetsItsVersionThroughItsGateForADay() {
        Facts facts = emergency();
        Verdict verdict = verdict(Gate.CHANGE, facts, EMERGENCIES);
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.exemption()).isEqualTo(Exemption.EMERGENCY);
        assertThat(verdict.exempted().orElseThrow().in(Locale.ENGLISH, ZoneOffset.UTC))
                .startsWith("The gate is closed. The deployment is let through as an emergency");
        assertThat(ask(Gate.CHANGE, facts)
                        .under(EMERGENCIES)
                        .version("1.4.2")
                        .verdict()
                        .letsThrough())
                .isFalse();
        Instant over = Instant.parse("2026-05-02T09:00:00Z");
        assertThat(ask(Gate.CHANGE, facts)
                        .under(EMERGENCIES)
                        .at(over.minusNanos(1))
                        .verdict()
                        .letsThrough())
                .isTrue();
        assertThat(ask(Gate.CHANGE, facts).under(EMERGENCIES).at(over).verdict().letsThrough())
                .isFalse();
    }

    @Test
    void anEmergencyGoesThroughAFreeze() {
        Policy frozen = new PolicyDraft()
                .breakGlass(Set.of(Role.OPERATIONS))
                .calendar(new DeploymentCalendar(List.of(FREEZE), BusinessHours.ALWAYS))
                .policy();
        assertThat(verdict(Gate.CHANGE, emergency(), frozen).exemption()).isEqualTo(Exemption.EMERGENCY);
    }

    @Test
    void whereThePolicyKnowsNoEmergenciesOneLetsNothingThrough() {
        assertThat(verdict(Gate.CHANGE, emergency(), Policy.SHIPPED).letsThrough())
                .isFalse();
    }

    @Test
    void anEmergencyIsUsedUpByTheDeploymentThatBegins() {
        Facts facts = emergency().deploymentStarted(Gate.CHANGE);
        assertThat(verdict(Gate.CHANGE, facts, EMERGENCIES).letsThrough()).isFalse();
    }

    @Test
    void anEmergencyThatWasSaidTwiceIsUsedUpByOneDeployment() {
        Facts facts = emergency().on("2026-05-03").brokeGlass(Gate.CHANGE, Facts.user("hero"));
        assertThat(verdict(Gate.CHANGE, facts, EMERGENCIES).letsThrough()).isTrue();
        facts.deploymentStarted(Gate.CHANGE);
        assertThat(verdict(Gate.CHANGE, facts, EMERGENCIES).letsThrough()).isFalse();
    }

    @Test
    void anEmergencyIsTheWordOfSomebodyWhoActsInARoleThatMayAndDoesSoStill() {
        Question question = ask(Gate.CHANGE, emergency()).under(EMERGENCIES).question();
        assertThat(GateEvaluation.evaluate(
                                question.where((person, role) -> person.equals("hero") && role == Role.OPERATIONS))
                        .letsThrough())
                .isTrue();
        assertThat(GateEvaluation.evaluate(question.where((person, role) -> role != Role.OPERATIONS))
                        .letsThrough())
                .isFalse();
        Facts build = Journey.inTrialRun().on("2026-05-01").version("1.4.1").brokeGlass(Gate.CHANGE, Facts.build(9));
        assertThat(verdict(Gate.CHANGE, build, EMERGENCIES).letsThrough()).isFalse();
    }

    @Test
    void theSecurityTestsOfAPolicyThatWarnsAreNotToleratedAfterAnEmergencyThatNobodyReviewed() {
        Facts facts = Journey.installed().brokeGlass(Gate.GO_LIVE, Facts.user("hero"));
        Verdict tests = verdict(Gate.GO_LIVE, facts, warning("2099-01-01")).ofSecurityTests();
        assertThat(tests.open()).isFalse();
        assertThat(tests.letsThrough()).isFalse();
        assertThat(verdict(Gate.GO_LIVE, Journey.installed(), warning("2099-01-01"))
                        .ofSecurityTests()
                        .letsThrough())
                .isTrue();
    }

    @Test
    void anEmergencyIsForTheGateThatTheVersionGoesThroughAndSaidOnce() {
        Facts facts = emergency();
        assertThat(refusal(new BreakGlassUsed(Gate.GO_LIVE, new Version("1.4.1"), "down"), facts))
                .contains("A deployment of 1.4.1 goes through the gate “Change” now, not through “Go live”.");
        assertThat(refusal(new BreakGlassUsed(Gate.CHANGE, new Version("1.4.1"), "down"), facts))
                .contains("hero said so already for 1.4.1 on 2026-05-01 09:00: deploy it.");
        assertThat(refusal(new BreakGlassUsed(Gate.CHANGE, new Version("1.4.2"), "down"), facts))
                .isEmpty();
    }

    private static Optional<String> refusal(BreakGlassUsed used, Facts facts) {
        return Admission.refusal(used, "ops", facts.folded(), EMERGENCIES, facts.now())
                .map(why -> why.in(Locale.ENGLISH, ZoneOffset.UTC));
    }

    @Test
    void bothAreCalledLaxerThanTheRule() {
        Policy laxer = new PolicyDraft()
                .enforcement(Enforcement.startingOn(LocalDate.parse("2027-01-01")))
                .breakGlass(Set.of(Role.IT))
                .policy();
        assertThat(PolicySetting.of(laxer))
                .filteredOn(PolicySetting::laxer)
                .extracting(PolicySetting::key)
                .contains("enforceFrom", "breakGlass");
    }
}
