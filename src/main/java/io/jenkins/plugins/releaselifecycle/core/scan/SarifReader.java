package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;

/** Static Analysis Results Interchange Format, OASIS standard 2.1.0 (with errata 01). */
final class SarifReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.SARIF;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && (json.has("runs")
                        || json.members().getOrDefault("$schema", "").contains("sarif"));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new Document(json, source.tally()).read();
    }

    /** The sarifLog object (§3.13). */
    private static final class Document {
        private final JsonWalker json;
        private final Tally tally;
        private final ToolNames tools = new ToolNames();
        private String version;
        private int runs;
        private Instant end;

        Document(JsonWalker json, Tally tally) {
            this.json = json;
            this.tally = tally;
        }

        Contents read() throws IOException {
            json.object(this::member);
            json.end();
            checkVersion();
            if (runs == 0) {
                throw Refusal.because("sarif.no-runs");
            }
            return new Contents(tools.toString(), end, tally);
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "version" -> {
                    version = json.text();
                    checkVersion();
                }
                case "runs" -> runs = json.objects(this::run);
                case "inlineExternalProperties" ->
                    json.objects(() -> SarifRun.refuseElsewhere(json, "sarif.inline-external"));
                default -> {}
            }
        }

        private void run() throws IOException {
            SarifRun run = new SarifRun(json, tally);
            json.object(run::member);
            tools.add(run.finish());
            end = Timestamp.latest(end, run.end());
        }

        private void checkVersion() {
            if (!"2.1.0".equals(version)) {
                throw Refusal.because("sarif.version", version == null ? "–" : version);
            }
        }
    }
}
