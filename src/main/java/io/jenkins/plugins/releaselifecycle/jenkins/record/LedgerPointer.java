package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Uninterrupted;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in a job's directory that says which ledger is the job's. It stands beside {@code config.xml}: copying a job
 * copies only the configuration, so the copy starts empty, and nobody can point a job at another's ledger by editing the
 * configuration.
 */
final class LedgerPointer {

    private static final String NAME = "release-lifecycle.ledger";

    private final Path directory;
    private final Path file;

    LedgerPointer(AbstractItem item) {
        this.directory = item.getRootDir().toPath();
        this.file = directory.resolve(NAME);
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The ledger that the job points at; empty where it has none.
     *
     * @throws LedgerException where the file cannot be read or holds no id
     */
    Optional<LedgerId> read() {
        if (!exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LedgerId(
                    Files.readString(file, StandardCharsets.US_ASCII).strip()));
        } catch (IOException | InvalidInputException e) {
            throw LedgerException.pointer(file, e);
        }
    }

    /** @throws LedgerException where the file cannot be written, as when the job was deleted meanwhile */
    void write(LedgerId id) {
        if (!Files.isDirectory(directory)) {
            throw LedgerException.missing(file);
        }
        try {
            Uninterrupted.write(() -> writeOnce(id));
        } catch (IOException e) {
            throw LedgerException.unavailable(file, e.toString(), e);
        }
    }

    private void writeOnce(LedgerId id) throws IOException {
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.US_ASCII)) {
            writer.write(id.hex());
            writer.commit();
        }
    }
}
