package io.jenkins.plugins.releaselifecycle.bench;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long a gate takes to answer from a folded ledger of 10,000 facts; every requirement of the gate is judged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EvaluationBenchmark {

    @Param
    public Gate gate;

    private Lifecycle lifecycle;
    private Version version;
    private Instant now;

    @Setup
    public void fold() {
        List<RecordedFact> facts = LongLife.of(10_000);
        lifecycle = Lifecycle.of(facts);
        version = LongLife.lastVersion(facts);
        now = facts.get(facts.size() - 1).at();
    }

    @Benchmark
    public Verdict evaluate() {
        return GateEvaluation.evaluate(gate, lifecycle, Policy.SHIPPED, version, now);
    }
}
