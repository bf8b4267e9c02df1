package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.ChainedFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerReader;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The record of one application up to a head, whatever is recorded meanwhile.
 *
 * @param head the last fact that is looked at
 * @param facts all facts in their order, as often as they are asked for
 * @param evidence what has become of the file of a digest that was kept
 */
public record AuditedRecord(Anchor head, Facts facts, Function<String, EvidenceState> evidence) {

    /** Goes through all facts from the first one on; those behind the head may be among them. */
    @FunctionalInterface
    public interface Facts {
        void each(Consumer<ChainedFact> reader);
    }

    /**
     * The record in the directory of a ledger. Every line is verified each time that the facts are gone through, and so is
     * that the head is among them; a {@link LedgerException} says where that is not so.
     *
     * @param ledger named by the ledger's id
     * @param evidence what was kept beside it
     */
    public static AuditedRecord in(Path ledger, Anchor head, EvidenceStore evidence) {
        return new AuditedRecord(head, reader -> verified(ledger, head, reader), evidence::state);
    }

    private static void verified(Path ledger, Anchor head, Consumer<ChainedFact> reader) {
        LedgerReader.Content content = new LedgerReader().with(head).readChained(ledger, reader);
        if (content.missing().isPresent()) {
            throw LedgerException.exchanged(ledger, head.sequence());
        }
    }

    /** The same record, of which every look at a fact up to the head is counted. */
    AuditedRecord watchedBy(Runnable looks) {
        return new AuditedRecord(
                head,
                reader -> facts.each(chained -> {
                    reader.accept(chained);
                    if (chained.fact().sequence() <= head.sequence()) {
                        looks.run();
                    }
                }),
                evidence);
    }

    /** Goes through the facts up to the head. */
    void each(Consumer<ChainedFact> reader) {
        facts.each(chained -> {
            if (chained.fact().sequence() <= head.sequence()) {
                reader.accept(chained);
            }
        });
    }
}
