package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gate simulate}: what a new policy would open and close, application by application; changes nothing on disk. */
@Command(name = "simulate")
final class GateSimulateCommand implements Callable<Integer> {

    private final Console console;
    private final InstantSource clock;
    private final List<SimulationText.Answered> answered = new ArrayList<>();
    private final List<SimulationAnswer.Problem> problems = new ArrayList<>();

    @Spec
    private CommandSpec command;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--policy",
            paramLabel = "NEW.yaml",
            converter = PathConverter.class,
            descriptionKey = "help.new-policy")
    private Path policyFile;

    @Option(
            names = "--against",
            paramLabel = "OLD.yaml",
            converter = PathConverter.class,
            descriptionKey = "help.against")
    private Path againstFile;

    @Option(names = "--at", paramLabel = "INSTANT", converter = InstantConverter.class, descriptionKey = "help.at")
    private Instant at;

    @Option(names = "--json", descriptionKey = "help.json")
    private boolean json;

    @Parameters(paramLabel = "PATH", arity = "1..*", converter = PathConverter.class, descriptionKey = "help.records")
    private List<Path> paths;

    GateSimulateCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (policyFile == null) {
            throw new InvalidInputException(
                    Console.text("arguments.missing", "--policy", command.qualifiedName() + " --help"));
        }
        Simulation simulation = new Simulation(
                PolicyFile.read(policyFile),
                againstFile == null ? Policy.SHIPPED : PolicyFile.read(againstFile),
                at == null ? clock.instant() : at);
        paths.forEach(path -> take(simulation, path));
        SimulationAnswer answer = new SimulationAnswer(
                simulation.policy().digest(),
                simulation.against().digest(),
                simulation.at(),
                answered.stream()
                        .map(one -> SimulationAnswer.Application.of(one.path(), one.lifecycle(), one.gates(), console))
                        .toList(),
                problems);
        if (json) {
            console.json(answer);
        } else {
            SimulationText.lines(simulation, answered, answer, console).forEach(console::print);
            problems.forEach(problem -> console.problem(problem.reason()));
        }
        return answer.exit();
    }

    private void take(Simulation simulation, Path named) {
        try {
            for (Path place : LedgerPlaces.of(named)) {
                ask(simulation, place);
            }
        } catch (UncheckedIOException e) {
            problem(named, Console.text("ledger.unavailable", named.toString(), FileProblem.of(e.getCause())));
        } catch (IOException e) {
            problem(named, Console.text("ledger.unavailable", named.toString(), FileProblem.of(e)));
        }
    }

    private void ask(Simulation simulation, Path place) {
        try {
            ApplicationRecord record = record(place);
            if (record instanceof ApplicationRecord.Folded folded) {
                Lifecycle lifecycle = folded.lifecycle();
                answered.add(new SimulationText.Answered(
                        place.toString(), lifecycle, simulation.of(lifecycle, folded.evidence())));
            } else if (record instanceof ApplicationRecord.Unreadable unreadable) {
                problem(place, Console.text("ledger.damaged", unreadable.reason(), unreadable.remedy()));
            }
        } catch (InvalidInputException e) {
            problem(place, e.reason());
        }
    }

    /** A file is facts unless it is called as the file of a ledger. */
    private ApplicationRecord record(Path place) {
        Optional<Instant> until = Optional.ofNullable(at);
        boolean ledger = Files.isDirectory(place) || LedgerPlace.isNamedAsLedgerFile(place);
        return ledger ? ApplicationRecord.ofLedger(place, until) : ApplicationRecord.ofEvents(place, until);
    }

    private void problem(Path path, Message reason) {
        problems.add(new SimulationAnswer.Problem(path.toString(), console.word(reason)));
    }
}
