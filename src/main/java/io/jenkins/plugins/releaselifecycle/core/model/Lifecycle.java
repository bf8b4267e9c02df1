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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an application stands: what its facts, folded in their order, amount to. Immutable.
 *
 * <p>Only what gates and pages ask for is kept.
 */
public final class Lifecycle {

    private static final Lifecycle EMPTY = new Lifecycle();

    private long sequence;
    private String name;
    private Exposure declaredExposure;
    private Stage stage = Stage.DEVELOPMENT;
    private Map<ScanKind, List<SecurityTest>> tests = Map.of();
    private Set<Long> deployments = Set.of();
    private List<NotUnderstood> notUnderstood = List.of();

    private Lifecycle() {}

    private Lifecycle(Lifecycle before) {
        sequence = before.sequence;
        name = before.name;
        declaredExposure = before.declaredExposure;
        stage = before.stage;
        tests = before.tests;
        deployments = before.deployments;
        notUnderstood = before.notUnderstood;
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
        Lifecycle next = new Lifecycle(this);
        next.sequence = recorded.sequence();
        next.take(recorded);
        return next;
    }

    private void take(RecordedFact recorded) {
        Fact fact = recorded.fact();
        if (fact instanceof SecurityTestRecorded test) {
            add(SecurityTest.of(recorded, test));
        } else if (fact instanceof ApplicationRegistered registered) {
            name = registered.name();
        } else if (fact instanceof ApplicationMoved moved) {
            name = moved.to();
        } else if (fact instanceof ExposureDeclared declared) {
            declaredExposure = declared.exposure();
        } else if (fact instanceof DeploymentStarted) {
            deployments = new HashSet<>(deployments);
            deployments.add(recorded.sequence());
        } else if (fact instanceof DeploymentFinished finished) {
            finish(finished);
        } else if (fact instanceof NotUnderstood unknown) {
            notUnderstood = new ArrayList<>(notUnderstood);
            notUnderstood.add(unknown);
        } else if (!(fact instanceof DeploymentBlocked || fact instanceof TailRepaired)) {
            throw new IllegalStateException("No rule for " + fact.getClass());
        }
    }

    private void add(SecurityTest test) {
        Map<ScanKind, List<SecurityTest>> more = new EnumMap<>(ScanKind.class);
        more.putAll(tests);
        List<SecurityTest> ofKind = new ArrayList<>(more.getOrDefault(test.kind(), List.of()));
        ofKind.add(test);
        more.put(test.kind(), List.copyOf(ofKind));
        tests = more;
    }

    /** Only the end of a deployment that had begun opens service. */
    private void finish(DeploymentFinished finished) {
        if (underWay(finished.started())) {
            deployments = new HashSet<>(deployments);
            deployments.remove(finished.started());
            if (finished.outcome() == DeploymentOutcome.SUCCEEDED) {
                stage = Stage.TRIAL_RUN;
            }
        }
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

    /** The test of another kind that has a report with that digest. One report speaks for one kind of test (C1). */
    public Optional<SecurityTest> testOfAnotherKind(ScanKind kind, String sha256) {
        return tests.entrySet().stream()
                .filter(ofKind -> ofKind.getKey() != kind)
                .flatMap(ofKind -> ofKind.getValue().stream())
                .filter(test -> test.digests().contains(sha256))
                .findFirst();
    }

    /** Whether a deployment that began with the fact of that sequence has not ended. */
    public boolean underWay(long started) {
        return deployments.contains(started);
    }

    /** Facts that cannot be judged. While there are any, every gate is closed. */
    public List<NotUnderstood> notUnderstood() {
        return List.copyOf(notUnderstood);
    }
}
