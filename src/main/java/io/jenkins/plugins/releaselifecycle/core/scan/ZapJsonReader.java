package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * ZAP's "traditional JSON" report, also the one with requests and responses. There is no schema; the templates are
 * {@code reports/traditional-json} and {@code reports/traditional-json-plus} in zaproxy/zap-extensions. An alert counts
 * once a site, however many instances it has there.
 */
final class ZapJsonReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.ZAP_JSON;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json && json.has("@generated") && json.has("site");
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new Document(json, source.tally()).read();
    }

    private static final class Document {
        /** What would hold alerts, in lower case: in other places or spellings they would not be counted. */
        private static final Set<String> LIKE_ALERTS = Set.of("site", "sites", "alerts", "alertitem", "riskcode");

        private final JsonWalker json;
        private final Tally tally;
        private String version;
        private Instant created;

        Document(JsonWalker json, Tally tally) {
            this.json = json;
            this.tally = tally;
        }

        Contents read() throws IOException {
            json.object(this::member);
            json.end();
            if (tally.examinedCount() == 0) {
                throw Refusal.because("zap.no-site");
            }
            return new Contents(new Tool("ZAP", version).shown(), created, tally);
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "@version" -> version = json.text();
                case "created" -> created = Timestamp.of(json.text());
                case "site" -> json.objects(this::site);
                case "stoppingInsight" -> {
                    if (json.holdsAnything()) {
                        throw Refusal.because("zap.stopped");
                    }
                }
                default -> refuseMisplaced(name);
            }
        }

        private void site() throws IOException {
            Message place = json.place();
            boolean[] alerts = new boolean[1];
            String[] site = new String[1]; // ZAP writes it first
            json.object(name -> {
                switch (name) {
                    case "@name" -> site[0] = json.scalar();
                    case "alerts" -> {
                        alerts[0] = json.isArray();
                        json.objects(() -> alert(site[0]));
                    }
                    default -> refuseMisplaced(name);
                }
            });
            if (!alerts[0]) {
                throw Refusal.because("zap.no-alerts", place);
            }
            tally.examined();
        }

        private void alert(String site) throws IOException {
            ZapAlert alert = new ZapAlert();
            json.object(name -> {
                if (alert.reads(name)) {
                    alert.put(name, json.scalar());
                } else {
                    refuseMisplaced(name);
                }
            });
            alert.count(tally, site);
        }

        private void refuseMisplaced(String name) {
            if (LIKE_ALERTS.contains(name.toLowerCase(Locale.ROOT))) {
                throw Refusal.because("zap.misplaced", json.place(), name);
            }
        }
    }
}
