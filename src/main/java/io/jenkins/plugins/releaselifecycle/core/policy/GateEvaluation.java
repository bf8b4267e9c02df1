package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Fact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.List;

/** The one place that says whether a gate is open. A pure function: the same question has the same answer, always. */
public final class GateEvaluation {

    private GateEvaluation() {}

    /**
     * Answers for one gate.
     *
     * @param lifecycle where the application stands
     * @param terms what the policy asks of it
     * @param version that is to pass the gate
     * @param now the moment for which the question is asked
     */
    public static Verdict evaluate(Gate gate, Lifecycle lifecycle, Terms terms, Version version, Instant now) {
        if (!lifecycle.notUnderstood().isEmpty()) {
            NotUnderstood fact = lifecycle.notUnderstood().get(0);
            return unreadable(
                    gate,
                    lifecycle,
                    terms,
                    version,
                    now,
                    Message.of(GateEvaluation.class, "record.not-understood", fact.type(), fact.schema()),
                    Message.of(GateEvaluation.class, "remedy.update-product"));
        }
        List<TestStanding> standings = terms.kinds().stream()
                .map(kind -> TestStanding.of(lifecycle, kind, version, terms.limits()))
                .toList();
        List<RequirementLine> lines = new SecurityTestRequirements(terms, version, standings).lines();
        return new Verdict(gate, version, now, lifecycle.stage(), terms, lines, standings);
    }

    /** The answer where the record cannot be read, for whatever reason: closed. */
    public static Verdict unreadable(
            Gate gate, Lifecycle lifecycle, Terms terms, Version version, Instant now, Message reason, Message remedy) {
        return Verdict.closed(
                gate,
                version,
                now,
                lifecycle.stage(),
                terms,
                RequirementLine.unmet(Requirement.RECORD, null, reason, remedy));
    }
}
