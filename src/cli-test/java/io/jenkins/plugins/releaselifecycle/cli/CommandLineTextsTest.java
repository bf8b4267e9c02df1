package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever reads Chinese sees as much as whoever reads English. */
class CommandLineTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSamePlaces() throws IOException {
        Properties english = load("Texts.properties");
        Properties chinese = load("Texts_zh_CN.properties");

        assertThat(english).isNotEmpty();
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(places(chinese.getProperty(key))).isEqualTo(places(english.getProperty(key)));
            assertThat(english.getProperty(key) + chinese.getProperty(key)).doesNotContain("'", "%");
            boolean words =
                    PLACE.matcher(english.getProperty(key)).replaceAll("").matches("(?s).*\\p{L}.*");
            assertThat(!words || HAN.matcher(chinese.getProperty(key)).find()).isTrue();
        });
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
