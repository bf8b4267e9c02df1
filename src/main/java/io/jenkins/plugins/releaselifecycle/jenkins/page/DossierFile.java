package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.audit.AuditDossier;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A whole dossier on its way to a visitor. It lies on the disk meanwhile and is gone once it is sent. */
record DossierFile(Path path) {

    /** Writes it; nothing is left of one that cannot be written to its end. */
    static DossierFile of(AuditDossier dossier) {
        try {
            Path page = Files.createTempFile("dossier", ".html");
            boolean whole = false;
            try (Writer out = Files.newBufferedWriter(page, StandardCharsets.UTF_8)) {
                dossier.writeTo(out);
                whole = true;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(page);
                }
            }
            return new DossierFile(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void moveTo(OutputStream out) throws IOException {
        try {
            Files.copy(path, out);
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
