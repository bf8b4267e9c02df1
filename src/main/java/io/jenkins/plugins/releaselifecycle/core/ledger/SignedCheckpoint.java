package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;

/**
 * A checkpoint with the line by which it can be proved.
 *
 * @param line as the controller signed it
 */
public record SignedCheckpoint(Checkpoint checkpoint, String line) {

    /**
     * Reads a checkpoint and proves that the controller signed it.
     *
     * @param key of the controller, from somewhere other than the checkpoint
     * @throws InvalidInputException where it is not a checkpoint, or not one that was signed with that key
     * @throws IOException where the file cannot be read
     */
    public static SignedCheckpoint read(Path file, PublicKey key) throws IOException {
        return new SignedCheckpoint(
                Checkpoint.read(file, key),
                Files.readString(file, StandardCharsets.UTF_8).strip());
    }
}
