package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gate evaluate}: whether a gate is open, and what each of its requirements says; changes nothing on disk. */
@Command(name = "evaluate")
final class GateEvaluateCommand implements Callable<Integer> {

    private final Console console;
    private final InstantSource clock;

    @Spec
    private CommandSpec command;

    @Mixin
    private HelpOptions help;

    @Option(names = "--gate", paramLabel = "GATE", converter = GateConverter.class, descriptionKey = "help.gate")
    private Gate gate;

    @Option(
            names = "--policy",
            paramLabel = "POLICY.yaml",
            converter = PathConverter.class,
            descriptionKey = "help.policy")
    private Path policyFile;

    @Option(names = "--ledger", paramLabel = "PATH", converter = PathConverter.class, descriptionKey = "help.ledger")
    private Path ledger;

    @Option(
            names = "--events",
            paramLabel = "FACTS.jsonl",
            converter = PathConverter.class,
            descriptionKey = "help.events")
    private Path events;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            descriptionKey = "help.application-version")
    private Version version;

    @Option(names = "--at", paramLabel = "INSTANT", converter = InstantConverter.class, descriptionKey = "help.at")
    private Instant at;

    @Option(names = "--json", descriptionKey = "help.json")
    private boolean json;

    GateEvaluateCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        requireUsable();
        Policy policy = policyFile == null ? Policy.SHIPPED : PolicyFile.read(policyFile);
        Instant moment = at == null ? clock.instant() : at;
        Optional<Instant> until = Optional.ofNullable(at);
        ApplicationRecord record =
                ledger == null ? ApplicationRecord.ofEvents(events, until) : ApplicationRecord.ofLedger(ledger, until);
        if (record instanceof ApplicationRecord.Folded folded) {
            Lifecycle lifecycle = folded.lifecycle();
            Verdict verdict = GateEvaluation.evaluate(
                    Question.of(gate, lifecycle, policy, versionIn(lifecycle), moment, folded.evidence()));
            folded.note().ifPresent(note -> console.problem(console.word(note)));
            return answer(verdict);
        }
        ApplicationRecord.Unreadable unreadable = (ApplicationRecord.Unreadable) record;
        RequirementLine line = GateEvaluation.unreadable(unreadable.reason(), unreadable.remedy());
        return closed(policy, moment, line);
    }

    private void requireUsable() {
        if (gate == null) {
            throw new InvalidInputException(
                    Console.text("arguments.missing", "--gate", command.qualifiedName() + " --help"));
        }
        if ((ledger == null) == (events == null)) {
            throw new InvalidInputException(Console.text("gate.one-record"));
        }
    }

    private Version versionIn(Lifecycle lifecycle) {
        return Optional.ofNullable(version)
                .or(lifecycle::latestVersion)
                .orElseThrow(() -> new InvalidInputException(Console.text("gate.no-version")));
    }

    private int answer(Verdict verdict) {
        if (json) {
            console.json(GateAnswer.of(verdict, console));
        } else {
            GateText.lines(verdict, console).forEach(console::print);
        }
        return verdict.open() ? Exit.DONE : Exit.CLOSED;
    }

    private int closed(Policy policy, Instant moment, RequirementLine line) {
        if (json) {
            console.json(GateAnswer.closed(gate, version, moment, policy.digest(), line, console));
        } else {
            GateText.closed(gate, line, console).forEach(console::print);
        }
        return Exit.CLOSED;
    }
}
