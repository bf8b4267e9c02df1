package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every JSON report, tried on SARIF. */
class JsonReportsTest {
    private static final String SARIF =
            "{%s\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"T\"}},\"results\":[%s]}]}";

    @Test
    void skipsLongTextsThatNobodyAsksFor() {
        String result = "{\"level\":\"error\",\"message\":{\"markdown\":\"" + "x".repeat(3 << 20) + "\"}}";

        assertThat(Reading.report(SARIF.formatted("", result)).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
    }

    @Test
    void isUnreadableWhereATextIsTooLongToKeep() {
        String result = "{\"ruleId\":\"%s\"}";

        assertThat(Reading.of(SARIF.formatted("", result.formatted("x".repeat(64 << 10)))))
                .isInstanceOf(ScanReport.class);
        assertThat(Reading.key(SARIF.formatted("", result.formatted("x".repeat((64 << 10) + 1)))))
                .isEqualTo("text-too-long");
        assertThat(Reading.of(SARIF.formatted("", result.formatted("x".repeat(2 << 20)))))
                .isInstanceOf(UnreadableReport.class);
    }

    @Test
    void isUnreadableWhereAnObjectHasANameTwiceHoweverManyItHas() {
        for (int others : new int[] {0, 1, 14, 15, 16, 17, 40}) {
            String members = IntStream.range(0, others)
                    .mapToObj(i -> ",\"m" + i + "\":{\"a\":0}")
                    .collect(Collectors.joining());

            assertThat(Reading.report(SARIF.formatted("", "{\"a\":0" + members + "}"))
                            .findings())
                    .isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
            assertThat(Reading.key(SARIF.formatted("", "{\"a\":0" + members + ",\"\\u0061\":0}")))
                    .isEqualTo("json.twice");
        }
    }

    @Test
    void isUnreadableWhereTooManyNamesWouldHaveToBeKept() {
        String oneObject =
                IntStream.range(0, 40_000).mapToObj(i -> "\"m" + i + "\":0").collect(Collectors.joining(","));
        String manyObjects = IntStream.range(0, 40_000)
                .mapToObj(i -> "{\"properties\":{\"m" + i + "\":0}}")
                .collect(Collectors.joining(","));

        assertThat(Reading.key(SARIF.formatted("", "{\"properties\":{" + oneObject + "}}")))
                .isEqualTo("too-much-kept");
        assertThat(Reading.key(SARIF.formatted("", manyObjects))).isEqualTo("too-much-kept");
    }

    @Test
    void isUnreadableWhereTooManyNamesAreOpenAtOnce() {
        String level =
                IntStream.range(0, 20_000).mapToObj(i -> "\"m" + i + "\":0,").collect(Collectors.joining());
        String nested = ("{" + level + "\"in\":").repeat(6) + "0" + "}".repeat(6);

        assertThat(Reading.key(SARIF.formatted("", nested))).isEqualTo("json.too-many-members");
    }

    @Test
    void isUnreadableWhereTooManyRulesWouldHaveToBeKept() {
        String results = IntStream.range(0, 60_000)
                .mapToObj(i -> "{\"ruleId\":\"" + i + "\"}")
                .collect(Collectors.joining(","));

        assertThat(Reading.key(SARIF.formatted("", results))).isEqualTo("too-much-kept");
    }

    @Test
    void isRecognisedBehindALongBeginning() {
        String other = "\"properties\":{\"a\":\"" + "x".repeat(900_000) + "\"},";

        assertThat(Reading.of(SARIF.formatted(other, ""))).isInstanceOf(ScanReport.class);
        assertThat(Reading.key(SARIF.formatted(other + other.replace("properties", "more"), "")))
                .isEqualTo("unknown-format.cut");
    }

    @Test
    void saysWhatItFoundAndWhatItTried() {
        assertThat(Reading.reason(Reading.unreadable("{\"hits\":[],\"source\":{}}")))
                .contains(
                        "hits, source",
                        "sarif, trivy, grype, dependency-check-json, dependency-check-xml, cyclonedx, zap-xml, zap-json, gitlab, kube-bench, nuclei, xccdf, nessus, nmap, gvm, burp, spotbugs, lynis, sonarqube, semgrep, inspec, attestation");
        assertThat(Reading.reason(Reading.unreadable("[{\"template-id\":\"x\"}]")))
                .contains("array", "template-id");
        assertThat(Reading.key("plain text")).isEqualTo("neither");
    }
}
