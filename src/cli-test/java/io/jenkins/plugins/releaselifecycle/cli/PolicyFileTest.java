package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.GateAdditions;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {

    @TempDir
    private Path directory;

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("POLICY.yaml"), yaml);
    }

    private Policy read(String yaml) throws IOException {
        return PolicyFile.read(file(yaml));
    }

    private void refused(String yaml, String sentence) throws IOException {
        Path file = file(yaml);
        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> {
                    assertThat(refused.getMessage())
                            .startsWith(file.toString())
                            .contains(sentence)
                            .doesNotContain("snakeyaml", "Exception", "java.");
                    assertThat(refused.reason().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                            .startsWith(file.toString())
                            .containsPattern("\\p{IsHan}");
                });
    }

    @Test
    void everySettingIsRead() throws IOException {
        Policy policy = read("""
                timeZone: Asia/Shanghai
                exposure: internal
                external: [system-vulnerability-scan, application-vulnerability-scan, penetration-test, baseline-assessment, code-audit]
                internal: [system-vulnerability-scan, application-vulnerability-scan, code-audit]
                retests: 2
                limits: {critical: 0, high: 0, medium: 5, low: "10", info: unlimited, unknown: 1, notExamined: unlimited}
                maxAge: P90D
                testingTerm: P3W
                trialRun: {usual: P4M, shortest: P2M, longest: P6M}
                observation: P2M
                filingTerm: P20D
                filingLevel: 1
                stableRun: P2M
                excludeCommitters: true
                gates:
                  goLive: {decidedBy: [{role: it, quorum: 2}, {role: business}, {role: operations, round: 2}]}
                  change: {requirements: [F1, C4], documents: [duties]}
                waivers: {decidedBy: [{role: it}, {role: business, round: 2}], excluded: []}
                """);

        assertThat(policy.timeZone().getId()).isEqualTo("Asia/Shanghai");
        assertThat(policy.exposure()).isEqualTo(Exposure.INTERNAL);
        assertThat(policy.external()).hasSize(5);
        assertThat(policy.internal()).hasSize(3);
        assertThat(policy.retests()).isEqualTo(2);
        assertThat(policy.limits().toString())
                .isEqualTo("SeverityLimits[critical=0, high=0, medium=5, low=10, info=null, unknown=1, notExamined=null]");
        assertThat(policy.maxAge()).contains(Period.ofDays(90));
        assertThat(policy.periods().testingTerm()).isEqualTo(Period.ofDays(21));
        assertThat(policy.periods().trialRun()).isEqualTo(Period.ofMonths(4));
        assertThat(policy.periods().shortest()).isEqualTo(Period.ofMonths(2));
        assertThat(policy.periods().longest()).isEqualTo(Period.ofMonths(6));
        assertThat(policy.periods().observation()).isEqualTo(Period.ofMonths(2));
        assertThat(policy.periods().filingTerm()).isEqualTo(Period.ofDays(20));
        assertThat(policy.periods().stableRun()).isEqualTo(Period.ofMonths(2));
        assertThat(policy.excludeCommitters()).isTrue();
        assertThat(policy.filingLevel()).isEqualTo(1);
        assertThat(policy.gates().get(Gate.GO_LIVE).roles().toString())
                .isEqualTo("[DecidingRole[role=IT, quorum=2, round=1], DecidingRole[role=BUSINESS, quorum=1, round=1],"
                        + " DecidingRole[role=OPERATIONS, quorum=1, round=2]]");
        assertThat(policy.additions())
                .containsOnly(Map.entry(
                        Gate.CHANGE,
                        new GateAdditions(Set.of(DocumentKind.DUTIES), Set.of(Requirement.C4, Requirement.F1))));
        assertThat(policy.gates().get(Gate.INSTALL)).isEqualTo(Policy.SHIPPED.gates().get(Gate.INSTALL));
        assertThat(policy.waivers().decidedBy().roles()).extracting("role").containsExactly(Role.IT, Role.BUSINESS);
        assertThat(policy.waivers().excluded()).isEmpty();
    }

    @Test
    void whatIsLeftOutIsAsShipped() throws IOException {
        assertThat(read("timeZone: Etc/UTC")).isEqualTo(Policy.SHIPPED);
        assertThat(read("waivers: {excluded: [C4, B4]}").waivers().excluded())
                .containsExactly(Requirement.B4, Requirement.C4);
        assertThat(read("limits: {medium: 3}").limits().critical()).isZero();
    }

    @Test
    void aWholeDocumentOfConfigurationAsCodeIsTakenAndItsOtherSectionsAreNot() throws IOException {
        Policy policy = read("""
                jenkins: &anchor
                  systemMessage: !custom "x"
                  again: *anchor
                unclassified:
                  location: {url: "https://jenkins.example"}
                  releaseLifecycle:
                    roles:
                      - role: it
                        members: [it-lead]
                    policy:
                      retests: 3
                """);

        assertThat(policy.retests()).isEqualTo(3);
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNoHarm() throws IOException {
        assertThat(read("\uFEFFretests: 2\r\nfilingLevel: 1\r\n").retests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scope: all                              | ', line 1, scope: “scope” is not known here; the keys are: timeZone, exposure,'",
                "policy: {retests: 1}                    | ', line 1, policy: “policy” is not known here'",
                "'#\nretests: 1\nretests: 2'             | ', line 3, retests: the key stands there twice.'",
                "'limits:\n  hihg: 0'                    | ', line 2, limits.hihg: “hihg” is not known here; the keys are: critical, high,'",
                "'limits:\n  high: some'                 | ', line 2, limits.high: “some” is not a limit'",
                "gates: {change: {requirements: [A7]}}   | ', line 1, gates.change.requirements[0]: “A7” is not known here: use one of A1, A2,'",
                "gates: {change: {requirements: [D9]}}   | 'gates.change.requirements[0]: “D9” is not known here'",
                "gates: {change: {documents: [diary]}}   | 'gates.change.documents[0]: “diary” is not known here'",
                "gates: {change: {without: [A1]}}        | 'the keys are: decidedBy, documents, requirements.'",
                "limits: {high: -1}                      | ', line 1, limits.high: “-1” is not a limit'",
                "limits: {high: 010}                     | “010” is not a limit",
                "limits: {high: 1.0}                     | “1.0” is not a limit",
                "limits: {high: 9999999999}              | “9999999999” is not a limit",
                "'limits: {high: }'                      | 'limits.high: the value is missing'",
                "'limits:'                               | 'limits: the value is missing'",
                "limits: []                              | 'limits: keys with values are expected'",
                "retests: [1]                            | 'retests: a single value is expected'",
                "retests: one                            | 'retests: “one” is not a whole number'",
                "retests: 0                              | ', line 1, retests: “retests” is 0: give a number from 1 to 10'",
                "retests: 11                             | ', line 1, retests: “retests” is 11'",
                "filingLevel: 3                          | ', line 1, filingLevel: “filingLevel” is 3'",
                "external: penetration-test              | 'external: a list is expected'",
                "'external:\n- sast'                     | ', line 2, external[0]: “sast” is not known here: use one of system-'",
                "external: [penetration-test]            | ', line 1, external: “external” lacks'",
                "'retests: 2\ninternal: [system-vulnerability-scan, application-vulnerability-scan, code-audit]' | ', line 2, internal: “external” lacks'",
                "exposure: open                          | 'exposure: “open” is not known here: use one of internal, external.'",
                "timeZone: Mars                          | 'timeZone: “Mars” is not a time zone'",
                "maxAge: 90                              | 'maxAge: “90” is not a calendar period'",
                "maxAge: P0D                             | ', line 1, maxAge: “maxAge” is P0D'",
                "testingTerm: P31D                       | ', line 1, testingTerm: “testingTerm” is P31D and may be longer than P1M'",
                "'filingLevel: 1\ntrialRun:\n  longest: P2M' | ', line 3, trialRun.longest: “trialRun.usual” is P3M'",
                "trialRun: P3M                           | 'trialRun: keys with values are expected'",
                "gates: {golive: {}}                     | 'gates.golive: “golive” is not known here; the keys are: install, goLive,'",
                "gates: {install: {decidedBy: []}}       | 'gates.install.decidedBy: “decidedBy” names no role'",
                "gates: {install: {decidedBy: [it]}}     | 'gates.install.decidedBy[0]: keys with values are expected'",
                "gates: {install: {decidedBy: [{quorum: 1}]}} | 'gates.install.decidedBy[0]: “role” is missing.'",
                "gates: {install: {decidedBy: [{role: ops}]}} | 'gates.install.decidedBy[0].role: “ops” is not known here: use one of it,'",
                "gates: {install: {decidedBy: [{role: it, count: 1}]}} | 'decidedBy[0].count: “count” is not known here; the keys are: role, quorum, round.'",
                "gates: {install: {decidedBy: [{role: it, quorum: 0}]}} | 'decidedBy[0]: The quorum of “it” is 0'",
                "gates: {install: {decidedBy: [{role: it},{role: it}]}} | 'decidedBy: “decidedBy” names “it” twice'",
                "gates: {install: {decidedBy: [{role: business}]}} | ', line 1, gates.install.decidedBy: “gates.install.decidedBy” asks less of IT department'",
                "waivers: {excluded: [Z9]}               | 'waivers.excluded[0]: “Z9” is not known here'",
                "waivers: {excluded: [A7]}               | 'waivers.excluded: “waivers.excluded” names A7'",
                "retests: &a 1                           | 'anchors and aliases'",
                "'external: &a [code-audit]\ninternal: *a' | ', line 1, external: anchors and aliases'",
                "retests: !!javax/script.Engine 1        | 'the tag tag:yaml.org,2002:javax/script.Engine is not taken'",
                "retests: !x 1                           | 'the tag !x is not taken'",
                "'? [a, b]\n: 1'                         | 'a key has to be a plain word'",
                "- retests: 1                            | ', line 1: keys with values are expected here.'",
                "retests                                 | ', line 1: keys with values are expected here.'",
                "{}                                      | ', line 1: there is no setting.'",
                "'unclassified: {}'                      | ', line 1, unclassified: “releaseLifecycle” is missing below it'",
                "'unclassified: {releaseLifecycle: {roles: []}}' | 'unclassified.releaseLifecycle: “policy” is missing below it'",
                "'unclassified: {releaseLifecycle: {policy: }}' | 'unclassified.releaseLifecycle.policy: the value is missing'",
                "'unclassified: {releaseLifecycle: {policy: {retests: 0}}}' | 'unclassified.releaseLifecycle.policy.retests: “retests” is 0'",
                "'unclassified: {releaseLifecycle: {polcy: {retests: 1}}}' | 'releaseLifecycle.polcy: “polcy” is not known here; the keys are: branches, notifications, policies, policy, productionJobs, reports, roles.'",
                "'retests: 1\nunclassified: {}'          | ', line 1, retests: a setting stands beside “unclassified”'",
                "'retests: 1\n---\nretests: 2'           | ', line 2: a second document begins'",
                "'retests: 1\n  limits: 2'               | ', line 2: this is not YAML'",
                "'limits: {high: 0'                      | 'this is not YAML'",
                "'a: \"\u0007\"'                         | 'a character that YAML does not allow'"
            })
    void whatIsNoPolicyIsRefusedWithFileLineAndKey(String yaml, String sentence) throws IOException {
        refused(yaml, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a remark\n", "---\n"})
    void anEmptyFileIsNotTakenForTheShippedPolicy(String yaml) throws IOException {
        Path file = file(yaml);

        Run run = Run.of("gate", "evaluate", "--gate=install", "--events=x", "--policy", file);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(file.toString()).hasLineCount(1);
    }

    @Test
    void bracketsWithoutEndAndHugeFilesAreRefused() throws IOException {
        refused("a: " + "[".repeat(100_000), "nested too deep");
        refused("retests: 1\n" + "#".repeat(1 << 20), "has more than 1048576 bytes");
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(directory.resolve("POLICY.yaml"), "timeZone: Zürich".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PolicyFile.read(file)).hasMessageContaining("is not UTF-8");
    }

    @Test
    void aliasesThatGrowExponentiallyAreHarmless() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        yaml.append("unclassified: {releaseLifecycle: {policy: {retests: 2}}}\n");

        assertThat(read(yaml.toString()).retests()).isEqualTo(2);
    }
}
