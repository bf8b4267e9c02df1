package io.jenkins.plugins.releaselifecycle.jenkins.record;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.Appended;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.FileLedger;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledger;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.Vouching;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.ClockMoved;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The ledger of one application together with the state that its facts amount to. */
public final class ApplicationRecord {

    private static final int RECENT = 20;

    private final NavigableMap<Long, RecordedFact> recent = new TreeMap<>();
    private boolean compared;
    private volatile Ledger ledger;
    private volatile EvidenceStore evidence;
    private final Object oneTells = new Object();
    private Map.Entry<Told, Timeline> timeline;

    /** What was decided, be it safe on disk or not yet. */
    private Lifecycle decided = Lifecycle.empty();

    /** What is safe on disk, and may be told. */
    private Lifecycle lifecycle = Lifecycle.empty();

    private ApplicationRecord() {}

    static ApplicationRecord create(
            Path ledgers, LedgerId id, Vouching vouching, Instant now, Actor actor, String name) {
        NewFact registered = new NewFact(now, actor, new ApplicationRegistered(name));
        FileLedger ledger = FileLedger.create(ledgers, id, vouching, registered);
        ApplicationRecord record = new ApplicationRecord();
        Lifecycle.Folding folding = Lifecycle.folding();
        ledger.read(1, fact -> record.take(folding, fact));
        return record.of(ledger, folding, EvidenceStore.of(ledgers, id));
    }

    static ApplicationRecord open(Path ledgers, LedgerId id, Vouching vouching, Instant now) {
        ApplicationRecord record = new ApplicationRecord();
        Lifecycle.Folding folding = Lifecycle.folding();
        FileLedger ledger = FileLedger.open(ledgers, id, vouching, now, fact -> record.take(folding, fact));
        return record.of(ledger, folding, EvidenceStore.of(ledgers, id));
    }

    private synchronized ApplicationRecord of(Ledger opened, Lifecycle.Folding folding, EvidenceStore reports) {
        ledger = opened;
        evidence = reports;
        lifecycle = folding.folded();
        decided = lifecycle;
        return this;
    }

    private void take(Lifecycle.Folding folding, RecordedFact fact) {
        folding.accept(fact);
        remember(fact);
    }

    private synchronized void remember(RecordedFact fact) {
        recent.put(fact.sequence(), fact);
        if (recent.size() > RECENT) {
            recent.pollFirstEntry();
        }
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

    LedgerId id() {
        return ledger.id();
    }

    /** The last place of the ledger that is safe on disk. */
    public Anchor head() {
        return ledger.head();
    }

    /** The reports that were kept. */
    public EvidenceStore evidence() {
        return evidence;
    }

    /**
     * A place that a build remembers and the ledger does not reach; empty where there is none. Looked for once for each time that the
     * ledger is opened, unless there is one. What was remembered before an administrator answered for the record is void.
     */
    synchronized Optional<Anchor> behind(Supplier<List<RunAnchor>> remembered) {
        if (compared) {
            return Optional.empty();
        }
        Optional<Anchor> behind = remembered.get().stream()
                .filter(memory ->
                        lifecycle.adoptedAt().filter(memory.at()::isBefore).isEmpty())
                .map(RunAnchor::anchor)
                .filter(place -> !ledger.reaches(place))
                .findFirst();
        compared = behind.isEmpty();
        return behind;
    }

    /** Takes nothing more, so that the record can be opened anew. */
    void close() {
        ledger.close();
    }

    /** Whether reading the ledger from disk again could help: not after a fact could not be written. */
    boolean mayBeOpenedAgain() {
        return !ledger.writeFailed();
    }

    /** The last facts, the newest first. */
    public synchronized List<RecordedFact> recent() {
        return new ArrayList<>(recent.descendingMap().values());
    }

    /** Reads the facts from that sequence on that are safe on disk, in their order. */
    public void read(long sequence, Consumer<RecordedFact> reader) {
        long told = lifecycle().sequence();
        ledger.read(sequence, fact -> {
            if (fact.sequence() <= told) {
                reader.accept(fact);
            }
        });
    }

    /**
     * The timeline as it was told last, as long as no fact was added, the same policy is in force and the same minute lasts: telling
     * it reads the whole ledger.
     *
     * @param policy digest of the one that is in force
     */
    Timeline timeline(String policy, Instant now, Supplier<Timeline> telling) {
        Told told = new Told(lifecycle().sequence(), policy, now.truncatedTo(ChronoUnit.MINUTES));
        synchronized (oneTells) {
            if (timeline == null || !timeline.getKey().equals(told)) {
                timeline = Map.entry(told, telling.get());
            }
            return timeline.getValue();
        }
    }

    /** What a timeline rests on. */
    private record Told(long sequence, String policy, Instant minute) {}

    /** The facts from that sequence on that are safe on disk, in their order. */
    List<RecordedFact> since(long sequence) {
        List<RecordedFact> facts = new ArrayList<>();
        read(sequence, facts::add);
        return facts;
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
     * @param time of the decision; its facts bear it
     * @param following the fact that the product itself adds, for the state after the decision
     * @return what was recorded, once it is safe on disk
     * @throws io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException where it cannot be recorded
     */
    List<RecordedFact> decide(
            ControllerClock.Reading time,
            Actor actor,
            Decision decision,
            BiFunction<Lifecycle, Instant, Optional<Fact>> following) {
        Appended appended;
        Lifecycle after;
        synchronized (this) {
            ledger.requireUntouched();
            List<NewFact> facts = decided(time, actor, decision, following);
            if (facts.isEmpty()) {
                return List.of();
            }
            appended = ledger.append(decided.sequence(), facts);
            after = after(appended);
            decided = after;
        }
        appended.await();
        tell(after, appended.facts());
        return appended.facts();
    }

    /** Where that cannot be said, nothing more may be decided; what was added is never written. */
    private Lifecycle after(Appended appended) {
        try {
            return decided.and(appended.facts());
        } catch (RuntimeException | Error e) {
            ledger.close();
            throw e;
        }
    }

    private List<NewFact> decided(
            ControllerClock.Reading time,
            Actor actor,
            Decision decision,
            BiFunction<Lifecycle, Instant, Optional<Fact>> following) {
        Instant now = settled(time.now());
        List<NewFact> facts = new ArrayList<>();
        List<Fact> decisions = decision.facts(decided, now);
        if (decisions.isEmpty()) {
            return List.of();
        }
        moved(time, now).ifPresent(moved -> facts.add(new NewFact(now, new Actor.Product(), moved)));
        decisions.forEach(fact -> facts.add(new NewFact(now, actor, fact)));
        Lifecycle after = decided;
        for (NewFact fact : facts) {
            after = after.and(new RecordedFact(after.sequence() + 1, fact.at(), fact.actor(), fact.fact()));
        }
        following.apply(after, now).ifPresent(fact -> facts.add(new NewFact(now, new Actor.Product(), fact)));
        return facts;
    }

    /** A clock that was put right by a little was not moved. */
    private Instant settled(Instant now) {
        boolean little = now.isBefore(decided.last())
                && !now.plus(ControllerClock.TOLERANCE).isBefore(decided.last());
        return little ? decided.last() : now;
    }

    /** That the clock was moved, where the record does not say so yet. */
    private Optional<Fact> moved(ControllerClock.Reading time, Instant now) {
        if (now.isBefore(decided.last())) {
            return Optional.of(new ClockMoved(decided.last(), now));
        }
        return time.doubt()
                .filter(doubt -> decided.clockMovedAt()
                        .filter(told -> !told.isBefore(doubt.since()))
                        .isEmpty())
                .map(doubt -> new ClockMoved(now, doubt.shown()));
    }

    private synchronized void tell(Lifecycle after, List<RecordedFact> facts) {
        if (after.sequence() > lifecycle.sequence()) {
            lifecycle = after;
        }
        facts.forEach(this::remember);
    }
}
