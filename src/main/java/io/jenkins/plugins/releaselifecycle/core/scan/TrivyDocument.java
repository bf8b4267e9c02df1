package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** One Trivy report of whichever shape: counts its results, then judges by what was seen. */
final class TrivyDocument {
    private static final int SCHEMA_VERSION = 2;

    private final JsonWalker json;
    private final Tally tally;
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
            json.objects(this::result);
        } else {
            json.object(this::member);
        }
        json.end();
        judge();
        return new Contents(toolVersion == null ? "Trivy" : "Trivy " + toolVersion, created, tally);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "SchemaVersion" -> schemaVersion = json.integer();
            case "CreatedAt" -> created = Timestamp.of(json.text());
            case "Trivy" ->
                json.object(part -> {
                    if (part.equals("Version")) {
                        toolVersion = json.text();
                    }
                });
            case "Results" -> json.objects(this::result);
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
        json.object(name -> {
            switch (name) {
                case "Results" -> results[0] = json.objects(this::result);
                case "Error" -> failed[0] = json.holdsAnything();
                case "Summary" -> summary |= json.holdsAnything();
                default -> {}
            }
        });
        if (failed[0] || results[0] == 0) {
            tally.notExamined();
        }
    }

    /** One target with what was found in it. */
    private void result() throws IOException {
        json.object(name -> {
            switch (name) {
                case "Vulnerabilities", "Secrets", "Licenses" -> json.objects(() -> finding(false));
                case "Misconfigurations" -> json.objects(() -> finding(true));
                case "ExperimentalModifiedFindings" -> json.objects(tally::suppressed);
                default -> {}
            }
        });
        tally.examined();
    }

    private void finding(boolean check) throws IOException {
        String[] severity = new String[1];
        String[] status = new String[1];
        json.object(name -> {
            if (name.equals("Severity")) {
                severity[0] = json.text();
            } else if (check && name.equals("Status")) {
                status[0] = json.text();
            }
        });
        switch (status[0] == null ? "" : status[0].strip().toUpperCase(Locale.ROOT)) {
            case "PASS" -> {} // a check of a target that is counted as examined
            case "EXCEPTION" -> tally.suppressed();
            default -> tally.finding(severity(severity[0]));
        }
    }

    private static Severity severity(String text) {
        return switch (text == null ? "" : text.strip().toUpperCase(Locale.ROOT)) {
            case "CRITICAL" -> Severity.CRITICAL;
            case "HIGH" -> Severity.HIGH;
            case "MEDIUM" -> Severity.MEDIUM;
            case "LOW" -> Severity.LOW;
            default -> Severity.UNKNOWN;
        };
    }
}
