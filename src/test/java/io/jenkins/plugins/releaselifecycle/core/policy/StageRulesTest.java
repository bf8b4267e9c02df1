package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each gate is asked where it is next in an application's life, for the version that stands there (§2). */
class StageRulesTest {

    private static final Map<Stage, Facts> STORIES = new EnumMap<>(Map.of(
            Stage.DEVELOPMENT, Journey.prepared(),
            Stage.TRIAL_APPLICATION, Journey.mayBeInstalled(),
            Stage.TRIAL_TESTING, Journey.mayGoLive(),
            Stage.TRIAL_RUN, Journey.mayBeHandedOver(),
            Stage.ACCEPTANCE, Journey.mayBeAccepted(),
            Stage.FORMAL_OPERATION, Journey.inFormalOperation()));

    private static Set<Stage> openStages(Gate gate) {
        return switch (gate) {
            case INSTALL -> EnumSet.of(Stage.DEVELOPMENT, Stage.TRIAL_APPLICATION, Stage.TRIAL_TESTING);
            case GO_LIVE -> EnumSet.of(Stage.TRIAL_TESTING);
            case HANDOVER, ACCEPTANCE -> EnumSet.of(Stage.TRIAL_RUN, Stage.ACCEPTANCE);
            case CHANGE -> EnumSet.of(Stage.TRIAL_RUN, Stage.ACCEPTANCE, Stage.FORMAL_OPERATION);
            case RETIRE -> EnumSet.complementOf(EnumSet.of(Stage.RETIRED));
        };
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void aGateIsAskedInItsStagesAndNowhereElse(Gate gate) {
        STORIES.forEach((stage, facts) -> {
            assertThat(facts.folded().stage()).isEqualTo(stage);
            assertThat(ask(gate, facts).line(Requirement.STAGE).status())
                    .as("%s in %s", gate, stage)
                    .isEqualTo(openStages(gate).contains(stage) ? RequirementStatus.MET : RequirementStatus.UNMET);
        });
    }

    @Test
    void whereAGateIsNotNextTheReaderIsToldWhatIs() {
        ask(Gate.INSTALL, Journey.mayBeHandedOver())
                .line(Requirement.STAGE)
                .unmet(
                        "“Installation” cannot be asked for in the stage “Trial run”.",
                        "Service is open already: ask for a change instead.")
                .neverDue();
        ask(Gate.GO_LIVE, Journey.prepared())
                .line(Requirement.STAGE)
                .unmet(
                        "“Go live” cannot be asked for in the stage “Development”.",
                        "Install the application through the gate “install” first; "
                                + "once service is open, ask for changes.");
        ask(Gate.HANDOVER, Journey.mayGoLive())
                .line(Requirement.STAGE)
                .unmet(
                        "“Handover” cannot be asked for in the stage “Trial-run testing”.",
                        "Operating rights are handed over in the trial run: open service first.");
        ask(Gate.ACCEPTANCE, Journey.inFormalOperation())
                .line(Requirement.STAGE)
                .unmet(
                        "“Acceptance” cannot be asked for in the stage “Formal operation”.",
                        "Acceptance concludes a trial run: go through it first.");
        ask(Gate.CHANGE, Journey.mayGoLive())
                .line(Requirement.STAGE)
                .unmet(
                        "“Change” cannot be asked for in the stage “Trial-run testing”.",
                        "Service is not open: go through installation and testing, and go live.");
        ask(Gate.RETIRE, Facts.of("shop"))
                .line(Requirement.STAGE)
                .met("The application is in the stage “Development”, where “Retirement” can be asked for.");
    }

    @Test
    void whatGoesLiveIsWhatIsInstalled() {
        ask(Gate.GO_LIVE, Journey.mayGoLive().version("1.4.1"))
                .line(Requirement.STAGE)
                .unmet("1.4.1 is not installed; the installed version is 1.4.0.", "Ask for 1.4.0.");
        ask(Gate.GO_LIVE, Journey.mayGoLive())
                .line(Requirement.STAGE)
                .met("The application is in the stage “Trial-run testing”, where “Go live” can be asked for.");
    }

    @Test
    void anotherVersionIsInstalledAndChangedAndRetiredFreely() {
        for (Gate gate : new Gate[] {Gate.INSTALL, Gate.CHANGE, Gate.RETIRE}) {
            Facts facts = gate == Gate.INSTALL ? Journey.mayGoLive() : Journey.inTrialRun();
            assertThat(ask(gate, facts).version("9.9.9").line(Requirement.STAGE).status())
                    .isEqualTo(RequirementStatus.MET);
        }
    }

    @Test
    void theHandoverIsNotLockedOutByAnEarlyRequestForAcceptance() {
        Facts facts = Journey.mayBeHandedOver().requested(Gate.ACCEPTANCE);
        assertThat(ask(Gate.HANDOVER, facts).verdict().open()).isTrue();
    }
}
