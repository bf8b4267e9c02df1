package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicySetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of a policy is what can be written in one, and says where it asks for less than the rule. */
class PolicySettingTest {

    @TempDir
    private Path directory;

    private List<PolicySetting> settings(String yaml) throws IOException {
        return PolicySetting.of(PolicyFile.read(Files.writeString(directory.resolve("POLICY.yaml"), yaml)));
    }

    @Test
    void everySettingIsShownUnderTheKeyThatSetsIt() {
        assertThat(PolicySetting.of(Policy.SHIPPED))
                .extracting(PolicySetting::key)
                .containsExactlyInAnyOrderElementsOf(PolicyKeys.all());
        assertThat(PolicySetting.of(Policy.SHIPPED)).noneMatch(PolicySetting::changed).noneMatch(PolicySetting::laxer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exposure: internal",
                "limits: {high: 1}",
                "limits: {critical: unlimited}",
                "limits: {unknown: 3}",
                "limits: {notExamined: 2}",
                "trialRun: {usual: P2M}",
                "trialRun: {shortest: P20D}",
                "trialRun: {longest: P13M}",
                "observation: P20D",
                "waivers: {excluded: [A1]}",
                "waivers: {decidedBy: [{role: business}]}"
            })
    void whatAsksForLessIsLaxer(String yaml) throws IOException {
        assertThat(settings(yaml)).filteredOn(PolicySetting::laxer).hasSize(1).allMatch(PolicySetting::changed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeZone: Asia/Shanghai",
                "retests: 2",
                "limits: {medium: 0}",
                "maxAge: P30D",
                "testingTerm: P20D",
                "trialRun: {shortest: P2M}",
                "trialRun: {longest: P6M}",
                "observation: P2M",
                "filingTerm: P20D",
                "filingLevel: 1",
                "stableRun: P2M",
                "excludeCommitters: true",
                "gates: {change: {requirements: [C4]}}",
                "gates: {retire: {documents: [user-report]}}",
                "waivers: {excluded: [C4, A1]}",
                "waivers: {decidedBy: [{role: it, quorum: 2}]}"
            })
    void whatAsksForMoreOrElseIsChanged(String yaml) throws IOException {
        assertThat(settings(yaml)).filteredOn(PolicySetting::changed).hasSize(1).noneMatch(PolicySetting::laxer);
    }
}
