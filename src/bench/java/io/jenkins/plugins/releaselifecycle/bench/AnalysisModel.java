package io.jenkins.plugins.releaselifecycle.bench;

import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Report;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** The library behind the plugin warnings-ng, silent. */
final class AnalysisModel {

    private AnalysisModel() {}

    static Report sarif(Path file) {
        LogManager.getLogManager().reset();
        return new ParserRegistry()
                .get("sarif")
                .createParser()
                .parse(new FileReaderFactory(file, StandardCharsets.UTF_8));
    }
}
