package io.jenkins.plugins.releaselifecycle.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release-lifecycle-cli} */
@Command(name = "release-lifecycle-cli")
final class RootCommand {

    @Mixin
    private CommonOptions common;
}
