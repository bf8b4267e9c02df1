package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerReader;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many decide at the same time, each decides on what the others decided before. */
class QuorumTest {

    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");
    private static final int THREADS = 64;
    private static final int QUORUM = 10;

    @TempDir
    private Path ledgers;

    @Test
    void sixtyFourThreadsReachAQuorumOnce() throws Exception {
        ApplicationRecord record = ApplicationRecord.create(
                ledgers, ID, Ledgers.vouching(), EveryFact.MOMENT, new Actor.Product(), "shop");
        AtomicInteger votes = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<List<RecordedFact>>> decisions = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                Actor voter = new Actor.User("voter-" + i);
                decisions.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return record.decide(
                            new ControllerClock.Reading(EveryFact.MOMENT, Optional.empty()),
                            voter,
                            (lifecycle, now) -> List.of(new BackupRecorded("vote " + votes.incrementAndGet())),
                            (lifecycle, now) -> conclusion(lifecycle.sequence()));
                }));
            }
            int concluded = 0;
            for (Future<List<RecordedFact>> decision : decisions) {
                concluded += decision.get().size() - 1;
            }
            assertThat(concluded).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        List<RecordedFact> facts = new ArrayList<>();
        new LedgerReader().read(ledgers.resolve(ID.hex()), facts::add);
        assertThat(facts).hasSize(1 + THREADS + 1).doesNotHaveDuplicates();
        assertThat(facts.get(1 + QUORUM).fact()).isEqualTo(new BackupRecorded("quorum"));
        assertThat(facts)
                .filteredOn(fact -> fact.actor().equals(new Actor.Product()))
                .hasSize(2);
        assertThat(record.lifecycle().sequence()).isEqualTo(facts.size());
        assertThat(record.recent().get(0)).isEqualTo(facts.get(facts.size() - 1));
    }

    /** Follows from the tenth vote, and from no other. */
    private static Optional<Fact> conclusion(long sequence) {
        return sequence == 1 + QUORUM ? Optional.of(new BackupRecorded("quorum")) : Optional.empty();
    }
}
