package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Util;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.core.scan.ReportReaders;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import io.jenkins.plugins.releaselifecycle.core.scan.UnreadableReport;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import jenkins.MasterToSlaveFileCallable;
import org.apache.tools.ant.DirectoryScanner;
import org.apache.tools.ant.types.FileSet;

/**
 * Reads the reports of a workspace where they lie, on the agent. Whatever the pattern matches is read or refused, never
 * passed over. Symbolic links are refused, so that nothing outside the workspace is read.
 */
final class WorkspaceReports extends MasterToSlaveFileCallable<TreeMap<String, ScanResult>> {

    private static final long serialVersionUID = 1L;

    /** More files than any one security test has; a pattern that matches more is a mistake. */
    private static final int MOST_FILES = 1000;

    private final String pattern;
    private final ScanFormat format;

    WorkspaceReports(String pattern, ScanFormat format) {
        this.pattern = pattern;
        this.format = format;
    }

    /** The result for each file, by its path below the workspace. */
    @Override
    public TreeMap<String, ScanResult> invoke(File workspace, VirtualChannel channel) throws IOException {
        TreeMap<String, ScanResult> results = new TreeMap<>();
        if (!workspace.isDirectory()) {
            return results;
        }
        FileSet files = Util.createFileSet(workspace, pattern);
        files.setFollowSymlinks(false);
        files.setDefaultexcludes(false);
        DirectoryScanner matched = files.getDirectoryScanner();
        String[] names = matched.getIncludedFiles();
        if (names.length > MOST_FILES) {
            results.put(pattern, refused("file.too-many", Integer.toString(names.length), MOST_FILES));
            return results;
        }
        Path root = workspace.toPath().toRealPath();
        for (String name : names) {
            results.put(name.replace(File.separatorChar, '/'), read(root, name));
        }
        for (String link : matched.getNotFollowedSymlinks()) {
            results.put(below(workspace, link), refused("file.symbolic-link"));
        }
        return results;
    }

    private static String below(File workspace, String link) {
        return workspace.toPath().relativize(Path.of(link)).toString().replace(File.separatorChar, '/');
    }

    private ScanResult read(Path root, String name) {
        try {
            Path file = root.resolve(name);
            if (!file.toRealPath().equals(file)) {
                return refused("file.symbolic-link");
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return refused("file.not-regular");
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return ReportReaders.read(in, Optional.ofNullable(format), ReadLimits.DEFAULT);
            }
        } catch (IOException | InvalidPathException e) {
            return refused("file.unusable", e.toString());
        }
    }

    private static UnreadableReport refused(String key, java.io.Serializable... arguments) {
        return new UnreadableReport(null, Message.of(WorkspaceReports.class, key, arguments));
    }
}
