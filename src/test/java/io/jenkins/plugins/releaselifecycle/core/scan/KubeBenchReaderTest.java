package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeBenchReaderTest {
    private static final String PASS = "{\"status\":\"PASS\"}";
    private static final String FAIL = "{\"status\":\"FAIL\",\"scored\":true}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"PASS\"           | 0 | 1 | 0 | 0",
                "\"FAIL\"           | 1 | 1 | 0 | 0",
                "\"fail \"          | 1 | 1 | 0 | 0",
                "\"INFO\"           | 0 | 0 | 0 | 1",
                "\"\"               | 0 | 0 | 1 | 0",
                "\"ERROR\"          | 0 | 0 | 1 | 0",
                "null               | 0 | 0 | 1 | 0",
                "\"WARN\"           | 1 | 1 | 0 | 0",
                "\"WARN\",\"scored\":false,\"type\":\"\",\"reason\":\"\"   | 1 | 1 | 0 | 0",
                "\"WARN\",\"scored\":true                                 | 0 | 0 | 1 | 0",
                "\"WARN\",\"type\":\"manual\"                             | 0 | 0 | 1 | 0",
                "\"WARN\",\"reason\":\"failed to run\"                    | 0 | 0 | 1 | 0",
                "\"FAIL\",\"type\":\"manual\",\"reason\":\"No tests\"     | 1 | 1 | 0 | 0",
                "\"PASS\",\"type\":\"manual\"                             | 0 | 1 | 0 | 0"
            })
    void tellsWhatCameOfACheck(String status, int findings, int examined, int notExamined, int excluded) {
        ScanReport report = Reading.report(array(control("", PASS + ",{\"status\":" + status + "}")));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, findings, 0, 0, 0));
        assertThat(report.examination())
                .isEqualTo(new Examination(1 + examined, 1 + examined - findings, notExamined, excluded, 0, 0));
    }

    @Test
    void doesNotKnowACheckWithoutAStatus() {
        assertThat(Reading.report(array(control("", PASS + ",{}"))).examination())
                .isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
    }

    @Test
    void readsAllShapes() {
        String control = control("", FAIL + "," + PASS);
        Examination two = new Examination(2, 1, 0, 0, 0, 0);

        assertThat(Reading.report(control).examination()).isEqualTo(two);
        assertThat(Reading.report(array(control)).examination()).isEqualTo(two);
        assertThat(Reading.report(whole(control, "")).examination()).isEqualTo(two);
        assertThat(Reading.report(whole(control + "," + control, "")).findings())
                .isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
        assertThat(Reading.report(control).tool()).isEqualTo("kube-bench");
        assertThat(Reading.report(control).reported()).isEmpty();
    }

    @Test
    void countsFailuresThatAreToldOfAndNotListedOnce() {
        String group = "{\"section\":\"1\",\"fail\":3,\"results\":[" + FAIL + "]}";
        String control = "{\"node_type\":\"n\",\"tests\":[" + group + "],\"total_fail\":4}";

        assertThat(Reading.report(whole(control, "\"total_fail\":6")).findings())
                .isEqualTo(Reading.counts(0, 0, 1, 0, 0, 5));
        assertThat(Reading.report(whole(control, "\"total_fail\":2")).findings())
                .isEqualTo(Reading.counts(0, 0, 1, 0, 0, 3));
        assertThat(Reading.report(control).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 3));
    }

    @Test
    void countsWarningsThatAreToldOfAndNotListedAsNotExamined() {
        String warning = "{\"status\":\"WARN\",\"type\":\"manual\"}";
        String failure = "{\"status\":\"WARN\"}";
        String group = "{\"warn\":3,\"results\":[" + PASS + "," + warning + "," + failure + "]}";

        ScanReport report = Reading.report(
                whole("{\"node_type\":\"n\",\"total_warn\":3,\"tests\":[" + group + "]}", "\"total_warn\":5"));

        assertThat(report.examination()).isEqualTo(new Examination(2, 1, 4, 0, 0, 0));
        assertThat(report.complete()).isFalse();
    }

    @Test
    void refusesMoreFailuresThanTheLimit() {
        assertThat(Reading.key(array(control("\"total_fail\":2000000000,", PASS))))
                .isEqualTo("too-many");
        assertThat(Reading.report(array(control("\"total_fail\":-1,", PASS))).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Controls\":[],\"Totals\":{}}",
                "{\"Controls\":null,\"Totals\":{\"total_pass\":30}}",
                "[{\"node_type\":\"n\",\"tests\":[]}]",
                "[{\"node_type\":\"n\",\"tests\":null,\"total_pass\":30}]",
                "[{\"node_type\":\"n\",\"tests\":[{\"pass\":3,\"results\":null}]}]",
                "[{\"node_type\":\"n\",\"tests\":[{\"results\":[{\"status\":\"WARN\",\"type\":\"manual\"}]}]}]",
                "[{\"node_type\":\"n\",\"tests\":[{\"results\":[{\"status\":\"INFO\"}]}]}]"
            })
    void refusesWhatExaminedNothing(String report) {
        assertThat(Reading.key(report)).isEqualTo("kube-bench.nothing-examined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Controls\":[{\"id\":\"1\"}],\"Totals\":{}}",
                "[{\"node_type\":\"n\",\"tests\":[{\"section\":\"1\"}]}]",
                "[{\"node_type\":\"n\",\"tests\":[{\"results\":[{\"status\":\"PASS\"}]}]},{\"id\":\"2\",\"Tests\":[]}]"
            })
    void refusesWhatHasNoList(String report) {
        assertThat(Reading.key(report)).isEqualTo("kube-bench.no-list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Controls\":{},\"Totals\":{}}",
                "{\"Controls\":[null],\"Totals\":{}}",
                "[{\"node_type\":\"n\",\"tests\":[[]]}]",
                "[{\"node_type\":\"n\",\"tests\":[{\"results\":[null]}]}]",
                "[{\"node_type\":\"n\",\"tests\":[{\"results\":[{\"status\":1}]}]}]",
                "[{\"node_type\":\"n\",\"tests\":[{\"fail\":\"1\",\"results\":[]}]}]",
                "[{\"node_type\":\"n\",\"tests\":[]},7]"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    @Test
    void knowsACheckAgainByItsNumberAndTheTypeOfTheNode() {
        String report = "{\"id\":\"%s\",\"node_type\":\"%s\",\"tests\":[{\"results\":[{\"test_number\":\"%s\","
                + "\"test_desc\":\"Mode is 600\",\"status\":\"FAIL\",\"actual_value\":\"%s\"}]}]}";
        String one = report.formatted("1", "master", "1.1.1", "644");

        assertThat(Reading.only(one))
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly(null, "1.1.1", "master", "Mode is 600");
        assertThat(Reading.fingerprints(report.formatted("2", "master", "1.1.1", "666")))
                .isEqualTo(Reading.fingerprints(one));
        assertThat(Reading.fingerprints(report.formatted("1", "etcd", "1.1.1", "644")))
                .isNotEqualTo(Reading.fingerprints(one));
        assertThat(Reading.fingerprints(report.formatted("1", "master", "1.1.2", "644")))
                .isNotEqualTo(Reading.fingerprints(one));
        assertThat(Reading.fingerprints(array(one + "," + one))).isNotEqualTo(Reading.fingerprints(one));
    }

    @Test
    void saysToWhichGroupAFailureBelongsThatIsNotListed() {
        String group = "{\"section\":\"4.1\",\"fail\":1,\"results\":[" + PASS + "]}";
        String control = "{\"node_type\":\"node\",\"tests\":[" + group + "],\"total_fail\":2}";

        assertThat(Reading.report(whole(control, "\"total_fail\":3")).details().gravest())
                .extracting(Detail::severity, Detail::raw, Detail::rule, Detail::place)
                .containsExactly(
                        tuple(Severity.UNKNOWN, null, null, "node, 4.1"),
                        tuple(Severity.UNKNOWN, null, null, "node"),
                        tuple(Severity.UNKNOWN, null, null, "Totals"));
        assertThat(Reading.report(control).details().gravest())
                .extracting(Detail::place)
                .containsExactly("node, 4.1", "node");
    }

    private static String whole(String controls, String totals) {
        return "{\"Controls\":[" + controls + "],\"Totals\":{" + totals + "}}";
    }

    private static String array(String controls) {
        return "[" + controls + "]";
    }

    private static String control(String members, String checks) {
        return "{\"id\":\"4\"," + members + "\"node_type\":\"node\",\"tests\":[{\"section\":\"4.1\",\"results\":["
                + checks + "]}]}";
    }
}
