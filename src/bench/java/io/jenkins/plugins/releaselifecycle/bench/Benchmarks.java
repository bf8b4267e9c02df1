package io.jenkins.plugins.releaselifecycle.bench;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks, one after the other, and measures the memory. */
public final class Benchmarks {
    private static final List<Class<?>> LEDGER =
            List.of(FoldBenchmark.class, EvaluationBenchmark.class, AppendBenchmark.class, VerifyBenchmark.class);

    private Benchmarks() {}

    /** @param arguments what the names of the benchmarks to be run contain; nothing for all */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        String chosen = arguments.length == 0 ? "" : arguments[0];
        run(
                chosen,
                LEDGER,
                new OptionsBuilder()
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(3))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2)));
        run(chosen, List.of(ReadBenchmark.class), new OptionsBuilder());
        if (Memory.class.getSimpleName().contains(chosen)) {
            Memory.report(System.out);
        }
        if (ReadBenchmark.class.getSimpleName().contains(chosen)) {
            ReadCost.report(System.out);
            SmallestHeap.report(System.out);
        }
    }

    private static void run(String chosen, List<Class<?>> benchmarks, ChainedOptionsBuilder options)
            throws RunnerException {
        List<String> names = benchmarks.stream()
                .map(Class::getName)
                .filter(name -> name.contains(chosen))
                .toList();
        if (!names.isEmpty()) {
            names.forEach(options::include);
            new Runner(options.build()).run();
        }
    }
}
