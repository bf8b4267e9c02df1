package io.jenkins.plugins.releaselifecycle.cli;

import picocli.CommandLine.Option;

/** What every command takes. */
final class HelpOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help.help")
    private boolean help;

    /** Only checked here; {@link RequestedLanguage} has taken effect before. */
    @Option(names = "--lang", paramLabel = "LANG", converter = LanguageConverter.class, descriptionKey = "help.lang")
    private Language language;
}
