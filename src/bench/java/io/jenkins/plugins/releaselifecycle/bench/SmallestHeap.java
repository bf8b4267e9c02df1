package io.jenkins.plugins.releaselifecycle.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The smallest heap with which a large SARIF report can still be read, by the readers and by analysis-model. */
final class SmallestHeap {
    private static final int MOST = 2_048;

    /** Longer than any of them takes with a heap that suffices, so that one which only collects garbage is ended. */
    private static final int MINUTES = 2;

    private SmallestHeap() {}

    static void report(PrintStream out) throws IOException, InterruptedException {
        Path sarif = LargeReports.sarif();
        int ours = smallest("readers", sarif);
        int peers = smallest("analysis-model", sarif);
        out.printf("%nsmallest heap for a SARIF report of %,d bytes (Serial GC)%n", LargeReports.SARIF_BYTES);
        out.printf("%15s %6d MiB%n%15s %6d MiB%n", "readers", ours, "analysis-model", peers);
    }

    private static int smallest(String who, Path file) throws IOException, InterruptedException {
        int tooSmall = 1;
        int enough = MOST;
        while (enough - tooSmall > Math.max(1, tooSmall / 50)) {
            int tried = enough > 2 * tooSmall ? 2 * tooSmall : (tooSmall + enough) / 2;
            if (suffices(tried, who, file)) {
                enough = tried;
            } else {
                tooSmall = tried;
            }
        }
        return enough;
    }

    private static boolean suffices(int mebibytes, String who, Path file) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + mebibytes + "m",
                "-classpath",
                System.getProperty("java.class.path"),
                SmallestHeap.class.getName(),
                who,
                file.toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            return false;
        }
        return process.exitValue() == 0;
    }

    /** Reads one file once; ends with another status than 0 where the heap does not suffice. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals("readers")) {
            ReadBenchmark.read(file);
        } else if (AnalysisModel.sarif(file).isEmpty()) {
            throw new IllegalStateException("Nothing was read");
        }
    }
}
