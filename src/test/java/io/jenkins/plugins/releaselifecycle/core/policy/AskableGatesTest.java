package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import org.junit.jupiter.api.Test;

class AskableGatesTest {

    private static final Version VERSION = new Version(Facts.VERSION);

    @Test
    void whatCanBeAskedFollowsFromTheStage() {
        assertThat(AskableGates.of(Journey.prepared().folded())).containsOnlyKeys(Gate.INSTALL, Gate.RETIRE);
        assertThat(AskableGates.of(Journey.tested().folded()))
                .containsOnlyKeys(Gate.INSTALL, Gate.GO_LIVE, Gate.RETIRE);
        assertThat(AskableGates.of(Journey.inTrialRun().folded()))
                .containsOnlyKeys(Gate.HANDOVER, Gate.ACCEPTANCE, Gate.CHANGE, Gate.RETIRE);
        assertThat(AskableGates.of(Journey.inFormalOperation().folded())).containsOnlyKeys(Gate.CHANGE, Gate.RETIRE);
        assertThat(AskableGates.of(Journey.retired().folded())).isEmpty();
    }

    @Test
    void aGateIsAskedForTheVersionThatItIsAbout() {
        Facts facts = Journey.inTrialRun().version("1.5.0").requested(Gate.CHANGE);

        assertThat(AskableGates.of(facts.folded()))
                .containsEntry(Gate.HANDOVER, VERSION)
                .containsEntry(Gate.CHANGE, new Version("1.5.0"));
        assertThat(AskableGates.of(Lifecycle.empty())).isEmpty();
        assertThat(AskableGates.of(Facts.of("shop").folded())).isEmpty();
    }
}
