package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What makes a SARIF result known again in another log: its fingerprints (2.1.0, §3.27.16), else the partial ones
 * (§3.27.17), which only contribute to telling it from others, with its place, else its place with what stands there.
 */
final class SarifIdentity {
    /** What Semgrep writes for a fingerprint where the user has not logged in. */
    private static final String PLACEHOLDER = "requires login";

    /** Characters of what stands at a place that count. */
    private static final int SNIPPET = 4 << 10;

    private final JsonWalker json;
    private String fingerprints;
    private String partialFingerprints;
    private String uri;
    private String logical;
    private String snippet;
    private String message;

    SarifIdentity(JsonWalker json) {
        this.json = json;
    }

    void member(String name) throws IOException {
        switch (name) {
            case "fingerprints" -> fingerprints = joined();
            case "partialFingerprints" -> partialFingerprints = joined();
            case "locations" -> locations();
            default -> {}
        }
    }

    /** @param rule id of the rule, or {@code null} */
    Sighting sighting(String rule) {
        String place = uri == null ? logical : uri;
        return new Sighting(rule, place, message == null ? rule : message, key(place));
    }

    private String key(String place) {
        if (fingerprints != null) {
            return fingerprints;
        }
        String more = partialFingerprints == null ? snippet : partialFingerprints;
        return more == null ? null : place + '\0' + more;
    }

    /** The members of the object here, sorted, as one text; {@code null} for none. */
    private String joined() throws IOException {
        Joined joined = new Joined();
        json.object(name -> {
            String value = json.scalar();
            if (value != null && !value.equals(PLACEHOLDER)) {
                joined.add(name + '\0' + value);
            }
        });
        return joined.text();
    }

    void readMessage() throws IOException {
        json.object(name -> {
            if (name.equals("text")) {
                message = json.beginning(Sighting.TITLE);
            }
        });
    }

    /** Of several, each of which would have to be changed, the first tells where the result is. */
    private void locations() throws IOException {
        boolean[] first = {true};
        json.array(() -> {
            if (first[0]) {
                first[0] = false;
                json.object(this::location);
            }
        });
    }

    private void location(String name) throws IOException {
        switch (name) {
            case "physicalLocation" -> json.object(this::physical);
            case "logicalLocations" ->
                json.array(() -> json.object(part -> {
                    if (part.equals("fullyQualifiedName") && logical == null) {
                        logical = json.text();
                    }
                }));
            default -> {}
        }
    }

    private void physical(String name) throws IOException {
        switch (name) {
            case "artifactLocation" ->
                json.object(part -> {
                    if (part.equals("uri")) {
                        uri = json.text();
                    }
                });
            case "region" -> {
                if (fingerprints == null && partialFingerprints == null) {
                    json.object(this::region);
                }
            }
            default -> {}
        }
    }

    private void region(String name) throws IOException {
        if (name.equals("snippet")) {
            json.object(part -> {
                if (part.equals("text")) {
                    snippet = json.beginning(SNIPPET);
                }
            });
        }
    }

    /** One text, as there nearly always is, or several in order. */
    private static final class Joined {
        private String only;
        private List<String> several;

        void add(String text) {
            if (only == null) {
                only = text;
                return;
            }
            if (several == null) {
                several = new ArrayList<>(List.of(only));
            }
            several.add(text);
        }

        String text() {
            if (several == null) {
                return only;
            }
            Collections.sort(several);
            return String.join("\0", several);
        }
    }
}
