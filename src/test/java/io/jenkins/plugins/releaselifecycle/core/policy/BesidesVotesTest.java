package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is missing at a gate that people cannot vote away. */
class BesidesVotesTest {

    private static List<Requirement> missing(Gate gate, Facts facts) {
        Question question = Question.of(gate, facts.folded(), Policy.SHIPPED, facts.version(), facts.now());
        return GateEvaluation.missingBesidesVotes(question, List.of()).stream()
                .map(RequirementLine::requirement)
                .distinct()
                .toList();
    }

    private static boolean open(Gate gate, Facts facts) {
        return GateEvaluation.evaluate(gate, facts.folded(), Policy.SHIPPED, facts.version(), facts.now())
                .open();
    }

    @Test
    void nothingIsMissingWhereVotesAloneAreMissing() {
        Facts installing = Journey.prepared().requested(Gate.INSTALL);
        assertThat(open(Gate.INSTALL, installing)).isFalse();
        assertThat(missing(Gate.INSTALL, installing)).isEmpty();
        Facts goingLive = Journey.tested().requested(Gate.GO_LIVE);
        assertThat(open(Gate.GO_LIVE, goingLive)).isFalse();
        assertThat(missing(Gate.GO_LIVE, goingLive)).isEmpty();
    }

    @Test
    void whatIsMissingElseIsSaidAlsoWhereEverybodyAgreed() {
        Facts unprepared =
                Facts.of("shop").documents(DocumentKind.TRIAL_RUN_PLAN).decided(Gate.INSTALL);
        assertThat(missing(Gate.INSTALL, unprepared))
                .contains(Requirement.A1, Requirement.A2, Requirement.A3)
                .doesNotContain(Requirement.A7);
    }

    @Test
    void itSaysTheSameAsTheGateOnceEverybodyAgreed() {
        Facts agreed = Journey.prepared().decided(Gate.INSTALL);
        assertThat(open(Gate.INSTALL, agreed)).isTrue();
        assertThat(missing(Gate.INSTALL, agreed)).isEmpty();
    }

    @Test
    void aGateWhoseTurnHasNotComeIsMissingMoreThanVotes() {
        assertThat(missing(Gate.ACCEPTANCE, Journey.installed())).isNotEmpty();
    }
}
