package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.audit.AuditDossier;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Which dossier a visitor asks for.
 *
 * @param stage that it is about; empty for the whole life
 * @param signed whether a checkpoint is printed with it
 */
record DossierOrder(Optional<Stage> stage, boolean signed, Locale locale) {

    /** By the parameters {@code stage}, {@code lang} and {@code checkpoint}; a word that is none of theirs is refused. */
    static DossierOrder of(StaplerRequest2 request) {
        try {
            return new DossierOrder(
                    given(request, "stage").map(DossierOrder::stage),
                    given(request, "checkpoint").filter(DossierOrder::yes).isPresent(),
                    AskedLanguage.of(request));
        } catch (InvalidInputException e) {
            throw HttpResponses.errorWithoutStack(HttpServletResponse.SC_BAD_REQUEST, Wording.of(e.reason()));
        }
    }

    private static Optional<String> given(StaplerRequest2 request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
    }

    private static Stage stage(String id) {
        return Stage.of(id).orElseThrow(() -> refused("dossier.stage", id, String.join(", ", Stage.ids())));
    }

    private static boolean yes(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("dossier.checkpoint", word, "true, false");
        };
    }

    private static InvalidInputException refused(String key, String given, String allowed) {
        return new InvalidInputException(Message.of(DossierOrder.class, key, Shown.of(given), allowed));
    }

    /**
     * The page, written whole before any of it is sent, so that nobody takes a part of one for the whole. It lies on the disk
     * meanwhile and is gone once it is sent.
     */
    Custody.Export page(AbstractItem item) {
        AuditDossier dossier = new Custody().dossier(item, stage, signed, locale);
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
            return out -> {
                try {
                    Files.copy(page, out);
                } finally {
                    Files.deleteIfExists(page);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
