package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.BreakGlass;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The one place that says whether a gate is open. A pure function: the same question has the same answer, always, and
 * every question has one.
 */
public final class GateEvaluation {

    /** So long after somebody said so a deployment can begin through a closed gate. */
    static final Duration EMERGENCY = Duration.ofHours(24);

    private GateEvaluation() {}

    /**
     * Answers for one gate and an application that is as its record declares it.
     *
     * @param lifecycle where the application stands
     * @param policy what is asked of it
     * @param version that is to pass the gate
     * @param now the moment for which the question is asked
     */
    public static Verdict evaluate(Gate gate, Lifecycle lifecycle, Policy policy, Version version, Instant now) {
        return evaluate(Question.of(gate, lifecycle, policy, version, now));
    }

    public static Verdict evaluate(Question question) {
        Optional<NotUnderstood> unknown = question.lifecycle().notUnderstood();
        if (unknown.isPresent()) {
            return unreadable(
                    question,
                    Message.of(
                            GateEvaluation.class,
                            "record.not-understood",
                            unknown.get().type(),
                            unknown.get().schema()),
                    Message.of(GateEvaluation.class, "remedy.update-product"));
        }
        Optional<Evidence> deleted = question.lifecycle().deleted();
        if (deleted.isPresent()) {
            return unreadable(
                    question,
                    Message.of(
                            GateEvaluation.class,
                            "record.closed",
                            deleted.get().actor().shown(),
                            deleted.get().at()),
                    Message.of(GateEvaluation.class, "remedy.begin-anew"));
        }
        if (question.lifecycle().stage() == Stage.RETIRED) {
            return Verdict.of(question, List.of(StageRules.lifeHasEnded()), List.of());
        }
        List<TestStanding> standings = GateRules.standings(question);
        Waivers waivers = new Waivers(question);
        return Verdict.of(
                question,
                new GateRules(question, waivers::apply).lines(standings),
                standings,
                isEmergency(question),
                question.policy()
                        .enforcement()
                        .warningAt(question.now(), question.policy().timeZone()));
    }

    /** Whether whoever said so acts in a role of this policy that may, and does so still. */
    private static boolean mayBreakGlass(BreakGlass glass, Question question) {
        return glass.evidence().actor() instanceof Actor.User person
                && question.policy().breakGlass().stream().anyMatch(role -> question.actsAs(person.id(), role));
    }

    private static boolean isEmergency(Question question) {
        return question.lifecycle().unreviewedBreakGlass().stream()
                .filter(glass -> glass.opens(question.gate(), question.version()))
                .filter(glass -> question.now().isBefore(glass.evidence().at().plus(EMERGENCY)))
                .anyMatch(glass -> mayBreakGlass(glass, question));
    }

    /**
     * The answer where nobody can say which of several moments is the present one, as where the clock was moved: open only if it is open
     * at each of them, and exempt only if it is so at each of them.
     *
     * @param others moments that can be the present one, beside that of the question
     */
    public static Verdict evaluate(Question question, Collection<Instant> others) {
        Verdict answer = atAll(question, others);
        boolean everywhere = answer.open()
                || others.stream()
                        .allMatch(other -> evaluate(question.at(other)).letsThrough());
        return everywhere ? answer : answer.withoutExemption();
    }

    private static Verdict atAll(Question question, Collection<Instant> others) {
        Verdict answer = evaluate(question);
        for (Instant other : others) {
            if (!answer.open()) {
                return answer;
            }
            answer = evaluate(question.at(other));
            if (!answer.open()) {
                Message reason = Message.of(GateEvaluation.class, "record.clock", question.now(), other);
                Message remedy = Message.of(GateEvaluation.class, "remedy.clock");
                return answer.and(unreadable(reason, remedy));
            }
        }
        return answer;
    }

    /**
     * What keeps the gate closed that nobody can vote away; none where votes alone are missing. It is no answer of the
     * gate, and opens nothing.
     *
     * @param others moments that can be the present one, beside that of the question
     */
    public static List<RequirementLine> missingBesidesVotes(Question question, Collection<Instant> others) {
        return evaluate(question.besidesVotes(), others).unmet();
    }

    /** The answer where the record cannot be read, for whatever reason: closed. */
    public static Verdict unreadable(Question question, Message reason, Message remedy) {
        return Verdict.of(question, List.of(unreadable(reason, remedy)), List.of());
    }

    /** The only line of that answer. */
    public static RequirementLine unreadable(Message reason, Message remedy) {
        return new Finding(Requirement.RECORD).missing(reason, remedy).line();
    }
}
