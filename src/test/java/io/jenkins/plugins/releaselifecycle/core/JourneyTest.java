package io.jenkins.plugins.releaselifecycle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An application that does everything as the rule asks passes every gate and gets to its end. */
class JourneyTest {

    private static void opens(Gate gate, Facts facts, String version) {
        Verdict verdict =
                GateEvaluation.evaluate(gate, facts.folded(), Policy.SHIPPED, new Version(version), facts.now());
        assertThat(verdict.unmet())
                .extracting(line -> line.requirement() + " " + line.reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                .isEmpty();
        assertThat(verdict.open()).isTrue();
    }

    @Test
    void everyGateOpensInItsTime() {
        opens(Gate.INSTALL, Journey.mayBeInstalled(), Facts.VERSION);
        opens(Gate.GO_LIVE, Journey.mayGoLive(), Facts.VERSION);
        opens(Gate.HANDOVER, Journey.mayBeHandedOver(), Facts.VERSION);
        opens(Gate.ACCEPTANCE, Journey.mayBeAccepted(), Facts.VERSION);
        opens(Gate.CHANGE, Journey.mayBeChanged(), "1.5.0");
        opens(Gate.RETIRE, Journey.mayBeRetired(), Facts.VERSION);
    }

    @Test
    void theStagesFollowFromWhatHappened() {
        assertThat(Journey.prepared().folded().stage()).isEqualTo(Stage.DEVELOPMENT);
        assertThat(Journey.mayBeInstalled().folded().stage()).isEqualTo(Stage.TRIAL_APPLICATION);
        assertThat(Journey.installed().folded().stage()).isEqualTo(Stage.TRIAL_TESTING);
        assertThat(Journey.mayGoLive().folded().stage()).isEqualTo(Stage.TRIAL_TESTING);
        assertThat(Journey.live().folded().stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(Journey.handedOver().folded().stage()).isEqualTo(Stage.TRIAL_RUN);
        assertThat(Journey.mayBeAccepted().folded().stage()).isEqualTo(Stage.ACCEPTANCE);
        assertThat(Journey.inFormalOperation().folded().stage()).isEqualTo(Stage.FORMAL_OPERATION);
        assertThat(Journey.retired().folded().stage()).isEqualTo(Stage.RETIRED);
    }
}
