package io.jenkins.plugins.releaselifecycle.jenkins.record;

import io.jenkins.plugins.releaselifecycle.core.ledger.FileLedger;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledger;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** The ledger of one application together with the state that its facts amount to. */
public final class ApplicationRecord {

    private static final int RECENT = 20;

    private final InstantSource clock;
    private final Deque<RecordedFact> recent = new ArrayDeque<>();
    private Ledger ledger;
    private Lifecycle lifecycle = Lifecycle.empty();

    private ApplicationRecord(InstantSource clock) {
        this.clock = clock;
    }

    static ApplicationRecord create(Path ledgers, LedgerId id, InstantSource clock, Actor actor, String name) {
        ApplicationRecord record = new ApplicationRecord(clock);
        NewFact registered = new NewFact(clock.instant(), actor, new Fact.ApplicationRegistered(name));
        record.ledger = FileLedger.create(ledgers, id, registered);
        record.ledger.read(1, record::take);
        return record;
    }

    static ApplicationRecord open(Path ledgers, LedgerId id, InstantSource clock) {
        ApplicationRecord record = new ApplicationRecord(clock);
        record.ledger = FileLedger.open(ledgers, id, clock.instant(), record::take);
        return record;
    }

    private synchronized void take(RecordedFact fact) {
        lifecycle = lifecycle.and(fact);
        if (recent.size() == RECENT) {
            recent.removeLast();
        }
        recent.addFirst(fact);
    }

    /**
     * Where the application stands now.
     *
     * @throws io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException where the record on disk is no longer what
     *     it was, so that nobody can say
     */
    public synchronized Lifecycle lifecycle() {
        ledger.requireUntouched();
        return lifecycle;
    }

    /** Whether reading the ledger from disk again could help: not after a fact could not be written. */
    boolean mayBeOpenedAgain() {
        return !ledger.writeFailed();
    }

    /** The last facts, the newest first. */
    public synchronized List<RecordedFact> recent() {
        return new ArrayList<>(recent);
    }

    /**
     * Decides on the present state and records what was decided, with nothing in between.
     *
     * @param decision facts to be recorded for this state; none if there is nothing to record
     * @return what was recorded, once it is safe on disk
     * @throws io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException where it cannot be recorded
     */
    public synchronized List<RecordedFact> decide(Actor actor, Function<Lifecycle, List<Fact>> decision) {
        ledger.requireUntouched();
        List<NewFact> facts = new ArrayList<>();
        for (Fact fact : decision.apply(lifecycle)) {
            facts.add(new NewFact(clock.instant(), actor, fact));
        }
        if (facts.isEmpty()) {
            return List.of();
        }
        List<RecordedFact> recorded = ledger.append(lifecycle.sequence(), facts);
        recorded.forEach(this::take);
        return recorded;
    }
}
