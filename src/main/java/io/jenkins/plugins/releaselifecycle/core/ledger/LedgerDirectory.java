package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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

    boolean exists() {
        return Files.isRegularFile(facts(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes names in a directory durable. Windows has no such call; its file systems log their metadata themselves. */
    static void force(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
