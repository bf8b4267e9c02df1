package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The raw reports that a ledger's facts rest on, each kept once under the SHA-256 of its bytes, compressed with gzip:
 * {@code evidence/<digest>.gz}.
 */
public final class EvidenceStore {

    private static final int BUFFER = 1 << 16;

    private final Path ledger;
    private final Path directory;

    /** What was found out about a file, as long as the file system says the same of it. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(FileState file, EvidenceState state) {}

    /** Writes the bytes of a report to wherever it is told to. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    private EvidenceStore(Path ledger) {
        this.ledger = ledger;
        this.directory = new LedgerDirectory(ledger).evidence();
    }

    /** @param ledgers the directory of all ledgers */
    public static EvidenceStore of(Path ledgers, LedgerId id) {
        return in(ledgers.resolve(id.hex()));
    }

    /** @param ledger the directory of one ledger */
    public static EvidenceStore in(Path ledger) {
        return new EvidenceStore(ledger);
    }

    /**
     * Keeps a report, and returns once it is safe on disk. One that is kept already is not written again.
     *
     * @param sha256 of its bytes, lower-case hexadecimal, as it was read
     * @param most bytes that it may have
     * @throws InvalidInputException where the source gives other bytes, or too many; nothing is kept then
     * @throws LedgerException where it cannot be written
     * @throws IOException where the source cannot be read
     * @throws InterruptedException where the source was interrupted; nothing is kept then
     */
    public void keep(String sha256, long most, Source source) throws IOException, InterruptedException {
        if (state(sha256) == EvidenceState.KEPT) {
            return;
        }
        Path arriving = arriving();
        try {
            String arrived = receive(arriving, most, source);
            if (!arrived.equals(sha256)) {
                throw new InvalidInputException(Message.of(EvidenceStore.class, "evidence.changed", arrived, sha256));
            }
            settle(arriving, sha256);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private Path arriving() {
        try {
            Files.createDirectories(directory);
            return Files.createTempFile(directory, "arriving-", ".gz");
        } catch (IOException e) {
            throw LedgerException.unavailable(directory, e.toString(), e);
        }
    }

    private static String receive(Path arriving, long most, Source source) throws IOException, InterruptedException {
        MessageDigest digest = Digests.sha256();
        try (FileOutputStream file = new FileOutputStream(arriving.toFile());
                GZIPOutputStream compressed = new GZIPOutputStream(file, BUFFER)) {
            source.writeTo(new Arriving(new DigestOutputStream(compressed, digest), arriving, most));
            finish(compressed, file, arriving);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void settle(Path arriving, String sha256) {
        try {
            Files.move(arriving, file(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Disk.REAL.forceNames(directory);
            Disk.REAL.forceNames(ledger);
            known.put(sha256, new Known(FileState.of(file(sha256)), EvidenceState.KEPT));
        } catch (IOException e) {
            throw LedgerException.unavailable(file(sha256), e.toString(), e);
        }
    }

    private static void finish(GZIPOutputStream compressed, FileOutputStream file, Path arriving) {
        try {
            compressed.finish();
            file.getFD().sync();
        } catch (IOException e) {
            throw LedgerException.unavailable(arriving, e.toString(), e);
        }
    }

    /** What a report is written to: no more than so many bytes, and a disk that fails is told from a source that does. */
    private static final class Arriving extends OutputStream {

        private final OutputStream out;
        private final Path file;
        private final long most;
        private long count;

        Arriving(OutputStream out, Path file, long most) {
            this.out = out;
            this.file = file;
            this.most = most;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
            if (count > most) {
                throw new InvalidInputException(Message.of(EvidenceStore.class, "evidence.too-large", most));
            }
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw LedgerException.unavailable(file, e.toString(), e);
            }
        }

        /** Whoever gives the bytes may close what they are written to; the file is closed once it is safe. */
        @Override
        public void close() {
            // The file is not this stream's to close.
        }
    }

    private Path file(String sha256) {
        return directory.resolve(sha256 + ".gz");
    }

    /** What has become of the report of that digest. Its bytes are read the first time, and whenever the file was touched. */
    public EvidenceState state(String sha256) {
        Path file = file(sha256);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return EvidenceState.MISSING;
        }
        try {
            FileState now = FileState.of(file);
            Known before = known.get(sha256);
            if (before != null && before.file().equals(now)) {
                return before.state();
            }
            EvidenceState state = holds(file, sha256) ? EvidenceState.KEPT : EvidenceState.ALTERED;
            known.put(sha256, new Known(now, state));
            return state;
        } catch (IOException e) {
            return EvidenceState.ALTERED;
        }
    }

    /**
     * What is kept under that digest.
     *
     * @param most bytes that are read of it
     * @throws IOException where it is missing, altered, or larger
     */
    public byte[] bytes(String sha256, int most) throws IOException {
        try (FileInputStream file = new FileInputStream(file(sha256).toFile());
                Member in = new Member(file)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException(file(sha256) + " has more than " + most + " bytes");
            }
            if (!Digests.sha256(bytes).equals(sha256)) {
                throw new IOException(file(sha256) + " is not what was kept");
            }
            return bytes;
        }
    }

    private static boolean holds(Path file, String sha256) {
        try {
            return digest(file).equals(sha256);
        } catch (IOException notWhatWasWritten) {
            return false;
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[BUFFER];
        try (FileInputStream bytes = new FileInputStream(file.toFile());
                Member in = new Member(bytes)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            in.requireNothingBehind(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The one member of a gzip file (RFC 1952). */
    private static final class Member extends GZIPInputStream {

        private static final int TRAILER = 8;

        Member(InputStream bytes) throws IOException {
            super(bytes, BUFFER);
        }

        void requireNothingBehind(InputStream bytes) throws IOException {
            if (inf.getRemaining() > TRAILER || bytes.read() >= 0) {
                throw new IOException("There is something behind the report");
            }
        }
    }
}
