package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * A CycloneDX document with vulnerabilities, in JSON (ECMA-424, and the schemas {@code bom-1.4} to {@code bom-1.7}),
 * whether a scanner wrote it or people added what they found out ({@code analysis}, the VEX part).
 */
final class CycloneDxReader implements JsonReportReader {
    static final String BOM_FORMAT = "CycloneDX";

    @Override
    public ScanFormat format() {
        return ScanFormat.CYCLONEDX;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && (BOM_FORMAT.equals(json.members().get("bomFormat"))
                        || json.members().getOrDefault("$schema", "").contains("cyclonedx"));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new CycloneDxDocument(json, source.tally()).read();
    }
}
