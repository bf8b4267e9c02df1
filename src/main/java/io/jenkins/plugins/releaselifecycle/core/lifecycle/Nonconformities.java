package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nonconformities that are open, when one was last closed, and when each target was last touched by a remediation. */
final class Nonconformities {

    private final LinkedHashMap<Reference, Nonconformity> open = new LinkedHashMap<>();
    private final Map<ScanKind, Evidence> remediated = new EnumMap<>(ScanKind.class);
    private final VersionMap<Nonconformity> left;
    private Evidence closed;

    Nonconformities() {
        left = new VersionMap<>();
    }

    Nonconformities(Nonconformities other) {
        other.open.forEach((id, nonconformity) -> open.put(id, new Nonconformity(nonconformity)));
        remediated.putAll(other.remediated);
        left = new VersionMap<>(other.left);
        closed = other.closed;
    }

    void take(RecordedFact recorded, NonconformityFact fact) {
        Evidence evidence = Evidence.of(recorded);
        if (fact instanceof NonconformityOpened opened) {
            // A second one of the same name hides nothing: both are remedied together, from the beginning.
            open.put(
                    opened.nonconformity(),
                    new Nonconformity(opened.nonconformity(), evidence, opened.version(), opened.description()));
        }
        if (fact instanceof RemediationFinished finished) {
            for (ScanKind kind : ScanKind.values()) {
                if (finished.touched().orElse(kind) == kind) {
                    remediated.put(kind, evidence);
                }
            }
        }
        Nonconformity nonconformity = open.get(fact.nonconformity());
        if (nonconformity != null) {
            nonconformity.take(evidence, fact);
            if (nonconformity.closed()) {
                open.remove(fact.nonconformity());
                closed = evidence;
                leave(nonconformity);
            }
        }
    }

    private void leave(Nonconformity nonconformity) {
        Version foundIn = nonconformity.version();
        if (!nonconformity.remedied().equals(Optional.of(foundIn))) {
            left.put(foundIn, nonconformity);
        } else if (left.get(foundIn)
                .filter(other -> other.id().equals(nonconformity.id()))
                .isPresent()) {
            left.all().remove(foundIn);
        }
    }

    /** One that was found in that version and put right in another one only. */
    Optional<Nonconformity> leftIn(Version version) {
        return left.get(version);
    }

    List<Nonconformity> open() {
        return new ArrayList<>(open.values());
    }

    Optional<Evidence> closed() {
        return Optional.ofNullable(closed);
    }

    Optional<Evidence> remediated(ScanKind kind) {
        return Optional.ofNullable(remediated.get(kind));
    }
}
