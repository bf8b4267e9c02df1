package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A ledger in a directory of its own.
 *
 * <p>Facts are appended with one write and one force before anybody is told that they are recorded. Streams are used
 * rather than channels because Jenkins interrupts threads, and an interrupt closes a channel. After a write or a force
 * has failed nobody knows what is on the disk, so the ledger takes nothing more until it is opened again; a failed
 * force is never tried again.
 */
public final class FileLedger implements Ledger {

    private final LedgerId id;
    private final LedgerDirectory directory;
    private final Appender appender;
    private final LineCodec codec = new LineCodec();
    private final LedgerReader verifier = new LedgerReader();

    private long sequence;
    private String hash;
    private FileState state;
    private LedgerException broken;

    /** Puts bytes behind the end of a file, with one write and one force. */
    @FunctionalInterface
    interface Appender {
        void append(Path file, byte[] bytes) throws IOException;
    }

    private static void appendAndForce(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    /** What the file system says of the file; whoever else writes to it changes this. */
    private record FileState(long length, FileTime modified, Object key) {

        static FileState of(Path file) throws IOException {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new FileState(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    private FileLedger(LedgerId id, LedgerDirectory directory, Appender appender, long sequence, String hash) {
        this.id = id;
        this.directory = directory;
        this.appender = appender;
        this.sequence = sequence;
        this.hash = hash;
    }

    /**
     * Makes a ledger that begins with one fact.
     *
     * @param ledgers the directory of all ledgers; made where it is missing
     * @throws LedgerException where it cannot be made
     */
    public static FileLedger create(Path ledgers, LedgerId id, NewFact first) {
        LedgerDirectory directory = new LedgerDirectory(ledgers.resolve(id.hex()));
        try {
            Files.createDirectories(ledgers);
            Files.createDirectory(directory.path());
            Files.createFile(directory.facts());
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
        FileLedger ledger = new FileLedger(id, directory, FileLedger::appendAndForce, 0, LineCodec.NO_HASH);
        ledger.write(0, List.of(first));
        try {
            LedgerDirectory.force(directory.path());
            LedgerDirectory.force(ledgers);
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
        return ledger;
    }

    /**
     * Opens a ledger, verifying every line of it. A last line that was never finished is put into quarantine, and a fact
     * says so; it had never been acknowledged to anybody.
     *
     * @param ledgers the directory of all ledgers
     * @param now time of that fact
     * @param reader takes each fact, in order, that one included
     * @throws LedgerException where it is missing, damaged or cannot be read
     */
    public static FileLedger open(Path ledgers, LedgerId id, Instant now, Consumer<RecordedFact> reader) {
        return open(ledgers, id, now, reader, FileLedger::appendAndForce);
    }

    static FileLedger open(Path ledgers, LedgerId id, Instant now, Consumer<RecordedFact> reader, Appender appender) {
        LedgerDirectory directory = new LedgerDirectory(ledgers.resolve(id.hex()));
        if (!directory.exists()) {
            throw LedgerException.missing(directory.facts());
        }
        LedgerReader.Content content = new LedgerReader().read(directory.path(), reader);
        if (content.sequence() == 0) {
            throw LedgerException.empty(directory.facts());
        }
        FileLedger ledger = new FileLedger(id, directory, appender, content.sequence(), content.hash());
        if (content.tail().length > 0) {
            ledger.repair(content, now).forEach(reader);
        }
        ledger.remember();
        return ledger;
    }

    /** Makes the file end with a whole line: the last one is completed where only its line feed is missing. */
    private synchronized List<RecordedFact> repair(LedgerReader.Content content, Instant now) {
        byte[] tail = content.tail();
        try {
            LineCodec.Decoded whole = codec.decode(tail, id, sequence + 1, hash);
            appender.append(directory.facts(), new byte[] {'\n'});
            sequence++;
            hash = whole.hash();
            return List.of(whole.fact());
        } catch (LineCodec.DamagedLineException unfinished) {
            String digest = Digests.sha256(tail);
            quarantine(content, digest);
            Fact repaired = new LedgerFact.TailRepaired(tail.length, digest);
            return write(sequence, List.of(new NewFact(now, new Actor.Product(), repaired)));
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    private void quarantine(LedgerReader.Content content, String digest) {
        try {
            Files.createDirectories(directory.quarantine());
            Path quarantined = directory.quarantine().resolve(content.wholeBytes() + "-" + digest + ".bin");
            try (FileOutputStream out = new FileOutputStream(quarantined.toFile())) {
                out.write(content.tail());
                out.getFD().sync();
            }
            LedgerDirectory.force(directory.quarantine());
            LedgerDirectory.force(directory.path());
            try (RandomAccessFile facts = new RandomAccessFile(directory.facts().toFile(), "rw")) {
                facts.setLength(content.wholeBytes());
                facts.getFD().sync();
            }
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    private synchronized void remember() {
        try {
            state = FileState.of(directory.facts());
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    @Override
    public synchronized void requireUntouched() {
        if (broken != null) {
            throw broken;
        }
        if (!directory.exists()) {
            throw LedgerException.missing(directory.facts());
        }
        FileState before = state;
        remember();
        if (!state.equals(before)) {
            state = before;
            LedgerReader.Content content = verifier.read(directory.path(), fact -> {});
            if (content.sequence() != sequence || !content.hash().equals(hash) || content.tail().length > 0) {
                throw LedgerException.exchanged(directory.facts(), sequence);
            }
            remember();
        }
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
    public synchronized boolean writeFailed() {
        return broken != null;
    }

    @Override
    public synchronized List<RecordedFact> append(long expectedSequence, List<NewFact> facts) {
        requireUntouched();
        return write(expectedSequence, facts);
    }

    private synchronized List<RecordedFact> write(long expectedSequence, List<NewFact> facts) {
        if (expectedSequence != sequence) {
            throw new LedgerConflictException(expectedSequence, sequence);
        }
        List<RecordedFact> recorded = new ArrayList<>();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        String last = hash;
        for (NewFact fact : facts) {
            RecordedFact next = new RecordedFact(sequence + recorded.size() + 1, fact.at(), fact.actor(), fact.fact());
            LineCodec.Encoded encoded = codec.encode(id, next, last);
            lines.writeBytes(encoded.line());
            lines.write('\n');
            last = encoded.hash();
            recorded.add(next);
        }
        try {
            appender.append(directory.facts(), lines.toByteArray());
        } catch (IOException e) {
            broken = LedgerException.unavailable(directory.facts(), e.toString(), e);
            throw broken;
        }
        sequence += recorded.size();
        hash = last;
        remember();
        return recorded;
    }

    @Override
    public void read(long fromSequence, Consumer<RecordedFact> reader) {
        verifier.read(directory.path(), fact -> {
            if (fact.sequence() >= fromSequence) {
                reader.accept(fact);
            }
        });
    }
}
