package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A waiver that was asked for; whether it is granted follows from its votes and the policy.
 *
 * @param requirement id of the requirement
 * @param kind of security test that it is for; empty for the requirement as a whole
 * @param until last day, in the policy's time zone
 * @param ended who ended it before its time; empty where nobody did
 */
public record Waiver(
        Reference id,
        String requirement,
        Optional<ScanKind> kind,
        Version version,
        String reason,
        LocalDate until,
        Request request,
        Optional<Evidence> ended) {

    Waiver copy() {
        return new Waiver(id, requirement, kind, version, reason, until, new Request(request), ended);
    }

    Waiver end(Evidence evidence) {
        return new Waiver(id, requirement, kind, version, reason, until, request, Optional.of(evidence));
    }

    /** Whether it is meant for that requirement, kind and version. */
    public boolean isFor(String requirementId, ScanKind ofKind, Version ofVersion) {
        return requirement.equals(requirementId)
                && version.equals(ofVersion)
                && (kind.isEmpty() || kind.get() == ofKind);
    }
}
