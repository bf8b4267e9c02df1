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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
        LedgerReader.Content content = vouchedFor(reader);
        byte[] tail = content.tail();
        Anchor end = new Anchor(id, content.sequence(), content.hash());
        if (tail.length == 0) {
            return at(end);
        }
        Optional<LineCodec.Decoded> whole = whole(tail, end);
        if (whole.isPresent()) {
            complete();
            reader.accept(whole.get().fact());
            return at(new Anchor(id, end.sequence() + 1, whole.get().line().hash()));
        }
        return withoutTail(end, content.wholeBytes(), tail, reader);
    }

    /** As {@link FileLedger#reopen} says. */
    void reopen() {
        vouchedFor(fact -> {});
        Anchor acknowledged = vouching.anchors().of(id).orElseThrow();
        long length = lengthUpTo(acknowledged);
        byte[] rest = bytesFrom(length);
        if (rest.length > 0) {
            withoutTail(acknowledged, length, rest, fact -> {});
        }
    }

    /** As {@link FileLedger#adopt} says. */
    void adopt(Actor who, LedgerFact.LedgerAdopted fact) {
        LedgerReader.Content content = content(new LedgerReader(), read -> {});
        Anchor end = new Anchor(id, content.sequence(), content.hash());
        byte[] tail = content.tail();
        FileLedger ledger = tail.length == 0 ? at(end) : withoutTail(end, content.wholeBytes(), tail, read -> {});
        ledger.append(ledger.sequence(), List.of(new NewFact(now, who, fact))).await();
    }

    private FileLedger at(Anchor end) {
        return new FileLedger(directory, vouching, disk, end);
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
        long known = vouching.anchors().sequence();
        if (content.anchors() > known) {
            throw LedgerException.notVouchedFor(AdoptionCause.AHEAD_OF_ANCHORS, file, content.anchors(), known);
        }
        return content;
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
    private Optional<LineCodec.Decoded> whole(byte[] tail, Anchor end) {
        try {
            LineCodec.Decoded decoded = CODEC.decode(tail, id, end.sequence() + 1, end.hash(), vouching.seal());
            return Optional.of(decoded).filter(each -> each.line().sealed());
        } catch (DamagedLineException unfinished) {
            return Optional.empty();
        }
    }

    private void complete() {
        try {
            disk.append(directory.facts(), new byte[] {'\n'});
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
    }

    /** The ledger as it ends there; what stands behind that is put into quarantine, and a fact says so. */
    private FileLedger withoutTail(Anchor end, long wholeBytes, byte[] tail, Consumer<RecordedFact> reader) {
        String sha256 = Digests.sha256(tail);
        try {
            Files.createDirectories(directory.quarantine());
            disk.write(directory.quarantine().resolve(wholeBytes + "-" + sha256 + ".bin"), tail);
            disk.forceNames(directory.quarantine());
            disk.forceNames(directory.path());
            disk.truncate(directory.facts(), wholeBytes);
        } catch (IOException e) {
            throw LedgerException.unavailable(directory.facts(), e.toString(), e);
        }
        FileLedger ledger = at(end);
        NewFact repaired = new NewFact(now, new Actor.Product(), new LedgerFact.TailRepaired(tail.length, sha256));
        Appended appended = ledger.append(ledger.sequence(), List.of(repaired));
        appended.await();
        appended.facts().forEach(reader);
        return ledger;
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
