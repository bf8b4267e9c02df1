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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nonconformities that are open, when one was last closed, and when each target was last touched by a remediation. */
final class Nonconformities {

    private final LinkedHashMap<Reference, Nonconformity> open = new LinkedHashMap<>();
    private final Map<ScanKind, Evidence> remediated = new EnumMap<>(ScanKind.class);
    private final Map<Version, Map<Reference, Nonconformity>> left = new HashMap<>();
    private Evidence closed;

    Nonconformities() {}

    Nonconformities(Nonconformities other) {
        other.open.forEach((id, nonconformity) -> open.put(id, new Nonconformity(nonconformity)));
        remediated.putAll(other.remediated);
        other.left.forEach((version, some) -> left.put(version, new LinkedHashMap<>(some)));
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
        Map<Reference, Nonconformity> there = left.computeIfAbsent(foundIn, version -> new LinkedHashMap<>());
        if (nonconformity.remedied().equals(Optional.of(foundIn))) {
            there.remove(nonconformity.id());
        } else {
            there.put(nonconformity.id(), nonconformity);
        }
    }

    /** Those that were found in that version and put right in another one only. */
    List<Nonconformity> leftIn(Version version) {
        return List.copyOf(left.getOrDefault(version, Map.of()).values());
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
