package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger show}: every fact of a ledger, once all of it has been verified; changes nothing on disk. */
@Command(name = "show")
final class LedgerShowCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Option(names = "--json", descriptionKey = "help.json")
    private boolean json;

    @Parameters(paramLabel = "PATH", converter = PathConverter.class, descriptionKey = "help.path")
    private Path path;

    LedgerShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LedgerAnswer answer = read();
        if (json) {
            console.json(answer);
        } else if (answer.status().exit() == Exit.DONE) {
            LedgerText.lines(answer, console).forEach(console::print);
        } else {
            console.problem(answer.reason());
        }
        return answer.status().exit();
    }

    private LedgerAnswer read() {
        List<RecordedFact> facts = new ArrayList<>();
        return LedgerAnswer.of(LedgerReading.of(path, facts::add), facts, console);
    }
}
