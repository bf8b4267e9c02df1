package io.jenkins.plugins.releaselifecycle.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads Chinese sees as much as whoever reads English. */
class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    @ParameterizedTest
    @ValueSource(strings = {"model", "policy", "scan", "ledger"})
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
