package io.jenkins.plugins.releaselifecycle.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command takes. */
@Command(versionProvider = ProductVersion.class)
final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help.help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "help.version")
    private boolean version;

    /** Only checked here; {@link RequestedLanguage} has taken effect before. */
    @Option(names = "--lang", paramLabel = "LANG", converter = LanguageConverter.class, descriptionKey = "help.lang")
    private Language language;
}
