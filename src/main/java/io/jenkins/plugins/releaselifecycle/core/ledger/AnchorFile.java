package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The anchors of all ledgers of a controller, in one file: a chain of sealed lines, as {@code docs/ledger-format.md} describes.
 * The last anchor of a ledger counts.
 */
public final class AnchorFile implements Anchors {

    private static final int FORMAT = 1;
    private static final LineFrame FRAME = LineFrame.sealed("release-lifecycle/anchors/1");

    private final Path file;
    private final Seal seal;
    private final Disk disk;
    private final FactCodec json = new FactCodec();
    private final GroupCommit<Anchor> commit = new GroupCommit<>(this::write, this::unavailable);

    /** Guarded by itself; holds what is safe on disk. */
    private final Map<LedgerId, Anchor> last = new HashMap<>();

    private volatile long sequence;
    private String hash = LineFrame.NO_HASH;
    private FileState state;

    /** The members of an entry in the order in which they are written. */
    private record Entry(String anchored, int format, String ledger, String previous, long reached, long sequence) {}

    private AnchorFile(Path file, Seal seal, Disk disk) {
        this.file = file;
        this.seal = seal;
        this.disk = disk;
    }

    /**
     * Opens the anchors of a controller, verifying every line. A last line that was never finished is cut off: the fact that it was
     * to anchor was never acknowledged.
     *
     * @param file made where it is missing
     * @param seal made with the controller's key
     * @throws LedgerException where a line is not what the controller wrote, or the file cannot be used
     */
    public static AnchorFile open(Path file, Seal seal) {
        return open(file, seal, Disk.REAL);
    }

    static AnchorFile open(Path file, Seal seal, Disk disk) {
        AnchorFile anchors = new AnchorFile(file, seal, disk);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
                Files.createDirectories(directory);
                disk.write(file, new byte[0]);
                disk.forceNames(directory);
            }
            anchors.state = FileState.of(file);
            long whole = anchors.load();
            if (anchors.state.length() > whole) {
                disk.truncate(file, whole);
                anchors.state = FileState.of(file);
            }
        } catch (IOException e) {
            throw LedgerException.unavailable(file, e.toString(), e);
        }
        return anchors;
    }

    /**
     * Reads anchors without a key and without changing the file: every line is verified but for its seal.
     *
     * @return the last anchor of each ledger
     * @throws LedgerException where a line is not what was written, or the file cannot be read
     */
    public static Map<LedgerId, Anchor> read(Path file) {
        AnchorFile anchors = new AnchorFile(file, null, Disk.REAL);
        try {
            anchors.load();
        } catch (IOException e) {
            throw LedgerException.unavailable(file, e.toString(), e);
        }
        return Map.copyOf(anchors.last);
    }

    /** @return length of the whole lines */
    private long load() throws IOException {
        long whole = 0;
        try (LineSource lines = LineSource.of(file)) {
            while (lines.next()) {
                take(lines.bytes());
                whole += lines.length() + 1L;
            }
        } catch (DamagedLineException e) {
            throw LedgerException.damagedAnchors(file, sequence + 1, e.detail);
        } catch (LineSource.TooLongException e) {
            Message detail = Message.of(LedgerReader.class, "line.too-long", LineSource.LONGEST_LINE);
            throw LedgerException.damagedAnchors(file, sequence + 1, detail);
        }
        return whole;
    }

    private void take(byte[] line) throws DamagedLineException {
        LineFrame.Opened opened = FRAME.open(line);
        if (seal != null && !FRAME.isSealedBy(seal, opened)) {
            throw new DamagedLineException(Message.of(AnchorFile.class, "anchors.seal"));
        }
        Entry entry = entry(opened);
        if (entry.format() != FORMAT) {
            throw new DamagedLineException(Message.of(LineCodec.class, "line.format", entry.format(), FORMAT));
        }
        if (entry.sequence() != sequence + 1) {
            throw new DamagedLineException(
                    Message.of(AnchorFile.class, "anchors.sequence", sequence + 1, entry.sequence()));
        }
        if (!hash.equals(entry.previous())) {
            throw new DamagedLineException(Message.of(LineCodec.class, "line.previous"));
        }
        try {
            LedgerId ledger = new LedgerId(String.valueOf(entry.ledger()));
            last.put(ledger, new Anchor(ledger, entry.reached(), String.valueOf(entry.anchored())));
        } catch (InvalidInputException e) {
            throw new DamagedLineException(e.reason());
        }
        sequence = entry.sequence();
        hash = opened.hash();
    }

    private Entry entry(LineFrame.Opened opened) throws DamagedLineException {
        try {
            return json.read(opened, Entry.class);
        } catch (IOException e) {
            throw new DamagedLineException(Message.of(LineCodec.class, "line.json"));
        }
    }

    @Override
    public Optional<Anchor> of(LedgerId ledger) {
        synchronized (last) {
            return Optional.ofNullable(last.get(ledger));
        }
    }

    /** The last anchor of each ledger. */
    public List<Anchor> all() {
        synchronized (last) {
            return List.copyOf(last.values());
        }
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public void add(Anchor anchor) {
        commit.await(commit.add(anchor));
    }

    /** Takes nothing more, so that the file can be opened anew. */
    public void close() {
        commit.close(LedgerException.beingReopened(file));
    }

    /** @throws LedgerException where somebody else changed the file, or an anchor could not be written */
    public void requireUntouched() {
        commit.unlessWriting(this::requireFileUntouched);
    }

    private void requireFileUntouched() {
        try {
            FileState now = FileState.of(file);
            if (!now.equals(state)) {
                requireSame();
                state = now;
            }
        } catch (IOException e) {
            throw LedgerException.unavailable(file, e.toString(), e);
        }
    }

    private void requireSame() throws IOException {
        AnchorFile found = new AnchorFile(file, seal, disk);
        long whole = found.load();
        if (found.sequence != sequence || !found.hash.equals(hash) || Files.size(file) != whole) {
            throw LedgerException.exchangedAnchors(file);
        }
    }

    private LedgerException unavailable(Throwable problem) {
        return LedgerException.unavailable(file, problem.toString(), problem);
    }

    private void write(List<Anchor> anchors) {
        requireFileUntouched();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        long number = sequence;
        String previous = hash;
        try {
            for (Anchor anchor : anchors) {
                number++;
                Entry entry =
                        new Entry(anchor.hash(), FORMAT, anchor.ledger().hex(), previous, anchor.sequence(), number);
                LineFrame.Closed line = FRAME.close(json.bytes(entry), seal);
                lines.writeBytes(line.line());
                lines.write('\n');
                previous = line.hash();
            }
            disk.append(file, lines.toByteArray());
            state = FileState.grown(file, state, lines.size());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An anchor that cannot be written", e);
        } catch (IOException e) {
            throw unavailable(e);
        }
        synchronized (last) {
            anchors.forEach(anchor -> last.put(anchor.ledger(), anchor));
        }
        hash = previous;
        sequence = number;
    }
}
