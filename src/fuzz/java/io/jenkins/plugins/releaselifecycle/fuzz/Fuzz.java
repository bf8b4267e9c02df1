package io.jenkins.plugins.releaselifecycle.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fuzzes the readers, each format in a process of its own, as many at once as there are processors.
 *
 * <p>What was found, and the corpus to go on with the next time, lies in a directory for each format.
 */
public final class Fuzz {
    /** What libFuzzer takes for one word of a dictionary at most. */
    private static final int WORD = 64;

    private static final Pattern WORDS = Pattern.compile("\"[^\"\\n]*\"|</?[^ >\\n]+>?| [^ =<>\\n]+=\"[^\"\\n]*\"");

    private Fuzz() {}

    /** @param arguments the directory, seconds for each format, and formats, or none for all */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path directory = Path.of(arguments[0]);
        String seconds = arguments[1];
        List<String> formats =
                Stream.of(arguments).skip(2).filter(id -> !id.isBlank()).toList();
        ExecutorService processes =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Map<String, Future<Integer>> runs = new LinkedHashMap<>();
        for (String format : formats.isEmpty() ? ScanFormat.ids() : formats) {
            runs.put(format, processes.submit(() -> fuzz(directory.resolve(format), format, seconds)));
        }
        processes.shutdown();
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, Future<Integer>> run : runs.entrySet()) {
            int status = run.getValue().get();
            System.out.println(run.getKey() + ": " + (status == 0 ? "nothing found" : "FOUND SOMETHING") + ", see "
                    + directory.resolve(run.getKey()).resolve("log"));
            if (status != 0) {
                found.add(run.getKey());
            }
        }
        if (!found.isEmpty()) {
            throw new IllegalStateException("Found something in " + found);
        }
    }

    private static int fuzz(Path directory, String format, String seconds) throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("corpus"));
        Files.write(directory.resolve("words"), words(ScanFormat.of(format).orElseThrow()));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:-OmitStackTraceInFastThrow",
                "-Dfuzz.format=" + format,
                "-classpath",
                absolute(System.getProperty("java.class.path")),
                Jazzer.class.getName(),
                "--target_class=" + ReportFuzzTest.class.getName(),
                "--instrument=io.jenkins.plugins.releaselifecycle.**,com.fasterxml.jackson.core.**",
                "-max_total_time=" + seconds,
                "-timeout=120",
                "-max_len=6000",
                "-dict=words",
                "-print_final_stats=1",
                "corpus");
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start()
                .waitFor();
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    /** What the specimen is made of: names, values, tags and lines. */
    private static List<String> words(ScanFormat format) {
        String specimen = new String(Specimens.of(format), StandardCharsets.UTF_8);
        return Stream.concat(WORDS.matcher(specimen).results().map(MatchResult::group), specimen.lines())
                .map(word -> word.strip().getBytes(StandardCharsets.UTF_8))
                .filter(word -> word.length > 0 && word.length <= WORD)
                .map(Fuzz::quoted)
                .distinct()
                .toList();
    }

    private static String quoted(byte[] word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte one : word) {
            boolean plain = one >= ' ' && one < 127 && one != '"' && one != '\\';
            quoted.append(plain ? String.valueOf((char) one) : String.format("\\x%02X", one));
        }
        return quoted.append('"').toString();
    }
}
