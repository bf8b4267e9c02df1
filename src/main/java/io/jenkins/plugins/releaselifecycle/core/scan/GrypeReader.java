package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * Grype's JSON report ({@code grype -o json}). There is no specification; the types are in
 * {@code grype/presenter/models} of anchore/grype.
 *
 * <p>The matches come first and are often longer than what is looked at to recognise a format, so they have to do; the
 * descriptor, which comes last, must then name Grype.
 */
final class GrypeReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.GRYPE;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && json.members().getOrDefault("matches", "none").isEmpty();
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new GrypeDocument(json, source.tally()).read();
    }
}
