package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;

/** One Trivy report of whichever shape: counts its results, then judges by what was seen. */
final class TrivyDocument {
    private static final int SCHEMA_VERSION = 2;

    private final JsonWalker json;
    private final Tally tally;
    private String artifact;
    private String toolVersion;
    private Instant created;
    private Integer schemaVersion;
    private boolean bareArray;
    private boolean cluster;
    private boolean summary;

    TrivyDocument(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    Contents read() throws IOException {
        bareArray = json.isArray();
        if (bareArray) {
            json.objects(() -> result(null));
        } else {
            json.object(this::member);
        }
        json.end();
        judge();
        return new Contents(new Tool("Trivy", toolVersion).shown(), created, tally);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "SchemaVersion" -> schemaVersion = json.integer();
            case "ArtifactName" -> artifact = json.scalar();
            case "CreatedAt" -> created = Timestamp.of(json.text());
            case "Trivy" ->
                json.object(part -> {
                    if (part.equals("Version")) {
                        toolVersion = json.text();
                    }
                });
            case "Metadata" -> metadata();
            case "Results" -> json.objects(() -> result(null));
            case "ClusterName" -> cluster = true;
            case "Resources", "Vulnerabilities", "Misconfigurations" -> {
                cluster |= json.isArray();
                json.objects(this::resource);
            }
            // what "--report summary" writes; several resources of one name overwrite each other there
            case "Findings", "Summary" -> summary |= json.holdsAnything();
            default -> {}
        }
    }

    private void judge() {
        if (summary) {
            throw Refusal.because("trivy.summary");
        }
        boolean wrongVersion = schemaVersion == null ? !cluster && !bareArray : schemaVersion != SCHEMA_VERSION;
        if (wrongVersion) {
            throw Refusal.because("trivy.version", schemaVersion == null ? "–" : String.valueOf(schemaVersion));
        }
        if (tally.examinedCount() == 0) {
            throw Refusal.because("trivy.nothing-examined");
        }
    }

    /** One resource of a cluster. One without results was not examined, whether or not it says why. */
    private void resource() throws IOException {
        boolean[] failed = {false};
        int[] results = {0};
        String[] named = new String[3];
        json.object(name -> {
            switch (name) {
                case "Namespace" -> named[0] = json.text();
                case "Kind" -> named[1] = json.text();
                case "Name" -> named[2] = json.text();
                case "Results" -> results[0] = json.objects(() -> result(Sighting.joined("/", named)));
                case "Metadata" -> metadata();
                case "Error" -> failed[0] = json.holdsAnything();
                case "Summary" -> summary |= json.holdsAnything();
                default -> {}
            }
        });
        if (failed[0] || results[0] == 0) {
            tally.notExamined();
        }
    }

    /** @param resource of the cluster, {@code null} for none; Trivy writes its name before its results */
    private void result(String resource) throws IOException {
        new TrivyResult(json, tally, resource, artifact).read();
    }

    /** What the target of the report is, or those of the resource here. */
    private void metadata() throws IOException {
        if (json.isArray()) {
            json.objects(this::target);
        } else {
            target();
        }
    }

    /** One target. A system past the end of its support gets no advisories, so what is in it stays unexamined. */
    private void target() throws IOException {
        json.object(part -> {
            if (part.equals("OS")) {
                json.object(this::system);
            }
        });
    }

    private void system(String name) {
        if (name.equals("EOSL") && json.truth(false)) {
            tally.notExamined();
        }
    }
}
