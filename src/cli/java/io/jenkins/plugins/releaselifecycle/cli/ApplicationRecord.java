package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.FactsReader;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is on record of one application, from its ledger or from facts in a file. */
sealed interface ApplicationRecord {

    /**
     * The record could be read whole.
     *
     * @param note on what was left out of it
     * @param evidence what has become of the report of a digest
     */
    record Folded(Lifecycle lifecycle, Optional<Message> note, Function<String, EvidenceState> evidence)
            implements ApplicationRecord {}

    /** The record is there and cannot be trusted or read; its gates are closed. */
    record Unreadable(Message reason, Message remedy) implements ApplicationRecord {}

    /**
     * The record in a ledger.
     *
     * @param until only what was recorded no later is taken; all of it where empty
     * @throws InvalidInputException where there is no ledger
     */
    static ApplicationRecord ofLedger(Path path, Optional<Instant> until) {
        Lifecycle.Folding folding = Lifecycle.folding();
        LedgerReading reading = LedgerReading.of(path, limited(folding, until));
        if (reading instanceof LedgerReading.Whole whole) {
            int unfinished = whole.unfinished();
            return new Folded(
                    folding.folded(),
                    unfinished > 0 ? Optional.of(Console.text("ledger.unfinished", unfinished)) : Optional.empty(),
                    EvidenceStore.in(whole.place().directory())::state);
        }
        if (reading instanceof LedgerReading.Damaged damaged) {
            return new Unreadable(damaged.reason(), damaged.remedy());
        }
        LedgerReading.Unavailable unavailable = (LedgerReading.Unavailable) reading;
        if (unavailable.there()) {
            return new Unreadable(unavailable.reason(), Console.text("ledger.unavailable.remedy"));
        }
        throw new InvalidInputException(unavailable.reason());
    }

    /**
     * The record in a file of facts.
     *
     * @param until only what was recorded no later is taken; all of it where empty
     * @throws InvalidInputException where there is no such file, or a line of it is no fact, naming file and line
     */
    static Folded ofEvents(Path file, Optional<Instant> until) {
        Lifecycle.Folding folding = Lifecycle.folding();
        try (InputStream in = Files.newInputStream(file)) {
            new FactsReader().read(in, limited(folding, until));
            return new Folded(folding.folded(), Optional.empty(), digest -> EvidenceState.KEPT);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(Console.text("events.refused", file.toString(), e.reason()));
        } catch (IOException e) {
            Message why = Files.isDirectory(file) ? Console.text("file.directory") : FileProblem.of(e);
            throw new InvalidInputException(Console.text("file.problem", file.toString(), why));
        }
    }

    private static Consumer<RecordedFact> limited(Consumer<RecordedFact> reader, Optional<Instant> until) {
        return fact -> {
            if (until.isEmpty() || !fact.at().isAfter(until.get())) {
                reader.accept(fact);
            }
        };
    }
}
