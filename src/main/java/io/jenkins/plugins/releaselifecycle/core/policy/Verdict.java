package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The answer of a gate, for one version at one moment. It is open only when not one requirement is unmet, and an answer
 * without any met requirement is no answer that opens.
 *
 * @param at the moment for which it was asked
 * @param exposure that the application counts as
 * @param policy digest of the policy that was asked
 * @param lines one a requirement, for C2 to C5 one a requirement and kind of test, in the order of the rule
 * @param standings how each required kind of security test stands, in the order of the rule; none where the gate asks
 *     for none
 */
public record Verdict(
        Gate gate,
        Version version,
        Instant at,
        Stage stage,
        Exposure exposure,
        String policy,
        List<RequirementLine> lines,
        List<TestStanding> standings) {

    private static final Set<Requirement> SECURITY_TESTS = EnumSet.of(
            Requirement.RECORD, Requirement.C1, Requirement.C2, Requirement.C3, Requirement.C4, Requirement.C5);

    public Verdict {
        lines = List.copyOf(lines);
        standings = List.copyOf(standings);
    }

    static Verdict of(Question question, List<RequirementLine> lines, List<TestStanding> standings) {
        return new Verdict(
                question.gate(),
                question.version(),
                question.now(),
                question.lifecycle().stage(),
                question.exposure(),
                question.policyDigest(),
                lines,
                standings);
    }

    /** This answer with one more line, before all others. */
    Verdict and(RequirementLine line) {
        List<RequirementLine> all = new ArrayList<>(List.of(line));
        all.addAll(lines);
        return new Verdict(gate, version, at, stage, exposure, policy, all, standings);
    }

    /**
     * What this answer says of the security tests alone (C1–C5). Where nothing of them is left, as after retirement, it
     * is all of it.
     */
    public Verdict ofSecurityTests() {
        List<RequirementLine> ofTests = lines.stream()
                .filter(line -> SECURITY_TESTS.contains(line.requirement()))
                .toList();
        return new Verdict(gate, version, at, stage, exposure, policy, ofTests.isEmpty() ? lines : ofTests, standings);
    }

    public boolean open() {
        return lines.stream().anyMatch(line -> line.status() == RequirementStatus.MET)
                && lines.stream().noneMatch(RequirementLine::unmet);
    }

    public List<RequirementLine> unmet() {
        return lines.stream().filter(RequirementLine::unmet).toList();
    }

    /** The requirements that are not met, each once, in the order of the rule. */
    public List<Requirement> missing() {
        return unmet().stream().map(RequirementLine::requirement).distinct().toList();
    }

    /** {@code OPEN} or {@code CLOSED}: the word for machines. */
    public String status() {
        return open() ? "OPEN" : "CLOSED";
    }

    /** The answer in one sentence. */
    public Message summary() {
        if (open()) {
            return Message.of(Verdict.class, "verdict.open", gate, version.text());
        }
        return Message.of(
                Verdict.class, "verdict.closed", gate, version.text(), missing().size());
    }
}
