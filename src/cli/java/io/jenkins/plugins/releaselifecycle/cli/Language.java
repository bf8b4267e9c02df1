package io.jenkins.plugins.releaselifecycle.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The languages of the command line. */
enum Language {
    ENGLISH(Locale.ENGLISH),
    CHINESE(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** The language of {@code --lang en}, {@code zh} or {@code zh-CN}; empty where it is another word. */
    static Optional<Language> named(String name) {
        return switch (name.replace('_', '-').toLowerCase(Locale.ROOT)) {
            case "en" -> Optional.of(ENGLISH);
            case "zh", "zh-cn" -> Optional.of(CHINESE);
            default -> Optional.empty();
        };
    }

    /** English for every reader who does not read Chinese. */
    static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    ResourceBundle texts() {
        return ResourceBundle.getBundle(
                Language.class.getPackageName() + ".Texts",
                locale,
                Language.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
