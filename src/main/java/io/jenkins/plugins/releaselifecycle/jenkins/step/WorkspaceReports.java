package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Util;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.core.scan.ReportReaders;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import jenkins.MasterToSlaveFileCallable;
import org.apache.tools.ant.types.FileSet;

/**
 * Reads the reports of a workspace where they lie, on the agent. Symbolic links are not followed, so that nothing
 * outside the workspace is read.
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

    /** A pattern that matches more files than one security test can have. */
    static final class TooManyFilesException extends IOException {
        private static final long serialVersionUID = 1L;

        final int files;

        TooManyFilesException(int files) {
            super("The pattern matches " + files + " files; at most " + MOST_FILES + " are read");
            this.files = files;
        }
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
        String[] names = files.getDirectoryScanner().getIncludedFiles();
        if (names.length > MOST_FILES) {
            throw new TooManyFilesException(names.length);
        }
        Arrays.sort(names);
        Path root = workspace.toPath().toRealPath();
        for (String name : names) {
            Path file = root.resolve(name);
            if (!file.toRealPath().equals(file)) {
                throw new IOException(
                        file + " is, or lies behind, a symbolic link; reports are read in the workspace only");
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                results.put(
                        name.replace(File.separatorChar, '/'),
                        ReportReaders.read(in, Optional.ofNullable(format), ReadLimits.DEFAULT));
            }
        }
        return results;
    }
}
