package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells one answer from every other (RFC 9110, 8.8.3). */
@Restricted(NoExternalUse.class)
public record EntityTag(String text) {

    /** Of an answer with these bytes. */
    public static EntityTag of(byte[] content) {
        return new EntityTag('"' + Digests.sha256(content) + '"');
    }

    /** Whether the caller has that answer already. A proxy that compresses calls the tag a weak one. */
    public boolean isKnownTo(HttpServletRequest caller) {
        String known = caller.getHeader("If-None-Match");
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(text) || one.equals("W/" + text));
    }
}
