package io.jenkins.plugins.releaselifecycle.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code scan} */
@Command(name = "scan")
final class ScanCommand {

    @Mixin
    private CommonOptions common;
}
