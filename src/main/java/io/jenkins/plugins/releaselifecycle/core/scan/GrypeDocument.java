package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;

/** One Grype report: counts its matches, then judges by what was seen. */
final class GrypeDocument {
    private final JsonWalker json;
    private final Tally tally;
    private String tool;
    private String version;
    private Instant created;
    private boolean hasMatches;
    private boolean sourceIsNamed;
    private int matches;
    private int ignored;

    GrypeDocument(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    Contents read() throws IOException {
        json.object(this::member);
        json.end();
        judge();
        tally.examined();
        return new Contents(new Tool("Grype", version).shown(), created, tally);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "matches" -> {
                hasMatches = json.isArray();
                matches = json.objects(() -> new GrypeMatch(json).read(tally));
            }
            case "ignoredMatches" -> ignored = json.objects(tally::suppressed);
            // packages of a distribution past the end of its support, which gets no advisories any more
            case "alertsByPackage" -> json.objects(tally::notExamined);
            case "source" -> json.object(this::source);
            case "descriptor" -> json.object(this::descriptor);
            default -> {}
        }
    }

    private void judge() {
        if (!"grype".equals(tool)) {
            throw Refusal.because("grype.no-descriptor", tool == null ? "–" : tool);
        }
        if (!hasMatches) {
            throw Refusal.because("grype.no-matches");
        }
        if (!sourceIsNamed && matches + ignored == 0) {
            throw Refusal.because("grype.nothing-examined");
        }
    }

    private void source(String name) throws IOException {
        if (name.equals("type")) {
            String type = json.text();
            sourceIsNamed = type != null && !type.isBlank() && !type.equals("unknown");
        }
    }

    private void descriptor(String name) throws IOException {
        switch (name) {
            case "name" -> tool = json.text();
            case "version" -> version = json.text();
            case "timestamp" -> created = Timestamp.of(json.text());
            case "db" -> json.object(this::database);
            case "configuration" -> json.object(this::configuration);
            default -> {}
        }
    }

    private void configuration(String name) throws IOException {
        if (name.equals("exclude")) {
            json.array(tally::excluded);
        }
    }

    /** The state of the database: directly, or since 0.88 in a {@code status}. An error may be an empty object. */
    private void database(String name) throws IOException {
        boolean broken =
                switch (name) {
                    case "error" -> !json.isNull() && !"".equals(json.scalar());
                    case "valid" -> !json.truth(true);
                    default -> false;
                };
        if (broken) {
            throw Refusal.because("grype.database", json.place());
        }
        if (name.equals("status")) {
            json.object(this::database);
        }
    }
}
