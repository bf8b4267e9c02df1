package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.ChainedFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerReader;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What became of reading and verifying a ledger that somebody named; changes nothing on disk. */
sealed interface LedgerReading {

    /**
     * Every whole line is what was written.
     */
    record Whole(LedgerPlace place, LedgerReader.Content content) implements LedgerReading {

        /** Length of a last line that was never finished and is not a fact; 0 where there is none. */
        int unfinished() {
            return content.tail().length;
        }
    }

    /**
     * A line is not what was written.
     *
     * @param line the first such, counted from 1
     */
    record Damaged(LedgerId id, LedgerException.Kind kind, long line, Message reason, Message remedy)
            implements LedgerReading {

        Message sentence() {
            return Console.text("ledger.damaged", reason, remedy);
        }
    }

    /**
     * It is not there, or cannot be read.
     *
     * @param id {@code null} where what was named is not a ledger's place
     * @param there whether it is known to be there
     */
    record Unavailable(LedgerId id, boolean there, Message reason) implements LedgerReading {}

    /**
     * Reads the ledger that is named by its directory or by its file.
     *
     * @param reader takes each fact in its order, also where a later line turns out to be damaged
     */
    static LedgerReading of(Path named, Consumer<RecordedFact> reader) {
        return looking(named, place -> new LedgerReader().read(place.directory(), reader));
    }

    /**
     * Verifies the ledger that is named by its directory or by its file.
     *
     * @param known what is known of how far a ledger had come
     */
    static LedgerReading verifying(Path named, Function<LedgerId, List<Anchor>> known) {
        return chained(named, known, fact -> {});
    }

    /**
     * Verifies the ledger that is named by its directory or by its file.
     *
     * @param known what is known of how far a ledger had come
     * @param reader takes each fact in its order, also where a later line turns out to be damaged
     */
    static LedgerReading chained(
            Path named, Function<LedgerId, List<Anchor>> known, Consumer<ChainedFact> reader) {
        return looking(named, place -> {
            LedgerReader ledger = new LedgerReader();
            for (Anchor anchor : known.apply(place.id())) {
                ledger = ledger.with(anchor);
            }
            return ledger.readChained(place.directory(), reader);
        });
    }

    /** What is looked for where a ledger lies. */
    @FunctionalInterface
    interface Looking {
        LedgerReader.Content at(LedgerPlace place);
    }

    private static LedgerReading looking(Path named, Looking looking) {
        try {
            return of(LedgerPlace.of(named), looking);
        } catch (InvalidInputException e) {
            return new Unavailable(null, false, e.reason());
        } catch (IOException e) {
            return unavailable(null, named, e);
        }
    }

    private static LedgerReading of(LedgerPlace place, Looking looking) {
        LedgerReader.Content content;
        try {
            content = looking.at(place);
        } catch (LedgerException e) {
            if (e.getCause() instanceof IOException cause) {
                return unavailable(place.id(), place.file(), cause);
            }
            return new Damaged(place.id(), e.kind(), e.line().orElse(1), e.reason(), e.remedy());
        }
        if (content.sequence() == 0) {
            LedgerException empty = LedgerException.empty(place.file());
            return new Damaged(place.id(), empty.kind(), 1, empty.reason(), empty.remedy());
        }
        return new Whole(place, content);
    }

    private static Unavailable unavailable(LedgerId id, Path path, IOException problem) {
        boolean there = !(problem instanceof NoSuchFileException);
        return new Unavailable(id, there, Console.text("ledger.unavailable", path.toString(), FileProblem.of(problem)));
    }
}
