package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** Semgrep's JSON ({@code semgrep scan --json}); the type is {@code cli_output} in semgrep/semgrep-interfaces. */
final class SemgrepReader implements ReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.SEMGREP;
    }

    @Override
    public Syntax syntax() {
        return Syntax.JSON;
    }

    /** Bandit's reports have the first two members too, and {@code generated_at} between them. */
    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && json.has("results")
                && (json.has("errors") || json.has("paths"))
                && !json.has("generated_at");
    }

    @Override
    public Contents read(Source source) throws IOException {
        try (JsonWalker json = source.json()) {
            return new SemgrepDocument(json, source.tally()).read();
        }
    }
}
