package io.jenkins.plugins.releaselifecycle.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads Chinese sees as much of the pages, forms and help as whoever reads English. */
class TranslationTest {

    private static final Path RESOURCES = Path.of("src/main/resources/io/jenkins/plugins/releaselifecycle/jenkins");
    private static final Pattern JELLY_KEY = Pattern.compile("\\$\\{%([^}(]+)[}(]");

    private static List<Path> files(String ending, String notEnding) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(path ->
                            path.toString().endsWith(ending) && !path.toString().endsWith(notEnding))
                    .toList();
        }
    }

    static List<Path> english() throws IOException {
        return files(".properties", "_zh_CN.properties");
    }

    static List<Path> views() throws IOException {
        return files(".jelly", ".none").stream()
                .filter(view -> !keys(view).isEmpty())
                .toList();
    }

    static List<Path> help() throws IOException {
        return files(".html", "_zh_CN.html");
    }

    static List<Path> forms() throws IOException {
        return files(".jelly", ".none").stream()
                .filter(view -> view.getFileName().toString().startsWith("config"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("english")
    void bundlesHaveTheSameKeys(Path file) throws IOException {
        assertThat(load(chinese(file, ".properties")).stringPropertyNames())
                .isEqualTo(load(file).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyKeyOfAViewIsWorded(Path view) throws IOException {
        Path bundle = Path.of(view.toString().replace(".jelly", ".properties"));
        assertThat(load(bundle).stringPropertyNames()).isEqualTo(keys(view));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageIsSaid(Path bundle) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(source));
            }
        }
        assertThat(load(bundle).stringPropertyNames())
                .allSatisfy(key -> assertThat(code).containsPattern("\\b_?" + key.replace('.', '_') + "\\b"));
    }

    static List<Path> messages() throws IOException {
        return files("Messages.properties", ".none");
    }

    @ParameterizedTest
    @MethodSource("help")
    void helpIsThereInBothLanguages(Path file) throws IOException {
        assertThat(Files.readString(chinese(file, ".html"))).containsPattern("[\\u4e00-\\u9fff]");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldHasAHelpText(Path form) throws IOException {
        Pattern.compile("<f:entry[^>]* field=\"([^\"]+)\"")
                .matcher(Files.readString(form))
                .results()
                .forEach(field -> assertThat(form.resolveSibling("help-" + field.group(1) + ".html"))
                        .exists());
    }

    private static Path chinese(Path file, String ending) {
        return Path.of(file.toString().replace(ending, "_zh_CN" + ending));
    }

    private static TreeSet<String> keys(Path view) {
        try {
            TreeSet<String> keys = new TreeSet<>();
            JELLY_KEY.matcher(Files.readString(view)).results().forEach(key -> keys.add(key.group(1)));
            return keys;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
