package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerReader;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
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

    static LedgerAnswer whole(LedgerId id, LedgerReader.Content content, List<RecordedFact> facts, Console console) {
        int unfinished = content.tail().length;
        boolean repaired = facts.stream().anyMatch(recorded -> recorded.fact() instanceof LedgerFact.TailRepaired);
        Status otherwise = repaired ? Status.REPAIRED : Status.INTACT;
        return new LedgerAnswer(
                id.hex(),
                unfinished > 0 ? Status.UNFINISHED : otherwise,
                content.sequence(),
                content.hash(),
                unfinished,
                facts.stream().map(fact -> FactLine.of(fact, console)).toList(),
                unfinished > 0 ? console.word("ledger.unfinished", unfinished) : null);
    }

    static LedgerAnswer damaged(LedgerId id, String reason) {
        return new LedgerAnswer(id.hex(), Status.DAMAGED, null, null, null, List.of(), reason);
    }

    /** @param id {@code null} where what was named is not a ledger's place */
    static LedgerAnswer unavailable(LedgerId id, String reason) {
        String ledger = id == null ? null : id.hex();
        return new LedgerAnswer(ledger, Status.UNAVAILABLE, null, null, null, List.of(), reason);
    }
}
