package io.jenkins.plugins.releaselifecycle.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes whose own options do not speak of a version. */
@Command(versionProvider = ProductVersion.class)
final class CommonOptions {

    @Mixin
    private HelpOptions help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "help.version")
    private boolean version;
}
