package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows at once when a gate is open that no deployment goes through. */
class ConclusionsTest {

    private static final Version V = new Version(Facts.VERSION);
    private static final String DIGEST = Policy.SHIPPED.digest();

    private static Optional<Fact> conclusion(Gate gate, Facts facts) {
        return Conclusions.of(ask(gate, facts).verdict(), facts.folded());
    }

    @Test
    void threeGatesAreConcludedByAFact() {
        assertThat(Conclusions.GATES).containsExactly(Gate.HANDOVER, Gate.ACCEPTANCE, Gate.RETIRE);
    }

    @Test
    void anOpenHandoverIsCompletedOnce() {
        Facts facts = Journey.mayBeHandedOver();
        assertThat(conclusion(Gate.HANDOVER, facts)).contains(new TrialRunFact.HandoverCompleted(V, DIGEST));
        assertThat(conclusion(Gate.HANDOVER, facts.handoverCompleted())).isEmpty();
    }

    @Test
    void anOpenAcceptanceIsPassed() {
        assertThat(conclusion(Gate.ACCEPTANCE, Journey.mayBeAccepted()))
                .contains(new TrialRunFact.AcceptancePassed(V, DIGEST));
        assertThat(conclusion(Gate.ACCEPTANCE, Journey.inFormalOperation())).isEmpty();
    }

    @Test
    void anOpenRetirementEndsTheLife() {
        assertThat(conclusion(Gate.RETIRE, Journey.mayBeRetired()))
                .contains(new TrialRunFact.ApplicationRetired(DIGEST));
        assertThat(conclusion(Gate.RETIRE, Journey.retired())).isEmpty();
    }

    @Test
    void fromAClosedGateNothingFollows() {
        assertThat(conclusion(Gate.HANDOVER, Journey.mayBeHandedOver().documents(DocumentKind.OBSERVATION_REPORT)))
                .isEmpty();
        assertThat(conclusion(Gate.ACCEPTANCE, Journey.tried())).isEmpty();
        assertThat(conclusion(Gate.RETIRE, Journey.inFormalOperation())).isEmpty();
    }

    @Test
    void whatADeploymentGoesThroughIsConcludedByTheDeployment() {
        assertThat(conclusion(Gate.INSTALL, Journey.mayBeInstalled())).isEmpty();
        assertThat(conclusion(Gate.GO_LIVE, Journey.mayGoLive())).isEmpty();
        assertThat(conclusion(Gate.CHANGE, Journey.mayBeChanged())).isEmpty();
    }
}
