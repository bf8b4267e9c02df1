package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Opens a ledger that is on disk: reads all of it, asks whether the controller can vouch for it, and puts its end right.
 *
 * @param now time of the fact that says that the end was put right
 */
record LedgerOpening(LedgerId id, LedgerDirectory directory, Vouching vouching, Disk disk, Instant now) {

    private static final LineCodec CODEC = new LineCodec();

    LedgerOpening(Path ledgers, LedgerId id, Vouching vouching, Disk disk, Instant now) {
        this(id, new LedgerDirectory(ledgers.resolve(id.hex())), vouching, disk, now);
    }

    /** As {@link FileLedger#open} says. */
    FileLedger open(Consumer<RecordedFact> reader) {
        FileState before = FileLedger.look(directory);
        Set<String> told = new HashSet<>();
        LedgerReader.Content content = vouchedFor(putAside(told).andThen(reader));
        FileLedger ledger = whole(content, before, reader);
        anchor(ledger.head());
        return tellWhatWasPutAside(ledger, told, reader);
    }

    /** The ledger without a last line that was never finished; one that lacks nothing but its line feed is given it. */
    private FileLedger whole(LedgerReader.Content content, FileState before, Consumer<RecordedFact> reader) {
        byte[] tail = content.tail();
        Anchor end = new Anchor(id, content.sequence(), content.hash());
        if (tail.length == 0) {
            return at(end, before);
        }
        Optional<LineCodec.Decoded> last = decoded(tail, end);
        if (last.isEmpty()) {
            return at(end, cutOff(content.wholeBytes(), tail));
        }
        requireAnchorsKnown(last.get().line().anchors());
        FileState completed = complete(before);
        reader.accept(last.get().fact());
        return at(new Anchor(id, end.sequence() + 1, last.get().line().hash()), completed);
    }

    /** As {@link FileLedger#reopen} says. */
    void reopen() {
        Set<String> told = new HashSet<>();
        vouchedFor(putAside(told));
        Anchor acknowledged = vouching.anchors().of(id).orElseThrow();
        long length = lengthUpTo(acknowledged);
        byte[] rest = bytesFrom(length);
        FileState state = rest.length > 0 ? cutOff(length, rest) : FileLedger.look(directory);
        tellWhatWasPutAside(at(acknowledged, state), told, fact -> {});
    }

    /** As {@link FileLedger#adopt} says. */
    void adopt(Anchor seen, Actor who, LedgerFact.LedgerAdopted fact) {
        FileState before = FileLedger.look(directory);
        Set<String> told = new HashSet<>();
        LedgerReader.Content content = content(new LedgerReader(), putAside(told));
        Anchor end = new Anchor(id, content.sequence(), content.hash());
        if (!end.equals(seen)) {
            throw LedgerException.exchanged(directory.facts(), seen.sequence());
        }
        byte[] tail = content.tail();
        FileState state = tail.length == 0 ? before : cutOff(content.wholeBytes(), tail);
        FileLedger ledger = tellWhatWasPutAside(at(end, state), told, read -> {});
        ledger.append(ledger.sequence(), List.of(new NewFact(now, who, fact))).await();
    }

    private FileLedger at(Anchor end, FileState state) {
        return new FileLedger(directory, vouching, disk, end, state);
    }

    /** A fact that stands in the ledger will be told, so that nothing may put it aside any more. */
    private void anchor(Anchor end) {
        if (!vouching.anchors().of(id).equals(Optional.of(end))) {
            vouching.anchors().add(end);
        }
    }

    /** Notes the digests of what the ledger says was put aside. */
    private static Consumer<RecordedFact> putAside(Set<String> told) {
        return fact -> {
            if (fact.fact() instanceof LedgerFact.TailRepaired repaired) {
                told.add(repaired.sha256());
            }
        };
    }

    private LedgerReader.Content vouchedFor(Consumer<RecordedFact> reader) {
        Optional<Anchor> anchor = vouching.anchors().of(id);
        LedgerReader sealed = new LedgerReader().with(vouching.seal());
        LedgerReader.Content content = content(anchor.map(sealed::with).orElse(sealed), reader);
        Path file = directory.facts();
        if (content.firstUnsealed().isPresent()) {
            throw LedgerException.notVouchedFor(
                    AdoptionCause.OTHER_KEY, file, content.firstUnsealed().getAsLong(), 0);
        }
        if (anchor.isEmpty()) {
            throw LedgerException.notVouchedFor(AdoptionCause.NO_ANCHOR, file, 0, 0);
        }
        content.missing().ifPresent(missing -> {
            throw LedgerException.notVouchedFor(
                    AdoptionCause.BEHIND_ANCHOR, file, content.sequence(), missing.sequence());
        });
        requireAnchorsKnown(content.anchors());
        return content;
    }

    private void requireAnchorsKnown(long seen) {
        long known = vouching.anchors().sequence();
        if (seen > known) {
            throw LedgerException.notVouchedFor(AdoptionCause.AHEAD_OF_ANCHORS, directory.facts(), seen, known);
        }
    }

    private LedgerReader.Content content(LedgerReader verifier, Consumer<RecordedFact> reader) {
        if (!directory.exists()) {
            throw LedgerException.missing(directory.facts());
        }
        LedgerReader.Content content = verifier.read(directory.path(), reader);
        if (content.sequence() == 0) {
            throw LedgerException.empty(directory.facts());
        }
        return content;
    }

    /** The fact of a last line that lacks nothing but its line feed. */
    private Optional<LineCodec.Decoded> decoded(byte[] tail, Anchor end) {
        try {
            LineCodec.Decoded decoded = CODEC.decode(tail, id, end.sequence() + 1, end.hash(), vouching.seal());
            return Optional.of(decoded).filter(each -> each.line().sealed());
        } catch (DamagedLineException unfinished) {
            return Optional.empty();
        }
    }

    private FileState complete(FileState before) {
        try {
            disk.append(directory.facts(), new byte[] {'\n'});
            return FileState.grown(directory.facts(), before, 1);
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    /** Puts what stands behind that length into quarantine. */
    private FileState cutOff(long length, byte[] rest) {
        try {
            Files.createDirectories(directory.quarantine());
            disk.write(directory.quarantine().resolve(length + "-" + Digests.sha256(rest) + ".bin"), rest);
            disk.forceNames(directory.quarantine());
            disk.forceNames(directory.path());
            disk.truncate(directory.facts(), length);
            return FileState.of(directory.facts());
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    /** Records what lies in quarantine and no fact speaks of, be it of now or of a time when that fact could not be written any more. */
    private FileLedger tellWhatWasPutAside(FileLedger ledger, Set<String> told, Consumer<RecordedFact> reader) {
        List<NewFact> untold = new ArrayList<>();
        try {
            for (Path file : quarantined()) {
                String sha256 = Digests.sha256(Files.readAllBytes(file));
                if (told.add(sha256)) {
                    LedgerFact repaired = new LedgerFact.TailRepaired(Files.size(file), sha256);
                    untold.add(new NewFact(now, new Actor.Product(), repaired));
                }
            }
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.quarantine(), e.toString(), e);
        }
        if (!untold.isEmpty()) {
            Appended appended = ledger.append(ledger.sequence(), untold);
            appended.await();
            appended.facts().forEach(reader);
        }
        return ledger;
    }

    private List<Path> quarantined() throws IOException {
        if (!Files.isDirectory(directory.quarantine())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.quarantine())) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private long lengthUpTo(Anchor anchor) {
        try (LineSource lines = LineSource.of(directory.facts())) {
            long length = 0;
            for (long line = 1; line <= anchor.sequence() && lines.next(); line++) {
                length += lines.length() + 1L;
            }
            return length;
        } catch (IOException | LineSource.TooLongException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    private byte[] bytesFrom(long length) {
        try (InputStream in = new FileInputStream(directory.facts().toFile())) {
            in.skipNBytes(length);
            return in.readAllBytes();
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }
}
