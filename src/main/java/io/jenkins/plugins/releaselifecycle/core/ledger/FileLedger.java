package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final LineCodec codec = new LineCodec();
    private final LedgerReader verifier = new LedgerReader();

    private long sequence;
    private String hash;
    private LedgerException broken;

    private FileLedger(LedgerId id, LedgerDirectory directory, long sequence, String hash) {
        this.id = id;
        this.directory = directory;
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
        FileLedger ledger = new FileLedger(id, directory, 0, LineCodec.NO_HASH);
        ledger.append(0, List.of(first));
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
        LedgerDirectory directory = new LedgerDirectory(ledgers.resolve(id.hex()));
        if (!directory.exists()) {
            throw LedgerException.missing(directory.facts());
        }
        LedgerReader.Content content = new LedgerReader().read(directory.path(), reader);
        if (content.sequence() == 0) {
            throw LedgerException.empty(directory.facts());
        }
        FileLedger ledger = new FileLedger(id, directory, content.sequence(), content.hash());
        if (content.tail().length > 0) {
            ledger.repair(content, now).forEach(reader);
        }
        return ledger;
    }

    private synchronized List<RecordedFact> repair(LedgerReader.Content content, Instant now) {
        byte[] tail = content.tail();
        String digest = Digests.sha256(tail);
        try {
            Files.createDirectories(directory.quarantine());
            Path quarantined = directory.quarantine().resolve(content.wholeBytes() + "-" + digest + ".bin");
            try (FileOutputStream out = new FileOutputStream(quarantined.toFile())) {
                out.write(tail);
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
        Fact repaired = new Fact.TailRepaired(tail.length, digest);
        return append(sequence, List.of(new NewFact(now, new Actor.Product(), repaired)));
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
    public synchronized List<RecordedFact> append(long expectedSequence, List<NewFact> facts) {
        if (broken != null) {
            throw broken;
        }
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
        write(lines.toByteArray());
        sequence += recorded.size();
        hash = last;
        return recorded;
    }

    private void write(byte[] lines) {
        if (!directory.exists()) {
            broken = LedgerException.missing(directory.facts());
            throw broken;
        }
        try (FileOutputStream out = new FileOutputStream(directory.facts().toFile(), true)) {
            out.write(lines);
            out.getFD().sync();
        } catch (IOException e) {
            broken = LedgerException.unavailable(directory.facts(), e.toString(), e);
            throw broken;
        }
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
