package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.ledger.LineCodec.DamagedLineException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LineCodec.Decoded;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads and verifies the file of one ledger without changing it. */
public final class LedgerReader {

    private final LineCodec codec = new LineCodec();

    /**
     * What a file turned out to hold.
     *
     * @param sequence of its last whole line
     * @param hash of its last whole line
     * @param wholeBytes length up to and with the last line feed
     * @param tail bytes of a line that was never finished; empty where the last line is whole
     */
    public record Content(long sequence, String hash, long wholeBytes, byte[] tail) {}

    /**
     * Reads the ledger in that directory.
     *
     * @param directory named by the ledger's id
     * @throws LedgerException where a line is not what was written, or the file cannot be read
     */
    public Content read(Path directory, Consumer<RecordedFact> reader) {
        Path file = new LedgerDirectory(directory).facts();
        LedgerId ledger = new LedgerId(String.valueOf(directory.getFileName()));
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file, ledger, reader);
        } catch (IOException e) {
            throw LedgerException.unavailable(file, e.toString(), e);
        }
    }

    private Content read(InputStream in, Path file, LedgerId ledger, Consumer<RecordedFact> reader) throws IOException {
        long sequence = 0;
        long wholeBytes = 0;
        String hash = LineCodec.NO_HASH;
        LineSource lines = new LineSource(in);
        try {
            while (lines.next()) {
                Decoded decoded = codec.decode(lines.bytes(), ledger, sequence + 1, hash);
                reader.accept(decoded.fact());
                hash = decoded.hash();
                sequence++;
                wholeBytes += lines.length() + 1L;
            }
        } catch (DamagedLineException e) {
            throw LedgerException.damaged(file, sequence + 1, e.kind, e.detail);
        } catch (LineSource.TooLongException e) {
            throw LedgerException.damaged(
                    file,
                    sequence + 1,
                    LedgerException.Kind.DAMAGED,
                    Message.of(LedgerReader.class, "line.too-long", LineSource.LONGEST_LINE));
        }
        return new Content(sequence, hash, wholeBytes, lines.bytes());
    }
}
