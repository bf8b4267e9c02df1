package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** The answer of SonarQube's and SonarCloud's {@code api/issues/search}. */
final class SonarQubeReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.SONARQUBE;
    }

    /** Also the answer of {@code api/hotspots/search}, so that it can be told why it is not enough. */
    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && (json.has("issues") || json.has("hotspots"))
                && (json.has("paging") || json.has("total") && json.has("p") && json.has("ps"));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new SonarQubeDocument(json, source.tally()).read();
    }
}
