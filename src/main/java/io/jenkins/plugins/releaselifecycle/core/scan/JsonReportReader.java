package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** Reads one format that is written in JSON. */
interface JsonReportReader extends ReportReader {

    @Override
    default Syntax syntax() {
        return Syntax.JSON;
    }

    @Override
    default Contents read(Source source) throws IOException {
        try (JsonWalker json = source.json()) {
            return read(json, source);
        }
    }

    /** Reads {@code source} with a walker at its beginning. */
    Contents read(JsonWalker json, Source source) throws IOException;
}
