package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.ChainedFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.SignedCheckpoint;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Up to which fact a dossier goes, found while its ledger is verified. */
final class ReachedHead implements Consumer<ChainedFact> {

    private final Long asked;
    private final Optional<SignedCheckpoint> checkpoint;
    private String hash;

    /**
     * @param asked sequence of the last fact that is wanted; {@code null} for the last that there is
     * @param checkpoint that the ledger has to reach
     */
    ReachedHead(Long asked, Optional<SignedCheckpoint> checkpoint) {
        this.asked = asked;
        this.checkpoint = checkpoint;
    }

    @Override
    public void accept(ChainedFact chained) {
        if (asked != null && chained.fact().sequence() == asked) {
            hash = chained.hash();
        }
    }

    /** What the checkpoint knows of that ledger. */
    List<Anchor> known(LedgerId ledger) {
        return signed(ledger).stream().toList();
    }

    private Optional<Anchor> signed(LedgerId ledger) {
        return checkpoint.flatMap(
                signed -> Optional.ofNullable(signed.checkpoint().byLedger().get(ledger)));
    }

    /** Why a ledger whose lines are sound is not what the checkpoint says; empty where it is. */
    Optional<Message> behind(LedgerReading.Whole whole, Path ledger, Path checkpointFile) {
        if (checkpoint.isEmpty()) {
            return Optional.empty();
        }
        Optional<Anchor> signed = signed(whole.place().id());
        if (signed.isEmpty()) {
            return Optional.of(Console.text("verify.unknown", ledger.toString(), checkpointFile.toString()));
        }
        return whole.content()
                .missing()
                .map(anchor -> Console.text(
                        "verify.truncated",
                        ledger.toString(),
                        anchor.sequence(),
                        anchor.hash(),
                        checkpointFile.toString(),
                        whole.content().sequence()));
    }

    /** @throws InvalidInputException where the ledger has no such fact */
    Anchor head(LedgerReading.Whole whole) {
        LedgerId ledger = whole.place().id();
        if (asked == null) {
            return new Anchor(ledger, whole.content().sequence(), whole.content().hash());
        }
        if (hash == null) {
            throw new InvalidInputException(
                    Console.text("dossier.head", asked, whole.content().sequence()));
        }
        return new Anchor(ledger, asked, hash);
    }
}
