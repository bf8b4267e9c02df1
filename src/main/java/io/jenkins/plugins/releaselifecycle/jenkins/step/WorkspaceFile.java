package io.jenkins.plugins.releaselifecycle.jenkins.step;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A regular file of a workspace, on the agent. Symbolic links are refused, so that nothing outside is read. */
final class WorkspaceFile {

    private WorkspaceFile() {}

    /** Why a file of a workspace is not read. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final Message reason;

        Refused(String key, Serializable... arguments) {
            super(key);
            this.reason = Message.of(WorkspaceFile.class, key, arguments);
        }

        Message reason() {
            return reason;
        }
    }

    /** What is done with the bytes of a file. */
    interface Reading<T> {
        T of(InputStream in) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @param workspace its root, as {@link Path#toRealPath} gives it
     * @param name path below it
     * @throws Refused where there is no such file, it is none, or it cannot be read
     */
    static <T> T read(Path workspace, String name, Reading<T> reading) throws Refused {
        try {
            Path file = workspace.resolve(name).normalize();
            if (!file.startsWith(workspace)) {
                throw new Refused("file.outside");
            }
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refused("file.missing");
            }
            if (!file.toRealPath().equals(file)) {
                throw new Refused("file.symbolic-link");
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refused("file.not-regular");
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return reading.of(in);
            }
        } catch (IOException | InvalidPathException e) {
            throw new Refused("file.unusable", e.toString());
        }
    }
}
