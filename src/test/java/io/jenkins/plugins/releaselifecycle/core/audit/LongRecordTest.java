package io.jenkins.plugins.releaselifecycle.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dossier takes no more memory for more facts, but for 32 bytes each and what the present state of the record takes. */
class LongRecordTest {

    private static final int SECONDS = 120;

    @TempDir
    private Path directory;

    /** The page has more characters than the process has bytes. */
    @Test
    void tenThousandFactsAreToldWithSixteenMebibytes() throws IOException, InterruptedException {
        long characters = Long.parseLong(probe("-Xmx16m", "10000").strip());

        assertThat(characters).isGreaterThan(16L << 20);
    }

    private String probe(String heap, String facts) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-classpath",
                        classPath(),
                        LongRecordProbe.class.getName(),
                        facts))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String told = Files.readString(output) + Files.readString(errors);
        assertThat(ended).as("ends within %d s: %s", SECONDS, told).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
        return Files.readString(output);
    }

    /** No more than is needed: every jar on a class path takes heap as well. */
    private static String classPath() {
        return Stream.of(
                        LongRecordProbe.class,
                        AuditDossier.class,
                        JsonFactory.class,
                        ObjectMapper.class,
                        JsonInclude.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
