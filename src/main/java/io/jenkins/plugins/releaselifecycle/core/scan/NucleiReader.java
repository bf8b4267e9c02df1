package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;

/**
 * Nuclei's results, as JSON lines ({@code -jsonl}) or one array ({@code -json-export}). There is no specification; the
 * type is {@code ResultEvent} in {@code pkg/output/output.go} of projectdiscovery/nuclei.
 */
final class NucleiReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.NUCLEI;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.Json json
                && (json.has("template-id") && (json.has("template") || json.has("template-path") || json.has("info"))
                        || json.has("templateID") && json.has("info"));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new Document(json, source.tally()).read();
    }

    private static final class Document {
        private final JsonWalker json;
        private final Tally tally;
        private Instant latest;

        Document(JsonWalker json, Tally tally) {
            this.json = json;
            this.tally = tally;
        }

        Contents read() throws IOException {
            if (json.isArray()) {
                json.objects(this::event);
                json.end();
            } else {
                do {
                    event();
                } while (json.another());
            }
            if (tally.examinedCount() == 0) {
                throw Refusal.because("nuclei.nothing-examined");
            }
            return new Contents("Nuclei", latest, tally);
        }

        private void event() throws IOException {
            NucleiEvent event = NucleiEvent.read(json);
            event.count(tally);
            latest = Timestamp.latest(latest, event.time());
        }
    }
}
