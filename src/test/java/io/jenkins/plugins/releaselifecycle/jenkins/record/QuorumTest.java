package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerReader;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.Vouching;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.policy.Conclusions;
import io.jenkins.plugins.releaselifecycle.core.policy.DecidingRole;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many vote at the same time, each vote is judged by the votes before it, and the decision is taken once. */
class QuorumTest {

    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");
    private static final int THREADS = 64;
    private static final Reference REQUEST = new Reference(Gate.ACCEPTANCE.id());
    private static final List<Role> ROLES = Policy.SHIPPED.gates().get(Gate.ACCEPTANCE).roles().stream()
            .map(DecidingRole::role)
            .toList();

    @TempDir
    private Path ledgers;

    @Test
    void sixtyFourThreadsReachAQuorumOnce() throws Exception {
        Facts asked = Journey.tried().requested(Gate.ACCEPTANCE);
        Instant now = asked.now();
        Vouching vouching = Ledgers.vouching();
        Ledgers.write(
                ledgers,
                ID,
                vouching,
                asked.list().stream()
                        .map(fact -> new NewFact(fact.at(), fact.actor(), fact.fact()))
                        .toList());
        ApplicationRecord record = ApplicationRecord.open(ledgers, ID, vouching, now);
        CountDownLatch together = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<List<RecordedFact>>> votes = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                Role role = ROLES.get(i % ROLES.size());
                Actor voter = new Actor.User(role.id() + "-" + i);
                votes.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return record.decide(
                            new ControllerClock.Reading(now, Optional.empty()),
                            voter,
                            (lifecycle, moment) ->
                                    List.of(new VoteCast(REQUEST, role, true, null, false, Policy.SHIPPED.digest())),
                            QuorumTest::conclusion);
                }));
            }
            int concluded = 0;
            for (Future<List<RecordedFact>> vote : votes) {
                concluded += vote.get().size() - 1;
            }
            assertThat(concluded).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        List<RecordedFact> facts = new ArrayList<>();
        new LedgerReader().read(ledgers.resolve(ID.hex()), facts::add);
        assertThat(facts).hasSize((int) asked.last() + THREADS + 1).doesNotHaveDuplicates();
        assertThat(record.lifecycle().sequence()).isEqualTo(facts.size());
        assertThat(record.lifecycle().stage()).isEqualTo(Stage.FORMAL_OPERATION);
        assertThat(record.recent().get(0)).isEqualTo(facts.get(facts.size() - 1));
        assertConcludedWithTheVoteThatOpenedTheGate(facts, now);
    }

    private static void assertConcludedWithTheVoteThatOpenedTheGate(List<RecordedFact> facts, Instant now) {
        int conclusion = IntStream.range(0, facts.size())
                .filter(i -> facts.get(i).fact() instanceof AcceptancePassed)
                .findFirst()
                .orElseThrow();
        assertThat(conclusion(Lifecycle.of(facts.subList(0, conclusion)), now)).isPresent();
        assertThat(conclusion(Lifecycle.of(facts.subList(0, conclusion - 1)), now))
                .isEmpty();
    }

    private static Optional<Fact> conclusion(Lifecycle lifecycle, Instant now) {
        return Conclusions.following(
                lifecycle,
                (gate, version) -> GateEvaluation.evaluate(Question.of(gate, lifecycle, Policy.SHIPPED, version, now)));
    }
}
