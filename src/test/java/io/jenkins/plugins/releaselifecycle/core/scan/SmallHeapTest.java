package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of any size are read, and hostile ones refused, in a process that has little memory. */
class SmallHeapTest {
    /** Each specimen's findings a few hundred thousand times: whatever is kept of each of them does not fit. */
    private static final long LARGE = 24L << 20;

    private static final long HUGE = 300L << 20;

    private static final int SECONDS = 60;

    @TempDir
    private Path directory;

    /** An attestation, which people write, has no more than a few thousand findings. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ATTESTATION")
    void aLargeReportIsReadWithSixteenMebibytes(ScanFormat format) throws IOException, InterruptedException {
        assertThat(probe("-Xmx16m", format.id(), String.valueOf(LARGE)))
                .singleElement()
                .asString()
                .endsWith(" 0 bytes left");
    }

    @ParameterizedTest
    @EnumSource(names = {"SARIF", "NESSUS"})
    void aHugeReportIsReadWithSixteenMebibytes(ScanFormat format) throws IOException, InterruptedException {
        assertThat(probe("-Xmx16m", format.id(), String.valueOf(HUGE)))
                .singleElement()
                .asString()
                .startsWith("read: ")
                .endsWith(" 0 bytes left");
    }

    @Test
    void aLargeReportInGzipIsReadWithSixteenMebibytes() throws IOException, InterruptedException {
        assertThat(probe("-Xmx16m", ScanFormat.SARIF.id(), String.valueOf(4 * LARGE), "gzip"))
                .singleElement()
                .asString()
                .startsWith("read: ")
                .endsWith(" 0 bytes left");
    }

    @Test
    void aHostileReportIsRefusedSoonWithSixtyFourMebibytes() throws IOException, InterruptedException {
        List<String> outcomes = probe("-Xmx64m", "hostile");

        assertThat(outcomes).hasSizeGreaterThan(ScanFormat.values().length);
        assertThat(outcomes).allSatisfy(outcome -> {
            String[] cells = outcome.split(";");
            assertThat(Integer.parseInt(cells[2])).as(outcome).isLessThan(10_000);
            assertThat(cells[3]).as(outcome).startsWith("refused: ");
        });
    }

    /** No more than is needed: every jar on a class path takes heap as well. */
    private static String classPath() {
        return Stream.of(
                        HeapProbe.class,
                        ReportReaders.class,
                        JsonFactory.class,
                        ObjectMapper.class,
                        JsonInclude.class,
                        Assertions.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> probe(String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-classpath",
                classPath(),
                HeapProbe.class.getName()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String told = Files.readString(output) + Files.readString(errors);
        assertThat(ended).as("ends within %d s: %s", SECONDS, told).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
        return Files.readAllLines(output);
    }
}
