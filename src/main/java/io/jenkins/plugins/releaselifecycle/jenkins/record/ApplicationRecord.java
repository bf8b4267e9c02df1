package io.jenkins.plugins.releaselifecycle.jenkins.record;

import io.jenkins.plugins.releaselifecycle.core.ledger.FileLedger;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledger;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The ledger of one application together with the state that its facts amount to. */
public final class ApplicationRecord {

    private static final int RECENT = 20;

    private final Deque<RecordedFact> recent = new ArrayDeque<>();
    private Ledger ledger;
    private Lifecycle lifecycle = Lifecycle.empty();

    private ApplicationRecord() {}

    static ApplicationRecord create(Path ledgers, LedgerId id, Instant now, Actor actor, String name) {
        NewFact registered = new NewFact(now, actor, new ApplicationRegistered(name));
        FileLedger ledger = FileLedger.create(ledgers, id, registered);
        ApplicationRecord record = new ApplicationRecord();
        Lifecycle.Folding folding = Lifecycle.folding();
        ledger.read(1, fact -> record.take(folding, fact));
        return record.of(ledger, folding);
    }

    static ApplicationRecord open(Path ledgers, LedgerId id, Instant now) {
        ApplicationRecord record = new ApplicationRecord();
        Lifecycle.Folding folding = Lifecycle.folding();
        return record.of(FileLedger.open(ledgers, id, now, fact -> record.take(folding, fact)), folding);
    }

    private synchronized ApplicationRecord of(Ledger opened, Lifecycle.Folding folding) {
        ledger = opened;
        lifecycle = folding.folded();
        return this;
    }

    private void take(Lifecycle.Folding folding, RecordedFact fact) {
        folding.accept(fact);
        remember(fact);
    }

    private synchronized void remember(RecordedFact fact) {
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

    /** What is to be recorded for a state of the application at a moment. */
    @FunctionalInterface
    public interface Decision {
        /** @return none if there is nothing to record */
        List<Fact> facts(Lifecycle lifecycle, Instant now);
    }

    /**
     * Decides on the present state and records what was decided, together with what follows from it, with nothing in
     * between.
     *
     * @param now the moment of the decision; its facts bear it
     * @param following the fact that the product itself adds, for the state after the decision
     * @return what was recorded, once it is safe on disk
     * @throws io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException where it cannot be recorded
     */
    synchronized List<RecordedFact> decide(
            Instant now, Actor actor, Decision decision, BiFunction<Lifecycle, Instant, Optional<Fact>> following) {
        ledger.requireUntouched();
        List<NewFact> facts = new ArrayList<>();
        Lifecycle after = lifecycle;
        for (Fact fact : decision.facts(lifecycle, now)) {
            facts.add(new NewFact(now, actor, fact));
            after = after.and(new RecordedFact(after.sequence() + 1, now, actor, fact));
        }
        if (facts.isEmpty()) {
            return List.of();
        }
        following.apply(after, now).ifPresent(fact -> facts.add(new NewFact(now, new Actor.Product(), fact)));
        List<RecordedFact> recorded = ledger.append(lifecycle.sequence(), facts);
        lifecycle = lifecycle.and(recorded);
        recorded.forEach(this::remember);
        return recorded;
    }
}
