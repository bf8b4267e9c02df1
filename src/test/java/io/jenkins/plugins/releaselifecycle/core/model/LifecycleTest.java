package io.jenkins.plugins.releaselifecycle.core.model;

import static io.jenkins.plugins.releaselifecycle.core.Facts.CLEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Version V = new Version("1.4.0");

    @Test
    void anApplicationBeginsInDevelopment() {
        assertThat(Lifecycle.empty().stage()).isEqualTo(Stage.DEVELOPMENT);
        assertThat(Facts.of("shop").folded().stage()).isEqualTo(Stage.DEVELOPMENT);
    }

    @Test
    void onlyADeploymentThatSucceededOpensService() {
        for (DeploymentOutcome outcome : DeploymentOutcome.values()) {
            Lifecycle lifecycle = Facts.of("shop")
                    .and(Facts.build(1), new Fact.DeploymentStarted(Gate.GO_LIVE, V, "p"))
                    .and(Facts.build(1), new Fact.DeploymentFinished(Gate.GO_LIVE, V, 2, outcome))
                    .folded();
            assertThat(lifecycle.stage())
                    .isEqualTo(outcome == DeploymentOutcome.SUCCEEDED ? Stage.TRIAL_RUN : Stage.DEVELOPMENT);
        }
    }

    @Test
    void theEndOfADeploymentThatNeverBeganOpensNothing() {
        Lifecycle lifecycle = Facts.of("shop")
                .and(Facts.build(1), new Fact.DeploymentFinished(Gate.GO_LIVE, V, 6, DeploymentOutcome.SUCCEEDED))
                .folded();
        assertThat(lifecycle.stage()).isEqualTo(Stage.DEVELOPMENT);
    }

    @Test
    void aDeploymentIsUnderWayFromItsBeginningToItsEnd() {
        Facts facts = Facts.of("shop").and(Facts.build(1), new Fact.DeploymentStarted(Gate.GO_LIVE, V, "p"));
        assertThat(facts.folded().underWay(2)).isTrue();
        assertThat(facts.folded().underWay(1)).isFalse();
        facts.and(Facts.build(1), new Fact.DeploymentFinished(Gate.GO_LIVE, V, 2, DeploymentOutcome.FAILED));
        assertThat(facts.folded().underWay(2)).isFalse();
    }

    @Test
    void theNameFollowsMoves() {
        Facts facts = Facts.of("shop").and(new Actor.User("u"), new Fact.ApplicationMoved("shop", "retail/shop"));
        assertThat(facts.folded().name()).contains("retail/shop");
    }

    @Test
    void theVersionTestedLastIsThatOfTheLastTestOfAnyKind() {
        Facts facts = Facts.of("shop")
                .test(1, ScanKind.CODE_AUDIT, "1.4.0", "a", CLEAN)
                .test(2, ScanKind.PENETRATION_TEST, "1.3.0", "b", CLEAN);
        assertThat(facts.folded().lastTestedVersion()).contains(new Version("1.3.0"));
        assertThat(Lifecycle.empty().lastTestedVersion()).isEmpty();
    }
}
