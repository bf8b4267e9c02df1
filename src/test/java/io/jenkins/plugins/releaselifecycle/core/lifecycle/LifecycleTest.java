package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import static io.jenkins.plugins.releaselifecycle.core.Facts.CLEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.ClockMoved;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.LedgerAdopted;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Version V = new Version(Facts.VERSION);

    @Test
    void anApplicationBeginsInDevelopment() {
        assertThat(Lifecycle.empty().stage()).isEqualTo(Stage.DEVELOPMENT);
        assertThat(Facts.of("shop").folded().stage()).isEqualTo(Stage.DEVELOPMENT);
    }

    @Test
    void onlyADeploymentThatSucceededOpensService() {
        for (DeploymentOutcome outcome : DeploymentOutcome.values()) {
            Facts facts = Journey.mayGoLive().deploymentStarted(Gate.GO_LIVE);
            Lifecycle lifecycle = facts.deploymentFinished(Gate.GO_LIVE, facts.last(), outcome)
                    .folded();
            boolean succeeded = outcome == DeploymentOutcome.SUCCEEDED;
            assertThat(lifecycle.stage()).isEqualTo(succeeded ? Stage.TRIAL_RUN : Stage.TRIAL_TESTING);
            assertThat(lifecycle.request(Gate.GO_LIVE).isPresent()).isEqualTo(!succeeded);
        }
    }

    @Test
    void theEndOfADeploymentThatNeverBeganOpensNothing() {
        Lifecycle lifecycle = Facts.of("shop")
                .deploymentFinished(Gate.GO_LIVE, 6, DeploymentOutcome.SUCCEEDED)
                .folded();
        assertThat(lifecycle.stage()).isEqualTo(Stage.DEVELOPMENT);
    }

    @Test
    void aDeploymentIsUnderWayFromItsBeginningToItsEnd() {
        Facts facts = Facts.of("shop").deploymentStarted(Gate.GO_LIVE);
        assertThat(facts.folded().underWay(2)).isTrue();
        assertThat(facts.folded().underWay(1)).isFalse();
        facts.deploymentFinished(Gate.GO_LIVE, 2, DeploymentOutcome.FAILED);
        assertThat(facts.folded().underWay(2)).isFalse();
    }

    @Test
    void theNameFollowsMoves() {
        assertThat(Facts.of("shop").moved("shop", "retail/shop").folded().name())
                .contains("retail/shop");
        assertThat(Lifecycle.empty().name()).isEmpty();
    }

    @Test
    void theVersionSpokenOfLastIsThatOfTheLastTestRequestChangeOrDeployment() {
        Facts facts = Facts.of("shop")
                .test(1, ScanKind.CODE_AUDIT, "1.4.0", "a", CLEAN)
                .test(2, ScanKind.PENETRATION_TEST, "1.3.0", "b", CLEAN);
        assertThat(facts.folded().latestVersion()).contains(new Version("1.3.0"));
        assertThat(facts.version("1.5.0").changed(ChangeScope.MINOR).folded().latestVersion())
                .contains(new Version("1.5.0"));
        assertThat(facts.version("1.6.0").requested(Gate.INSTALL).folded().latestVersion())
                .contains(new Version("1.6.0"));
        assertThat(facts.version("1.7.0").blocked(Gate.INSTALL).folded().latestVersion())
                .contains(new Version("1.7.0"));
        assertThat(facts.declared(Exposure.INTERNAL).folded().latestVersion()).contains(new Version("1.7.0"));
        assertThat(Lifecycle.empty().latestVersion()).isEmpty();
    }

    @Test
    void aDeploymentGoesThroughTheGateOfItsStage() {
        Version other = new Version("1.5.0");
        assertThat(Lifecycle.empty().deploymentGate(V)).isEqualTo(Gate.INSTALL);
        assertThat(Journey.mayBeInstalled().folded().deploymentGate(V)).isEqualTo(Gate.INSTALL);
        assertThat(Journey.installed().folded().deploymentGate(V)).isEqualTo(Gate.GO_LIVE);
        assertThat(Journey.installed().folded().deploymentGate(other)).isEqualTo(Gate.INSTALL);
        assertThat(Journey.live().folded().deploymentGate(V)).isEqualTo(Gate.CHANGE);
        assertThat(Journey.mayBeAccepted().folded().deploymentGate(other)).isEqualTo(Gate.CHANGE);
        assertThat(Journey.inFormalOperation().folded().deploymentGate(V)).isEqualTo(Gate.CHANGE);
        assertThat(Journey.retired().folded().deploymentGate(V)).isEqualTo(Gate.CHANGE);
    }

    @Test
    void aStateIsNotTouchedByWhatHappensLater() {
        for (Facts story : List.of(Journey.mayGoLive(), Journey.handedOver(), Journey.inFormalOperation())) {
            Lifecycle before = story.folded();
            Stage stage = before.stage();
            long sequence = before.sequence();
            Lifecycle after = before;
            for (Fact fact : EveryFact.others()) {
                after = after.and(new RecordedFact(after.sequence() + 1, story.now(), Facts.person(Role.IT), fact));
            }
            assertThat(after.stage()).isEqualTo(Stage.RETIRED);
            assertThat(before.stage()).isEqualTo(stage);
            assertThat(before.sequence()).isEqualTo(sequence);
            assertThat(before.incidents()).isEmpty();
            assertThat(before.waivers()).isEmpty();
            assertThat(before.temporaryAccesses()).isEmpty();
            assertThat(before.unreviewedBreakGlass()).isEmpty();
            assertThat(before.change(V)).isEmpty();
        }
    }

    @Test
    void factsOneByOneAmountToTheSameAsAllAtOnce() {
        Lifecycle stepwise = Lifecycle.empty();
        Facts story = Journey.mayBeChanged();
        for (RecordedFact recorded : story.list()) {
            stepwise = stepwise.and(recorded);
        }
        assertThat(stepwise.stage()).isEqualTo(story.folded().stage());
        assertThat(stepwise.serving()).isEqualTo(story.folded().serving());
        assertThat(stepwise.sequence()).isEqualTo(story.last());
        Lifecycle.Folding folding = Lifecycle.folding();
        story.list().forEach(folding);
        assertThat(folding.folded().stage()).isEqualTo(Stage.FORMAL_OPERATION);
    }

    @Test
    void acceptanceIsPassedOnlyAfterItWasAskedForAndApprovedForWhatServes() {
        assertThat(Journey.tried().acceptancePassed().folded().stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(Journey.tried()
                        .requested(Gate.ACCEPTANCE)
                        .acceptancePassed()
                        .folded()
                        .stage())
                .isEqualTo(Stage.ACCEPTANCE);
        assertThat(Journey.mayBeAccepted()
                        .version("1.5.0")
                        .acceptancePassed()
                        .folded()
                        .stage())
                .isEqualTo(Stage.ACCEPTANCE);
        assertThat(Journey.mayBeAccepted().acceptancePassed().folded().stage()).isEqualTo(Stage.FORMAL_OPERATION);
    }

    @Test
    void aRequestForAcceptanceThatEndsLeadsBackToTheTrialRun() {
        Facts facts = Journey.tried().requested(Gate.ACCEPTANCE);
        assertThat(facts.folded().stage()).isEqualTo(Stage.ACCEPTANCE);
        assertThat(facts.rejected("acceptance", Role.DOCUMENT_REVIEW).folded().stage())
                .isEqualTo(Stage.TRIAL_RUN);
        assertThat(Journey.mayBeAccepted()
                        .withdrewRequest("acceptance")
                        .folded()
                        .stage())
                .isEqualTo(Stage.TRIAL_RUN);
        assertThat(Journey.mayBeAccepted().expired("acceptance").folded().stage())
                .isEqualTo(Stage.TRIAL_RUN);
        assertThat(Journey.mayBeAccepted().expired("install").folded().stage()).isEqualTo(Stage.ACCEPTANCE);
    }

    @Test
    void aTrialRunIsStartedForTheVersionThatServesAndOnce() {
        assertThat(Journey.mayGoLive().trialRunStarted("P3M", "P1M").folded().trialRun())
                .isEmpty();
        Facts facts = Journey.live().version("1.5.0").trialRunStarted("P3M", "P1M");
        assertThat(facts.folded().trialRun().orElseThrow().started()).isEmpty();
        facts.version(Facts.VERSION).trialRunStarted("P3M", "P1M");
        long started = facts.last();
        facts.trialRunStarted("P6M", "P1M");
        assertThat(facts.folded()
                        .trialRun()
                        .orElseThrow()
                        .started()
                        .orElseThrow()
                        .sequence())
                .isEqualTo(started);
    }

    @Test
    void ofTheIncidentsOnlyTheUnresolvedAreKeptAndNoneGrowsLighter() {
        Facts facts = Journey.inTrialRun().incident("I", Impact.USERS).incident("I", Impact.NONE);
        assertThat(facts.folded().incidents())
                .singleElement()
                .extracting(Incident::impact)
                .isEqualTo(Impact.USERS);
        assertThat(facts.resolved("I").folded().incidents()).isEmpty();
    }

    @Test
    void theFirstFactThatIsNotUnderstoodIsNamed() {
        Facts facts = Facts.of("shop")
                .and(Role.IT, new LedgerFact.NotUnderstood("policy-applied", 1))
                .and(Role.IT, new LedgerFact.NotUnderstood("clock-moved", 1));
        assertThat(facts.folded().notUnderstood()).contains(new LedgerFact.NotUnderstood("policy-applied", 1));
    }

    @Test
    void aDeploymentThatWasUnderWayWhenAMajorChangeCameOpensNothingOfTheNewApplication() {
        for (Gate gate : List.of(Gate.INSTALL, Gate.GO_LIVE, Gate.CHANGE)) {
            Facts facts = Journey.mayGoLive().deploymentStarted(gate);
            long started = facts.last();
            facts.version("2.0.0").changed(ChangeScope.MAJOR).version("1.4.0");
            Lifecycle lifecycle = facts.deploymentFinished(gate, started, DeploymentOutcome.SUCCEEDED)
                    .folded();
            assertThat(lifecycle.stage()).as(gate.id()).isEqualTo(Stage.TRIAL_APPLICATION);
            assertThat(lifecycle.trialRun()).as(gate.id()).isEmpty();
            assertThat(lifecycle.installed()).as(gate.id()).isEmpty();
        }
    }

    @Test
    void aChangeOfTheTrialRunThatEndsAfterAcceptanceLeadsBackToTheTrialRun() {
        Facts facts = Journey.mayBeAccepted().version("1.5.0").deploymentStarted(Gate.CHANGE);
        long started = facts.last();
        facts.version("1.4.0").acceptancePassed();
        assertThat(facts.folded().stage()).isEqualTo(Stage.FORMAL_OPERATION);
        Lifecycle lifecycle = facts.version("1.5.0")
                .deploymentFinished(Gate.CHANGE, started, DeploymentOutcome.SUCCEEDED)
                .folded();
        assertThat(lifecycle.stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(lifecycle.trialRun().orElseThrow().restarted()).isPresent();
    }

    @Test
    void whatEndsAfterRetirementServesNobody() {
        Facts facts = Journey.mayBeRetired().version("1.5.0").deploymentStarted(Gate.CHANGE);
        long started = facts.last();
        Lifecycle lifecycle = facts.retired()
                .deploymentFinished(Gate.CHANGE, started, DeploymentOutcome.SUCCEEDED)
                .folded();
        assertThat(lifecycle.stage()).isEqualTo(Stage.RETIRED);
        assertThat(lifecycle.serving()).contains(new Version("1.4.0"));
    }

    @Test
    void aFactIsNotEarlierThanOneBeforeItWhateverTheClockSaid() {
        Facts facts = Facts.of("shop")
                .on("2026-06-01")
                .backedUp()
                .at("2026-03-05T09:00:00Z")
                .deployed(Gate.GO_LIVE)
                .trialRunStarted("P3M", "P1M");
        assertThat(facts.folded().latest()).isEqualTo(Instant.parse("2026-06-01T09:00:00Z"));
        assertThat(facts.folded().last()).isEqualTo(Instant.parse("2026-03-05T09:00:02Z"));
        assertThat(facts.folded().trialRun().orElseThrow().opened().at())
                .as("what has begun while the clock was behind ends no earlier for it")
                .isEqualTo(Instant.parse("2026-06-01T09:00:00Z"));
        assertThat(facts.and(new Actor.Product(), new ClockMoved(Facts.START, Facts.START))
                        .folded()
                        .latest())
                .isEqualTo(Instant.parse("2026-06-01T09:00:00Z"));
    }

    @Test
    void onlyAnAdministratorCanSayThatTheClockHadBeenAhead() {
        for (AdoptionCause cause : AdoptionCause.values()) {
            Facts facts = Facts.of("shop").on("2099-01-01").backedUp().on("2026-03-05");
            LedgerAdopted adopted = new LedgerAdopted("shop", cause, "the clock was ahead for a day");
            Lifecycle lifecycle = facts.and(Facts.user("admin"), adopted).folded();
            assertThat(lifecycle.latest())
                    .as(cause.id())
                    .isEqualTo(Instant.parse(
                            cause == AdoptionCause.AHEAD_OF_CLOCK ? "2026-03-05T09:00:00Z" : "2099-01-01T09:00:00Z"));
        }
    }
}
