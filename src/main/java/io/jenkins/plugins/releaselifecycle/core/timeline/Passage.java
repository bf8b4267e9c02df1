package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The way of an application through its facts: what a fold forgets because no gate asks for it any more. A trial run that
 * ended is seen as it was just before the fact that ended it.
 */
final class Passage {

    /** More ends than a picture can show; each costs a copy of the whole state. The latest are told. */
    private static final int MOST_ENDS = 50;

    private final List<RecordedFact> facts = new ArrayList<>();
    private final List<Since> stages = new ArrayList<>();
    private final TreeMap<Integer, RecordedFact> ends = new TreeMap<>();
    private final Set<Integer> ofRuns = new HashSet<>();
    private final List<Before> before = new ArrayList<>();
    private Lifecycle now = Lifecycle.empty();
    private int untold;

    /** A stage and the fact with which it began. */
    record Since(Stage stage, Evidence evidence) {}

    /**
     * The application just before a trial run or a trial application ended.
     *
     * @param cause the fact that ended it
     */
    record Before(Lifecycle lifecycle, RecordedFact cause) {
        Instant end() {
            return cause.at();
        }
    }

    private Passage() {}

    static Passage through(Iterable<RecordedFact> facts) {
        Passage passage = new Passage();
        passage.walk(facts);
        passage.look();
        return passage;
    }

    private void walk(Iterable<RecordedFact> told) {
        Lifecycle.Folding folding = Lifecycle.folding();
        Optional<Evidence> running = Optional.empty();
        for (RecordedFact recorded : told) {
            Stage stage = folding.stage();
            folding.accept(recorded);
            RecordedFact timed =
                    new RecordedFact(recorded.sequence(), folding.latest(), recorded.actor(), recorded.fact());
            boolean runEnded = running.isPresent() && !running.equals(folding.running());
            boolean applicationEnded = folding.stage() == Stage.TRIAL_APPLICATION && stage != Stage.DEVELOPMENT;
            if (runEnded) {
                ofRuns.add(facts.size());
            }
            if (runEnded || applicationEnded && stage != folding.stage()) {
                ends.put(facts.size(), timed);
            }
            if (facts.isEmpty() || folding.stage() != stage) {
                stages.add(new Since(folding.stage(), new Evidence(timed.sequence(), timed.at(), timed.actor())));
            }
            facts.add(timed);
            running = folding.running();
        }
        now = folding.folded();
    }

    private void look() {
        while (ends.size() > MOST_ENDS) {
            untold += ofRuns.contains(ends.pollFirstEntry().getKey()) ? 1 : 0;
        }
        Lifecycle.Folding folding = Lifecycle.folding();
        int folded = 0;
        for (Map.Entry<Integer, RecordedFact> end : ends.entrySet()) {
            facts.subList(folded, end.getKey()).forEach(folding);
            folded = end.getKey();
            before.add(new Before(folding.folded(), end.getValue()));
        }
    }

    /** All facts, each with the time at which it counts as recorded: none is earlier than one that was recorded before it. */
    List<RecordedFact> facts() {
        return facts;
    }

    /** The stages in their order; one for each time that the application came to it. */
    List<Since> stages() {
        return stages;
    }

    /** What ended, in its order. */
    List<Before> before() {
        return before;
    }

    /** How many trial runs ended that {@link #before()} does not show, because later ones did. */
    int untold() {
        return untold;
    }

    /** Where the application stands after all facts. */
    Lifecycle now() {
        return now;
    }

    /** When the first trial run or trial application ended after that moment; empty where none did. */
    Optional<Instant> endAfter(Instant moment) {
        return ends.values().stream()
                .map(RecordedFact::at)
                .filter(end -> !end.isBefore(moment))
                .findFirst();
    }
}
