package io.jenkins.plugins.releaselifecycle.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.4.0", "1.4.0-rc.1+build.7", "v2", "release/2026-11", "sha256:ab12", "1:2.3~1"})
    void usualVersionsAreTakenAsTheyAre(String text) {
        assertThat(new Version(text)).hasToString(text);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aVersionMustBeNamed(String text) {
        assertThatThrownBy(() -> new Version(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The version is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1.4.0", "1.4.0 ", "1.4.0\n", "-rc", "1.4\u202e0", "１.4", "<b>1</b>", "../1", "a'b"})
    void whatCouldBeTakenForAnotherVersionIsRefused(String text) {
        assertThatThrownBy(() -> new Version(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a version");
    }

    @Test
    void aVersionHasAtMostOneHundredCharacters() {
        assertThat(new Version("1".repeat(100)).text()).hasSize(100);
        assertThatThrownBy(() -> new Version("1".repeat(101))).isInstanceOf(InvalidInputException.class);
    }
}
