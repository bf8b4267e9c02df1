package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.util.List;

/**
 * The answer of {@code ledger show --json}; its members and their names are a promise to scripts. All of them are
 * always there.
 *
 * @param ledger id, {@code null} where it is not known
 * @param records number of facts, {@code null} where the ledger was not verified to its end
 * @param head hash of the last whole line, {@code null} likewise
 * @param unfinishedBytes length of a last line that was never finished, {@code null} likewise
 * @param facts in their order; none where the ledger was not verified to its end
 * @param reason what is wrong and what to do, {@code null} where nothing is
 */
record LedgerAnswer(
        String ledger,
        Status status,
        Long records,
        String head,
        Integer unfinishedBytes,
        List<FactLine> facts,
        String reason) {

    enum Status {
        INTACT(Exit.DONE),
        /** Intact; one of its facts says that an unfinished line was put aside. */
        REPAIRED(Exit.DONE),
        /** Intact but for a last line that was never finished. */
        UNFINISHED(Exit.DONE),
        DAMAGED(Exit.DAMAGED),
        /** It is not there, or cannot be read. */
        UNAVAILABLE(Exit.NOT_READABLE);

        private final int exit;

        Status(int exit) {
            this.exit = exit;
        }

        int exit() {
            return exit;
        }
    }

    static LedgerAnswer of(LedgerReading reading, List<RecordedFact> facts, Console console) {
        if (reading instanceof LedgerReading.Whole whole) {
            return whole(whole, facts, console);
        }
        if (reading instanceof LedgerReading.Damaged damaged) {
            String reason = console.word(damaged.sentence());
            return new LedgerAnswer(damaged.id().hex(), Status.DAMAGED, null, null, null, List.of(), reason);
        }
        LedgerReading.Unavailable unavailable = (LedgerReading.Unavailable) reading;
        String ledger = unavailable.id() == null ? null : unavailable.id().hex();
        String reason = console.word(unavailable.reason());
        return new LedgerAnswer(ledger, Status.UNAVAILABLE, null, null, null, List.of(), reason);
    }

    private static LedgerAnswer whole(LedgerReading.Whole whole, List<RecordedFact> facts, Console console) {
        int unfinished = whole.unfinished();
        Status otherwise = whole.content().repaired() ? Status.REPAIRED : Status.INTACT;
        return new LedgerAnswer(
                whole.place().id().hex(),
                unfinished > 0 ? Status.UNFINISHED : otherwise,
                whole.content().sequence(),
                whole.content().hash(),
                unfinished,
                facts.stream().map(fact -> FactLine.of(fact, console)).toList(),
                unfinished > 0 ? console.word("ledger.unfinished", unfinished) : null);
    }
}
