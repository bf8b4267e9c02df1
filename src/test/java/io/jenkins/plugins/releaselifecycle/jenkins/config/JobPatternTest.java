package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobPatternTest {

    @ParameterizedTest
    @CsvSource({
        "ops/deploy, ops/deploy",
        "ops/deploy-*, ops/deploy-shop",
        "ops/*/deploy, ops/shop/deploy",
        "ops/**, ops/deploy",
        "ops/**, ops/shop/deploy",
        "ops/**/deploy, ops/deploy",
        "ops/**/deploy, ops/a/b/deploy",
        "**/deploy, deploy",
        "**/deploy, ops/deploy",
        "**, ops/deploy",
        "ops/, ops/shop/deploy",
        "/ops//deploy, ops/deploy",
        "ops/**, OPS/Deploy",
        "a.b+(c), a.b+(c)",
    })
    void namesTheJob(String pattern, String job) {
        assertThat(new JobPattern("jobs", pattern).matches(job)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ops/deploy, ops/deploy2",
        "ops/deploy, deploy",
        "ops/*, ops/shop/deploy",
        "ops/**, ops",
        "ops/**, devops/deploy",
        "**/deploy, ops/redeploy",
        "a.b, axb",
    })
    void doesNotNameTheJob(String pattern, String job) {
        assertThat(new JobPattern("jobs", pattern).matches(job)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void aPatternThatNamesNothingIsRefused(String pattern) {
        assertThatThrownBy(() -> new JobPattern("productionJobs.jobs", pattern))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“productionJobs.jobs” names no job");
    }

    @Test
    void aPatternOfManyPartsIsMatchedInNoTime() {
        String pattern = "**/a".repeat(12);
        assertThat(new JobPattern("jobs", pattern).matches("a/".repeat(40) + "b"))
                .isFalse();
    }
}
