package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads and verifies the file of one ledger without changing it. */
public final class LedgerReader {

    private static final String REPAIRED = FactType.TAIL_REPAIRED.wireName();
    private static final String ADOPTED = FactType.LEDGER_ADOPTED.wireName();

    /** Bytes of lines that are in memory at the same time, at the least. */
    private static final int SIDE_BY_SIDE = 1 << 20;

    /** So few lines are not worth a second thread. */
    private static final int FEW = 64;

    private final LineCodec codec = new LineCodec();
    private final Seal seal;
    private final List<Anchor> anchors;

    private LedgerReader(Seal seal, List<Anchor> anchors) {
        this.seal = seal;
        this.anchors = anchors;
    }

    /** Without a key and without an anchor: what anybody can verify. */
    public LedgerReader() {
        this(null, List.of());
    }

    /** Looks also whether the lines were sealed with that key. */
    LedgerReader with(Seal key) {
        return new LedgerReader(key, anchors);
    }

    /** Looks also whether the ledger reaches that anchor. */
    public LedgerReader with(Anchor reached) {
        List<Anchor> all = new ArrayList<>(anchors);
        all.add(reached);
        return new LedgerReader(seal, all);
    }

    /**
     * What a file turned out to hold. What an administrator answered for by adopting the ledger is not looked at again, where that
     * fact is sealed with the key.
     *
     * @param sequence of its last whole line
     * @param hash of its last whole line
     * @param wholeBytes length up to and with the last line feed
     * @param tail bytes of a line that was never finished; empty where the last line is whole
     * @param firstUnsealed the first line that is not sealed with the key; empty where there is none, or no key to look with
     * @param anchors the most anchors that there were when a line was written
     * @param missing the first of the anchors whose line is not there, or is another; empty where all are reached
     * @param repaired whether a fact says that an unfinished line was put aside
     * @param reports digests of the reports that facts say are kept; empty where no facts were made of the lines
     */
    public record Content(
            long sequence,
            String hash,
            long wholeBytes,
            byte[] tail,
            OptionalLong firstUnsealed,
            long anchors,
            Optional<Anchor> missing,
            boolean repaired,
            Set<String> reports) {}

    /**
     * Verifies the ledger in that directory, and reads every fact.
     *
     * @param directory named by the ledger's id
     * @throws LedgerException where a line is not what was written, or the file cannot be read
     */
    public Content read(Path directory, Consumer<RecordedFact> reader) {
        return readChained(directory, chained -> reader.accept(chained.fact()));
    }

    /**
     * Verifies the ledger in that directory, and reads every fact with the hash of its line.
     *
     * @param directory named by the ledger's id
     * @throws LedgerException where a line is not what was written, or the file cannot be read
     */
    public Content readChained(Path directory, Consumer<ChainedFact> reader) {
        return look(directory, pass -> pass.read(reader));
    }

    /**
     * Verifies the ledger in that directory, without making facts of its lines: what is in a fact is only walked over, since the chain
     * proves that it is what was written.
     *
     * @param directory named by the ledger's id
     * @throws LedgerException where a line is not what was written, or the file cannot be read
     */
    public Content verify(Path directory) {
        return look(directory, Pass::verify);
    }

    /** One way through the lines of a file. */
    @FunctionalInterface
    private interface Way {
        void through(Pass pass) throws IOException, DamagedLineException, LineSource.TooLongException;
    }

    private Content look(Path directory, Way way) {
        Path file = new LedgerDirectory(directory).facts();
        LedgerId ledger = new LedgerId(String.valueOf(directory.getFileName()));
        try (LineSource lines = LineSource.of(file)) {
            return new Pass(file, ledger, lines).along(way);
        } catch (IOException e) {
            throw LedgerException.unavailable(file, e.toString(), e);
        }
    }

    /** One pass over the lines of a file. */
    private final class Pass {

        private final Path file;
        private final LedgerId ledger;
        private final LineSource lines;
        private long sequence;
        private String hash = LineFrame.NO_HASH;
        private long wholeBytes;
        private int format;
        private long firstUnsealed;
        private long anchorsSeen;
        private final List<Anchor> missing = new ArrayList<>(anchors);
        private boolean repaired;
        private final Set<String> kept = new TreeSet<>();

        Pass(Path file, LedgerId ledger, LineSource lines) {
            this.file = file;
            this.ledger = ledger;
            this.lines = lines;
        }

        void read(Consumer<ChainedFact> reader) throws IOException, DamagedLineException, LineSource.TooLongException {
            while (lines.next()) {
                LineCodec.Decoded decoded = codec.decode(lines.bytes(), ledger, sequence + 1, hash, seal);
                reader.accept(new ChainedFact(decoded.fact(), decoded.line().hash()));
                keep(decoded.fact().fact());
                take(decoded.line());
                wholeBytes += lines.length() + 1L;
            }
        }

        /** Lines are hashed and parsed side by side, some at a time; that each follows the one before it is looked at in their order. */
        void verify() throws IOException, DamagedLineException, LineSource.TooLongException {
            boolean more = true;
            while (more) {
                List<byte[]> some = new ArrayList<>();
                int bytes = 0;
                LineSource.TooLongException tooLong = null;
                while (bytes < SIDE_BY_SIDE && more) {
                    try {
                        more = lines.next();
                    } catch (LineSource.TooLongException e) {
                        tooLong = e;
                        break;
                    }
                    if (more) {
                        some.add(lines.bytes());
                        bytes += lines.length();
                    }
                }
                Stream<byte[]> stream = some.size() < FEW ? some.stream() : some.parallelStream();
                for (LineCodec.Inspected line :
                        stream.map(each -> codec.inspect(each, seal)).toList()) {
                    take(LineCodec.verify(line, ledger, sequence + 1, hash));
                }
                wholeBytes += bytes + (long) some.size();
                if (tooLong != null) {
                    throw tooLong;
                }
            }
        }

        Content along(Way way) throws IOException {
            try {
                way.through(this);
            } catch (DamagedLineException e) {
                throw LedgerException.damaged(file, sequence + 1, e.kind, e.detail);
            } catch (LineSource.TooLongException e) {
                Message detail = Message.of(LedgerReader.class, "line.too-long", LineSource.LONGEST_LINE);
                throw LedgerException.damaged(file, sequence + 1, LedgerException.Kind.DAMAGED, detail);
            }
            OptionalLong unsealed = firstUnsealed == 0 ? OptionalLong.empty() : OptionalLong.of(firstUnsealed);
            return new Content(
                    sequence,
                    hash,
                    wholeBytes,
                    lines.bytes(),
                    unsealed,
                    anchorsSeen,
                    missing.stream().findFirst(),
                    repaired,
                    Set.copyOf(kept));
        }

        private void keep(Fact fact) {
            if (fact instanceof SecurityTestRecorded test) {
                kept.addAll(test.kept());
            }
        }

        private void take(LineCodec.Verified line) throws DamagedLineException {
            if (line.format() < format) {
                throw new DamagedLineException(
                        Message.of(LedgerReader.class, "line.older-format", line.format(), format));
            }
            format = line.format();
            sequence++;
            hash = line.hash();
            repaired |= line.type().equals(REPAIRED);
            if (line.type().equals(ADOPTED) && line.sealed()) {
                firstUnsealed = 0;
                anchorsSeen = line.anchors();
            }
            if (seal != null && !line.sealed() && firstUnsealed == 0) {
                firstUnsealed = sequence;
            }
            anchorsSeen = Math.max(anchorsSeen, line.anchors());
            missing.removeIf(
                    anchor -> anchor.sequence() == sequence && anchor.hash().equals(hash));
        }
    }
}
