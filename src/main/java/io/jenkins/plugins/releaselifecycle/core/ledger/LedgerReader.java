package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.ledger.LineCodec.DamagedLineException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LineCodec.Decoded;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads and verifies the file of one ledger without changing it. */
public final class LedgerReader {

    private static final int LONGEST_LINE = 16 << 20;

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
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(in, file, ledger, reader);
        } catch (IOException e) {
            throw LedgerException.unavailable(file, e.toString(), e);
        }
    }

    private Content read(InputStream in, Path file, LedgerId ledger, Consumer<RecordedFact> reader) throws IOException {
        long sequence = 0;
        long wholeBytes = 0;
        String hash = LineCodec.NO_HASH;
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
                if (line.size() > LONGEST_LINE) {
                    throw LedgerException.damaged(
                            file, sequence + 1, Message.of(LedgerReader.class, "line.too-long", LONGEST_LINE));
                }
                continue;
            }
            try {
                Decoded decoded = codec.decode(line.toByteArray(), ledger, sequence + 1, hash);
                reader.accept(decoded.fact());
                hash = decoded.hash();
            } catch (DamagedLineException e) {
                throw LedgerException.damaged(file, sequence + 1, e.detail);
            }
            sequence++;
            wholeBytes += line.size() + 1L;
            line.reset();
        }
        return new Content(sequence, hash, wholeBytes, line.toByteArray());
    }
}
