package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.LedgerAdopted;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A ledger in a directory of its own.
 *
 * <p>Facts are appended with one write and one force, together with those of other threads that wait for the same, and then
 * anchored, before anybody is told that they are recorded. After a write or a force has failed nobody knows what is on the disk,
 * so the ledger takes nothing more until it is {@linkplain #reopen opened again}.
 */
public final class FileLedger implements Ledger {

    private final LedgerId id;
    private final LedgerDirectory directory;
    private final Vouching vouching;
    private final Disk disk;
    private final LineCodec codec = new LineCodec();
    private final GroupCommit<Batch> commit = new GroupCommit<>(this::write, this::unavailable);

    /** The place of the last fact, be it safe or not yet. Guarded by this. */
    private Anchor end;

    private FileState state;
    private volatile Anchor head;
    private volatile boolean writeFailed;

    /** Lines that were decided on together. */
    private record Batch(byte[] lines, Anchor end) {}

    /**
     * @param end of what is in the file, which is whole
     * @param state of the file, seen before it was read
     */
    FileLedger(LedgerDirectory directory, Vouching vouching, Disk disk, Anchor end, FileState state) {
        this.id = end.ledger();
        this.directory = directory;
        this.vouching = vouching;
        this.disk = disk;
        this.end = end;
        this.head = end;
        this.state = state;
    }

    /**
     * Makes a ledger that begins with one fact.
     *
     * @param ledgers the directory of all ledgers; made where it is missing
     * @throws LedgerException where it cannot be made
     */
    public static FileLedger create(Path ledgers, LedgerId id, Vouching vouching, NewFact first) {
        return create(ledgers, id, vouching, first, Disk.REAL);
    }

    static FileLedger create(Path ledgers, LedgerId id, Vouching vouching, NewFact first, Disk disk) {
        LedgerDirectory directory = new LedgerDirectory(ledgers.resolve(id.hex()));
        try {
            Files.createDirectories(ledgers);
            Files.createDirectory(directory.path());
            Files.createFile(directory.facts());
            disk.forceNames(directory.path());
            disk.forceNames(ledgers);
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
        Anchor nothing = new Anchor(id, 0, LineFrame.NO_HASH);
        FileLedger ledger = new FileLedger(directory, vouching, disk, nothing, look(directory));
        ledger.append(0, List.of(first)).await();
        return ledger;
    }

    /**
     * Opens a ledger, verifying every line of it. A last line that was never finished is put into quarantine, and a fact
     * says so; it had never been acknowledged to anybody.
     *
     * @param ledgers the directory of all ledgers
     * @param now time of that fact
     * @param reader takes each fact, in order, that one included
     * @throws LedgerException where it is missing, damaged, cannot be read, or the controller cannot vouch for it
     */
    public static FileLedger open(
            Path ledgers, LedgerId id, Vouching vouching, Instant now, Consumer<RecordedFact> reader) {
        return new LedgerOpening(ledgers, id, vouching, Disk.REAL, now).open(reader);
    }

    /**
     * Puts a ledger right after a write or a force has failed, so that it can be opened. What came after the last fact that was
     * acknowledged may have reached the disk or not, and the system's memory of the file may differ from the disk; so it is put into
     * quarantine, whole lines too, and a fact says so. Nobody was told of them.
     *
     * @throws LedgerException as {@link #open} does
     */
    public static void reopen(Path ledgers, LedgerId id, Vouching vouching, Instant now) {
        new LedgerOpening(ledgers, id, vouching, Disk.REAL, now).reopen();
    }

    /**
     * Takes over a ledger for which the controller cannot vouch, on an administrator's word.
     *
     * @param seen the last fact that the administrator saw
     * @throws LedgerException where the chain itself is damaged, there are other facts by now, or the fact cannot be recorded
     */
    public static void adopt(Path ledgers, Anchor seen, Vouching vouching, Instant now, Actor who, LedgerAdopted fact) {
        new LedgerOpening(ledgers, seen.ledger(), vouching, Disk.REAL, now).adopt(seen, who, fact);
    }

    /** Whether there is a file of that ledger with anything in it. */
    public static boolean hasBytes(Path ledgers, LedgerId id) {
        return new LedgerDirectory(ledgers.resolve(id.hex())).facts().toFile().length() > 0;
    }

    @Override
    public LedgerId id() {
        return id;
    }

    @Override
    public Anchor head() {
        return head;
    }

    @Override
    public synchronized long sequence() {
        return end.sequence();
    }

    @Override
    public boolean writeFailed() {
        return writeFailed;
    }

    @Override
    public boolean reaches(Anchor place) {
        return place.equals(head)
                || new LedgerReader()
                        .with(place)
                        .verify(directory.path())
                        .missing()
                        .isEmpty();
    }

    @Override
    public void requireUntouched() {
        commit.unlessWriting(this::requireFileUntouched);
    }

    /** Only between writes. */
    private void requireFileUntouched() {
        FileState now = look(directory);
        if (now.equals(state)) {
            return;
        }
        if (!directory.exists()) {
            throw LedgerException.missing(directory.facts());
        }
        LedgerReader.Content content = new LedgerReader().verify(directory.path());
        Anchor found = new Anchor(id, content.sequence(), content.hash());
        if (!found.equals(head) || content.tail().length > 0) {
            throw LedgerException.exchanged(directory.facts(), head.sequence());
        }
        state = now;
    }

    static FileState look(LedgerDirectory directory) {
        try {
            return FileState.of(directory.facts());
        } catch (NoSuchFileException e) {
            throw LedgerException.missing(directory.facts());
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    @Override
    public void close() {
        commit.close(LedgerException.beingReopened(directory.facts()));
    }

    @Override
    public synchronized Appended append(long expectedSequence, List<NewFact> facts) {
        commit.requireSound();
        if (expectedSequence != end.sequence()) {
            throw new LedgerConflictException(expectedSequence, end.sequence());
        }
        List<RecordedFact> recorded = new ArrayList<>();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long anchors = vouching.anchors().sequence();
        Anchor last = end;
        for (NewFact fact : facts) {
            RecordedFact next = new RecordedFact(last.sequence() + 1, fact.at(), fact.actor(), fact.fact());
            LineFrame.Closed line = codec.encode(id, next, last.hash(), anchors, vouching.seal());
            lines.writeBytes(line.line());
            lines.write('\n');
            last = new Anchor(id, next.sequence(), line.hash());
            recorded.add(next);
        }
        end = last;
        long place = commit.add(new Batch(lines.toByteArray(), end));
        return new OnItsWay(List.copyOf(recorded), end, place);
    }

    private final class OnItsWay implements Appended {

        private final List<RecordedFact> facts;
        private final Anchor anchor;
        private final long place;

        OnItsWay(List<RecordedFact> facts, Anchor anchor, long place) {
            this.facts = facts;
            this.anchor = anchor;
            this.place = place;
        }

        @Override
        public List<RecordedFact> facts() {
            return facts;
        }

        @Override
        public Anchor anchor() {
            return anchor;
        }

        @Override
        public void await() {
            commit.await(place);
        }
    }

    private void write(List<Batch> batches) {
        requireFileUntouched();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        batches.forEach(batch -> lines.writeBytes(batch.lines()));
        Anchor last = batches.get(batches.size() - 1).end();
        try {
            disk.append(directory.facts(), lines.toByteArray());
            state = FileState.grown(directory.facts(), state, lines.size());
            vouching.anchors().add(last);
            head = last;
        } catch (IOException e) {
            writeFailed = true;
            throw unavailable(e);
        } catch (RuntimeException | Error e) {
            writeFailed = true;
            throw e;
        }
    }

    private LedgerException unavailable(Throwable problem) {
        return LedgerException.unavailable(directory.facts(), problem.toString(), problem);
    }

    @Override
    public void read(long fromSequence, Consumer<RecordedFact> reader) {
        new LedgerReader().read(directory.path(), fact -> {
            if (fact.sequence() >= fromSequence) {
                reader.accept(fact);
            }
        });
    }
}
