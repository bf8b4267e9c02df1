package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The serious problems that were found at acceptance in one trial run (E8). Each is remedied for itself, and only once
 * the version in which it was put right serves.
 */
public final class SeriousProblems {

    private final LinkedHashMap<Reference, Problem> open;
    private Problem last;
    private Evidence remedied;

    /**
     * One serious problem.
     *
     * @param name of the request that was rejected for it
     * @param rejection by which it was found
     * @param putRightIn the version in which it was put right but that does not serve; empty where there is none
     */
    public record Problem(Reference name, Evidence rejection, Optional<Version> putRightIn) {}

    SeriousProblems() {
        open = new LinkedHashMap<>();
    }

    SeriousProblems(SeriousProblems other) {
        open = new LinkedHashMap<>(other.open);
        last = other.last;
        remedied = other.remedied;
    }

    void found(Reference name, Evidence rejection) {
        last = new Problem(name, rejection, Optional.empty());
        open.put(name, last);
    }

    void remedied(RemediationFinished fact, Evidence evidence, Version serving) {
        if (!known(fact.nonconformity())) {
            return;
        }
        Problem problem = open.getOrDefault(fact.nonconformity(), last);
        if (fact.version().equals(serving)) {
            close(problem.name(), evidence);
        } else {
            open.put(problem.name(), new Problem(problem.name(), problem.rejection(), Optional.of(fact.version())));
        }
    }

    void deployed(Version version, Evidence evidence) {
        for (Problem problem : Map.copyOf(open).values()) {
            if (problem.putRightIn().filter(version::equals).isPresent()) {
                close(problem.name(), evidence);
            }
        }
    }

    private void close(Reference name, Evidence evidence) {
        open.remove(name);
        remedied = evidence;
    }

    /** Whether a remediation of that name would be one of these problems’. */
    public boolean known(Reference name) {
        return open.containsKey(name) || last != null && last.name().equals(name);
    }

    /** The first that is not remedied, otherwise the last that was found; empty where none ever was. */
    public Optional<Problem> decisive() {
        return open.values().stream().findFirst().or(() -> Optional.ofNullable(last));
    }

    /** When the last of them was remedied; empty while one is not. */
    public Optional<Evidence> remedied() {
        return open.isEmpty() ? Optional.ofNullable(remedied) : Optional.empty();
    }
}
