package io.jenkins.plugins.releaselifecycle.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fold over any facts whatever, in any order, with any missing. */
class FoldPropertyTest {

    @Provide
    Arbitrary<List<RecordedFact>> ledgers() {
        return AnyFacts.story(60);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return AnyFacts.moment();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void itDoesNotMatterInWhichBatchesFactsAreTaken(
            @ForAll("ledgers") List<RecordedFact> facts, @ForAll("moments") Instant now, @ForAll List<Integer> cuts) {
        Lifecycle atOnce = Lifecycle.of(facts);
        Lifecycle oneByOne = Lifecycle.empty();
        for (RecordedFact fact : facts) {
            oneByOne = oneByOne.and(fact);
        }
        Lifecycle inBatches = Lifecycle.empty();
        int from = 0;
        for (int cut : cuts) {
            int to = from + Math.floorMod(cut, facts.size() - from + 1);
            inBatches = inBatches.and(facts.subList(from, to));
            from = to;
        }
        inBatches = inBatches.and(facts.subList(from, facts.size()));

        assertThat(oneByOne).usingRecursiveComparison().isEqualTo(atOnce);
        assertThat(inBatches).usingRecursiveComparison().isEqualTo(atOnce);
        assertThat(verdicts(oneByOne, now)).isEqualTo(verdicts(atOnce, now));
        assertThat(verdicts(inBatches, now)).isEqualTo(verdicts(atOnce, now));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatWasFoldedDoesNotChangeWhenMoreIsFolded(
            @ForAll("ledgers") List<RecordedFact> facts, @ForAll("moments") Instant now) {
        int half = facts.size() / 2;
        Lifecycle first = Lifecycle.of(facts.subList(0, half));
        List<Verdict> before = verdicts(first, now);

        first.and(facts.subList(half, facts.size()));

        assertThat(verdicts(first, now)).isEqualTo(before);
        assertThat(first).usingRecursiveComparison().isEqualTo(Lifecycle.of(facts.subList(0, half)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aRetiredApplicationIsClosedForEver(
            @ForAll("ledgers") List<RecordedFact> facts, @ForAll("moments") Instant now) {
        Lifecycle lifecycle =
                Lifecycle.of(AnyFacts.told(Chapter.IN_FORMAL_OPERATION)).and(AnyFacts.retirement());
        for (RecordedFact fact : facts) {
            lifecycle = lifecycle.and(fact);
            assertThat(lifecycle.stage()).isEqualTo(Stage.RETIRED);
        }
        assertThat(verdicts(lifecycle, now)).noneMatch(Verdict::open);
    }

    private static List<Verdict> verdicts(Lifecycle lifecycle, Instant now) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Gate gate : Gate.values()) {
            for (String version : AnyFacts.VERSIONS) {
                verdicts.add(GateEvaluation.evaluate(gate, lifecycle, Policy.SHIPPED, new Version(version), now));
            }
        }
        return verdicts;
    }
}
