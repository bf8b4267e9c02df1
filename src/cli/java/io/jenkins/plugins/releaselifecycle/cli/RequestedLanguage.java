package io.jenkins.plugins.releaselifecycle.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Unmatched;

/** Finds {@code --lang} before anything else is looked at, because help and complaints are worded in it too. */
final class RequestedLanguage {

    @Option(names = "--lang")
    private String name;

    @Unmatched
    private List<String> everythingElse;

    private RequestedLanguage() {}

    /** The language asked for; the platform's where none is, or where it is not one of {@link Language}. */
    static Language of(String[] arguments, Locale platform) {
        RequestedLanguage requested = new RequestedLanguage();
        try {
            new CommandLine(requested)
                    .setExpandAtFiles(false)
                    .setOverwrittenOptionsAllowed(true)
                    .parseArgs(arguments);
        } catch (ParameterException e) {
            return Language.of(platform);
        }
        return Optional.ofNullable(requested.name).flatMap(Language::named).orElse(Language.of(platform));
    }
}
