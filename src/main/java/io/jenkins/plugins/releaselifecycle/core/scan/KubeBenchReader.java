package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * kube-bench's JSON: all controls with their totals, the bare array of controls ({@code --nototals}, and older
 * versions), or one control alone. There is no specification; the types are in {@code check/controls.go} and
 * {@code check/check.go} of aquasecurity/kube-bench.
 */
final class KubeBenchReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.KUBE_BENCH;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.Json json
                && (json.has("node_type") && json.has("tests")
                        || opening instanceof Opening.JsonObject && json.has("Controls") && json.has("Totals"));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new KubeBenchDocument(json, source.tally()).read();
    }
}
