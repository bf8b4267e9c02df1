package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import java.time.Instant;
import java.util.List;

/**
 * The answer of {@code gate simulate --json}; its members and their names are a promise to scripts. All of them are
 * always there.
 *
 * @param policy digest of the new policy
 * @param against digest of the old policy
 * @param problems the records that could not be read
 */
record SimulationAnswer(
        String policy, String against, Instant at, List<Application> applications, List<Problem> problems) {

    /**
     * One application.
     *
     * @param path of its record
     * @param name {@code null} where the record does not say
     * @param gates those that can be asked in its stage
     */
    record Application(String path, String name, Stage stage, List<AskedGate> gates) {

        static Application of(String path, Lifecycle lifecycle, List<Simulation.AskedTwice> gates, Console console) {
            return new Application(
                    path,
                    lifecycle.name().orElse(null),
                    lifecycle.stage(),
                    gates.stream().map(gate -> AskedGate.of(gate, console)).toList());
        }
    }

    /**
     * A gate under both policies.
     *
     * @param before {@code OPEN} or {@code CLOSED} under the old policy
     * @param after likewise under the new one
     * @param requirements those whose answer differs
     */
    record AskedGate(
            Gate gate,
            Version version,
            String before,
            String after,
            Simulation.Effect effect,
            List<Difference> requirements) {

        static AskedGate of(Simulation.AskedTwice asked, Console console) {
            return new AskedGate(
                    asked.after().gate(),
                    asked.after().version(),
                    asked.before().status(),
                    asked.after().status(),
                    asked.effect(),
                    asked.changes().stream()
                            .map(change -> Difference.of(change, console))
                            .toList());
        }
    }

    /**
     * A requirement whose answer differs.
     *
     * @param before {@code null} where the old policy does not ask for it
     * @param after {@code null} where the new policy does not ask for it
     * @param reason under the new policy, or the old one where only that asks for it
     */
    record Difference(
            String id,
            String clause,
            ScanKind kind,
            RequirementStatus before,
            RequirementStatus after,
            String reason,
            String remedy) {

        static Difference of(Simulation.Change change, Console console) {
            RequirementLine line = change.line();
            return new Difference(
                    line.requirement().id(),
                    line.requirement().clause(),
                    line.kind(),
                    change.statusBefore(),
                    change.statusAfter(),
                    console.word(line.reason()),
                    line.whatToDo().map(console::word).orElse(null));
        }
    }

    /** A record that could not be read. */
    record Problem(String path, String reason) {}

    int exit() {
        if (!problems.isEmpty()) {
            return Exit.NOT_READABLE;
        }
        return count(Simulation.Effect.CLOSES) > 0 ? Exit.CLOSED : Exit.DONE;
    }

    long count(Simulation.Effect effect) {
        return applications.stream()
                .flatMap(application -> application.gates().stream())
                .filter(gate -> gate.effect() == effect)
                .count();
    }
}
