package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * The JSON of Chef InSpec and CINC Auditor ({@code --reporter json}), which is also the Heimdall data format; its schema
 * is {@code exec-json.json} in mitre/heimdall2.
 */
final class InSpecReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.INSPEC;
    }

    /** Also the short form ({@code json-min}), so that it can be told why it is not enough. */
    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && (json.has("profiles") && (json.has("platform") || json.has("statistics"))
                        || json.has("controls") && json.has("statistics"));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new InSpecDocument(json, source.tally()).read();
    }
}
