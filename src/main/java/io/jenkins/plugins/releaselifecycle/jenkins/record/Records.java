package io.jenkins.plugins.releaselifecycle.jenkins.record;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.AnchorFile;
import io.jenkins.plugins.releaselifecycle.core.ledger.FileLedger;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Seal;
import io.jenkins.plugins.releaselifecycle.core.ledger.Vouching;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.LedgerAdopted;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * The records of all applications of this controller. One is read when it is first needed; those that were used last stay in
 * memory, and of each there is never more than one at a time.
 */
final class Records {

    /** How many records stay in memory although nobody is using them. */
    private static final int KEPT = 100;

    private final Path ledgers;
    private final Path anchorFile;
    private final Seal seal;
    private final Map<LedgerId, WeakReference<ApplicationRecord>> open = new ConcurrentHashMap<>();
    private final Map<LedgerId, ApplicationRecord> lastUsed = Collections.synchronizedMap(new Recent());

    /** Records that could not be written; they stay as they are until an administrator has them opened again. */
    private final Map<LedgerId, ApplicationRecord> failed = new ConcurrentHashMap<>();

    private final Map<LedgerId, LedgerException> problems = new ConcurrentHashMap<>();

    /** Opening everything again, and adopting, are done while nobody else opens or creates a record. */
    private final ReadWriteLock opening = new ReentrantReadWriteLock();

    private AnchorFile anchors;
    private volatile LedgerException anchorProblem;

    private static final class Recent extends LinkedHashMap<LedgerId, ApplicationRecord> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<LedgerId, ApplicationRecord> eldest) {
            return size() > KEPT;
        }
    }

    /** @param directory of everything that the product keeps */
    Records(Path directory, Seal seal) {
        this.ledgers = directory.resolve("ledgers");
        this.anchorFile = directory.resolve("anchors.jsonl");
        this.seal = seal;
    }

    Path ledgers() {
        return ledgers;
    }

    private Vouching vouching() {
        return new Vouching(seal, anchors());
    }

    /**
     * How far each ledger has come.
     *
     * @throws LedgerException where the file cannot be used, so that no ledger can be trusted
     */
    synchronized AnchorFile anchors() {
        if (anchors == null) {
            try {
                anchors = AnchorFile.open(anchorFile, seal);
                anchorProblem = null;
            } catch (LedgerException e) {
                anchorProblem = e;
                throw e;
            }
        }
        return anchors;
    }

    /** @throws LedgerException where the anchors, and so all records, can no longer be trusted */
    void requireAnchors() {
        AnchorFile present = anchors();
        try {
            present.requireUntouched();
        } catch (LedgerException e) {
            anchorProblem = e;
            throw e;
        }
    }

    /**
     * The record with that ledger, as it is on disk.
     *
     * @throws LedgerException where it cannot be trusted or read
     */
    ApplicationRecord of(LedgerId id, Instant now) {
        requireAnchors();
        try {
            ApplicationRecord record = opened(id, now);
            record.lifecycle();
            return record;
        } catch (LedgerException e) {
            failed(id, e);
            throw e;
        }
    }

    /** Whether it is in memory. */
    boolean isOpen(LedgerId id) {
        WeakReference<ApplicationRecord> present = open.get(id);
        return present != null && present.get() != null;
    }

    private ApplicationRecord opened(LedgerId id, Instant now) {
        opening.readLock().lock();
        try {
            Vouching vouching = vouching();
            ApplicationRecord[] record = new ApplicationRecord[1];
            open.compute(id, (key, present) -> {
                record[0] = failed.get(key);
                if (record[0] != null) {
                    return null;
                }
                record[0] = present == null ? null : present.get();
                if (record[0] == null) {
                    record[0] = ApplicationRecord.open(ledgers, key, vouching, now);
                }
                return new WeakReference<>(record[0]);
            });
            lastUsed.put(id, record[0]);
            return record[0];
        } finally {
            opening.readLock().unlock();
        }
    }

    /** Keeps in mind for administrators what is wrong with the use of a record. */
    void note(LedgerId id, LedgerException why) {
        problems.put(id, why);
    }

    /** Nothing is wrong with the use of a record. */
    void sound(LedgerId id) {
        problems.remove(id);
    }

    /** What is wrong with a record that does not reach a place that a build remembers. */
    LedgerException behind(ApplicationRecord record, Anchor place) {
        Path ledger = ledgers.resolve(record.id().hex());
        return LedgerException.behind(ledger, record.head().sequence(), place.sequence());
    }

    /** Keeps a record that failed from being used, and in mind for administrators. */
    void failed(LedgerId id, LedgerException why) {
        note(id, why);
        forget(id);
    }

    /** Takes a record out of use, so that it is read from disk when it is next needed, unless it could not be written. */
    private void forget(LedgerId id) {
        open.computeIfPresent(id, (key, present) -> {
            close(key, present.get());
            return null;
        });
        lastUsed.remove(id);
    }

    private void close(LedgerId id, ApplicationRecord record) {
        if (record != null) {
            record.close();
            if (!record.mayBeOpenedAgain()) {
                failed.put(id, record);
            }
        }
    }

    ApplicationRecord create(LedgerId id, Instant now, Actor actor, String name) {
        requireAnchors();
        opening.readLock().lock();
        try {
            ApplicationRecord created = ApplicationRecord.create(ledgers, id, vouching(), now, actor, name);
            open.put(id, new WeakReference<>(created));
            lastUsed.put(id, created);
            return created;
        } finally {
            opening.readLock().unlock();
        }
    }

    /** What is wrong, ledger by ledger, as far as anybody has met it since the start. */
    Map<LedgerId, LedgerException> problems() {
        return Map.copyOf(problems);
    }

    /** What is wrong with the anchors, and so with everything; {@code null} where nothing is. */
    LedgerException anchorProblem() {
        return anchorProblem;
    }

    /** The ledgers that there are, in the order of their ids; without those whose first fact was never recorded. */
    List<LedgerId> ids() {
        if (!Files.isDirectory(ledgers)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(ledgers)) {
            List<LedgerId> ids = new ArrayList<>();
            directories.map(path -> String.valueOf(path.getFileName())).sorted().forEach(name -> {
                try {
                    LedgerId id = new LedgerId(name);
                    if (begun(id)) {
                        ids.add(id);
                    }
                } catch (InvalidInputException notALedger) {
                    // Whatever else lies there is nobody's record.
                }
            });
            return ids;
        } catch (IOException e) {
            throw LedgerException.unavailable(ledgers, e.toString(), e);
        }
    }

    private boolean begun(LedgerId id) {
        try {
            return FileLedger.hasBytes(ledgers, id) || anchors().of(id).isPresent();
        } catch (LedgerException nobodyCanTell) {
            return true;
        }
    }

    /**
     * Opens everything again, after the disk was put right: all that can be, also where some cannot.
     *
     * @throws LedgerException where something still cannot be trusted or written
     */
    void reopen(Instant now) {
        opening.writeLock().lock();
        try {
            closeAll();
            Vouching vouching = vouching();
            List<LedgerException> still = new ArrayList<>();
            problems.keySet().removeIf(id -> !failed.containsKey(id));
            for (LedgerId id : List.copyOf(failed.keySet())) {
                try {
                    FileLedger.reopen(ledgers, id, vouching, now);
                    failed.remove(id);
                    problems.remove(id);
                } catch (LedgerException e) {
                    problems.put(id, e);
                    still.add(e);
                }
            }
            if (!still.isEmpty()) {
                throw still.get(0);
            }
        } finally {
            opening.writeLock().unlock();
        }
    }

    private synchronized void closeAll() {
        open.forEach((id, present) -> close(id, present.get()));
        open.clear();
        lastUsed.clear();
        if (anchors != null) {
            anchors.close();
            anchors = null;
        }
    }

    /** Takes over a ledger on an administrator's word. */
    void adopt(Anchor seen, Instant now, Actor administrator, LedgerAdopted fact) {
        LedgerId id = seen.ledger();
        opening.writeLock().lock();
        try {
            forget(id);
            FileLedger.adopt(ledgers, seen, vouching(), now, administrator, fact);
            failed.remove(id);
            sound(id);
        } finally {
            opening.writeLock().unlock();
        }
    }

    /** The last place of every ledger, for a checkpoint. */
    List<Anchor> heads() {
        requireAnchors();
        return anchors().all();
    }
}
