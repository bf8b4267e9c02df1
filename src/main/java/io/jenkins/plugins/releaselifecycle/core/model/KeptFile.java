package io.jenkins.plugins.releaselifecycle.core.model;

/**
 * A file that is kept as evidence beside the ledger, under its digest.
 *
 * @param file path below the workspace that it came from, with forward slashes
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param bytes its size
 */
public record KeptFile(String file, String sha256, long bytes) {

    public KeptFile {
        Members.text(file, "file");
        Digests.requireSha256(Members.required(sha256, "sha256"), "sha256");
        Members.count(bytes, "bytes");
    }
}
