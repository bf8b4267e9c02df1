package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which requests people still can vote on, and who. */
class OpenRequestTest {

    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    private static List<OpenRequest> open(Facts facts) {
        Lifecycle lifecycle = facts.folded();
        return OpenRequest.of(
                lifecycle, (gate, version) -> Question.of(gate, lifecycle, Policy.SHIPPED, version, facts.now()));
    }

    private static String id(Role role) {
        return Facts.person(role).id();
    }

    @Test
    void aRequestAwaitsTheRolesOfItsRoundThatHaveNotDecided() {
        Facts asked = Journey.observed().requested(Gate.HANDOVER);
        assertThat(open(asked)).last().satisfies(request -> {
            assertThat(request.gate()).contains(Gate.HANDOVER);
            assertThat(request.awaits()).containsExactlyInAnyOrder(Role.BUSINESS, Role.OPERATIONS);
        });
        asked.approved("handover", Role.BUSINESS);
        assertThat(open(asked))
                .last()
                .satisfies(request -> assertThat(request.awaits()).containsExactly(Role.OPERATIONS));
        asked.approved("handover", Role.OPERATIONS);
        assertThat(open(asked))
                .last()
                .satisfies(request -> assertThat(request.awaits()).containsExactly(Role.IT));
    }

    @Test
    void whoeverAsksOrHasVotedHasNoBallot() {
        Facts asked = Journey.observed().requested(Facts.person(Role.IT), "handover", Gate.HANDOVER, null);
        asked.approved("handover", Role.BUSINESS);
        OpenRequest request = open(asked).get(open(asked).size() - 1);
        assertThat(request.ballots(id(Role.OPERATIONS), ALL)).containsExactly(Role.OPERATIONS);
        assertThat(request.ballots(id(Role.OPERATIONS), Set.of(Role.IT))).isEmpty();
        assertThat(request.ballots(id(Role.BUSINESS), ALL)).isEmpty();
        assertThat(request.ballots(id(Role.IT), ALL)).isEmpty();
        assertThat(request.ballots(id(Role.IT).toUpperCase(Locale.ROOT), ALL)).isEmpty();
    }

    @Test
    void whatIsRejectedWithdrawnOrConcludedIsOpenNoMore() {
        assertThat(open(Journey.prepared().requested(Gate.INSTALL))).hasSize(1);
        assertThat(open(Journey.prepared().requested(Gate.INSTALL).rejected("install", Role.IT)))
                .isEmpty();
        assertThat(open(Journey.prepared().requested(Gate.INSTALL).withdrewRequest("install")))
                .isEmpty();
        assertThat(open(Journey.handedOver()))
                .noneMatch(request -> request.gate().orElseThrow() == Gate.HANDOVER);
        assertThat(open(Journey.retired())).isEmpty();
    }

    @Test
    void aWaiverIsVotedOnUntilItsLastDayIsOver() {
        Facts asked = Journey.tested().waiverAsked("w1", Requirement.C4, null, "2026-03-20");
        assertThat(open(asked)).last().satisfies(request -> {
            assertThat(request.gate()).isEmpty();
            assertThat(request.awaits()).isNotEmpty();
        });
        assertThat(open(asked.on("2026-03-22")))
                .noneMatch(request -> request.gate().isEmpty());
    }
}
