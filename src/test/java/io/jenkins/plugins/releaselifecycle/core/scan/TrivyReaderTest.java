package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrivyReaderTest {

    @Test
    void countsVulnerabilitiesChecksSecretsAndLicenses() {
        String result = """
            {"Target": "t", "Packages": [{"Severity": "CRITICAL"}],
             "Vulnerabilities": [{"Severity": "CRITICAL", "Status": "fixed"}, {"Severity": "HIGH", "Status": "PASS"}],
             "MisconfSummary": {"Successes": 1, "Failures": 2, "Exceptions": 1},
             "Misconfigurations": [{"Severity": "LOW", "Status": "FAIL"}, {"Severity": "LOW"},
               {"Severity": "HIGH", "Status": "PASS"}, {"Severity": "HIGH", "Status": "exception"},
               {"Severity": "HIGH", "Status": "pass"}],
             "Secrets": [{"Severity": "CRITICAL", "Match": "…"}],
             "Licenses": [{"Severity": "MEDIUM"}],
             "ExperimentalModifiedFindings": [{"Status": "ignored", "Finding": {"Severity": "CRITICAL"}}]}
            """;

        ScanReport report = Reading.report(v2(result));

        assertThat(report.findings()).isEqualTo(Reading.counts(2, 1, 1, 2, 0, 0));
        assertThat(report.suppressed()).isEqualTo(2);
        assertThat(report.examination()).isEqualTo(new Examination(1, 2, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL,0", "critical,0", "High,1", "MEDIUM,2", "low,3", "UNKNOWN,5", "NEGLIGIBLE,5", "'',5"})
    void knowsFourSeverities(String severity, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(v2("{\"Target\":\"t\",\"Secrets\":[{\"Severity\":\"" + severity + "\"}]}"))
                        .findings())
                .isEqualTo(Reading.counts(expected));
    }

    @Test
    void doesNotKnowAnAbsentSeverity() {
        assertThat(Reading.report(v2("{\"Target\":\"t\",\"Vulnerabilities\":[{},{\"Severity\":null}]}"))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 2));
    }

    @Test
    void readsTheOlderBareArray() {
        String report = "[{\"Target\":\"a\",\"Vulnerabilities\":null},"
                + "{\"Target\":\"b\",\"Vulnerabilities\":[{\"Severity\":\"HIGH\"}]}]";

        assertThat(Reading.report(report).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(Reading.report(report).examination()).isEqualTo(new Examination(2, 0, 0, 0, 0, 0));
    }

    @Test
    void readsTheReportOnACluster() {
        String found =
                "{\"Kind\":\"Pod\",\"Results\":[{\"Target\":\"t\",\"Vulnerabilities\":[{\"Severity\":\"HIGH\"}]},"
                        + "{\"Target\":\"t\",\"Misconfigurations\":[{\"Severity\":\"LOW\",\"Status\":\"FAIL\"}]}]}";
        String failed = "{\"Kind\":\"Pod\",\"Error\":\"no image\"}";
        String silent = "{\"Kind\":\"Service\"}";
        String report = "{\"ClusterName\":\"c\",\"Resources\":[" + found + "," + failed + "],\"Vulnerabilities\":["
                + found + "],\"Misconfigurations\":[" + found + "," + silent + "]}";

        assertThat(Reading.report(report).findings()).isEqualTo(Reading.counts(0, 3, 0, 3, 0, 0));
        assertThat(Reading.report(report).examination()).isEqualTo(new Examination(6, 0, 2, 0, 0, 0));
        assertThat(Reading.report(report).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ClusterName\":\"c\",\"Findings\":[{\"Kind\":\"Pod\",\"Results\":[{\"Target\":\"t\",\"Class\":\"config\"}]}]}",
                "{\"ClusterName\":\"c\",\"Resources\":[{\"Kind\":\"Pod\",\"Summary\":{\"criticalCount\":3}}]}",
                "{\"ClusterName\":\"c\",\"Summary\":{\"criticalCount\":3}}"
            })
    void refusesTheSummaryOfACluster(String report) {
        assertThat(Reading.key(report)).isEqualTo("trivy.summary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\"}",
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":null}",
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[]}",
                "{\"ClusterName\":\"c\"}",
                "{\"ClusterName\":\"c\",\"Resources\":[{\"Error\":\"e\"}]}"
            })
    void refusesWhatExaminedNothing(String report) {
        assertThat(Reading.key(report)).isEqualTo("trivy.nothing-examined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"SchemaVersion\":1,\"ArtifactName\":\"a\",\"Results\":[{\"Target\":\"t\",\"Class\":\"config\"}]}",
                "{\"SchemaVersion\":3,\"ArtifactName\":\"a\",\"Results\":[{\"Target\":\"t\",\"Class\":\"config\"}]}",
                "{\"ArtifactName\":\"a\",\"Results\":[{\"Target\":\"t\",\"Class\":\"config\"}]}",
                "{\"ClusterName\":\"c\",\"SchemaVersion\":3,\"Resources\":[{\"Results\":[{\"Target\":\"t\",\"Class\":\"config\"}]}]}"
            })
    void refusesOtherVersions(String report) {
        assertThat(Reading.key(report)).isEqualTo("trivy.version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"SchemaVersion\":\"2\",\"ArtifactName\":\"a\",\"Results\":[{\"Target\":\"t\",\"Class\":\"config\"}]}",
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":{}}",
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[null]}",
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[{\"Vulnerabilities\":{}}]}",
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[{\"Vulnerabilities\":[null]}]}",
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[{\"Secrets\":[{\"Severity\":9}]}]}",
                "[{\"Target\":7}]",
                "[{\"Target\":\"a\",\"Vulnerabilities\":null},7]"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    @Test
    void refusesAVersionBeyondAnInteger() {
        assertThat(Reading.key("{\"ArtifactName\":\"a\",\"SchemaVersion\":4294967298}"))
                .isEqualTo("json.malformed");
    }

    @Test
    void saysWhereAWrongTypeIs() {
        String report = v2("{\"Target\":\"t\",\"Secrets\":[{\"Severity\":\"LOW\"},{\"Severity\":9}]}");

        assertThat(Reading.reason(Reading.unreadable(report)))
                .contains("/Results/0/Secrets/1/Severity", "a string", "a whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Target\":\"t\"}",
                "{\"Target\":null,\"Class\":\"config\"}",
                "{\"Class\":\"config\",\"Vulnerabilities\":[]}",
                "{\"RuleID\":\"aws\",\"Secret\":\"s\",\"File\":\"f\"}",
                "{\"template-id\":\"CVE-1\",\"info\":{\"severity\":\"critical\"}}"
            })
    void refusesWhatIsNoResultOfTrivy(String result) {
        String cluster = "{\"ClusterName\":\"c\",\"Resources\":[{\"Results\":[" + result + "]}]}";
        for (String report : new String[] {v2(result), "[" + result + "]", cluster}) {
            byte[] bytes = report.getBytes(StandardCharsets.UTF_8);

            assertThat(Reading.unreadable(Reading.of(bytes, ScanFormat.TRIVY, ReadLimits.DEFAULT))
                            .reason()
                            .key())
                    .isEqualTo("trivy.no-result");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Severity\":\"CRITICAL\"",
                "\"vulnerabilities\":[{\"Severity\":\"CRITICAL\"}]",
                "\"Results\":[{\"Target\":\"t\",\"Vulnerabilities\":[{\"Severity\":\"CRITICAL\"}]}]"
            })
    void refusesFindingsWhereTrivyWritesNone(String member) {
        assertThat(Reading.key(v2("{\"Target\":\"t\",\"Type\":\"jar\"," + member + "}")))
                .isEqualTo("trivy.misplaced");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Class\":\"config\"",
                "\"Type\":\"jar\"",
                "\"Packages\":[{}]",
                "\"Vulnerabilities\":null",
                "\"MisconfSummary\":{\"Failures\":0}"
            })
    void readsAResultInWhichNothingWasFound(String member) {
        ScanReport report = Reading.report(v2("{\"Target\":\"t\"," + member + ",\"Later\":1}"));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void doesNotKnowTheFailuresThatAreNotListed() {
        String result = "{\"Target\":\"t\",\"MisconfSummary\":{\"Failures\":%d}%s}";
        String listed = ",\"Misconfigurations\":[{\"Severity\":\"LOW\",\"Status\":\"FAIL\"},"
                + "{\"Severity\":\"HIGH\",\"Status\":\"PASS\"},{\"Status\":\"EXCEPTION\"}]";

        assertThat(Reading.report(v2(result.formatted(5, ""))).findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 5));
        assertThat(Reading.report(v2(result.formatted(3, listed))).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 1, 0, 2));
        assertThat(Reading.report(v2(result.formatted(0, listed))).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 1, 0, 0));
        assertThat(Reading.key(v2(result.formatted(Integer.MAX_VALUE, "")))).isEqualTo("too-many");
    }

    @Test
    void countsWhatModulesFound() {
        String result = "{\"Target\":\"t\",\"CustomResources\":[{\"Type\":\"x\"},{\"Severity\":\"CRITICAL\"}]}";

        assertThat(Reading.report(v2(result)).findings()).isEqualTo(Reading.counts(1, 0, 0, 0, 0, 1));
    }

    @Test
    void isIncompleteForASystemPastItsSupport() {
        String metadata = "\"Metadata\":%s,\"Results\":[{\"Target\":\"t\",\"Class\":\"os-pkgs\"}]";
        String eosl = "{\"OS\":{\"Family\":\"debian\",\"EOSL\":true}}";
        String v2 = "{\"SchemaVersion\":2," + metadata + "}";
        String cluster = "{\"ClusterName\":\"c\",\"Resources\":[{" + metadata + "}]}";

        assertThat(Reading.report(v2.formatted(eosl)).examination()).isEqualTo(new Examination(1, 0, 1, 0, 0, 0));
        assertThat(Reading.report(v2.formatted("{\"OS\":{\"EOSL\":false}}")).complete())
                .isTrue();
        assertThat(Reading.report(v2.formatted("{\"OS\":null}")).complete()).isTrue();
        assertThat(Reading.report(cluster.formatted("[" + eosl + ",{}," + eosl + "]"))
                        .examination())
                .isEqualTo(new Examination(1, 0, 2, 0, 0, 0));
        assertThat(Reading.report(cluster.formatted(eosl)).examination()).isEqualTo(new Examination(1, 0, 1, 0, 0, 0));
    }

    @Test
    void isDatedAndNamed() {
        String report =
                "{\"SchemaVersion\":2,\"CreatedAt\":\"%s\",\"Trivy\":{\"Version\":\"0.70.0\"},\"Results\":[{\"Target\":\"t\",\"Class\":\"config\"}]}";

        assertThat(Reading.report(report.formatted("2026-03-04T13:06:07.5+08:00"))
                        .reportedAt())
                .isEqualTo(Instant.parse("2026-03-04T05:06:07.5Z"));
        assertThat(Reading.report(report.formatted("0001-01-01T00:00:00Z")).reported())
                .isEmpty();
        assertThat(Reading.report(report.formatted("")).tool()).isEqualTo("Trivy 0.70.0");
    }

    @Test
    void knowsAVulnerabilityAgainByPackageAndTarget() {
        String report = "{\"SchemaVersion\":2,\"CreatedAt\":\"%1$s\",\"ArtifactName\":\"shop:%2$s\",\"Results\":[{"
                + "\"Target\":\"shop:%2$s (alpine 3.20)\",\"Vulnerabilities\":[{\"VulnerabilityID\":\"CVE-1\","
                + "\"PkgName\":\"zlib\",\"InstalledVersion\":\"1.3\",\"PkgIdentifier\":{\"PURL\":\"pkg:apk/zlib@1.3\","
                + "\"UID\":\"%3$s\"},\"Title\":\"Overflow\",\"Severity\":\"High\"}]}]}";
        String one = report.formatted("2026-03-04T05:06:07Z", "7", "a1");

        assertThat(Reading.only(one))
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly("High", "CVE-1", "shop:7 (alpine 3.20), zlib 1.3", "Overflow");
        assertThat(Reading.fingerprints(report.formatted("2026-04-04T05:06:07Z", "8", "b2")))
                .isEqualTo(Reading.fingerprints(one));
        for (String other : new String[] {
            one.replace("CVE-1", "CVE-2"), one.replace("zlib@1.3", "zlib@1.4"), one.replace("alpine", "debian"),
        }) {
            assertThat(Reading.fingerprints(other)).isNotEqualTo(Reading.fingerprints(one));
        }
    }

    @Test
    void knowsSecretsChecksAndLicencesAgain() {
        String secret = "{\"Target\":\"a.env\",\"Secrets\":[{\"RuleID\":\"aws\",\"Title\":\"Key\",\"StartLine\":%s}]}";
        String check = "{\"Target\":\"main.tf\",\"Misconfigurations\":[{\"ID\":\"AVD-1\",\"Status\":\"FAIL\","
                + "\"CauseMetadata\":{\"Resource\":\"bucket\",\"StartLine\":%s}}]}";
        String licence =
                "{\"Target\":\"lock\",\"Licenses\":[{\"Name\":\"GPL-3.0\",\"PkgName\":\"a\",\"Link\":\"%s\"}]}";
        for (String result : new String[] {secret, check, licence}) {
            Fingerprints one = Reading.fingerprints(v2(result.formatted("1")));

            assertThat(Reading.fingerprints(v2(result.formatted("2")))).isEqualTo(one);
            assertThat(Reading.fingerprints(v2(result.formatted("1") + "," + result.formatted("1"))))
                    .isNotEqualTo(one);
            assertThat(Reading.fingerprints(v2(result.formatted("1").replace("\"Target\":\"", "\"Target\":\"b/"))))
                    .isNotEqualTo(one);
        }
        assertThat(Reading.fingerprints(v2(check.replace("bucket", "queue").formatted("1"))))
                .isNotEqualTo(Reading.fingerprints(v2(check.formatted("1"))));
        assertThat(Reading.report(v2(secret.formatted("1") + "," + check.formatted("1") + "," + licence.formatted("1")))
                        .details()
                        .gravest())
                .extracting(Detail::rule, Detail::place, Detail::title)
                .containsExactly(
                        tuple("aws", "a.env", "Key"),
                        tuple("AVD-1", "main.tf, bucket", null),
                        tuple("GPL-3.0", "lock, a", null));
    }

    @Test
    void tellsTheResourcesOfAClusterApart() {
        String report = "{\"ClusterName\":\"c\",\"Resources\":[{\"Namespace\":\"%s\",\"Kind\":\"Pod\",\"Name\":\"p\","
                + "\"Results\":[{\"Target\":\"img\",\"Vulnerabilities\":[{\"VulnerabilityID\":\"CVE-1\"}]}]}]}";

        assertThat(Reading.only(report.formatted("shop")).place()).isEqualTo("shop/Pod/p, img");
        assertThat(Reading.fingerprints(report.formatted("shop")))
                .isEqualTo(Reading.fingerprints(report.formatted("shop")))
                .isNotEqualTo(Reading.fingerprints(report.formatted("bank")));
    }

    private static String v2(String result) {
        return "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[" + result + "]}";
    }
}
