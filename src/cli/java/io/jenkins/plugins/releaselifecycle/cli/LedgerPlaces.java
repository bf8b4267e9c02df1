package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The ledgers that somebody means who names a directory. */
final class LedgerPlaces {

    /** From the home of a Jenkins to its ledgers: {@code release-lifecycle/ledgers/<id>}. */
    private static final int DEEPEST = 3;

    private LedgerPlaces() {}

    /**
     * The ledgers below a directory that is not one itself, in the order of their names; otherwise what was named.
     *
     * @throws IOException where there is nothing of that name, or it cannot be looked at
     */
    static List<Path> of(Path named) throws IOException {
        if (!Files.isDirectory(named) || isNamedByAnId(named.toRealPath())) {
            return List.of(named);
        }
        try (Stream<Path> below = Files.find(
                named.toRealPath(), DEEPEST, (path, attributes) -> attributes.isDirectory() && isNamedByAnId(path))) {
            List<Path> found = below.sorted().toList();
            return found.isEmpty() ? List.of(named) : found;
        }
    }

    private static boolean isNamedByAnId(Path directory) {
        try {
            new LedgerId(String.valueOf(directory.getFileName()));
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
