package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.audit.AuditDossier;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file that a page is written to.
 *
 * @param file that is not there yet
 */
record PageFile(Path file) {

    /**
     * Writes the page; nothing of it stays where that fails.
     *
     * @return the SHA-256 of the page
     * @throws InvalidInputException where the file is there already, or cannot be written
     */
    String write(AuditDossier dossier) {
        try {
            return write(dossier, Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException(Console.text("dossier.there", file.toString()));
        } catch (IOException e) {
            throw new InvalidInputException(Console.text("dossier.not-written", file.toString(), Shown.of(e.toString())));
        }
    }

    private String write(AuditDossier dossier, OutputStream created) throws IOException {
        boolean whole = false;
        MessageDigest digest = Digests.sha256();
        try (Writer page =
                new OutputStreamWriter(new DigestOutputStream(created, digest), StandardCharsets.UTF_8)) {
            dossier.writeTo(page);
            whole = true;
        } finally {
            if (!whole) {
                Files.delete(file);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
