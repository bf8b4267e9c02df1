package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.audit.AuditDossier;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A dossier for a page that shows how far it is: whole percents, one a line, as they are reached; an empty line; and then the dossier
 * as it is otherwise taken away. Where it cannot be made, a line that begins with an exclamation mark says why, and nothing follows.
 */
record WatchedDossier(AuditDossier dossier) {

    void writeTo(OutputStream out) throws IOException {
        DossierFile file;
        try {
            file = DossierFile.of(dossier.watchedBy(percent -> line(out, Integer.toString(percent))));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (LedgerException e) {
            line(out, "!" + RecordsPage.worded(e));
            return;
        }
        try {
            line(out, "");
        } finally {
            file.moveTo(out);
        }
    }

    private static void line(OutputStream out, String text) {
        try {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
