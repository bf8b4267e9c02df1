package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The answer of {@code ledger verify --json} for one ledger; its members and their names are a promise to scripts. All of
 * them are always there.
 *
 * @param records number of facts, {@code null} where the ledger was not verified to its end
 * @param head hash of the last whole line, {@code null} likewise
 * @param firstBad the first line that is not what was written, counted from 1; {@code null} where there is none
 * @param reason what is wrong and what to do, or that a last line is unfinished; {@code null} where nothing is
 * @param path as it was named or found
 * @param ledger id, {@code null} where it is not known
 */
record VerifyAnswer(
        Status status, Long records, String head, Long firstBad, String reason, String path, String ledger) {

    enum Status {
        /** Every whole line is what was written. */
        INTACT(Exit.DONE),
        /** Intact; one of its facts says that an unfinished line was put aside. */
        REPAIRED(Exit.DONE),
        /** A line was changed, removed, inserted or exchanged. */
        TAMPERED(Exit.DAMAGED),
        /** A line belongs to another ledger, or this ledger lies in the place of another. */
        FOREIGN(Exit.DAMAGED),
        /** Facts that are known to have been recorded are missing or were exchanged, or nothing is known of the ledger. */
        TRUNCATED(Exit.DAMAGED),
        /** Every line is what was written, but a report that a fact rests on is missing or is another. */
        EVIDENCE(Exit.DAMAGED),
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

    static VerifyAnswer of(Path path, LedgerReading reading, Console console) {
        if (reading instanceof LedgerReading.Whole whole) {
            int unfinished = whole.unfinished();
            return new VerifyAnswer(
                    whole.content().repaired() ? Status.REPAIRED : Status.INTACT,
                    whole.content().sequence(),
                    whole.content().hash(),
                    null,
                    unfinished > 0 ? console.word("ledger.unfinished", unfinished) : null,
                    path.toString(),
                    whole.place().id().hex());
        }
        if (reading instanceof LedgerReading.Damaged damaged) {
            boolean foreign = damaged.kind() == LedgerException.Kind.FOREIGN;
            return new VerifyAnswer(
                    foreign ? Status.FOREIGN : Status.TAMPERED,
                    null,
                    null,
                    damaged.line(),
                    console.word(damaged.sentence()),
                    path.toString(),
                    damaged.id().hex());
        }
        LedgerReading.Unavailable unavailable = (LedgerReading.Unavailable) reading;
        return unavailable(path, unavailable.id(), console.word(unavailable.reason()));
    }

    /** What is known of ledgers cannot be relied on. */
    static VerifyAnswer tampered(Path file, Message reason, Console console) {
        return new VerifyAnswer(Status.TAMPERED, null, null, null, console.word(reason), file.toString(), null);
    }

    /** The ledger is sound, but does not reach a place that it is known to have reached. */
    static VerifyAnswer truncated(VerifyAnswer sound, Anchor anchor, Path file, Console console) {
        String reason = console.word(
                "verify.truncated", sound.path(), anchor.sequence(), anchor.hash(), file.toString(), sound.records());
        return sound.but(Status.TRUNCATED, reason);
    }

    /** The ledger is sound, but reports that were kept beside it are not there or were changed. */
    static VerifyAnswer withoutReports(VerifyAnswer sound, int kept, List<String> lost, Console console) {
        return sound.but(
                Status.EVIDENCE, console.word("verify.evidence", sound.path(), kept, lost.size(), lost.get(0)));
    }

    /** The ledger is sound, but nothing is known of it where everything should be. */
    static VerifyAnswer unknown(VerifyAnswer sound, Path file, Console console) {
        return sound.but(Status.TRUNCATED, console.word("verify.unknown", sound.path(), file.toString()));
    }

    private VerifyAnswer but(Status worse, String why) {
        return new VerifyAnswer(worse, records, head, null, why, path, ledger);
    }

    /** A ledger that is known is not where all ledgers are. */
    static VerifyAnswer missing(Path directory, Anchor anchor, Path file, Console console) {
        String id = anchor.ledger().hex();
        String reason =
                console.word("verify.missing", directory.toString(), id, anchor.sequence(), file.toString());
        return new VerifyAnswer(Status.TRUNCATED, null, null, null, reason, directory.toString(), id);
    }

    static VerifyAnswer unavailable(Path path, IOException problem, Console console) {
        return unavailable(
                path, null, console.word("ledger.unavailable", path.toString(), FileProblem.of(problem)));
    }

    private static VerifyAnswer unavailable(Path path, LedgerId id, String reason) {
        String ledger = id == null ? null : id.hex();
        return new VerifyAnswer(Status.UNAVAILABLE, null, null, null, reason, path.toString(), ledger);
    }
}
