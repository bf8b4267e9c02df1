package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
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
import java.util.Optional;
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
    private final GroupCommit<Batch> commit = new GroupCommit<>(this::write);

    private long sequence;
    private String hash;
    private FileState state;
    private volatile Anchor written;
    private volatile boolean writeFailed;

    /** Lines that were decided on together. */
    private record Batch(byte[] lines, Anchor last) {}

    private FileLedger(
            LedgerId id, LedgerDirectory directory, Vouching vouching, Disk disk, long sequence, String hash) {
        this.id = id;
        this.directory = directory;
        this.vouching = vouching;
        this.disk = disk;
        this.sequence = sequence;
        this.hash = hash;
        this.written = new Anchor(id, sequence, hash);
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
        FileLedger ledger = new FileLedger(id, directory, vouching, disk, 0, LineFrame.NO_HASH);
        try {
            Files.createDirectories(ledgers);
            Files.createDirectory(directory.path());
            Files.createFile(directory.facts());
            disk.forceNames(directory.path());
            disk.forceNames(ledgers);
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
        ledger.state = ledger.look();
        ledger.enter(0, List.of(first)).await();
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
        return open(ledgers, id, vouching, now, reader, Disk.REAL);
    }

    /**
     * What somebody outside of the ledgers and their anchors remembers of a ledger, as a build does.
     *
     * @param at when it was remembered; adopting the ledger later makes it void
     */
    public record Memory(Anchor anchor, Instant at) {}

    /**
     * Compares an opened ledger with what is remembered outside.
     *
     * @throws LedgerException where the ledger does not reach that place, or reached another one
     */
    public void requireReaches(Memory memory) {
        boolean[] adoptedSince = new boolean[1];
        LedgerReader.Content content = new LedgerReader()
                .with(memory.anchor())
                .read(
                        directory.path(),
                        fact -> adoptedSince[0] |= fact.fact() instanceof LedgerAdopted
                                && fact.at().isAfter(memory.at()));
        if (!content.anchored() && !adoptedSince[0]) {
            throw LedgerException.notVouchedFor(
                    AdoptionCause.BEHIND_ANCHOR,
                    directory.facts(),
                    content.sequence(),
                    memory.anchor().sequence());
        }
    }

    static FileLedger open(
            Path ledgers, LedgerId id, Vouching vouching, Instant now, Consumer<RecordedFact> reader, Disk disk) {
        LedgerDirectory directory = new LedgerDirectory(ledgers.resolve(id.hex()));
        Optional<Anchor> anchor = vouching.anchors().of(id);
        LedgerReader.Content content = content(directory, reader(vouching, anchor), reader);
        requireVouchedFor(directory, vouching, anchor, content);
        return opened(directory, id, vouching, now, reader, disk, content);
    }

    /**
     * Opens a ledger again after a write or a force has failed. What came after the last fact that was acknowledged may have
     * reached the disk or not, and the system's memory of the file may differ from the disk; so it is put into quarantine, whole
     * lines too. Nobody was told of them.
     *
     * @throws LedgerException as {@link #open} does
     */
    public static void reopen(Path ledgers, LedgerId id, Vouching vouching, Instant now) {
        reopen(ledgers, id, vouching, now, Disk.REAL);
    }

    static void reopen(Path ledgers, LedgerId id, Vouching vouching, Instant now, Disk disk) {
        LedgerDirectory directory = new LedgerDirectory(ledgers.resolve(id.hex()));
        Anchor anchor = vouching.anchors().of(id).orElseThrow(() -> LedgerException.noAnchor(directory.facts()));
        LedgerReader.Content content = content(directory, new LedgerReader().with(anchor), fact -> {});
        if (content.sequence() > anchor.sequence()) {
            long acknowledged = lengthUpTo(directory, anchor);
            quarantine(directory, disk, acknowledged, tailFrom(directory, acknowledged));
        }
        open(ledgers, id, vouching, now, fact -> {}, disk);
    }

    /**
     * Takes over a ledger for which the controller cannot vouch, on an administrator's word.
     *
     * @throws LedgerException where the chain itself is damaged, or the fact cannot be recorded
     */
    public static void adopt(Path ledgers, LedgerId id, Vouching vouching, Instant now, Actor who, LedgerAdopted fact) {
        LedgerDirectory directory = new LedgerDirectory(ledgers.resolve(id.hex()));
        LedgerReader.Content content = content(directory, new LedgerReader().with(vouching.seal()), read -> {});
        FileLedger ledger = opened(directory, id, vouching, now, read -> {}, Disk.REAL, content);
        ledger.append(ledger.sequence(), List.of(new NewFact(now, who, fact))).await();
    }

    private static LedgerReader reader(Vouching vouching, Optional<Anchor> anchor) {
        LedgerReader reader = new LedgerReader().with(vouching.seal());
        return anchor.map(reader::with).orElse(reader);
    }

    private static LedgerReader.Content content(
            LedgerDirectory directory, LedgerReader verifier, Consumer<RecordedFact> reader) {
        if (!directory.exists()) {
            throw LedgerException.missing(directory.facts());
        }
        LedgerReader.Content content = verifier.read(directory.path(), reader);
        if (content.sequence() == 0) {
            throw LedgerException.empty(directory.facts());
        }
        return content;
    }

    private static void requireVouchedFor(
            LedgerDirectory directory, Vouching vouching, Optional<Anchor> anchor, LedgerReader.Content content) {
        Path file = directory.facts();
        if (content.firstUnsealed().isPresent()) {
            throw LedgerException.notVouchedFor(
                    AdoptionCause.OTHER_KEY, file, content.firstUnsealed().getAsLong(), 0);
        }
        if (anchor.isEmpty()) {
            throw LedgerException.noAnchor(file);
        }
        if (!content.anchored()) {
            long reached = anchor.get().sequence();
            throw LedgerException.notVouchedFor(AdoptionCause.BEHIND_ANCHOR, file, content.sequence(), reached);
        }
        if (content.anchors() > vouching.anchors().sequence()) {
            long known = vouching.anchors().sequence();
            throw LedgerException.notVouchedFor(AdoptionCause.AHEAD_OF_ANCHORS, file, content.anchors(), known);
        }
    }

    private static FileLedger opened(
            LedgerDirectory directory,
            LedgerId id,
            Vouching vouching,
            Instant now,
            Consumer<RecordedFact> reader,
            Disk disk,
            LedgerReader.Content content) {
        FileLedger ledger = new FileLedger(id, directory, vouching, disk, content.sequence(), content.hash());
        if (content.tail().length > 0) {
            ledger.repair(content, now).forEach(reader);
        } else {
            ledger.state = ledger.look();
        }
        return ledger;
    }

    /** Makes the file end with a whole line: the last one is completed where only its line feed is missing. */
    private synchronized List<RecordedFact> repair(LedgerReader.Content content, Instant now) {
        byte[] tail = content.tail();
        try {
            LineCodec.Decoded whole = codec.decode(tail, id, sequence + 1, hash, vouching.seal());
            if (whole.line().sealed()) {
                disk.append(directory.facts(), new byte[] {'\n'});
                sequence++;
                hash = whole.line().hash();
                written = new Anchor(id, sequence, hash);
                state = look();
                return List.of(whole.fact());
            }
        } catch (DamagedLineException unfinished) {
            // It is treated as what it is: not a line.
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
        quarantine(directory, disk, content.wholeBytes(), tail);
        state = look();
        NewFact repaired =
                new NewFact(now, new Actor.Product(), new LedgerFact.TailRepaired(tail.length, Digests.sha256(tail)));
        Appended appended = enter(sequence, List.of(repaired));
        appended.await();
        return appended.facts();
    }

    private static void quarantine(LedgerDirectory directory, Disk disk, long wholeBytes, byte[] tail) {
        try {
            Files.createDirectories(directory.quarantine());
            String name = wholeBytes + "-" + Digests.sha256(tail) + ".bin";
            disk.write(directory.quarantine().resolve(name), tail);
            disk.forceNames(directory.quarantine());
            disk.forceNames(directory.path());
            disk.truncate(directory.facts(), wholeBytes);
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    private static long lengthUpTo(LedgerDirectory directory, Anchor anchor) {
        try (var lines = Files.newInputStream(directory.facts())) {
            LineSource source = new LineSource(lines);
            long length = 0;
            for (long line = 1; line <= anchor.sequence() && source.next(); line++) {
                length += source.length() + 1L;
            }
            return length;
        } catch (IOException | LineSource.TooLongException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    private static byte[] tailFrom(LedgerDirectory directory, long length) {
        try (var in = Files.newInputStream(directory.facts())) {
            in.skipNBytes(length);
            return in.readAllBytes();
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    @Override
    public Anchor head() {
        return written;
    }

    private FileState look() {
        try {
            return FileState.of(directory.facts());
        } catch (NoSuchFileException e) {
            throw LedgerException.missing(directory.facts());
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    @Override
    public void requireUntouched() {
        commit.unlessWriting(this::requireFileUntouched);
    }

    /** Only between writes. */
    private void requireFileUntouched() {
        FileState now = look();
        if (now.equals(state)) {
            return;
        }
        if (!directory.exists()) {
            throw LedgerException.missing(directory.facts());
        }
        LedgerReader.Content content = new LedgerReader().verify(directory.path());
        boolean same =
                content.sequence() == written.sequence() && content.hash().equals(written.hash());
        if (!same || content.tail().length > 0) {
            throw LedgerException.exchanged(directory.facts(), written.sequence());
        }
        state = now;
    }

    @Override
    public LedgerId id() {
        return id;
    }

    @Override
    public synchronized long sequence() {
        return sequence;
    }

    @Override
    public boolean writeFailed() {
        return writeFailed;
    }

    @Override
    public void close() {
        commit.close(LedgerException.unavailable(directory.facts(), "closed, to be opened again", null));
    }

    @Override
    public synchronized Appended append(long expectedSequence, List<NewFact> facts) {
        requireUntouched();
        return enter(expectedSequence, facts);
    }

    private synchronized Appended enter(long expectedSequence, List<NewFact> facts) {
        if (expectedSequence != sequence) {
            throw new LedgerConflictException(expectedSequence, sequence);
        }
        List<RecordedFact> recorded = new ArrayList<>();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long anchors = vouching.anchors().sequence();
        String last = hash;
        for (NewFact fact : facts) {
            RecordedFact next = new RecordedFact(sequence + recorded.size() + 1, fact.at(), fact.actor(), fact.fact());
            LineFrame.Closed line = codec.encode(id, next, last, anchors, vouching.seal());
            lines.writeBytes(line.line());
            lines.write('\n');
            last = line.hash();
            recorded.add(next);
        }
        sequence += recorded.size();
        hash = last;
        Anchor anchor = new Anchor(id, sequence, hash);
        long place = commit.add(new Batch(lines.toByteArray(), anchor));
        return new Entered(List.copyOf(recorded), anchor, place);
    }

    private final class Entered implements Appended {

        private final List<RecordedFact> facts;
        private final Anchor anchor;
        private final long place;

        Entered(List<RecordedFact> facts, Anchor anchor, long place) {
            this.facts = facts;
            this.anchor = anchor;
            this.place = place;
        }

        @Override
        public Anchor anchor() {
            return anchor;
        }

        @Override
        public List<RecordedFact> facts() {
            return facts;
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
        Anchor last = batches.get(batches.size() - 1).last();
        try {
            disk.append(directory.facts(), lines.toByteArray());
            written = last;
            state = FileState.of(directory.facts());
        } catch (IOException e) {
            writeFailed = true;
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
        try {
            vouching.anchors().add(last);
        } catch (LedgerException e) {
            writeFailed = true;
            throw e;
        }
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
