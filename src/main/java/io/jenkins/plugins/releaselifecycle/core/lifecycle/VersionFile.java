package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is on record of one version besides its security tests. */
final class VersionFile {

    private final Map<TestEnvironment, Map<TestAspect, AspectResult>> tests = new EnumMap<>(TestEnvironment.class);
    private final Map<ScanKind, Evidence> touched = new EnumMap<>(ScanKind.class);
    private final Confirmations confirmations;
    private Change change;

    VersionFile() {
        confirmations = new Confirmations();
    }

    VersionFile(VersionFile other) {
        other.tests.forEach((environment, results) -> tests.put(environment, new EnumMap<>(results)));
        touched.putAll(other.touched);
        confirmations = new Confirmations(other.confirmations);
        change = other.change;
    }

    void tested(Evidence evidence, TestRecorded fact, boolean prepared) {
        Map<TestAspect, AspectResult> results =
                tests.computeIfAbsent(fact.environment(), key -> new EnumMap<>(TestAspect.class));
        fact.aspects().forEach(aspect -> results.put(aspect, new AspectResult(evidence, fact.passed(), prepared)));
    }

    void changed(Change latest) {
        change = change == null ? latest : change.and(latest);
        latest.affects().forEach(kind -> touched.put(kind, latest.evidence()));
    }

    Map<TestAspect, AspectResult> tests(TestEnvironment environment) {
        return tests.getOrDefault(environment, Map.of());
    }

    Confirmations confirmations() {
        return confirmations;
    }

    Optional<Change> change() {
        return Optional.ofNullable(change);
    }

    Optional<Evidence> touched(ScanKind kind) {
        return Optional.ofNullable(touched.get(kind));
    }
}
