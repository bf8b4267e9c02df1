package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import jenkins.MasterToSlaveFileCallable;

/** Takes the digest and the size of a document of a workspace where it lies, on the agent. */
final class WorkspaceDocument extends MasterToSlaveFileCallable<WorkspaceDocument.Found> {

    private static final long serialVersionUID = 1L;

    private static final int BUFFER = 1 << 16;

    private final String name;

    /**
     * What was found.
     *
     * @param sha256 {@code null} where it cannot be read
     * @param refused why, {@code null} where it can
     */
    record Found(String sha256, long bytes, Message refused) implements Serializable {}

    WorkspaceDocument(String name) {
        this.name = name;
    }

    @Override
    public Found invoke(File workspace, VirtualChannel channel) throws IOException {
        try {
            Path root = workspace.toPath().toRealPath();
            return WorkspaceFile.read(root, name, WorkspaceDocument::digest);
        } catch (WorkspaceFile.Refused e) {
            return new Found(null, 0, e.reason());
        }
    }

    private static Found digest(InputStream in) throws IOException {
        MessageDigest digest = Digests.sha256();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            digest.update(buffer, 0, length);
            bytes += length;
        }
        return new Found(HexFormat.of().formatHex(digest.digest()), bytes, null);
    }
}
