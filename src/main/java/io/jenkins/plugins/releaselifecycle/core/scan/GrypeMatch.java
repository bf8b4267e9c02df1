package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Locale;

/** One match of a Grype report: a vulnerability in a package. */
final class GrypeMatch {
    private final JsonWalker json;
    private Rating own = Rating.NONE;
    private Rating related = Rating.NONE;
    private String id;
    private String title;
    private String name;
    private String version;
    private String url;
    private String path;

    GrypeMatch(JsonWalker json) {
        this.json = json;
    }

    void read(Tally tally) throws IOException {
        json.object(this::member);
        boolean decided = own.severity() != Severity.UNKNOWN || related.severity() == Severity.UNKNOWN;
        String place = Sighting.joined(", ", url == null ? Sighting.joined(" ", name, version) : url, path);
        tally.finding(decided ? own : related, new Sighting(id, place, title));
    }

    private void member(String member) throws IOException {
        switch (member) {
            case "vulnerability" -> own = vulnerability(true);
            case "relatedVulnerabilities" -> json.objects(() -> related = Rating.graver(related, vulnerability(false)));
            case "artifact" -> json.object(this::artifact);
            default -> {}
        }
    }

    /** The rating of the vulnerability here; of the match's own one the rest is kept as well. */
    private Rating vulnerability(boolean isOwn) throws IOException {
        String[] severity = new String[1];
        json.object(part -> {
            switch (part) {
                case "severity" -> severity[0] = json.text();
                case "id" -> id = isOwn ? json.scalar() : id;
                case "description" -> title = isOwn ? json.beginning(Sighting.TITLE) : title;
                default -> {}
            }
        });
        return new Rating(severity(severity[0]), severity[0]);
    }

    private void artifact(String part) throws IOException {
        switch (part) {
            case "name" -> name = json.scalar();
            case "version" -> version = json.scalar();
            case "purl" -> {
                String text = json.scalar();
                url = text == null || text.isEmpty() ? null : text;
            }
            case "locations" -> {
                if (json.isArray()) {
                    json.array(this::location);
                }
            }
            default -> {}
        }
    }

    /** Of several, the first. */
    private void location() throws IOException {
        if (path == null && json.isObject()) {
            json.object(part -> {
                if (part.equals("path")) {
                    path = json.scalar();
                }
            });
        }
    }

    private static Severity severity(String text) {
        return switch (text == null ? "" : text.strip().toUpperCase(Locale.ROOT)) {
            case "CRITICAL" -> Severity.CRITICAL;
            case "HIGH" -> Severity.HIGH;
            case "MEDIUM" -> Severity.MEDIUM;
            case "LOW", "NEGLIGIBLE" -> Severity.LOW;
            default -> Severity.UNKNOWN;
        };
    }
}
