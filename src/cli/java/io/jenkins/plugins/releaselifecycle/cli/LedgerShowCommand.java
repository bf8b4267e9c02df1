package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerReader;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.IOException;
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
        try {
            LedgerPlace place = LedgerPlace.of(path);
            return read(place);
        } catch (InvalidInputException e) {
            return LedgerAnswer.unavailable(null, console.word(e.reason()));
        } catch (IOException e) {
            return LedgerAnswer.unavailable(
                    null, console.word("ledger.unavailable", path.toString(), FileProblem.of(e)));
        }
    }

    private LedgerAnswer read(LedgerPlace place) {
        List<RecordedFact> facts = new ArrayList<>();
        LedgerReader.Content content;
        try {
            content = new LedgerReader().read(place.directory(), facts::add);
        } catch (LedgerException e) {
            if (e.getCause() instanceof IOException cause) {
                return LedgerAnswer.unavailable(
                        place.id(),
                        console.word("ledger.unavailable", place.file().toString(), FileProblem.of(cause)));
            }
            return LedgerAnswer.damaged(place.id(), console.word("ledger.damaged", e.reason(), e.remedy()));
        }
        if (facts.isEmpty()) {
            return LedgerAnswer.damaged(
                    place.id(), console.word("ledger.empty", place.file().toString()));
        }
        return LedgerAnswer.whole(place.id(), content, facts, console);
    }
}
