package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.StaplerRequest2;

/** The language in which a picture or a calendar is worded: the address can say so, because those who ask for them cannot. */
final class AskedLanguage {

    private AskedLanguage() {}

    /**
     * That of the parameter {@code lang}; the visitor's where it is not given.
     *
     * @throws InvalidInputException where it is none that there is
     */
    static Locale of(StaplerRequest2 request) {
        String given = request.getParameter("lang");
        if (given == null || given.isBlank()) {
            return LocaleProvider.getLocale();
        }
        return switch (given) {
            case "en" -> Locale.ENGLISH;
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            default ->
                throw new InvalidInputException(Message.of(AskedLanguage.class, "language.unknown", Shown.of(given)));
        };
    }
}
