package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows at once from the state of an application, and what does not. */
class FollowingConclusionTest {

    private static final Version V = new Version(Facts.VERSION);
    private static final String POLICY = Policy.SHIPPED.digest();

    private static Optional<Fact> following(Facts facts) {
        Lifecycle lifecycle = facts.folded();
        return Conclusions.following(
                lifecycle,
                (gate, version) ->
                        GateEvaluation.evaluate(gate, lifecycle, Policy.SHIPPED, version, facts.now()));
    }

    @Test
    void theLastApprovalOfAnOpenGateIsFollowedByItsConclusion() {
        assertThat(following(Journey.mayBeHandedOver())).contains(new HandoverCompleted(V, POLICY));
        assertThat(following(Journey.mayBeAccepted())).contains(new AcceptancePassed(V, POLICY));
        assertThat(following(Journey.mayBeRetired())).contains(new ApplicationRetired(POLICY));
    }

    @Test
    void nothingFollowsTwice() {
        assertThat(following(Journey.handedOver())).isEmpty();
        assertThat(following(Journey.inFormalOperation())).isEmpty();
        assertThat(following(Journey.retired())).isEmpty();
    }

    @Test
    void nothingFollowsFromWhatNobodyAskedForOrNotAllApproved() {
        assertThat(following(Journey.observed())).isEmpty();
        assertThat(following(Journey.observed()
                        .requested(Gate.HANDOVER)
                        .approved("handover", Role.BUSINESS, Role.OPERATIONS)))
                .isEmpty();
    }

    @Test
    void nothingFollowsFromARequestThatIsClosedOrAGateThatIsNotMet() {
        assertThat(following(Journey.tried()
                        .requested(Gate.ACCEPTANCE)
                        .approved("acceptance", Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS)
                        .rejected("acceptance", Role.DOCUMENT_REVIEW)))
                .isEmpty();
        assertThat(following(Journey.mayBeAccepted().incident("INC-1", Impact.FAILURE)))
                .isEmpty();
    }

    @Test
    void gatesThatADeploymentGoesThroughAreConcludedByNothingElse() {
        assertThat(following(Journey.mayBeInstalled())).isEmpty();
        assertThat(following(Journey.mayGoLive())).isEmpty();
        assertThat(following(Journey.mayBeChanged())).isEmpty();
    }
}
