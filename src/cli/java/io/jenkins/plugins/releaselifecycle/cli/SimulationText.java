package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The answer of {@code gate simulate} for people. */
final class SimulationText {

    private final Console console;
    private final List<String> lines = new ArrayList<>();

    /**
     * An application whose gates were asked.
     *
     * @param path of its record
     */
    record Answered(String path, Lifecycle lifecycle, List<Simulation.AskedTwice> gates) {

        boolean same() {
            return gates.stream().allMatch(gate -> gate.effect() == Simulation.Effect.SAME);
        }
    }

    private SimulationText(Console console) {
        this.console = console;
    }

    static List<String> lines(
            Simulation simulation, List<Answered> applications, SimulationAnswer answer, Console console) {
        SimulationText text = new SimulationText(console);
        text.say("simulation.asked", simulation.at(), answer.policy(), answer.against());
        applications.forEach(text::application);
        text.lines.add("");
        text.say(
                "simulation.sum",
                applications.size(),
                answer.count(Simulation.Effect.CLOSES),
                answer.count(Simulation.Effect.OPENS),
                answer.count(Simulation.Effect.CHANGES));
        return text.lines;
    }

    private void application(Answered application) {
        lines.add("");
        Lifecycle lifecycle = application.lifecycle();
        say(
                "simulation.application",
                lifecycle.name().orElse("?"),
                lifecycle.stage(),
                application.path());
        if (lifecycle.notUnderstood().isPresent()) {
            say("simulation.not-understood");
        } else if (application.gates().isEmpty()) {
            say("simulation.no-gate");
        } else if (application.same()) {
            say("simulation.same");
        } else {
            application.gates().forEach(this::gate);
        }
    }

    private void gate(Simulation.AskedTwice gate) {
        Simulation.Effect effect = gate.effect();
        if (effect == Simulation.Effect.SAME) {
            return;
        }
        String key = effect == Simulation.Effect.CHANGES && gate.after().open()
                ? "simulation.changes.open"
                : "simulation." + effect.name().toLowerCase(Locale.ROOT);
        say(key, gate.after().gate(), gate.after().version().text());
        gate.changes().forEach(this::change);
    }

    private void change(Simulation.Change change) {
        RequirementLine line = change.line();
        say(
                "simulation.requirement",
                GateText.title(line),
                status(change.before()),
                status(change.after()),
                line.reason());
        line.whatToDo().ifPresent(remedy -> say("simulation.remedy", remedy));
    }

    private static Message status(Optional<RequirementLine> line) {
        return line.map(asked -> asked.status().label()).orElse(Console.text("simulation.not-asked"));
    }

    private void say(String key, Serializable... arguments) {
        lines.add(console.word(key, arguments));
    }
}
