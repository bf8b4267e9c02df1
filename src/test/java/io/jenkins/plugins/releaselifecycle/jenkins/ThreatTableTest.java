package io.jenkins.plugins.releaselifecycle.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of threats names tests that are there. */
class ThreatTableTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)(?:\\.([A-Za-z0-9]+))?`");

    @Test
    void everyThreatIsShownByTestsThatAreThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> rows = Files.readAllLines(Path.of("docs/threats.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| threat"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            assertThat(TEST.matcher(row).results()).isNotEmpty().allSatisfy(named -> {
                assertThat(sources).containsKey(named.group(1));
                if (named.group(2) != null) {
                    assertThat(sources.get(named.group(1))).contains("void " + named.group(2) + "(");
                }
            });
        });
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), ThreatTableTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
