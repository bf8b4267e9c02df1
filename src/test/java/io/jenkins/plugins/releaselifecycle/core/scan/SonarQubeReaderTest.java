package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SonarQubeReaderTest {

    @ParameterizedTest
    @CsvSource({
        "BLOCKER,  '',             1, 0, 0, 0, 0, 0",
        "CRITICAL, '',             0, 1, 0, 0, 0, 0",
        "MAJOR,    '',             0, 0, 1, 0, 0, 0",
        "MINOR,    '',             0, 0, 0, 1, 0, 0",
        "INFO,     '',             0, 0, 0, 0, 1, 0",
        "HOT,      '',             0, 0, 0, 0, 0, 1",
        "'',       '',             0, 0, 0, 0, 0, 1",
        "MINOR,    HIGH,           0, 1, 0, 0, 0, 0",
        "MINOR,    'LOW,BLOCKER',  1, 0, 0, 0, 0, 0",
        "CRITICAL, 'LOW,MEDIUM',   0, 1, 0, 0, 0, 0",
        "MINOR,    NEW,            0, 0, 0, 0, 0, 1"
    })
    void isAsGraveAsTheGraverOfBothModels(
            String severity, String impacts, int critical, int high, int medium, int low, int info, int unknown) {
        StringBuilder members = new StringBuilder("\"severity\":\"" + severity + "\",\"impacts\":[");
        for (String impact : impacts.isEmpty() ? new String[0] : impacts.split(",")) {
            members.append(members.charAt(members.length() - 1) == '[' ? "" : ",")
                    .append("{\"softwareQuality\":\"SECURITY\",\"severity\":\"" + impact + "\"}");
        }

        assertThat(Reading.report(page(1, issue(members + "]"))).findings())
                .isEqualTo(Reading.counts(critical, high, medium, low, info, unknown));
    }

    @Test
    void countsAnIssueWithoutASeverityAndWithoutAState() {
        assertThat(Reading.report(page(1, issue("\"type\":\"BUG\""))).findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 1));
        assertThat(Reading.report(page(1, issue("\"severity\":null,\"impacts\":[{\"severity\":\"MEDIUM\"}]")))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,      '',             '',             1, 0, 0",
        "CONFIRMED, '',             '',             1, 0, 0",
        "REOPENED,  '',             '',             1, 0, 0",
        "ODD,       '',             '',             1, 0, 0",
        "RESOLVED,  FALSE-POSITIVE, '',             0, 1, 0",
        "RESOLVED,  WONTFIX,        '',             0, 1, 0",
        "RESOLVED,  WONTFIX,        ACCEPTED,       0, 1, 0",
        "RESOLVED,  FIXED,          '',             1, 0, 0",
        "RESOLVED,  FIXED,          FIXED,          1, 0, 0",
        "RESOLVED,  '',             '',             1, 0, 0",
        "CLOSED,    FIXED,          '',             0, 0, 1",
        "CLOSED,    REMOVED,        FIXED,          0, 0, 1",
        "OPEN,      '',             FIXED,          1, 0, 0",
        "CLOSED,    FIXED,          OPEN,           1, 0, 0",
        "'',        '',             ACCEPTED,       0, 1, 0",
        "'',        '',             FALSE_POSITIVE, 0, 1, 0",
        "'',        '',             FIXED,          0, 0, 1",
        "'',        '',             IN_SANDBOX,     1, 0, 0",
        "TO_REVIEW, '',             '',             1, 0, 0",
        "REVIEWED,  SAFE,           '',             0, 1, 0",
        "REVIEWED,  ACKNOWLEDGED,   '',             1, 0, 0",
        "REVIEWED,  FIXED,          '',             1, 0, 0",
        "TO_REVIEW, SAFE,           '',             1, 0, 0",
        "'',        SAFE,           '',             1, 0, 0",
        "'',        FIXED,          '',             1, 0, 0",
        "'',        WONTFIX,        '',             1, 0, 0",
        "'',        '',             '',             1, 0, 0",
        "RESOLVED,  '',             FALSE_POSITIVE, 0, 1, 0",
        "RESOLVED,  '',             FIXED,          1, 0, 0",
        "RESOLVED,  WONTFIX,        OPEN,           1, 0, 0",
        "RESOLVED,  WONTFIX,        FIXED,          1, 0, 0",
        "CLOSED,    FIXED,          ACCEPTED,       1, 0, 0",
        "CLOSED,    '',             '',             0, 0, 1",
        "OPEN,      WONTFIX,        '',             1, 0, 0",
        "OPEN,      '',             ACCEPTED,       1, 0, 0",
        "REOPENED,  FALSE-POSITIVE, '',             1, 0, 0"
    })
    void isOpenWhereEitherStateSaysSo(
            String status, String resolution, String issueStatus, int open, int suppressed, int absent) {
        String state = member("status", status) + member("resolution", resolution) + member("issueStatus", issueStatus);

        ScanReport report = Reading.report(page(1, issue(state + "\"severity\":\"MAJOR\"")));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, open, 0, 0, 0));
        assertThat(report.suppressed()).isEqualTo(suppressed);
        assertThat(report.examination().absent()).isEqualTo(absent);
    }

    private static String member(String name, String text) {
        return text.isEmpty() ? "" : "\"" + name + "\":\"" + text + "\",";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total\":3,\"paging\":{\"total\":1},\"issues\":[%s]}",
                "{\"total\":1,\"paging\":{\"total\":3},\"issues\":[%s]}",
                "{\"paging\":{\"pageIndex\":3,\"pageSize\":1,\"total\":3},\"issues\":[%s]}",
                "{\"issues\":[%s],\"paging\":{\"total\":10001}}",
                "{\"paging\":{\"total\":2},\"issues\":[]}"
            })
    void refusesAPageThatIsNotTheWhole(String page) {
        assertThat(Reading.key(page.formatted(issue("\"severity\":\"INFO\"")))).isEqualTo("sonarqube.page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"paging\":{\"pageIndex\":1,\"pageSize\":1,\"total\":2}",
                "\"total\":2,\"p\":1,\"ps\":1",
                "\"total\":1,\"p\":1,\"ps\":1,\"paging\":{\"total\":2}"
            })
    void refusesOnePageTwice(String paging) {
        String one = issue("\"severity\":\"INFO\"");
        UnreadableReport refused = Reading.unreadable("{" + paging + ",\"issues\":[" + one + "," + one + "]}");

        assertThat(refused.reason().key()).isEqualTo("sonarqube.page");
        assertThat(Reading.reason(refused)).contains("1 of 2");
        assertThat(Reading.report("{" + paging + ",\"issues\":[" + one + "," + one.replace("\"k\"", "\"l\"") + "]}")
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 2, 0));
    }

    @Test
    void countsMoreIssuesThanItIsToldOf() {
        assertThat(Reading.report(page(1, issue("\"severity\":\"INFO\"") + "," + issue("\"severity\":\"INFO\"")))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 2, 0));
    }

    @Test
    void refusesAnEmptyAnswerAndTakesClosedIssuesForProof() {
        assertThat(Reading.key(page(0, ""))).isEqualTo("sonarqube.nothing-examined");

        ScanReport clean = Reading.report(page(1, issue("\"status\":\"CLOSED\"")));
        assertThat(clean.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(clean.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 1));
    }

    @Test
    void refusesWhatIsNotWhole() {
        assertThat(Reading.key("{\"paging\":{\"total\":0},\"issues\":null}")).isEqualTo("sonarqube.no-issues");
        assertThat(Reading.key("{\"paging\":{},\"issues\":[" + issue("\"type\":\"BUG\"") + "]}"))
                .isEqualTo("sonarqube.no-total");
        assertThat(Reading.key(page(1, "{\"key\":\"k\"}"))).isEqualTo("sonarqube.no-issue");
        assertThat(Reading.key(page(1, "{\"rule\":\"r\"}"))).isEqualTo("sonarqube.no-issue");
    }

    @Test
    void refusesTwoListsUnlessTheTotalIsThatOfBoth() {
        String both = "{\"paging\":{\"total\":%s},\"issues\":[" + issue("\"type\":\"BUG\"") + "],\"hotspots\":["
                + hotspot("a", "TO_REVIEW", "") + "," + hotspot("b", "REVIEWED", ",\"resolution\":\"SAFE\"") + "]}";

        assertThat(Reading.key(both.formatted("1"))).isEqualTo("sonarqube.two-lists");
        assertThat(Reading.key(both.formatted("4"))).isEqualTo("sonarqube.page");
        assertThat(Reading.report(both.formatted("3")).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 1));
        assertThat(Reading.report(both.formatted("3")).suppressed()).isEqualTo(1);
    }

    @Test
    void saysWhichAnswerToRecordWhereThereAreHotspotsAlone() {
        UnreadableReport refused = Reading.unreadable(
                "{\"paging\":{\"total\":1},\"hotspots\":[" + hotspot("a", "TO_REVIEW", "") + "],\"components\":[]}");

        assertThat(refused.reason().key()).isEqualTo("sonarqube.hotspots");
        assertThat(Reading.reason(refused)).contains("api/issues/search");
    }

    @Test
    void readsAnIssueWithAMessageThatIsTooLongToKeep() {
        assertThat(Reading.only(page(1, issue("\"message\":\"" + "m".repeat(100_000) + "\"")))
                        .title())
                .hasSizeLessThanOrEqualTo(Sighting.TITLE);
    }

    @Test
    void knowsAnIssueAgainByItsKey() {
        String first = page(1, issue("\"severity\":\"MAJOR\",\"line\":3,\"component\":\"p:a\",\"message\":\"m\""));
        String moved = page(1, issue("\"severity\":\"MINOR\",\"line\":9,\"component\":\"p:b\",\"message\":\"n\""));

        assertThat(fingerprint(moved)).isEqualTo(fingerprint(first));
        assertThat(fingerprint(first.replace("\"key\":\"k\"", "\"key\":\"l\""))).isNotEqualTo(fingerprint(first));
        assertThat(Reading.report(first).details().gravest().get(0).place()).isEqualTo("p:a");
    }

    private static String fingerprint(String report) {
        return Reading.report(report).details().gravest().get(0).fingerprint();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"paging\":{\"total\":\"1\"},\"issues\":[]}",
                "{\"paging\":[],\"issues\":[]}",
                "{\"paging\":{\"total\":1},\"issues\":{}}",
                "{\"paging\":{\"total\":1},\"issues\":[null]}",
                "{\"paging\":{\"total\":1},\"issues\":[{\"key\":\"k\",\"rule\":\"r\",\"status\":1}]}",
                "{\"paging\":{\"total\":1},\"issues\":[{\"key\":\"k\",\"rule\":\"r\",\"impacts\":{}}]}"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    private static String page(int total, String issues) {
        return "{\"paging\":{\"pageIndex\":1,\"pageSize\":500,\"total\":" + total + "},\"issues\":[" + issues + "]}";
    }

    private static String hotspot(String key, String status, String members) {
        return "{\"key\":\"" + key + "\",\"component\":\"p:a\",\"vulnerabilityProbability\":\"HIGH\",\"status\":\""
                + status + "\"" + members + "}";
    }

    private static String issue(String members) {
        return "{\"key\":\"k\",\"rule\":\"r\"," + members + "}";
    }
}
