package io.jenkins.plugins.releaselifecycle.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ledger} */
@Command(name = "ledger")
final class LedgerCommand {

    @Mixin
    private CommonOptions common;
}
