package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InSpecReaderTest {
    private static final String PASSED = "{\"status\":\"passed\"}";
    private static final String FAILED = "{\"status\":\"failed\"}";
    private static final String SKIPPED = "{\"status\":\"skipped\"}";
    private static final String BROKE =
            "{\"status\":\"failed\",\"exception\":\"NoMethodError\",\"backtrace\":[\"a.rb:1\"]}";
    private static final SeverityCounts NONE = Reading.counts(0, 0, 0, 0, 0, 0);
    private static final SeverityCounts ONE = Reading.counts(0, 0, 1, 0, 0, 0);

    @ParameterizedTest
    @CsvSource({
        "1.0,    1, 0, 0, 0, 0",
        "0.9,    1, 0, 0, 0, 0",
        "0.89,   0, 1, 0, 0, 0",
        "0.7,    0, 1, 0, 0, 0",
        "0.69,   0, 0, 1, 0, 0",
        "0.4,    0, 0, 1, 0, 0",
        "0.39,   0, 0, 0, 1, 0",
        "0.01,   0, 0, 0, 1, 0",
        "0.001,  0, 0, 0, 1, 0",
        "0.0,    0, 0, 0, 0, 1",
        "0,      0, 0, 0, 0, 1",
        "'\"none\"', 0, 0, 0, 0, 1",
        "'\"high\"', 0, 1, 0, 0, 0",
        "'\"0.5\"',  0, 0, 1, 0, 0",
        "1.1,    0, 0, 0, 0, 1",
        "7,      0, 0, 0, 0, 1",
        "-1,     0, 0, 0, 0, 1",
        "null,   0, 0, 0, 0, 1",
        "'\"odd\"',  0, 0, 0, 0, 1"
    })
    void mapsTheImpactAndNeverLosesAFailure(String impact, int critical, int high, int medium, int low, int unknown) {
        assertThat(Reading.report(one("\"impact\":" + impact, FAILED)).findings())
                .isEqualTo(Reading.counts(critical, high, medium, low, 0, unknown));
    }

    @Test
    void takesTheTaggedSeverityWhereTheImpactIsNone() {
        String tagged = "\"impact\":0.0,\"tags\":{\"severity\":\"high\"}";

        assertThat(Reading.report(one(tagged, FAILED)).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(Reading.report(one("\"impact\":0.5,\"tags\":{\"severity\":\"high\"}", FAILED))
                        .findings())
                .isEqualTo(ONE);
        assertThat(Reading.report(one("\"impact\":0,\"tags\":{\"severity\":null}", FAILED))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P     | 0.5 | 0 | 1 | 1 | 0 | 0",
                "P,P   | 0.5 | 0 | 1 | 1 | 0 | 0",
                "P     | 0   | 0 | 1 | 1 | 0 | 0",
                "P,F   | 0.5 | 1 | 1 | 0 | 0 | 0",
                "F,F   | 0.5 | 1 | 1 | 0 | 0 | 0",
                "S     | 0.5 | 0 | 0 | 0 | 1 | 0",
                "S     | 0   | 0 | 0 | 0 | 0 | 1",
                "P,S   | 0.5 | 0 | 1 | 0 | 1 | 0",
                "P,S   | 0   | 0 | 1 | 0 | 1 | 0",
                "F,S   | 0.5 | 1 | 1 | 0 | 1 | 0",
                "B     | 0.5 | 0 | 0 | 0 | 1 | 0",
                "B     | 0   | 0 | 0 | 0 | 1 | 0",
                "B,S   | 0   | 0 | 0 | 0 | 1 | 0",
                "B,P   | 0.5 | 0 | 1 | 0 | 1 | 0",
                "B,F   | 0.5 | 1 | 1 | 0 | 1 | 0",
                "M     | 0.5 | 1 | 1 | 0 | 0 | 0",
                "E     | 0.5 | 1 | 1 | 0 | 0 | 0",
                "T     | 0.5 | 1 | 1 | 0 | 1 | 0",
                "O     | 0.5 | 0 | 0 | 0 | 1 | 0",
                "N     | 0.5 | 0 | 0 | 0 | 1 | 0",
                "-     | 0.5 | 0 | 0 | 0 | 1 | 0",
                "-     | 0   | 0 | 0 | 0 | 1 | 0"
            })
    void tellsWhatCameOfAControl(
            String results, String impact, int findings, int examined, int passed, int notExamined, int excluded) {
        String tests =
                Arrays.stream(results.split(",")).map(InSpecReaderTest::test).collect(Collectors.joining(","));
        String report = report(profile(
                "p", "", control("a", "\"impact\":" + impact, tests) + "," + control("z", "\"impact\":0.5", PASSED)));

        assertThat(Reading.report(report).findings()).isEqualTo(Reading.counts(0, 0, findings, 0, 0, 0));
        assertThat(Reading.report(report).examination())
                .isEqualTo(new Examination(1 + examined, 1 + passed, notExamined, excluded, 0, 0));
    }

    private static String test(String result) {
        return switch (result) {
            case "P" -> PASSED;
            case "F" -> FAILED;
            case "S" -> SKIPPED;
            case "B" -> BROKE;
            case "M" -> BROKE.replace("NoMethodError", "RSpec::Core::MultipleExceptionError");
            case "E" -> BROKE.replace("NoMethodError", "RSpec::Expectations::ExpectationNotMetError");
            case "T" -> "{\"status\":\"failed\",\"backtrace\":[\"a.rb:1\"]}";
            case "O" -> "{\"status\":\"odd\"}";
            case "N" -> "{}";
            default -> "";
        };
    }

    @Test
    void countsAControlOnceHoweverManyProfilesListIt() {
        String base = profile("base", "\"parent_profile\":\"middle\",", control("a", "\"impact\":0.5", FAILED));
        String middle = profile(
                "middle",
                "\"parent_profile\":\"top\",\"depends\":[{\"name\":\"base\",\"status\":\"loaded\"}],",
                control("a", "\"impact\":0.5", ""));
        String top = profile("top", "\"depends\":[{\"name\":\"middle\"}],", control("a", "\"impact\":0.5", ""));

        for (String order : new String[] {base + "," + middle + "," + top, top + "," + middle + "," + base}) {
            ScanReport report = Reading.report(report(order));
            assertThat(report.findings()).isEqualTo(ONE);
            assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
            assertThat(report.details().gravest().get(0).place()).isEqualTo("base");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"parent_profile\":\"top\",", ""})
    void linksProfilesByEitherName(String parent) {
        String depends = parent.isEmpty() ? "\"depends\":[{\"name\":\"base\"}]," : "";
        String base = profile("base", parent, control("a", "\"impact\":0.5", FAILED));

        assertThat(Reading.report(report(profile("top", depends, control("a", "\"impact\":0.5", FAILED)) + "," + base))
                        .findings())
                .isEqualTo(ONE);
    }

    @Test
    void countsAFailureThatOnlyOneOfTheProfilesTellsOf() {
        String base = profile("base", "\"parent_profile\":\"top\",", control("a", "\"impact\":0.5", PASSED));
        String top = profile("top", "", control("a", "\"impact\":0.8", FAILED));

        assertThat(Reading.report(report(base + "," + top)).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
    }

    @Test
    void countsControlsOfProfilesThatHaveNothingToDoWithEachOtherEach() {
        String same = control("a", "\"impact\":0.5", FAILED);

        assertThat(Reading.report(report(profile("one", "", same) + "," + profile("two", "", same)))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
        assertThat(Reading.report(report(profile("one", "", same) + "," + profile("one", "", same)))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
        assertThat(Reading.report(report(profile("one", "", same + "," + same))).findings())
                .isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
    }

    @Test
    void countsBothOfTwoBasesThatHaveAnIdInCommon() {
        String same = control("a", "\"impact\":0.5", FAILED);
        String top = profile(
                "top", "\"depends\":[{\"name\":\"one\"},{\"name\":\"two\"}],", control("a", "\"impact\":0.5", ""));

        assertThat(Reading.report(report(top + "," + profile("one", "", same) + "," + profile("two", "", same)))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
    }

    @Test
    void countsOnceWhatTwoWaysLeadTo() {
        String empty = control("a", "\"impact\":0.5", "");
        String report = report(profile("top", "\"depends\":[{\"name\":\"left\"},{\"name\":\"right\"}],", empty) + ","
                + profile("left", "\"depends\":[{\"name\":\"middle\"}],", empty) + ","
                + profile("right", "\"depends\":[{\"name\":\"middle\"}],", empty) + ","
                + profile("middle", "\"depends\":[{\"name\":\"base\"}],", empty) + ","
                + profile("base", "", control("a", "\"impact\":0.5", FAILED)));

        assertThat(Reading.report(report).findings()).isEqualTo(ONE);
        assertThat(Reading.report(report).examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
    }

    @Test
    void losesNothingWhereProfilesBuildOnEachOther() {
        String same = control("a", "\"impact\":0.5", FAILED);
        String circle = profile("one", "\"depends\":[{\"name\":\"two\"}],", same) + ","
                + profile("two", "\"depends\":[{\"name\":\"one\"}],", same);
        String itself = profile("one", "\"parent_profile\":\"one\",\"depends\":[{\"name\":\"one\"}],", same);

        assertThat(Reading.report(report(circle)).findings()).isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
        assertThat(Reading.report(report(itself)).findings()).isEqualTo(ONE);
    }

    @Test
    void countsAnEntryThatOnlyAnUpperProfileHas() {
        String top = profile("top", "\"depends\":[{\"name\":\"base\"}],", control("own", "\"impact\":0.5", FAILED));

        assertThat(Reading.report(report(top + "," + profile("base", "", control("a", "\"impact\":0.5", PASSED))))
                        .findings())
                .isEqualTo(ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"run\":true,\"skipped_due_to_waiver\":false,\"message\":\"\"                    | 0 | 1",
                "\"skipped_due_to_waiver\":true,\"message\":\"Compensating control\"              | 0 | 1",
                "\"run\":true,\"message\":\"Waiver expired on 2026-01-01, evaluating normally\"    | 1 | 0",
                "\"message\":\"Waiver EXPIRED\",\"run\":true                                       | 1 | 0",
                "\"run\":false,\"skipped_due_to_waiver\":false                                     | 1 | 0",
                "\"skipped_due_to_waiver\":\"true\"                                                | 1 | 0",
                "\"run\":null,\"skipped_due_to_waiver\":null,\"message\":null                      | 1 | 0",
                "\"justification\":\"later\"                                                       | 1 | 0"
            })
    void countsApartAFailureThatIsWaived(String waiver, int findings, int suppressed) {
        ScanReport report = Reading.report(one("\"impact\":0.5,\"waiver_data\":{" + waiver + "}", FAILED));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, findings, 0, 0, 0));
        assertThat(report.suppressed()).isEqualTo(suppressed);
        assertThat(report.examination().examined()).isEqualTo(1);
    }

    @Test
    void doesNotTakeAControlThatAWaiverSkippedForExamined() {
        String waived = control("a", "\"impact\":0.5,\"waiver_data\":{\"skipped_due_to_waiver\":true}", SKIPPED);

        ScanReport report =
                Reading.report(report(profile("p", "", waived + "," + control("b", "\"impact\":1", PASSED))));

        assertThat(report.suppressed()).isZero();
        assertThat(report.examination()).isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aWaiverInOneProfileDoesNotCoverAFailureInAnother() {
        String base = profile("base", "\"parent_profile\":\"top\",", control("a", "\"impact\":0.5", FAILED));
        String top = profile("top", "", control("a", "\"impact\":0.5,\"waiver_data\":{\"run\":true}", ""));

        assertThat(Reading.report(report(base + "," + top)).findings()).isEqualTo(ONE);
    }

    @ParameterizedTest
    @CsvSource({"skipped", "failed", "odd"})
    void doesNotTakeAProfileThatWasNotLoadedForExamined(String status) {
        String good = profile("good", "", control("a", "\"impact\":0.5", PASSED));
        String depends = "\"depends\":[{\"name\":\"other\",\"status\":\"" + status + "\"}],";

        assertThat(Reading.report(report(good + "," + profile("p", "\"status\":\"" + status + "\",", "")))
                        .examination())
                .isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
        assertThat(Reading.report(report(profile("p", depends, control("a", "\"impact\":0.5", PASSED))))
                        .examination())
                .isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
        assertThat(Reading.report(report(good + ",{\"name\":\"p\"}")).examination())
                .isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
    }

    @Test
    void countsFailuresThatAreToldOfAndNotListed() {
        String told = "{\"platform\":{},\"profiles\":[" + profile("p", "", control("a", "\"impact\":0.5", FAILED))
                + "],\"statistics\":{\"controls\":{\"total\":5,\"failed\":{\"total\":3}}}}";

        assertThat(Reading.report(told).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 2));
    }

    @Test
    void tellsToolAndTime() {
        String results = "{\"status\":\"passed\",\"start_time\":\"2026-03-02T10:00:00+01:00\"},"
                + "{\"status\":\"passed\",\"start_time\":\"2026-03-02T09:30:00+00:00\"},"
                + "{\"status\":\"passed\",\"start_time\":\"2026-03-02 12:00\"}";
        ScanReport report = Reading.report(one("\"impact\":0.5", results));

        assertThat(report.tool()).isEqualTo("InSpec 5.0");
        assertThat(report.reported()).contains(Instant.parse("2026-03-02T09:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"platform\":{},\"profiles\":[]}",
                "{\"platform\":{},\"profiles\":null}",
                "{\"platform\":{},\"profiles\":[{\"name\":\"p\",\"controls\":[]}]}",
                "{\"platform\":{},\"profiles\":[{\"name\":\"p\",\"controls\":[{\"id\":\"a\",\"impact\":0,\"results\":[{\"status\":\"skipped\"}]}]}]}",
                "{\"platform\":{},\"profiles\":[{\"name\":\"p\",\"controls\":[{\"id\":\"a\",\"impact\":1,\"results\":null}]}]}"
            })
    void refusesWhatExaminedNothing(String report) {
        assertThat(Reading.key(report)).isEqualTo("inspec.nothing-examined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"controls", "other_checks"})
    void refusesChecksThatAreInNoProfile(String member) {
        String whole = one("\"impact\":0.5", PASSED);
        String start = whole.substring(0, whole.length() - 1) + ",\"" + member + "\":";

        assertThat(Reading.key(start + "[{\"id\":\"a\",\"status\":\"failed\"}]}"))
                .isEqualTo("inspec.misplaced");
        assertThat(Reading.of(start + "[]}")).isInstanceOf(ScanReport.class);
    }

    @Test
    void refusesProfilesAndControlsWithoutAName() {
        assertThat(Reading.key(report("{\"controls\":[]}"))).isEqualTo("inspec.no-profile");
        assertThat(Reading.key(report("{\"name\":\"p\",\"controls\":[{\"impact\":1}]}")))
                .isEqualTo("inspec.no-control");
    }

    @Test
    void refusesMoreThanCanBeKept() {
        String profiles = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> profile("p" + i, "", ""))
                .collect(Collectors.joining(","));
        String controls = IntStream.range(0, 20_000)
                .mapToObj(i -> control("c" + i, "\"impact\":1", PASSED))
                .collect(Collectors.joining(","));

        assertThat(Reading.key(report(profiles))).isEqualTo("inspec.profiles");
        assertThat(Reading.key(report(profile("p", "", controls)))).isEqualTo("too-much-kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"platform\":{},\"profiles\":{}}",
                "{\"platform\":{},\"profiles\":[null]}",
                "{\"platform\":{},\"profiles\":[{\"name\":\"p\",\"controls\":{}}]}",
                "{\"platform\":{},\"profiles\":[{\"name\":\"p\",\"controls\":[{\"id\":\"a\",\"results\":{}}]}]}",
                "{\"platform\":{},\"profiles\":[{\"name\":\"p\",\"controls\":[{\"id\":\"a\",\"results\":[{\"status\":1}]}]}]}",
                "{\"platform\":{},\"profiles\":[{\"name\":\"p\",\"depends\":{}}]}"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    private static String one(String members, String results) {
        return report(profile("p", "", control("a", members, results)));
    }

    private static String report(String profiles) {
        return "{\"platform\":{\"name\":\"debian\"},\"profiles\":[" + profiles + "],\"version\":\"5.0\"}";
    }

    private static String profile(String name, String members, String controls) {
        return "{\"name\":\"" + name + "\"," + members + "\"controls\":[" + controls + "]}";
    }

    private static String control(String id, String members, String results) {
        return "{\"id\":\"" + id + "\"," + members + ",\"results\":[" + results + "]}";
    }
}
