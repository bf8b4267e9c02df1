package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.core.scan.ReportReaders;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanReport;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import io.jenkins.plugins.releaselifecycle.core.scan.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scan read}: what the plugin would understand of a report. */
@Command(name = "read")
final class ScanReadCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = ScanFormatConverter.class,
            descriptionKey = "help.format")
    private ScanFormat format;

    @Option(names = "--kind", paramLabel = "KIND", converter = ScanKindConverter.class, descriptionKey = "help.kind")
    private ScanKind kind;

    @Option(names = "--json", descriptionKey = "help.json")
    private boolean json;

    @Parameters(paramLabel = "FILE", converter = PathConverter.class, descriptionKey = "help.file")
    private Path file;

    ScanReadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ScanResult result = read();
        if (json) {
            console.json(ScanAnswer.of(result, kind, console));
        } else if (result instanceof ScanReport report) {
            ScanText.lines(file, kind, report).forEach(line -> console.print(console.word(line)));
        } else if (result instanceof UnreadableReport unreadable) {
            console.problem(console.word("scan.unreadable", file.toString(), unreadable.reason()));
        }
        return result instanceof ScanReport ? Exit.DONE : Exit.NOT_READABLE;
    }

    private ScanResult read() {
        if (Files.isDirectory(file)) {
            return new UnreadableReport(format, Console.text("scan.directory"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ReportReaders.read(in, Optional.ofNullable(format), ReadLimits.DEFAULT);
        } catch (IOException e) {
            return new UnreadableReport(format, FileProblem.of(e));
        }
    }
}
