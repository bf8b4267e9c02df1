package io.jenkins.plugins.releaselifecycle.bench;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Facts a second: the fold of a ledger, and beside it a loop that only counts the types of the same facts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FoldBenchmark {

    private static final int FACTS = 10_000;

    private final List<RecordedFact> facts = LongLife.of(FACTS);

    @Benchmark
    @OperationsPerInvocation(FACTS)
    public Lifecycle fold() {
        return Lifecycle.of(facts);
    }

    /** The peer: about the least that can be done with a fact of which the type is not known. */
    @Benchmark
    @OperationsPerInvocation(FACTS)
    public int[] countTypes() {
        int[] counts = new int[FactType.values().length];
        for (RecordedFact fact : facts) {
            counts[FactType.of(fact.fact()).ordinal()]++;
        }
        return counts;
    }
}
