package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.List;

/**
 * The answer of a gate, for one version at one moment. It is open only when not one requirement is unmet, and an answer
 * without any met requirement is no answer that opens.
 *
 * @param at the moment for which it was asked
 * @param lines one a requirement and kind of test, in the order of the rule
 * @param standings how each required kind of security test stands, in the order of the rule
 */
public record Verdict(
        Gate gate,
        Version version,
        Instant at,
        Stage stage,
        Terms terms,
        List<RequirementLine> lines,
        List<TestStanding> standings) {

    public Verdict {
        lines = List.copyOf(lines);
        standings = List.copyOf(standings);
    }

    /** Closed for a reason that lies in the record itself; nothing else is judged then. */
    static Verdict closed(Gate gate, Version version, Instant at, Stage stage, Terms terms, RequirementLine why) {
        return new Verdict(gate, version, at, stage, terms, List.of(why), List.of());
    }

    public boolean open() {
        return lines.stream().anyMatch(line -> line.status() == RequirementStatus.MET)
                && lines.stream().noneMatch(RequirementLine::unmet);
    }

    public List<RequirementLine> unmet() {
        return lines.stream().filter(RequirementLine::unmet).toList();
    }

    /** {@code OPEN} or {@code CLOSED}: the word for machines. */
    public String status() {
        return open() ? "OPEN" : "CLOSED";
    }

    /** The answer in one sentence. */
    public Message summary() {
        if (open()) {
            return Message.of(Verdict.class, "verdict.open", version.text());
        }
        long closed =
                unmet().stream().map(RequirementLine::requirement).distinct().count();
        return Message.of(Verdict.class, "verdict.closed", version.text(), closed);
    }
}
