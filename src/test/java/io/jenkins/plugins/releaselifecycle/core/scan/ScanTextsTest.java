package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside {@code core.TextsTest}, which compares the two languages. */
class ScanTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Texts.properties", "Texts_zh_CN.properties"})
    void everyPatternShowsItsArguments(String name) throws IOException {
        Properties texts = texts(name);
        for (String key : texts.stringPropertyNames()) {
            MessageFormat pattern = new MessageFormat(texts.getProperty(key), Locale.ROOT);
            int places = pattern.getFormatsByArgumentIndex().length;
            Object[] arguments =
                    IntStream.range(0, places).mapToObj(i -> "<" + i + ">").toArray();

            String worded = pattern.format(arguments);

            for (Object argument : arguments) {
                assertThat(worded).as(key).contains(String.valueOf(argument));
            }
            assertThat(worded).as(key).doesNotContain("{", "''");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatHasAName(ScanFormat format) {
        assertThat(format.label().in(Locale.ENGLISH, ZoneOffset.UTC)).isNotBlank();
        assertThat(format.label().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC)).isNotBlank();
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(ScanTextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
