package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Util;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.core.scan.ReportReaders;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import io.jenkins.plugins.releaselifecycle.core.scan.UnreadableReport;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
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

    /** How many reports are read at once on one machine, however many builds there are. */
    private static final Semaphore READING =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private final String pattern;
    private final ScanFormat format;
    private final ReadLimits limits;

    WorkspaceReports(String pattern, ScanFormat format, ReadLimits limits) {
        this.pattern = pattern;
        this.format = format;
        this.limits = limits;
    }

    /** The result for each file, by its path below the workspace. */
    @Override
    public TreeMap<String, ScanResult> invoke(File workspace, VirtualChannel channel)
            throws IOException, InterruptedException {
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

    private ScanResult read(Path root, String name) throws InterruptedException {
        READING.acquire();
        try {
            return WorkspaceFile.read(root, name, in -> ReportReaders.read(in, Optional.ofNullable(format), limits));
        } catch (WorkspaceFile.Refused e) {
            return new UnreadableReport(null, e.reason());
        } finally {
            READING.release();
        }
    }

    private static UnreadableReport refused(String key, Serializable... arguments) {
        return new UnreadableReport(null, new WorkspaceFile.Refused(key, arguments).reason());
    }
}
