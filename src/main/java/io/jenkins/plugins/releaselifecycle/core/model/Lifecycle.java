package io.jenkins.plugins.releaselifecycle.core.model;

import io.jenkins.plugins.releaselifecycle.core.model.Fact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.Fact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.Fact.DeploymentBlocked;
import io.jenkins.plugins.releaselifecycle.core.model.Fact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.Fact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.Fact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.Fact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.Fact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact.TailRepaired;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an application stands: what its facts, folded in their order, amount to. Immutable.
 *
 * <p>Only what gates and pages ask for is kept.
 */
public final class Lifecycle {

    private static final Lifecycle EMPTY = new Lifecycle(0, null, null, Stage.DEVELOPMENT, Map.of(), List.of());

    private final long sequence;
    private final String name;
    private final Exposure declaredExposure;
    private final Stage stage;
    private final Map<ScanKind, List<SecurityTest>> tests;
    private final List<NotUnderstood> notUnderstood;

    private Lifecycle(
            long sequence,
            String name,
            Exposure declaredExposure,
            Stage stage,
            Map<ScanKind, List<SecurityTest>> tests,
            List<NotUnderstood> notUnderstood) {
        this.sequence = sequence;
        this.name = name;
        this.declaredExposure = declaredExposure;
        this.stage = stage;
        this.tests = tests;
        this.notUnderstood = notUnderstood;
    }

    /** Of an application about which nothing is recorded. */
    public static Lifecycle empty() {
        return EMPTY;
    }

    public static Lifecycle of(Iterable<RecordedFact> facts) {
        Lifecycle folded = EMPTY;
        for (RecordedFact fact : facts) {
            folded = folded.and(fact);
        }
        return folded;
    }

    /** This application after one more fact. */
    public Lifecycle and(RecordedFact recorded) {
        long seq = recorded.sequence();
        // A switch over the sealed type would say the same, but not in Java 17.
        Fact fact = recorded.fact();
        if (fact instanceof SecurityTestRecorded test) {
            return new Lifecycle(
                    seq, name, declaredExposure, stage, with(SecurityTest.of(recorded, test)), notUnderstood);
        }
        if (fact instanceof ApplicationRegistered registered) {
            return new Lifecycle(seq, registered.name(), declaredExposure, stage, tests, notUnderstood);
        }
        if (fact instanceof ApplicationMoved moved) {
            return new Lifecycle(seq, moved.to(), declaredExposure, stage, tests, notUnderstood);
        }
        if (fact instanceof ExposureDeclared declared) {
            return new Lifecycle(seq, name, declared.exposure(), stage, tests, notUnderstood);
        }
        if (fact instanceof DeploymentFinished finished && finished.outcome() == DeploymentOutcome.SUCCEEDED) {
            return new Lifecycle(seq, name, declaredExposure, Stage.TRIAL_RUN, tests, notUnderstood);
        }
        if (fact instanceof NotUnderstood unknown) {
            List<NotUnderstood> more = new ArrayList<>(notUnderstood);
            more.add(unknown);
            return new Lifecycle(seq, name, declaredExposure, stage, tests, List.copyOf(more));
        }
        if (fact instanceof DeploymentBlocked
                || fact instanceof DeploymentStarted
                || fact instanceof DeploymentFinished
                || fact instanceof TailRepaired) {
            return new Lifecycle(seq, name, declaredExposure, stage, tests, notUnderstood);
        }
        throw new IllegalStateException("No rule for " + fact.getClass());
    }

    private Map<ScanKind, List<SecurityTest>> with(SecurityTest test) {
        Map<ScanKind, List<SecurityTest>> more = new EnumMap<>(ScanKind.class);
        more.putAll(tests);
        List<SecurityTest> ofKind = new ArrayList<>(more.getOrDefault(test.kind(), List.of()));
        ofKind.add(test);
        more.put(test.kind(), List.copyOf(ofKind));
        return more;
    }

    /** Sequence of the last fact in this state; 0 for none. */
    public long sequence() {
        return sequence;
    }

    /** Full name of the application; empty while it is not registered. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** What was last declared; the policy may ask for more. */
    public Optional<Exposure> declaredExposure() {
        return Optional.ofNullable(declaredExposure);
    }

    public Stage stage() {
        return stage;
    }

    /** All security tests of that kind, in the order in which they were recorded. */
    public List<SecurityTest> tests(ScanKind kind) {
        return tests.getOrDefault(kind, List.of());
    }

    /** The version of the test that was recorded last; empty where nothing was tested. */
    public Optional<Version> lastTestedVersion() {
        return tests.values().stream()
                .map(ofKind -> ofKind.get(ofKind.size() - 1))
                .max((a, b) -> Long.compare(a.sequence(), b.sequence()))
                .map(SecurityTest::version);
    }

    /** Facts that cannot be judged. While there are any, every gate is closed. */
    public List<NotUnderstood> notUnderstood() {
        return notUnderstood;
    }
}
