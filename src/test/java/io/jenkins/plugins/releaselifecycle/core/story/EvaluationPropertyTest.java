package io.jenkins.plugins.releaselifecycle.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What a gate answers, whatever the facts, the version, the policy's time zone and the moment. */
class EvaluationPropertyTest {

    private static final Set<Requirement> OF_PERIODS =
            EnumSet.of(Requirement.D5, Requirement.D6, Requirement.E1, Requirement.E8);

    @Provide
    Arbitrary<List<RecordedFact>> ledgers() {
        return AnyFacts.story(50);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return AnyFacts.moment();
    }

    @Provide
    Arbitrary<Version> versions() {
        return AnyFacts.version();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return AnyFacts.zone();
    }

    @Provide
    Arbitrary<Actor> actors() {
        return AnyFacts.actor();
    }

    @Provide
    Arbitrary<List<RecordedFact>> talesAndLedgers() {
        return Arbitraries.oneOf(tales(), ledgers());
    }

    @Provide
    Arbitrary<List<RecordedFact>> tales() {
        return Arbitraries.of(Tale.all());
    }

    /** A moment, and something that speaks against the application at that moment. */
    @Provide
    Arbitrary<Tuple2<Instant, Fact>> failures() {
        return AnyFacts.moment().flatMap(now -> AnyFacts.failing(now).map(fact -> Tuple.of(now, fact)));
    }

    private static Verdict ask(Gate gate, Lifecycle lifecycle, Policy policy, Version version, Instant now) {
        return GateEvaluation.evaluate(gate, lifecycle, policy, version, now);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyQuestionHasAnAnswerThatSaysWhyAndWhatToDo(
            @ForAll("ledgers") List<RecordedFact> facts,
            @ForAll Gate gate,
            @ForAll("versions") Version version,
            @ForAll("moments") Instant now,
            @ForAll("zones") ZoneId zone) {
        Policy policy =
                new PolicyDraft().timeZone(zone).maxAge(Period.ofDays(90)).policy();
        Verdict verdict = ask(gate, Lifecycle.of(facts), policy, version, now);

        assertThat(verdict.lines()).isNotEmpty();
        assertWorded(verdict.summary(), zone);
        for (RequirementLine line : verdict.lines()) {
            assertWorded(line.reason(), zone);
            assertThat(line.whatToDo().isPresent()).as("%s", line).isEqualTo(line.unmet());
            line.whatToDo().ifPresent(remedy -> assertWorded(remedy, zone));
        }
        assertThat(verdict.open()).isEqualTo(verdict.unmet().isEmpty());
    }

    private static void assertWorded(Message message, ZoneId zone) {
        assertThat(message.in(Locale.ENGLISH, zone)).isNotBlank();
        assertThat(message.in(Locale.SIMPLIFIED_CHINESE, zone)).isNotBlank();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theSameQuestionHasTheSameAnswerWithItsLinesInTheOrderOfTheRule(
            @ForAll("ledgers") List<RecordedFact> facts,
            @ForAll Gate gate,
            @ForAll("versions") Version version,
            @ForAll("moments") Instant now) {
        Verdict verdict = ask(gate, Lifecycle.of(facts), Policy.SHIPPED, version, now);

        assertThat(ask(gate, Lifecycle.of(facts), Policy.SHIPPED, version, now)).isEqualTo(verdict);
        assertThat(verdict.lines().stream().map(RequirementLine::requirement)).isSorted();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void somethingThatSpeaksAgainstTheApplicationNeverOpensAGate(
            @ForAll("talesAndLedgers") List<RecordedFact> facts,
            @ForAll("failures") Tuple2<Instant, Fact> failure,
            @ForAll("moments") Instant at,
            @ForAll("actors") Actor actor) {
        Instant now = failure.get1();
        Lifecycle before = Lifecycle.of(facts);
        Lifecycle after = before.and(new RecordedFact(facts.size() + 1L, at, actor, failure.get2()));
        assertNothingOpens(before, after, now);
    }

    /** Every request there is, rejected by somebody, at the end of every tale. */
    @Example
    void aRejectionOpensNoOtherGate() {
        for (List<RecordedFact> tale : Tale.all()) {
            Lifecycle before = Lifecycle.of(tale);
            RecordedFact last = tale.get(tale.size() - 1);
            for (Gate gate : Gate.values()) {
                before.request(gate).ifPresent(request -> {
                    for (boolean serious : new boolean[] {false, true}) {
                        VoteCast no = new VoteCast(request.id(), Role.IT, false, "no", serious, "another");
                        Actor it = new Actor.User("it-lead");
                        assertNothingOpens(
                                before,
                                before.and(new RecordedFact(last.sequence() + 1, last.at(), it, no)),
                                last.at());
                    }
                });
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aPeriodThatIsOverStaysOverWithoutAFact(
            @ForAll("ledgers") List<RecordedFact> facts,
            @ForAll("versions") Version version,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other) {
        Policy policy = new PolicyDraft().timeZone(zone).policy();
        Lifecycle lifecycle = Lifecycle.of(facts);
        Instant sooner = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;
        for (Gate gate : List.of(Gate.HANDOVER, Gate.ACCEPTANCE)) {
            List<RequirementLine> then =
                    ask(gate, lifecycle, policy, version, sooner).lines();
            List<RequirementLine> now =
                    ask(gate, lifecycle, policy, version, later).lines();
            assertThat(now).hasSameSizeAs(then);
            for (int i = 0; i < then.size(); i++) {
                if (OF_PERIODS.contains(then.get(i).requirement())
                        && then.get(i).status() == RequirementStatus.MET) {
                    assertThat(now.get(i).status()).isEqualTo(RequirementStatus.MET);
                }
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void withLessEvidenceNoGateOpens(
            @ForAll("tales") List<RecordedFact> facts,
            @ForAll Set<Integer> which,
            @ForAll("moments") Instant any,
            @ForAll boolean atTheEnd) {
        List<RecordedFact> evidence = facts.stream().filter(Tale::isEvidence).toList();
        Set<Long> without = new HashSet<>();
        which.forEach(
                i -> without.add(evidence.get(Math.floorMod(i, evidence.size())).sequence()));
        Lifecycle whole = Lifecycle.of(facts);
        Lifecycle less = Lifecycle.of(facts.stream()
                .filter(fact -> !without.contains(fact.sequence()))
                .toList());
        Instant now = atTheEnd ? facts.get(facts.size() - 1).at() : any;
        assertNothingOpens(whole, less, now);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void withAnyOnePieceOfEvidenceLessNoGateOpens(
            @ForAll("tales") List<RecordedFact> facts, @ForAll int which, @ForAll("moments") Instant any) {
        List<RecordedFact> evidence = facts.stream().filter(Tale::isEvidence).toList();
        RecordedFact without = evidence.get(Math.floorMod(which, evidence.size()));
        Lifecycle less =
                Lifecycle.of(facts.stream().filter(fact -> fact != without).toList());
        assertNothingOpens(
                Lifecycle.of(facts), less, facts.get(facts.size() - 1).at());
        assertNothingOpens(Lifecycle.of(facts), less, any);
    }

    /** Whatever gate is closed before is closed after. */
    private static void assertNothingOpens(Lifecycle before, Lifecycle after, Instant now) {
        for (Gate gate : Gate.values()) {
            for (String version : AnyFacts.VERSIONS) {
                Verdict verdict = ask(gate, before, Policy.SHIPPED, new Version(version), now);
                if (!verdict.open()) {
                    assertThat(ask(gate, after, Policy.SHIPPED, new Version(version), now)
                                    .open())
                            .as("%s of %s, closed by %s", gate, version, verdict.unmet())
                            .isFalse();
                }
            }
        }
    }
}
