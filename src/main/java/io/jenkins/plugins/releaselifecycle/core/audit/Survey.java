package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.ledger.ChainedFact;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one way through a record says of it as a whole.
 *
 * @param lifecycle where the application stands at the head
 * @param spans the stages that it went through, in their order
 * @param policies digests of the policies that facts name, in the order in which they first do
 */
record Survey(Lifecycle lifecycle, List<StageSpan> spans, FactHashes hashes, List<String> policies) {

    static Survey of(AuditedRecord record) {
        Surveyor surveyor = new Surveyor();
        record.each(surveyor);
        return surveyor.survey(record.head().sequence());
    }

    /** Whether the fact belongs to the stage; to every stage where none is named. */
    boolean covers(Optional<Stage> stage, long sequence) {
        return stage.isEmpty() || spans.stream().anyMatch(span -> span.stage() == stage.get() && span.holds(sequence));
    }

    /** Whether the application ever was in that stage, or no stage is named. */
    boolean reached(Optional<Stage> stage) {
        return stage.isEmpty() || spans.stream().anyMatch(span -> span.stage() == stage.get());
    }

    private static final class Surveyor implements Consumer<ChainedFact> {

        private final Lifecycle.Folding folding = Lifecycle.folding();
        private final FactHashes hashes = new FactHashes();
        private final List<StageSpan> spans = new ArrayList<>();
        private final Set<String> policies = new LinkedHashSet<>();
        private Stage stage = folding.stage();
        private long from = 1;
        private Instant entered;

        @Override
        public void accept(ChainedFact chained) {
            RecordedFact fact = chained.fact();
            hashes.add(chained.hash());
            folding.accept(fact);
            Policies.namedBy(fact.fact()).ifPresent(policies::add);
            entered = entered == null ? fact.at() : entered;
            if (folding.stage() != stage) {
                spans.add(new StageSpan(stage, from, entered, fact.sequence(), fact.at()));
                stage = folding.stage();
                from = fact.sequence();
                entered = fact.at();
            }
        }

        Survey survey(long head) {
            spans.add(new StageSpan(stage, from, entered, head, null));
            return new Survey(folding.folded(), List.copyOf(spans), hashes, List.copyOf(policies));
        }
    }
}
