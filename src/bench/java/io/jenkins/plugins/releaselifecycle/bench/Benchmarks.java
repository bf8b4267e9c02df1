package io.jenkins.plugins.releaselifecycle.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks, one after the other, and measures the memory. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        new Runner(new OptionsBuilder()
                        .include(FoldBenchmark.class.getName())
                        .include(EvaluationBenchmark.class.getName())
                        .include(AppendBenchmark.class.getName())
                        .include(VerifyBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(3))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .build())
                .run();
        Memory.report(System.out);
    }
}
