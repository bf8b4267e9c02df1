package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.AskableGates;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What another policy would change. Votes that were given under the old policy hold under the new one where that asks
 * for nothing more, as they would in Jenkins.
 *
 * @param policy the new one
 * @param against the old one
 * @param at the moment for which both are asked
 */
record Simulation(Policy policy, Policy against, Instant at) {

    /** A gate under both policies. */
    record AskedTwice(Verdict before, Verdict after) {

        Effect effect() {
            if (before.open() == after.open()) {
                return changes().isEmpty() ? Effect.SAME : Effect.CHANGES;
            }
            return after.open() ? Effect.OPENS : Effect.CLOSES;
        }

        /** The requirements whose answer differs, in the rule's order; those that are asked for no longer at the end. */
        List<Change> changes() {
            Map<Subject, RequirementLine> old = bySubject(before);
            List<Change> changes = new ArrayList<>();
            bySubject(after).forEach((subject, line) -> {
                Change change = new Change(Optional.ofNullable(old.remove(subject)), Optional.of(line));
                if (change.differs()) {
                    changes.add(change);
                }
            });
            old.values().forEach(line -> changes.add(new Change(Optional.of(line), Optional.empty())));
            return changes;
        }

        private static Map<Subject, RequirementLine> bySubject(Verdict verdict) {
            Map<Subject, RequirementLine> lines = new LinkedHashMap<>();
            verdict.lines().forEach(line -> lines.put(new Subject(line.requirement(), line.kind()), line));
            return lines;
        }
    }

    /** What becomes of a gate. */
    enum Effect {
        OPENS,
        CLOSES,
        /** Stays open or closed, for other reasons. */
        CHANGES,
        SAME
    }

    /** What a line of a verdict is about. */
    private record Subject(Requirement requirement, ScanKind kind) {}

    /** A requirement under both policies; empty under the one that does not ask for it. */
    record Change(Optional<RequirementLine> before, Optional<RequirementLine> after) {

        RequirementLine line() {
            return after.or(() -> before).orElseThrow();
        }

        private boolean differs() {
            return before.isEmpty()
                    || after.isEmpty()
                    || before.get().status() != after.get().status()
                    || !before.get().reason().equals(after.get().reason())
                    || !Objects.equals(before.get().dueAt(), after.get().dueAt());
        }

        RequirementStatus statusBefore() {
            return before.map(RequirementLine::status).orElse(null);
        }

        RequirementStatus statusAfter() {
            return after.map(RequirementLine::status).orElse(null);
        }
    }

    /**
     * The gates that can be asked in the stage of the application, each for the version that it would be asked for.
     *
     * @param evidence what has become of the report of a digest
     */
    List<AskedTwice> of(Lifecycle lifecycle, Function<String, EvidenceState> evidence) {
        List<AskedTwice> gates = new ArrayList<>();
        for (Gate gate : Gate.values()) {
            AskableGates.version(gate, lifecycle)
                    .map(version -> asked(gate, lifecycle, version, evidence))
                    .filter(asked -> canBeAsked(asked.after()))
                    .ifPresent(gates::add);
        }
        return gates;
    }

    private AskedTwice asked(
            Gate gate, Lifecycle lifecycle, Version version, Function<String, EvidenceState> evidence) {
        return new AskedTwice(
                GateEvaluation.evaluate(question(gate, lifecycle, version, against, List.of(), evidence)),
                GateEvaluation.evaluate(question(gate, lifecycle, version, policy, List.of(against), evidence)));
    }

    private Question question(
            Gate gate,
            Lifecycle lifecycle,
            Version version,
            Policy asked,
            List<Policy> earlier,
            Function<String, EvidenceState> evidence) {
        Exposure exposure = asked.exposureOf(lifecycle.declaredExposure());
        return new Question(gate, lifecycle, asked, exposure, version, at, earlier, evidence);
    }

    private static boolean canBeAsked(Verdict verdict) {
        return verdict.lines().stream()
                .anyMatch(line ->
                        line.requirement() == Requirement.STAGE && line.status() == RequirementStatus.MET);
    }
}
