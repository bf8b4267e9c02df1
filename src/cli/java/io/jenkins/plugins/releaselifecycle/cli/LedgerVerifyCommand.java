package io.jenkins.plugins.releaselifecycle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger verify}: whether ledgers are what was written; changes nothing on disk. */
@Command(name = "verify")
final class LedgerVerifyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Option(names = "--json", descriptionKey = "help.json.lines")
    private boolean json;

    @Parameters(paramLabel = "PATH", arity = "1..*", converter = PathConverter.class, descriptionKey = "help.paths")
    private List<Path> paths;

    LedgerVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int exit = Exit.DONE;
        for (Path path : paths) {
            for (VerifyAnswer answer : verify(path)) {
                show(answer);
                exit = Math.max(exit, answer.status().exit());
            }
        }
        return exit;
    }

    private List<VerifyAnswer> verify(Path named) {
        try {
            return LedgerPlaces.of(named).stream()
                    .map(place -> VerifyAnswer.of(place, LedgerReading.of(place, fact -> {}), console))
                    .toList();
        } catch (UncheckedIOException e) {
            return List.of(VerifyAnswer.unavailable(named, e.getCause(), console));
        } catch (IOException e) {
            return List.of(VerifyAnswer.unavailable(named, e, console));
        }
    }

    private void show(VerifyAnswer answer) {
        if (json) {
            console.json(answer);
        } else if (answer.status().exit() == Exit.DONE) {
            console.print(console.word("ledger.verified", answer.path(), answer.records(), answer.head()));
            if (answer.reason() != null) {
                console.print(answer.reason());
            }
        } else {
            console.problem(answer.reason());
        }
    }
}
