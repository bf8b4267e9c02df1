package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** One CycloneDX document: counts its components and vulnerabilities, then judges by what was seen. */
final class CycloneDxDocument {
    /** Vulnerabilities came with 1.4, and 2.0 will be another format. */
    private static final Pattern VERSION = Pattern.compile("1\\.([4-9]|[1-9]\\d)");

    /**
     * Tools that write CycloneDX only after they looked for vulnerabilities, so that an empty list of theirs means that
     * they found none. Others, such as Trivy, also write one where they made an inventory and did not look.
     */
    private static final Set<String> SCANNERS = Set.of("grype");

    private final ToolNames tools = new ToolNames();
    private final JsonWalker json;
    private final Tally tally;
    private String bomFormat;
    private String specVersion;
    private Instant timestamp;
    private boolean hasVulnerabilities;
    private int vulnerabilities;
    private int scanners;
    private int otherTools;

    CycloneDxDocument(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    Contents read() throws IOException {
        json.object(this::member);
        json.end();
        judge();
        String tool = tools.toString();
        return new Contents(tool.isEmpty() ? "CycloneDX" : tool, timestamp, tally);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "bomFormat" -> bomFormat = json.text();
            case "specVersion" -> specVersion = json.text();
            case "metadata" -> json.object(this::metadata);
            case "components", "services" -> json.objects(this::unit);
            case "compositions" -> json.objects(this::composition);
            case "vulnerabilities" -> {
                hasVulnerabilities = json.isArray();
                vulnerabilities = json.objects(() -> new CycloneDxVulnerability(json).read(tally));
            }
            default -> {}
        }
    }

    private void judge() {
        if (!CycloneDxReader.BOM_FORMAT.equals(bomFormat)
                || specVersion == null
                || !VERSION.matcher(specVersion).matches()) {
            throw Refusal.because("cyclonedx.version", specVersion == null ? "–" : specVersion);
        }
        if (!hasVulnerabilities) {
            throw Refusal.because("cyclonedx.no-vulnerabilities");
        }
        if (tally.examinedCount() == 0) {
            throw Refusal.because("cyclonedx.nothing-examined");
        }
        boolean scanned = scanners > 0 && otherTools == 0;
        if (vulnerabilities == 0 && !scanned) {
            throw Refusal.because("cyclonedx.empty");
        }
    }

    private void metadata(String name) throws IOException {
        switch (name) {
            case "timestamp" -> timestamp = Timestamp.of(json.text());
            case "tools" -> {
                if (json.isArray()) { // the form of 1.4, which later ones still allow
                    json.objects(this::tool);
                } else {
                    json.object(this::toolsOfAKind);
                }
            }
            default -> {}
        }
    }

    private void toolsOfAKind(String name) throws IOException {
        switch (name) {
            case "components", "services" -> json.objects(this::tool);
            default -> {}
        }
    }

    private void tool() throws IOException {
        Tool tool = Tool.read(json);
        if (tool.isNamed() && SCANNERS.contains(tool.name())) {
            scanners++;
        } else {
            otherTools++;
        }
        if (tool.isNamed()) {
            tools.add(tool.shown());
        }
    }

    /** A component or a service, which may hold others. */
    private void unit() throws IOException {
        tally.examined();
        json.object(name -> {
            switch (name) {
                case "components", "services" -> json.objects(this::unit);
                default -> {}
            }
        });
    }

    /** What the document says about how complete it is itself. */
    private void composition() throws IOException {
        json.object(name -> {
            if (name.equals("aggregate")) {
                String aggregate = json.text();
                if (aggregate != null && aggregate.startsWith("incomplete")) {
                    tally.notExamined();
                }
            }
        });
    }
}
