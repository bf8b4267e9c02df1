package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** What the file system says of a file; whoever else writes to it changes this. */
record FileState(long length, Map<String, Object> attributes) {

    private static final String EVERYWHERE = "size,lastModifiedTime,fileKey";

    /** With the time of the last change of any kind, which nobody can set. */
    private static final String UNIX = "unix:" + EVERYWHERE + ",ctime";

    static FileState of(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        Map<String, Object> attributes =
                Files.readAttributes(file, unix ? UNIX : EVERYWHERE, LinkOption.NOFOLLOW_LINKS);
        return new FileState((Long) attributes.get("size"), attributes);
    }

    /** After as many bytes were written to it by whoever looks. */
    static FileState grown(Path file, FileState before, long bytes) throws IOException {
        FileState now = of(file);
        if (now.length != before.length + bytes) {
            throw new IOException("Somebody else wrote to " + file);
        }
        return now;
    }
}
