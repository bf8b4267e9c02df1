package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A star stands for anything within one element of a name. */
class NamePatternsTest {

    @ParameterizedTest
    @CsvSource({
        "main,main,true",
        "main,Main,false",
        "main,maintenance,false",
        "*,main,true",
        "*,release/1,false",
        "release/*,release/1.0,true",
        "release/*,release/1.0/hack,false",
        "release/*,release,false",
        "*/*,a/b,true",
        "r*1*0,release-1.0,true",
        "r*1*0,release-1.1,false",
        "**,main,true",
        "ma.n,main,false",
        "*main,domain,true",
        "*main,domains,false",
        "'',main,false"
    })
    void matchesWhatIsWritten(String pattern, String name, boolean expected) {
        assertThat(new NamePatterns(List.of(pattern)).matches(name)).isEqualTo(expected);
    }

    @Test
    void noPatternMatchesNothing() {
        assertThat(NamePatterns.of(null).matches("main")).isFalse();
        assertThat(NamePatterns.of(new String[] {null}).matches("main")).isFalse();
        assertThat(NamePatterns.of(new String[] {null}).isEmpty()).isFalse();
    }

    @Test
    void noPatternIsSlow() {
        NamePatterns patterns = new NamePatterns(List.of("*a".repeat(100) + "b"));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(patterns.matches("a".repeat(10_000))).isFalse());
    }
}
