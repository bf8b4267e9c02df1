package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where the files of one ledger lie.
 *
 * @param path a directory named by the ledger's id
 */
record LedgerDirectory(Path path) {

    Path facts() {
        return path.resolve("000001.jsonl");
    }

    Path quarantine() {
        return path.resolve("quarantine");
    }

    /** Raw reports, each under its digest. */
    Path evidence() {
        return path.resolve("evidence");
    }

    boolean exists() {
        return Files.isRegularFile(facts(), LinkOption.NOFOLLOW_LINKS);
    }
}
