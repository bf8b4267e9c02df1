package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a ledger lies.
 *
 * @param directory without symbolic links, so that its name is the ledger's id
 */
record LedgerPlace(Path directory, LedgerId id) {

    private static final String FACTS = "000001.jsonl";

    /**
     * The ledger that somebody named by its directory or by its file.
     *
     * @throws IOException where there is nothing of that name, or it cannot be looked at
     * @throws InvalidInputException where it cannot be a ledger
     */
    static LedgerPlace of(Path named) throws IOException {
        Path real = named.toRealPath();
        if (Files.isDirectory(real)) {
            return new LedgerPlace(real, id(real));
        }
        if (!isNamedAsLedgerFile(real)) {
            throw new InvalidInputException(Console.text("ledger.other-file", Shown.of(named.toString()), FACTS));
        }
        return new LedgerPlace(real.getParent(), id(real.getParent()));
    }

    /** Whether a file is called as the file of a ledger is. */
    static boolean isNamedAsLedgerFile(Path file) {
        return String.valueOf(file.getFileName()).equals(FACTS);
    }

    private static LedgerId id(Path directory) {
        try {
            return new LedgerId(String.valueOf(directory.getFileName()));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(Console.text("ledger.other-directory", Shown.of(directory.toString())));
        }
    }

    Path file() {
        return directory.resolve(FACTS);
    }
}
