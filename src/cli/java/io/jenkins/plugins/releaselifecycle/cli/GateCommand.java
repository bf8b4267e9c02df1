package io.jenkins.plugins.releaselifecycle.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gate} */
@Command(name = "gate")
final class GateCommand {

    @Mixin
    private CommonOptions common;
}
