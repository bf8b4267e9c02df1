package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The serious problems that were found at acceptance in one trial run (E8). Each is remedied for itself, and only once
 * the version in which it was put right serves.
 */
public final class SeriousProblems {

    private final LinkedHashMap<Reference, Problem> open;
    private final LinkedHashMap<Reference, Problem> closed;
    private Problem last;
    private Evidence remedied;

    /**
     * One serious problem.
     *
     * @param name of the request that was rejected for it
     * @param foundIn version that the request was for
     * @param rejection by which it was found
     * @param putRightIn the version in which it was put right but that does not serve; empty where there is none
     */
    public record Problem(Reference name, Version foundIn, Evidence rejection, Optional<Version> putRightIn) {

        Problem putRightIn(Version version) {
            return new Problem(name, foundIn, rejection, Optional.of(version));
        }

        /** Whether that version still has it. */
        boolean returnsWith(Version version) {
            return version.equals(foundIn) && !putRightIn.equals(Optional.of(foundIn));
        }
    }

    SeriousProblems() {
        open = new LinkedHashMap<>();
        closed = new LinkedHashMap<>();
    }

    SeriousProblems(SeriousProblems other) {
        open = new LinkedHashMap<>(other.open);
        closed = new LinkedHashMap<>(other.closed);
        last = other.last;
        remedied = other.remedied;
    }

    void found(Reference name, Version version, Evidence rejection) {
        last = new Problem(name, version, rejection, Optional.empty());
        closed.remove(name);
        open.put(name, last);
    }

    void remedied(RemediationFinished fact, Evidence evidence, Version serving) {
        if (!known(fact.nonconformity())) {
            return;
        }
        Problem problem = open.getOrDefault(fact.nonconformity(), last).putRightIn(fact.version());
        if (fact.version().equals(serving)) {
            close(problem, evidence);
        } else {
            open.put(problem.name(), problem);
        }
    }

    void deployed(Version version, Evidence evidence) {
        for (Problem problem : List.copyOf(closed.values())) {
            if (problem.returnsWith(version)) {
                closed.remove(problem.name());
                open.put(problem.name(), problem);
            }
        }
        for (Problem problem : List.copyOf(open.values())) {
            if (problem.putRightIn().filter(version::equals).isPresent()) {
                close(problem, evidence);
            }
        }
    }

    private void close(Problem problem, Evidence evidence) {
        open.remove(problem.name());
        closed.put(problem.name(), problem);
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
