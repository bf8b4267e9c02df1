package io.jenkins.plugins.releaselifecycle.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What {@link ReadBenchmark} measures once more, by the processor's time alone: on a machine that others use as well,
 * this is what can be compared. Each in a process of its own, the median of many times.
 */
final class ReadCost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ReadCost() {}

    static void report(PrintStream out) throws IOException, InterruptedException {
        String sarif = LargeReports.sarif().toString();
        String nessus = LargeReports.nessus().toString();
        out.printf("%nMB a second of the processor's time%n");
        for (String what : List.of("sarif", "sarifTokens", "sarifTokensUniqueNames", "sarifAnalysisModel")) {
            start(what, sarif);
        }
        for (String what : List.of("nessus", "nessusEvents")) {
            start(what, nessus);
        }
    }

    private static void start(String what, String file) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                ReadCost.class.getName(),
                what,
                file);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(what + " failed");
        }
    }

    /** Measures one of them and prints its figure. */
    public static void main(String[] arguments) throws Exception {
        ReadBenchmark benchmark = new ReadBenchmark();
        ReadBenchmark.Sarif sarif = new ReadBenchmark.Sarif();
        ReadBenchmark.Nessus nessus = new ReadBenchmark.Nessus();
        sarif.file = Path.of(arguments[1]);
        nessus.file = sarif.file;
        double speed =
                switch (arguments[0]) {
                    case "sarif" -> sarif(25, () -> benchmark.sarif(sarif));
                    case "sarifTokens" -> sarif(25, () -> benchmark.sarifTokens(sarif));
                    case "sarifTokensUniqueNames" -> sarif(25, () -> benchmark.sarifTokensUniqueNames(sarif));
                    case "sarifAnalysisModel" -> sarif(3, () -> benchmark.sarifAnalysisModel(sarif));
                    case "nessus" -> nessus(() -> benchmark.nessus(nessus));
                    case "nessusEvents" -> nessus(() -> benchmark.nessusEvents(nessus));
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        System.out.printf("%-24s %6.0f%n", arguments[0], speed);
    }

    private static double sarif(int times, Callable<?> reading) throws Exception {
        return median(LargeReports.SARIF_BYTES, times, reading);
    }

    private static double nessus(Callable<?> reading) throws Exception {
        return median(LargeReports.NESSUS_BYTES, 100, reading);
    }

    private static double median(int bytes, int times, Callable<?> reading) throws Exception {
        double[] speeds = new double[times];
        for (int i = 0; i < times; i++) {
            long begun = THREADS.getCurrentThreadCpuTime();
            reading.call();
            speeds[i] = bytes * 1e3 / (THREADS.getCurrentThreadCpuTime() - begun);
        }
        Arrays.sort(speeds);
        return speeds[times / 2];
    }
}
