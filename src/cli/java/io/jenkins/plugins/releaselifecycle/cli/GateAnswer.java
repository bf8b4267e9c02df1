package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Exemption;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The answer of {@code gate evaluate --json}; its members and their names are a promise to scripts. All of them are
 * always there.
 *
 * @param status {@code OPEN} or {@code CLOSED}
 * @param exemption what lets a deployment through although the gate is closed; {@code NONE} where nothing does
 * @param stage {@code null} where the record cannot be read
 * @param version {@code null} where the record cannot be read and none was named
 * @param exposure {@code null} where the record cannot be read
 * @param policy digest of the policy that was asked
 */
record GateAnswer(
        Gate gate,
        String status,
        Exemption exemption,
        Stage stage,
        Version version,
        Instant at,
        Exposure exposure,
        String policy,
        List<Line> requirements) {

    /**
     * One requirement.
     *
     * @param clause section of the rule's text; empty where the text has none
     * @param kind of security test, {@code null} where it is about the application as a whole
     * @param remedy {@code null} where nothing is to be done
     */
    record Line(
            String id,
            String clause,
            ScanKind kind,
            RequirementStatus status,
            String reason,
            String remedy,
            Set<Role> who,
            Instant dueAt,
            boolean overdue,
            List<Evidence> evidence) {

        static Line of(RequirementLine line, Console console) {
            return new Line(
                    line.requirement().id(),
                    line.requirement().clause(),
                    line.kind(),
                    line.status(),
                    console.word(line.reason()),
                    line.whatToDo().map(console::word).orElse(null),
                    line.who(),
                    line.dueAt(),
                    line.overdue(),
                    line.evidence());
        }
    }

    static GateAnswer of(Verdict verdict, Console console) {
        return new GateAnswer(
                verdict.gate(),
                verdict.status(),
                verdict.exemption(),
                verdict.stage(),
                verdict.version(),
                verdict.at(),
                verdict.exposure(),
                verdict.policy(),
                verdict.lines().stream().map(line -> Line.of(line, console)).toList());
    }

    /** @param version {@code null} where none was named */
    static GateAnswer closed(
            Gate gate, Version version, Instant at, String policy, RequirementLine why, Console console) {
        return new GateAnswer(
                gate, "CLOSED", Exemption.NONE, null, version, at, null, policy, List.of(Line.of(why, console)));
    }
}
