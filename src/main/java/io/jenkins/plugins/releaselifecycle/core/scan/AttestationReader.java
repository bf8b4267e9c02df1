package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * The product's own JSON for a security test that people made, such as a penetration test or a code audit that is
 * delivered as a signed document. {@code docs/attestation.schema.json} describes it; everything that is not described
 * is refused.
 */
final class AttestationReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.ATTESTATION;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json && json.has(AttestationDocument.VERSION);
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new AttestationDocument(json, source.tally(), source.limits()).read();
    }
}
