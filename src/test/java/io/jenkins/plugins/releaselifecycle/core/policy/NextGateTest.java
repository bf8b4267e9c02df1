package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import org.junit.jupiter.api.Test;

/** A page answers for the gate that its reader most likely means. */
class NextGateTest {

    private static Gate next(Facts facts, String version) {
        return NextGate.of(facts.folded(), new Version(version));
    }

    @Test
    void isTheNextOneInTheLifeOfTheVersionThatServes() {
        assertThat(next(Facts.of("shop"), "1.4.0")).isEqualTo(Gate.INSTALL);
        assertThat(next(Journey.mayBeInstalled(), "1.4.0")).isEqualTo(Gate.INSTALL);
        assertThat(next(Journey.installed(), "1.4.0")).isEqualTo(Gate.GO_LIVE);
        assertThat(next(Journey.inTrialRun(), "1.4.0")).isEqualTo(Gate.HANDOVER);
        assertThat(next(Journey.handedOver(), "1.4.0")).isEqualTo(Gate.ACCEPTANCE);
        assertThat(next(Journey.mayBeAccepted(), "1.4.0")).isEqualTo(Gate.ACCEPTANCE);
        assertThat(next(Journey.inFormalOperation(), "1.4.0")).isEqualTo(Gate.CHANGE);
        assertThat(next(Journey.retired(), "1.4.0")).isEqualTo(Gate.RETIRE);
    }

    @Test
    void isAChangeForAnotherVersionOnceServiceIsOpen() {
        assertThat(next(Journey.installed(), "1.5.0")).isEqualTo(Gate.INSTALL);
        assertThat(next(Journey.inTrialRun(), "1.5.0")).isEqualTo(Gate.CHANGE);
        assertThat(next(Journey.mayBeAccepted(), "1.5.0")).isEqualTo(Gate.CHANGE);
    }
}
