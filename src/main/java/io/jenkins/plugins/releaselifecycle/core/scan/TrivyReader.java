package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * Trivy's JSON report: schema version 2 (since 0.20), the bare array of results before that, and the report on a
 * Kubernetes cluster ({@code trivy k8s --report all --format json}). There is no specification; the types are in
 * {@code pkg/types/report.go} and {@code pkg/k8s/report/report.go} of aquasecurity/trivy.
 */
final class TrivyReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.TRIVY;
    }

    @Override
    public boolean recognises(Opening opening) {
        if (opening instanceof Opening.JsonArray json) {
            return json.has("Target");
        }
        return opening instanceof Opening.JsonObject json
                && (json.has("ClusterName")
                        || json.has("ArtifactName")
                        || json.has("SchemaVersion") && (json.has("Results") || json.has("ArtifactType")));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new TrivyDocument(json, source.tally()).read();
    }
}
