package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * The JSON of Chef InSpec and CINC Auditor ({@code --reporter json}), which is also the Heimdall data format; its schema
 * is {@code exec-json.json} in mitre/heimdall2.
 */
final class InSpecReader implements ReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.INSPEC;
    }

    @Override
    public Syntax syntax() {
        return Syntax.JSON;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json && json.has("platform") && json.has("profiles");
    }

    @Override
    public Contents read(Source source) throws IOException {
        try (JsonWalker json = source.json()) {
            return new InSpecDocument(json, source.tally()).read();
        }
    }
}
