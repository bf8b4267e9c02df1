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
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Which dossier a visitor asks for.
 *
 * @param stage that it is about; empty for the whole life
 * @param signed whether a checkpoint is printed with it
 * @param watched whether it is said meanwhile how far it is
 */
record DossierOrder(Optional<Stage> stage, boolean signed, boolean watched, Locale locale) {

    /** By the parameters {@code stage}, {@code lang}, {@code checkpoint} and {@code progress}; a word that is none of theirs is refused. */
    static DossierOrder of(StaplerRequest2 request) {
        try {
            return new DossierOrder(
                    given(request, "stage").map(DossierOrder::stage),
                    isOn(request, "checkpoint"),
                    isOn(request, "progress"),
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

    private static boolean isOn(StaplerRequest2 request, String name) {
        return switch (given(request, name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("dossier." + name, request.getParameter(name), "true, false");
        };
    }

    private static InvalidInputException refused(String key, String given, String allowed) {
        return new InvalidInputException(Message.of(DossierOrder.class, key, Shown.of(given), allowed));
    }

    /** The page, written whole before any of it is sent, so that nobody takes a part of one for the whole. */
    Custody.Export page(AbstractItem item) {
        AuditDossier dossier = new Custody().dossier(item, stage, signed, locale);
        if (watched) {
            return new WatchedDossier(dossier)::writeTo;
        }
        DossierFile file = DossierFile.of(dossier);
        return file::moveTo;
    }
}
