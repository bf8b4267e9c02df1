package io.jenkins.plugins.releaselifecycle.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads Chinese sees as much as whoever reads English. */
class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");
    private static final Pattern KEY = Pattern.compile("\"([a-zA-Z0-9_-]+(?:\\.[a-zA-Z0-9_-]+)*\\.?)\"");
    private static final Path SOURCES = Path.of("src/main/java/io/jenkins/plugins/releaselifecycle/core");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model",
                "lifecycle",
                "policy",
                "timeline",
                "scan",
                "ledger",
                "fleet",
                "badge",
                "calendar",
                "audit"
            })
    void bothLanguagesHaveTheSameKeysWithTheSamePlaces(String name) throws IOException {
        Properties english = load(name + "/Texts.properties");
        Properties chinese = load(name + "/Texts_zh_CN.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english).isNotEmpty();
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key)))
                    .as("places of %s in Chinese", key)
                    .isEqualTo(places(english.getProperty(key)));
            new MessageFormat(english.getProperty(key), Locale.ENGLISH);
            new MessageFormat(chinese.getProperty(key), Locale.SIMPLIFIED_CHINESE);
            assertThat(english.getProperty(key)).as(key).doesNotContainPattern("(?<!')'(?!')");
            assertThat(chinese.getProperty(key)).as(key).doesNotContainPattern("(?<!')'(?!')");
        }
    }

    /** Keys are written in code as whole literals, or as a beginning that ends with a dot. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "model",
                "lifecycle",
                "policy",
                "timeline",
                "scan",
                "ledger",
                "fleet",
                "badge",
                "calendar",
                "audit"
            })
    void everyKeyThatCodeUsesExistsAndEveryKeyThatExistsIsUsed(String name) throws IOException {
        Set<String> keys = load(name + "/Texts.properties").stringPropertyNames();
        Set<String> literals = literals(name);

        Set<String> subjects = keys.stream().map(TextsTest::subject).collect(Collectors.toSet());
        assertThat(literals)
                .filteredOn(literal -> literal.contains(".") && subjects.contains(subject(literal)))
                .isNotEmpty()
                .allMatch(literal -> literal.endsWith(".")
                        ? keys.stream().anyMatch(key -> key.startsWith(literal))
                        : keys.contains(literal));
        assertThat(keys)
                .allMatch(key -> literals.contains(key)
                        || literals.stream().anyMatch(literal -> literal.endsWith(".") && key.startsWith(literal)));
    }

    /** The part of a key before its first dot: what its text is about. */
    private static String subject(String key) {
        return key.split("\\.", 2)[0];
    }

    private static Set<String> literals(String name) throws IOException {
        Set<String> literals = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(SOURCES.resolve(name))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(source)).results().forEach(found -> literals.add(found.group(1)));
            }
        }
        return literals;
    }

    @Test
    void everythingThatHasANameHasItInBothLanguages() {
        List<Class<?>> named = new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-classes/"))
                        .importPackages("io.jenkins.plugins.releaselifecycle.core")
                        .stream()
                        .filter(found -> found.isEnum() && found.isAssignableTo(Named.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
        assertThat(named).hasSizeGreaterThan(15);
        for (Class<?> type : named) {
            for (Locale locale : LANGUAGES) {
                assertThat(type.getEnumConstants())
                        .extracting(constant -> ((Named) constant).label().in(locale, ZoneOffset.UTC))
                        .as("names of %s in %s", type, locale)
                        .doesNotHaveDuplicates()
                        .noneMatch(String::isBlank);
            }
        }
    }

    @Test
    void everyFactIsASentenceInBothLanguages() {
        List<Fact> facts = new ArrayList<>(EveryFact.others());
        facts.add(EveryFact.first());
        assertThat(facts.stream().map(FactType::of).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(FactType.values());
        facts.add(new LedgerFact.NotUnderstood("policy-applied", 2));
        for (Fact fact : facts) {
            String english = FactSentences.of(fact).in(Locale.ENGLISH, ZoneOffset.UTC);
            String chinese = FactSentences.of(fact).in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);
            assertThat(english).isNotBlank().doesNotContain("{").isNotEqualTo(chinese);
            assertThat(chinese).isNotBlank().doesNotContain("{").matches("(?s).*\\p{IsHan}.*");
        }
    }

    private static TreeSet<String> places(String pattern) {
        TreeSet<String> places = new TreeSet<>();
        PLACE.matcher(pattern).results().forEach(result -> places.add(result.group(1)));
        return places;
    }

    private static Properties load(String path) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = TextsTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
