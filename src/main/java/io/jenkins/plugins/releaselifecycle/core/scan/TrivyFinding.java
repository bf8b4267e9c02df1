package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Locale;

/** One entry of a Trivy result: a vulnerability, a check, a secret, a licence or a resource of the user's own kind. */
final class TrivyFinding {
    private final JsonWalker json;
    private String id;
    private String title;
    private String severity;
    private String status;
    private String packageName;
    private String version;
    private String packageUrl;
    private String path;
    private String resource;

    private TrivyFinding(JsonWalker json) {
        this.json = json;
    }

    static TrivyFinding read(JsonWalker json) throws IOException {
        TrivyFinding finding = new TrivyFinding(json);
        json.object(finding::member);
        return finding;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "VulnerabilityID", "ID", "RuleID", "Name" -> id = json.scalar();
            case "Title" -> title = json.beginning(Sighting.TITLE);
            case "Severity" -> severity = json.text();
            case "Status" -> status = json.scalar();
            case "PkgName" -> packageName = json.scalar();
            case "InstalledVersion" -> version = json.scalar();
            case "PkgPath", "FilePath" -> path = json.scalar();
            case "PkgIdentifier" -> json.object(this::identifier);
            case "CauseMetadata" -> json.object(this::cause);
            default -> {}
        }
    }

    private void identifier(String name) throws IOException {
        if (name.equals("PURL")) {
            packageUrl = json.scalar();
        }
    }

    private void cause(String name) throws IOException {
        if (name.equals("Resource")) {
            resource = json.scalar();
        }
    }

    /** Of a check; in capitals, empty for none. */
    String status() {
        return status == null ? "" : status.strip().toUpperCase(Locale.ROOT);
    }

    Rating rating() {
        Severity means =
                switch (severity == null ? "" : severity.strip().toUpperCase(Locale.ROOT)) {
                    case "CRITICAL" -> Severity.CRITICAL;
                    case "HIGH" -> Severity.HIGH;
                    case "MEDIUM" -> Severity.MEDIUM;
                    case "LOW" -> Severity.LOW;
                    default -> Severity.UNKNOWN;
                };
        return new Rating(means, severity);
    }

    /**
     * @param target as it is shown
     * @param lasting what the next report will call it as well
     */
    Sighting sighting(String target, String lasting) {
        String named = Sighting.joined(" ", packageName, version);
        String key = Sighting.joined("\0", packageUrl == null ? named : packageUrl, path, resource, lasting);
        return new Sighting(id, Sighting.joined(", ", target, path, named, resource), title, key);
    }
}
