package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** Semgrep's JSON ({@code semgrep scan --json}); the type is {@code cli_output} in semgrep/semgrep-interfaces. */
final class SemgrepReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.SEMGREP;
    }

    /** Bandit's reports have results and errors too, and others of its own before the results. */
    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && json.has("results")
                && (json.has("errors") || json.has("paths"))
                && !json.has("generated_at")
                && !json.has("metrics");
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new SemgrepDocument(json, source.tally()).read();
    }
}
