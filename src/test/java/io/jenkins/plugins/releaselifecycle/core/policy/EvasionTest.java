package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences of facts by which a gate was once opened although the rule forbids it. */
class EvasionTest {

    private static final Set<ScanKind> EXTERNAL = Policy.SHIPPED.external();

    private static Facts minorChangeDeployed(Facts facts, String version, int build) {
        return facts.version(version)
                .changed(ChangeScope.MINOR)
                .passed(TestEnvironment.TEST, TestAspect.FUNCTION)
                .scanned(build, EXTERNAL)
                .scanned(build + 1, EXTERNAL)
                .decided(Gate.CHANGE)
                .deployed(Gate.CHANGE);
    }

    @Test
    void aDeploymentThatWasUnderWayWhenAMajorChangeCameOpensNoService() {
        Facts facts = Journey.mayGoLive().on("2026-03-20").deploymentStarted(Gate.GO_LIVE);
        long started = facts.last();
        facts.version("2.0.0").changed(ChangeScope.MAJOR).version("1.4.0");
        facts.deploymentFinished(Gate.GO_LIVE, started, DeploymentOutcome.SUCCEEDED);

        assertThat(facts.folded().stage()).isEqualTo(Stage.TRIAL_APPLICATION);
    }

    @Test
    void aMajorChangeIsNotDeployedBecauseAnotherVersionWentThroughApplicationAndTesting() {
        Facts facts =
                Journey.prepared().version("2.0.0").changed(ChangeScope.MAJOR).version("1.4.0");
        facts.decided(Gate.INSTALL).on("2026-03-09").deployed(Gate.INSTALL);
        Journey.test(facts.on("2026-03-16"), 1).on("2026-03-17").decided(Gate.GO_LIVE);
        facts.on("2026-03-20")
                .deployed(Gate.GO_LIVE)
                .trialRunStarted("P3M", "P1M")
                .on("2026-03-25");
        facts.version("2.0.0")
                .passed(TestEnvironment.TEST, TestAspect.FUNCTION)
                .scanned(3, EXTERNAL)
                .scanned(4, EXTERNAL)
                .decided(Gate.CHANGE);

        assertThat(ask(Gate.CHANGE, facts).verdict().open()).isFalse();
    }

    @Test
    void aSignificantChangeThatWasGradedMinorStartsTheRunAgainAlsoOnceAnotherVersionServes() {
        Facts facts = minorChangeDeployed(Journey.handedOver().on("2026-05-04"), "1.4.1", 3);
        minorChangeDeployed(facts.on("2026-05-05"), "1.4.2", 5);
        facts.on("2026-06-15").version("1.4.1").changed(ChangeScope.SIGNIFICANT).version("1.4.2");

        assertThat(facts.folded().trialRun().orElseThrow().restarted()).isPresent();
    }

    @Test
    void theTrialRunThatWasDecidedHoldsAlsoWhenAnotherIsAskedForDuringTheDeployment() {
        Facts facts = Journey.mayGoLive().on("2026-03-20").deploymentStarted(Gate.GO_LIVE);
        long started = facts.last();
        facts.requested("again", Gate.GO_LIVE, facts.terms("P1M", "P1M"));
        facts.deploymentFinished(Gate.GO_LIVE, started, DeploymentOutcome.SUCCEEDED);

        assertThat(facts.folded().trialRun().orElseThrow().decided().map(TrialRunTerms::length))
                .contains(Period.ofMonths(3));
    }

    @Test
    void aSecondSeriousProblemDoesNotStandInForTheFirst() {
        Facts facts = Journey.tried().requested("first", Gate.ACCEPTANCE, null);
        facts.rejectedAsSerious("first", Role.TECHNICAL_REVIEW);
        facts.requested("second", Gate.ACCEPTANCE, null).rejectedAsSerious("second", Role.TECHNICAL_REVIEW);
        facts.remedied("second", null).on("2026-08-03").decided(Gate.ACCEPTANCE);

        assertThat(ask(Gate.ACCEPTANCE, facts).verdict().open()).isFalse();
    }

    @Test
    void aSeriousProblemThatIsRemediedInAVersionThatDoesNotServeIsThereStill() {
        Facts facts = Journey.tried().requested("first", Gate.ACCEPTANCE, null);
        facts.rejectedAsSerious("first", Role.TECHNICAL_REVIEW);
        facts.version("1.4.1").remedied("first", null).version("1.4.0");
        facts.on("2026-08-03").decided(Gate.ACCEPTANCE);

        assertThat(ask(Gate.ACCEPTANCE, facts).verdict().open()).isFalse();
    }

    @Test
    void aPlanThatReplacesOneWhoseRetestPassedIsCarriedOutToo() {
        Facts facts = Journey.tested().nonconformity("N-1").planned("N-1", "2026-03-30");
        facts.reviewed("N-1", Role.IT, true)
                .reviewed("N-1", Role.BUSINESS, true)
                .remedied("N-1", ScanKind.CODE_AUDIT);
        facts.reviewed("N-1", Role.IT, false).retested("N-1", true).planned("N-1", "2026-04-30");
        facts.reviewed("N-1", Role.IT, true).reviewed("N-1", Role.BUSINESS, true);

        assertThat(facts.folded().nonconformities()).hasSize(1);
    }

    @Test
    void aNonconformityThatWasRemediedInAnotherVersionIsThereStillInThisOne() {
        Facts facts = Journey.installed().on("2026-03-16").nonconformity("N-1").planned("N-1", "2026-03-30");
        facts.reviewed("N-1", Role.IT, true).reviewed("N-1", Role.BUSINESS, true);
        facts.version("1.4.1")
                .remedied("N-1", ScanKind.CODE_AUDIT)
                .retested("N-1", true)
                .version("1.4.0");
        Journey.test(facts, 1).decided(Gate.GO_LIVE);

        assertThat(ask(Gate.GO_LIVE, facts).verdict().open()).isFalse();
    }

    @Test
    void aTestInProductionFromBeforeTheInstallationSaysNothing() {
        Facts facts = Journey.prepared().on("2026-03-05");
        Journey.test(facts, 1)
                .decided(Gate.INSTALL)
                .on("2026-03-09")
                .deployed(Gate.INSTALL)
                .decided(Gate.GO_LIVE);

        assertThat(ask(Gate.GO_LIVE, facts).verdict().open()).isFalse();
    }

    @Test
    void aVersionThatWasChangedAfterItsTestReportIsNotInstalled() {
        Facts facts = Journey.mayBeInstalled().changed(ChangeScope.MAJOR);

        assertThat(ask(Gate.INSTALL, facts).verdict().open()).isFalse();
    }

    @Test
    void aFailureInTheObservationPeriodThatIsReportedAfterTheHandoverUndoesIt() {
        Facts facts = Journey.handedOver().on("2026-04-22");
        facts.incident("I-1", Impact.FAILURE, Instant.parse("2026-04-01T00:00:00Z"))
                .resolved("I-1");
        Journey.conclude(facts.on("2026-07-20")).decided(Gate.ACCEPTANCE);

        assertThat(ask(Gate.ACCEPTANCE, facts).verdict().open()).isFalse();
    }

    @Test
    void aClockThatWasSetBackDoesNotBringTheStartOfTheRunForward() {
        Facts facts = Journey.inTrialRun()
                .on("2026-05-01")
                .incident("I-1", Impact.USERS)
                .resolved("I-1");
        Instant before = RunPeriods.of(ask(Gate.ACCEPTANCE, facts).question())
                .orElseThrow()
                .start();
        facts.on("2026-04-01").incident("I-2", Impact.USERS).resolved("I-2");

        assertThat(RunPeriods.of(ask(Gate.ACCEPTANCE, facts).question())
                        .orElseThrow()
                        .start())
                .isAfterOrEqualTo(before);
    }

    @Test
    void aLaterExtensionThatIsLongerFromOneDayDoesNotShortenTheRunFromAnother() {
        Facts facts = Journey.live().on("2026-02-01").trialRunStarted("P3M", "P1M");
        facts.trialRunExtended("P4M").trialRunExtended("P121D");
        assertThat(facts.folded().trialRun().orElseThrow().lengths()).contains(Period.parse("P4M"));
    }

    @Test
    void whatIsAskedForDuringADeploymentIsNotForgottenAtItsEnd() {
        Facts facts = Journey.mayBeChanged().deploymentStarted(Gate.CHANGE);
        long started = facts.last();
        facts.version("1.6.0").passed(TestEnvironment.TEST, TestAspect.FUNCTION).decided(Gate.CHANGE);
        facts.version("1.5.0").deploymentFinished(Gate.CHANGE, started, DeploymentOutcome.SUCCEEDED);

        assertThat(ask(Gate.CHANGE, facts).version("1.6.0").verdict().open()).isTrue();
    }

    @Test
    void aSeriousProblemIsRemediedFromWhenItsVersionServesAndTheRunIsCountedFromThen() {
        Facts facts = Journey.tried().requested("first", Gate.ACCEPTANCE, null);
        facts.rejectedAsSerious("first", Role.TECHNICAL_REVIEW);
        facts.version("1.4.1").remedied("first", null);
        ask(Gate.ACCEPTANCE, facts)
                .line(Requirement.E8)
                .unmet(
                        "A serious problem was found at acceptance on 2026-06-22 09:00; its remediation (first) is in "
                                + "1.4.1, which does not serve in production.",
                        "Deploy 1.4.1 through the gate “change”, or record the remediation once more with the version "
                                + "that serves and has it.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        minorChangeDeployed(facts.on("2026-06-29"), "1.4.1", 3);

        ask(Gate.ACCEPTANCE, facts.on("2026-07-30"))
                .line(Requirement.E8)
                .met("Remedied on 2026-06-29 09:00; the run was stable until 2026-07-29 09:00.");
    }

    @Test
    void aNonconformityOfAnEarlierVersionNamesTheOneToGoOnWithUntilThisOneIsPutRightItself() {
        Facts facts = Journey.installed().on("2026-03-16").nonconformity("N-1").planned("N-1", "2026-03-30");
        facts.reviewed("N-1", Role.IT, true).reviewed("N-1", Role.BUSINESS, true);
        facts.version("1.4.1").remedied("N-1", null).retested("N-1", true);
        assertThat(ask(Gate.GO_LIVE, facts).line(Requirement.B6).status()).isEqualTo(RequirementStatus.MET);
        facts.version("1.4.0");
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.B6)
                .unmet(
                        "Nonconformity N-1 (“login is slow”) was found in 1.4.0 and put right in 1.4.1, so 1.4.0 still "
                                + "has it.",
                        "Go on with 1.4.1, in which it was put right.",
                        Role.DEVELOPMENT);
        facts.nonconformity("N-1").planned("N-1", "2026-03-30");
        facts.reviewed("N-1", Role.IT, true).reviewed("N-1", Role.BUSINESS, true);
        facts.remedied("N-1", null).retested("N-1", true);

        assertThat(ask(Gate.GO_LIVE, facts).line(Requirement.B6).status()).isEqualTo(RequirementStatus.MET);
    }

    @ParameterizedTest
    @CsvSource({"P13M,P1M,false", "P12M,P1M,true", "P3M,P4M,false"})
    void aTrialRunThatCouldNotBeLeftInTimeIsNotStarted(String length, String observation, boolean admitted) {
        Facts facts = Journey.live();
        TrialRunStarted started = new TrialRunStarted(facts.version(), Period.parse(length), Period.parse(observation));

        assertThat(Admission.refusal(started, "ops", facts.folded(), Policy.SHIPPED, facts.now()))
                .matches(refusal -> refusal.isEmpty() == admitted);
    }

    @Test
    void aTrialRunIsNotExtendedBeyondWhatThePolicyAllows() {
        Facts facts = Journey.inTrialRun();
        TrialRunExtended extended = new TrialRunExtended(Period.ofMonths(30), "slip of the pen");

        assertThat(Admission.refusal(extended, "it", facts.folded(), Policy.SHIPPED, facts.now()))
                .map(why -> why.in(Locale.ENGLISH, ZoneOffset.UTC))
                .contains("A trial run of P30M is longer than the P12M that the policy allows.");
    }

    @Test
    void aSeriousProblemIsBackWithTheVersionThatHasIt() {
        Facts facts = Journey.tried().requested("first", Gate.ACCEPTANCE, null);
        facts.rejectedAsSerious("first", Role.TECHNICAL_REVIEW);
        minorChangeDeployed(facts.on("2026-06-24"), "1.4.1", 3).remedied("first", null);
        assertThat(facts.folded().trialRun().orElseThrow().problems().remedied())
                .isPresent();
        minorChangeDeployed(facts.on("2026-06-25"), "1.4.0", 5);

        assertThat(facts.folded().trialRun().orElseThrow().problems().remedied())
                .isEmpty();
        Journey.conclude(facts.on("2026-08-03")).decided(Gate.ACCEPTANCE);
        assertThat(ask(Gate.ACCEPTANCE, facts).verdict().open()).isFalse();
    }

    @Test
    void anInstallationThatEndsInTheTrialRunIsNotHandedOverBeforeItWentThroughTheChange() {
        Facts facts = Journey.mayGoLive().on("2026-03-20").version("9.0.0").deploymentStarted(Gate.INSTALL);
        long started = facts.last();
        facts.version("1.4.0").deployed(Gate.GO_LIVE).trialRunStarted("P3M", "P1M");
        facts.version("9.0.0").deploymentFinished(Gate.INSTALL, started, DeploymentOutcome.SUCCEEDED);
        Journey.observe(facts.on("2026-05-04")).decided(Gate.HANDOVER);

        assertThat(ask(Gate.HANDOVER, facts).line(Requirement.STAGE).reason())
                .isEqualTo("9.0.0 came into production, but not through the gate for changes of this trial run.");
    }

    @Test
    void aDeploymentOfAnEndedApplicationThatEndsInTheNextTrialRunIsNotHandedOver() {
        Facts facts = Journey.inTrialRun().on("2026-03-25").version("1.4.1").changed(ChangeScope.MINOR);
        facts.deploymentStarted(Gate.CHANGE);
        long started = facts.last();
        facts.version("2.0.0").changed(ChangeScope.MAJOR);
        Journey.prepare(facts).decided(Gate.INSTALL).deployed(Gate.INSTALL);
        Journey.test(facts, 10).decided(Gate.GO_LIVE).deployed(Gate.GO_LIVE).trialRunStarted("P3M", "P1M");
        facts.version("1.4.1").deploymentFinished(Gate.CHANGE, started, DeploymentOutcome.SUCCEEDED);
        Journey.observe(facts.on("2026-06-04")).decided(Gate.HANDOVER);

        assertThat(ask(Gate.HANDOVER, facts).line(Requirement.STAGE).status()).isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void aChangeOfFormalOperationThatEndsInTheTrialRunIsNotAcceptedAsItsChange() {
        Facts facts = Journey.mayBeAccepted().version("1.4.1").changed(ChangeScope.MINOR);
        facts.deploymentStarted(Gate.CHANGE);
        long first = facts.last();
        facts.version("1.4.0").acceptancePassed().version("1.5.0").changed(ChangeScope.MINOR);
        facts.deploymentStarted(Gate.CHANGE);
        long second = facts.last();
        facts.version("1.4.1").deploymentFinished(Gate.CHANGE, first, DeploymentOutcome.SUCCEEDED);
        facts.version("1.5.0").deploymentFinished(Gate.CHANGE, second, DeploymentOutcome.SUCCEEDED);

        assertThat(facts.folded().trialRun().orElseThrow().restarted()).isPresent();
        assertThat(ask(Gate.ACCEPTANCE, facts.decided(Gate.ACCEPTANCE))
                        .line(Requirement.STAGE)
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void whatIsLeftInAVersionIsNotHiddenByWhatIsLeftLater() {
        Facts facts = Journey.tested();
        for (String name : List.of("N-1", "N-2", "N-2")) {
            facts.version("1.4.0").nonconformity(name).planned(name, "2026-03-30");
            facts.reviewed(name, Role.IT, true).reviewed(name, Role.BUSINESS, true);
            boolean again =
                    facts.folded().nonconformitiesLeftIn(facts.version()).size() == 2;
            facts.version(again ? "1.4.0" : "1.4.1")
                    .remedied(name, ScanKind.CODE_AUDIT)
                    .retested(name, true);
        }

        assertThat(ask(Gate.GO_LIVE, facts.version("1.4.0"))
                        .line(Requirement.B6)
                        .reason())
                .startsWith("Nonconformity N-1");
    }
}
