package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
 * @param emergency whether somebody took it on themselves to deploy this version through this gate though it is closed
 * @param enforcedFrom the day from which the policy keeps deployments out; empty where it does so now
 */
public record Verdict(
        Gate gate,
        Version version,
        Instant at,
        Stage stage,
        Exposure exposure,
        String policy,
        List<RequirementLine> lines,
        List<TestStanding> standings,
        boolean emergency,
        Optional<LocalDate> enforcedFrom) {

    /** What keeps a deployment out also where the policy only warns of what the rule asks for. */
    private static final Set<Requirement> NEVER_TOLERATED =
            EnumSet.of(Requirement.RECORD, Requirement.BREAK_GLASS, Requirement.CALENDAR, Requirement.G1);

    private static final Set<Requirement> SECURITY_TESTS = EnumSet.of(
            Requirement.RECORD, Requirement.C1, Requirement.C2, Requirement.C3, Requirement.C4, Requirement.C5);

    public Verdict {
        lines = List.copyOf(lines);
        standings = List.copyOf(standings);
    }

    /** An answer that nothing is exempt from. */
    static Verdict of(Question question, List<RequirementLine> lines, List<TestStanding> standings) {
        return of(question, lines, standings, false, Optional.empty());
    }

    static Verdict of(
            Question question,
            List<RequirementLine> lines,
            List<TestStanding> standings,
            boolean emergency,
            Optional<LocalDate> enforcedFrom) {
        return new Verdict(
                question.gate(),
                question.version(),
                question.now(),
                question.lifecycle().stage(),
                question.exposure(),
                question.policyDigest(),
                lines,
                standings,
                emergency,
                enforcedFrom);
    }

    /**
     * The answer where an application is judged by several policies: what any of them keeps closed is closed.
     *
     * @param answers of the same gate for the same version at the same moment; at least one, the first that of the policy that the
     *     application has by its name now
     */
    public static Verdict strictestOf(List<Verdict> answers) {
        return answers.stream()
                .filter(answer -> !answer.letsThrough() && !answer.isFrozenAlone())
                .findFirst()
                .or(() ->
                        answers.stream().filter(answer -> !answer.letsThrough()).findFirst())
                .or(() -> answers.stream().filter(answer -> !answer.open()).findFirst())
                .orElseGet(() -> answers.get(0));
    }

    /** This answer with one more line, before all others. */
    Verdict and(RequirementLine line) {
        List<RequirementLine> all = new ArrayList<>(List.of(line));
        all.addAll(lines);
        return with(all, emergency, enforcedFrom);
    }

    private Verdict with(List<RequirementLine> others, boolean inEmergency, Optional<LocalDate> from) {
        return new Verdict(gate, version, at, stage, exposure, policy, others, standings, inEmergency, from);
    }

    /** This answer without anything that would let a deployment through although the gate is closed. */
    Verdict withoutExemption() {
        return with(lines, false, Optional.empty());
    }

    /**
     * What this answer says of the security tests alone (C1–C5). Where nothing of them is left, as after retirement, it
     * is all of it. Where an emergency waits for its review, a policy that only warns tolerates nothing here either.
     */
    public Verdict ofSecurityTests() {
        List<RequirementLine> ofTests = lines.stream()
                .filter(line -> SECURITY_TESTS.contains(line.requirement()))
                .toList();
        return with(
                ofTests.isEmpty() ? lines : ofTests,
                emergency,
                enforcedFrom.filter(day -> !missing().contains(Requirement.BREAK_GLASS)));
    }

    public boolean open() {
        return lines.stream().anyMatch(line -> line.status() == RequirementStatus.MET)
                && lines.stream().noneMatch(RequirementLine::unmet);
    }

    /** Whether nothing is missing but that deployments are allowed again, which time alone brings. */
    public boolean isFrozenAlone() {
        return missing().equals(List.of(Requirement.CALENDAR));
    }

    /** What lets a deployment through although the gate is closed; nothing does where it is open. */
    public Exemption exemption() {
        if (open() || !gate.deploys()) {
            return Exemption.NONE;
        }
        List<Requirement> missing = missing();
        if (emergency && !missing.contains(Requirement.RECORD) && !missing.contains(Requirement.G1)) {
            return Exemption.EMERGENCY;
        }
        return enforcedFrom.isPresent() && missing.stream().noneMatch(NEVER_TOLERATED::contains)
                ? Exemption.WARNING
                : Exemption.NONE;
    }

    /** Whether a deployment may begin: the gate is open, or something exempts it. */
    public boolean letsThrough() {
        return open() || exemption() != Exemption.NONE;
    }

    /** Why a deployment is let through although the gate is closed; empty where it is open, or lets nothing through. */
    public Optional<Message> exempted() {
        return switch (exemption()) {
            case NONE -> Optional.empty();
            case EMERGENCY -> Optional.of(Message.of(Verdict.class, "exempted.emergency"));
            case WARNING -> enforcedFrom.map(day -> Message.of(Verdict.class, "exempted.warning", day.toString()));
        };
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
