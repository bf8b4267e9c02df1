package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.time.Instant;
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
    private static final String BROKE_DOWN =
            "{\"status\":\"failed\",\"exception\":\"NoMethodError\",\"backtrace\":[\"a.rb:1\"]}";

    @Test
    void countsEachKindOfEntry() {
        ScanReport report = Reading.report(Reading.resource("specimen.inspec"));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 1, 0, 1, 1, 0));
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.examination()).isEqualTo(new Examination(5, 1, 4, 1, 1, 0));
        assertThat(report.complete()).isFalse();
        assertThat(report.tool()).isEqualTo("InSpec 6.8.1");
        assertThat(report.reported()).contains(Instant.parse("2026-03-04T05:06:08Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "1.0, 0",
        "0.9, 0",
        "9e-1, 0",
        "0.899, 1",
        "0.7, 1",
        "0.699, 2",
        "0.4, 2",
        "0.5, 2",
        "0.399, 3",
        "0.001, 3",
        "1.001, 5",
        "7, 5",
        "-0.1, 5",
        "null, 5",
        "true, 5",
        "{}, 5",
        "\"0.9\", 0",
        "\"NaN\", 5",
        "\"Infinity\", 5",
        "\"critical\", 0",
        "\"high\", 1",
        "\"medium\", 2",
        "\"low\", 3",
        "\"none\", 4",
        "\"odd\", 5",
        "0, 4",
        "0.0, 4",
        "\"\", 5"
    })
    void takesTheImpactForTheSeverity(String impact, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(one("\"id\":\"a\",\"impact\":" + impact + ",\"results\":[" + FAILED + "]"))
                        .findings())
                .isEqualTo(Reading.counts(expected));
    }

    @Test
    void doesNotKnowASeverityWithoutAnImpact() {
        assertThat(Reading.report(one("\"id\":\"a\",\"results\":[" + FAILED + "]"))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 1));
    }

    /** Findings, passed, suppressed, examined, not examined, excluded. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5 | P     | 0 | 1 | 1 | 0 | 0",
                "0.5 | PP    | 0 | 1 | 1 | 0 | 0",
                "0.5 | F     | 1 | 0 | 1 | 0 | 0",
                "0.5 | FFF   | 1 | 0 | 1 | 0 | 0",
                "0.5 | PPF   | 1 | 0 | 1 | 0 | 0",
                "0.5 | FS    | 1 | 0 | 1 | 1 | 0",
                "0.5 | FB    | 1 | 0 | 1 | 1 | 0",
                "0.5 | S     | 0 | 0 | 0 | 1 | 0",
                "0.5 | PS    | 0 | 0 | 1 | 1 | 0",
                "0.5 | B     | 0 | 0 | 0 | 1 | 0",
                "0.5 | PB    | 0 | 0 | 1 | 1 | 0",
                "0.5 | M     | 1 | 0 | 1 | 0 | 0",
                "0.5 | D     | 1 | 0 | 1 | 0 | 0",
                "0.5 | T     | 1 | 0 | 1 | 1 | 0",
                "0.5 | E     | 0 | 0 | 0 | 1 | 0",
                "0.5 | X     | 0 | 0 | 0 | 1 | 0",
                "0.5 | PX    | 0 | 0 | 1 | 1 | 0",
                "0.5 | N     | 0 | 0 | 0 | 1 | 0",
                "0.5 | ''    | 0 | 0 | 0 | 1 | 0",
                "0   | P     | 0 | 0 | 0 | 0 | 1",
                "0   | PS    | 0 | 0 | 0 | 0 | 1",
                "0.0 | S     | 0 | 0 | 0 | 0 | 1",
                "0.0 | N     | 0 | 0 | 0 | 1 | 0",
                "0.0 | ''    | 0 | 0 | 0 | 0 | 1",
                "0.0 | B     | 0 | 0 | 0 | 1 | 0",
                "0.0 | SB    | 0 | 0 | 0 | 1 | 0"
            })
    void tellsWhatCameOfAControl(
            String impact, String results, int findings, int passed, int examined, int notExamined, int excluded) {
        String control = "\"id\":\"a\",\"impact\":" + impact + ",\"results\":[" + results(results) + "]";

        ScanReport report = Reading.report(inspec(profile("p", "", control + "},{" + plain("b", 0.5, "P"))));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, findings, 0, 0, 0));
        assertThat(report.suppressed()).isZero();
        assertThat(report.examination())
                .isEqualTo(new Examination(1 + examined, 1 + passed, notExamined, excluded, 0, 0));
    }

    @Test
    void takesAnExceptionForABreakdownOnlyWithABacktrace() {
        String[] failures = {
            "{\"status\":\"failed\",\"exception\":\"NoMethodError\"}",
            "{\"status\":\"failed\",\"exception\":\"NoMethodError\",\"backtrace\":null}",
            "{\"status\":\"failed\",\"exception\":\"NoMethodError\",\"backtrace\":[]}",
            "{\"status\":\"failed\",\"exception\":\"RSpec::Core::MultipleExceptionError\",\"backtrace\":[\"a\"]}",
        };
        for (String failure : failures) {
            assertThat(Reading.report(one("\"id\":\"a\",\"impact\":0.5,\"results\":[" + failure + "]"))
                            .findings())
                    .isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"skipped_due_to_waiver\":true,\"run\":false  | S  | 1 | 0 | 0",
                "\"skipped_due_to_waiver\":true                | S  | 1 | 0 | 0",
                "\"run\":false                                 | S  | 1 | 0 | 0",
                "\"run\":false,\"skipped_due_to_waiver\":null   | S  | 0 | 1 | 0",
                "\"run\":false,\"skipped_due_to_waiver\":false  | S  | 0 | 1 | 0",
                "\"run\":true                                  | S  | 0 | 1 | 0",
                "\"run\":null                                  | S  | 0 | 1 | 0",
                "\"justification\":\"x\"                         | S  | 0 | 1 | 0",
                "\"run\":true                                  | F  | 0 | 0 | 1",
                "\"run\":false,\"skipped_due_to_waiver\":false  | F  | 0 | 0 | 1",
                "\"run\":false,\"skipped_due_to_waiver\":true   | F  | 0 | 0 | 1",
                "\"run\":false,\"skipped_due_to_waiver\":true   | SF | 0 | 1 | 1",
                "\"run\":false,\"skipped_due_to_waiver\":true   | SX | 0 | 1 | 0",
                "\"run\":false,\"skipped_due_to_waiver\":true   | SP | 0 | 1 | 0",
                "\"run\":true,\"message\":\"expired\"           | F  | 0 | 0 | 1",
                "\"skipped_due_to_waiver\":\"true\"            | S  | 0 | 1 | 0",
                "\"run\":null,\"skipped_due_to_waiver\":null   | F  | 0 | 0 | 1",
                "\"run\":false,\"skipped_due_to_waiver\":true   | B  | 0 | 1 | 0"
            })
    void suppressesOnlyWhatAWaiverSkipped(
            String waiver, String results, int suppressed, int notExamined, int findings) {
        String control =
                "\"id\":\"a\",\"impact\":0.5,\"waiver_data\":{" + waiver + "},\"results\":[" + results(results) + "]";

        ScanReport report = Reading.report(inspec(profile("p", "", control + "},{" + plain("b", 0.5, "P"))));

        assertThat(report.suppressed()).isEqualTo(suppressed);
        assertThat(report.examination().notExamined()).isEqualTo(notExamined);
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, findings, 0, 0, 0));
    }

    @Test
    void leavesAControlThatFoundItselfNotApplicable() {
        String noTest = "{\"status\":\"failed\",\"exception\":\"E\",\"backtrace\":[\"a\"],\"resource_class\":\"noop\"}";
        String control = "\"id\":\"a\",\"impact\":%s,\"results\":[" + noTest + "]},{" + plain("b", 0.5, "P");

        assertThat(Reading.report(one(control.formatted("0.0"))).examination())
                .isEqualTo(new Examination(1, 1, 0, 1, 0, 0));
        assertThat(Reading.report(one(control.formatted("0.5"))).examination())
                .isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
    }

    @Test
    void countsAControlOnceWhereItsResultsAre() {
        String inner =
                profile("base", "\"parent_profile\":\"over\",", plain("a", 0.5, "F") + "},{" + plain("b", 0.5, "P"));
        String middle = profile(
                "middle",
                "\"parent_profile\":\"over\",\"depends\":[{\"name\":\"base\"}],",
                plain("a", 0.5, "") + "},{" + plain("b", 0.5, ""));
        String outer = profile(
                "over", "\"depends\":[{\"name\":\"middle\"}],", plain("a", 0.5, "") + "},{" + plain("b", 0.5, ""));

        for (String profiles : new String[] {outer + "," + middle + "," + inner, inner + "," + middle + "," + outer}) {
            ScanReport report = Reading.report(inspec(profiles));

            assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
            assertThat(report.examination()).isEqualTo(new Examination(2, 1, 0, 0, 0, 0));
            assertThat(report.details().gravest()).extracting(Detail::place).containsExactly("base");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.9, 0",
        "0.9, 0.5, 0",
        "0.9, 0.0, 0",
        "0.0, 0.9, 0",
        "0.0, 0.0, 4",
        "0.0, 0.3, 3",
        "0.3, 0.0, 3",
        "0.3, 7, 5",
        "7, 0.3, 5"
    })
    void takesTheGravestImpactOfAllProfiles(double own, double overlaid, int place) {
        int[] expected = new int[6];
        expected[place] = 1;
        String inner = profile("base", "\"parent_profile\":\"over\",", plain("a", own, "F"));
        String outer = profile("over", "\"depends\":[{\"name\":\"base\"}],", plain("a", overlaid, ""));

        for (String profiles : new String[] {outer + "," + inner, inner + "," + outer}) {
            assertThat(Reading.report(inspec(profiles)).findings()).isEqualTo(Reading.counts(expected));
            assertThat(Reading.report(inspec(profiles)).examination().examined())
                    .isEqualTo(1);
        }
    }

    @Test
    void takesASkippedControlForExcludedOnlyWhereAllProfilesSayThatItDoesNotApply() {
        String inner = profile(
                "base",
                "\"parent_profile\":\"over\",",
                plain("a", 0, "S") + "},{" + plain("b", 0, "S") + "},{" + plain("c", 1, "P"));
        String outer =
                profile("over", "\"depends\":[{\"name\":\"base\"}],", plain("a", 0.3, "") + "},{" + plain("b", 0, ""));

        assertThat(Reading.report(inspec(outer + "," + inner)).examination())
                .isEqualTo(new Examination(1, 1, 1, 1, 0, 0));
    }

    @Test
    void tellsAControlThatHasNoResultsFromOneThatWasNotSelected() {
        String inner = profile(
                "base",
                "\"parent_profile\":\"over\",",
                plain("a", 0.5, "") + "},{" + plain("b", 0.5, "") + "},{" + plain("c", 0.5, "P") + "},{"
                        + plain("d", 0, ""));
        String outer =
                profile("over", "\"depends\":[{\"name\":\"base\"}],", plain("a", 0.5, "") + "},{" + plain("d", 0, ""));

        assertThat(Reading.report(inspec(outer + "," + inner)).examination())
                .isEqualTo(new Examination(1, 1, 1, 1, 1, 0));
    }

    @Test
    void doesNotTakeProfilesThatHaveNothingToDoWithEachOtherForOverlays() {
        String one = profile("p", "", plain("a", 0.5, "P"));
        String other = profile("q", "\"depends\":[],", plain("a", 0.5, ""));

        assertThat(Reading.report(inspec(one + "," + other)).examination())
                .isEqualTo(new Examination(1, 1, 1, 0, 0, 0));
        assertThat(Reading.report(inspec(
                                profile("p", "", plain("a", 0.5, "F")) + "," + profile("q", "", plain("a", 0.5, "F"))))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
    }

    @Test
    void takesAProfileThatWasSkippedForNotExamined() {
        String depends =
                "\"depends\":[{\"name\":\"w\",\"status\":\"skipped\"},{\"name\":\"l\",\"status\":\"loaded\"}],";
        String skipped = "{\"name\":\"x\",\"status\":\"skipped\"}";
        String dependency = "{\"name\":\"w\",\"parent_profile\":\"p\",\"status\":\"skipped\",\"controls\":[]}";

        ScanReport report =
                Reading.report(inspec(profile("p", depends, plain("a", 0.5, "P")) + "," + skipped + "," + dependency));

        assertThat(report.examination()).isEqualTo(new Examination(1, 1, 3, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"q\",\"status\":\"failed\",\"status_message\":\"no such file\",\"controls\":[]}",
                "{\"name\":\"q\",\"parent_profile\":\"r\",\"status_message\":\"no such file\",\"status\":\"failed\"}",
                "{\"name\":\"p\",\"depends\":[{\"name\":\"q\",\"status_message\":\"no such file\",\"status\":\"failed\"}]}"
            })
    void refusesAProfileThatCouldNotBeLoaded(String profile) {
        UnreadableReport refused = Reading.unreadable(inspec(profile("r", "", plain("a", 0.5, "P")) + "," + profile));

        assertThat(refused.reason().key()).isEqualTo("inspec.failed");
        assertThat(Reading.reason(refused)).contains("/profiles/1", "\"q\"", "no such file");
    }

    @Test
    void countsAFailureWithTheImpactZeroForInformation() {
        for (String impact : new String[] {"0", "0.0", "\"none\""}) {
            String report = one("\"id\":\"a\",\"tags\":{\"severity\":\"high\"},\"impact\":" + impact + ",\"results\":["
                    + FAILED + "," + SKIPPED + "]");

            assertThat(Reading.only(report))
                    .extracting(Detail::severity, Detail::raw, Detail::rule)
                    .containsExactly(Severity.INFO, impact.replace("\"", ""), "a");
            assertThat(Reading.report(report).examination()).isEqualTo(new Examination(1, 0, 1, 0, 0, 0));
        }
    }

    @Test
    void countsEachResultOfProfilesThatBuildOnEachOther() {
        String base = profile("base", "\"parent_profile\":\"top\",", plain("a", 0.5, "P"));
        String top = profile("top", "\"depends\":[{\"name\":\"base\"}],", plain("a", 0.8, "F"));

        assertThat(Reading.report(inspec(base + "," + top)).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(Reading.report(inspec(top + "," + base)).examination()).isEqualTo(new Examination(2, 1, 0, 0, 0, 0));
    }

    @Test
    void countsBothOfTwoBasesThatHaveAnIdInCommon() {
        String same = plain("a", 0.5, "F");
        String top = profile("top", "\"depends\":[{\"name\":\"one\"},{\"name\":\"two\"}],", plain("a", 0.5, ""));

        assertThat(Reading.report(inspec(top + "," + profile("one", "", same) + "," + profile("two", "", same)))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
    }

    @Test
    void countsControlsOfOneIdInOneProfileEach() {
        String same = plain("a", 0.5, "F");

        assertThat(Reading.report(inspec(profile("p", "", same + "},{" + same))).findings())
                .isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
    }

    @Test
    void losesNothingWhereProfilesBuildOnEachOther() {
        String same = plain("a", 0.5, "F");
        String circle = profile("one", "\"depends\":[{\"name\":\"two\"}],", same) + ","
                + profile("two", "\"depends\":[{\"name\":\"one\"}],", same);
        String itself = profile("one", "\"parent_profile\":\"one\",\"depends\":[{\"name\":\"one\"}],", same);

        assertThat(Reading.report(inspec(circle)).findings()).isEqualTo(Reading.counts(0, 0, 2, 0, 0, 0));
        assertThat(Reading.report(inspec(itself)).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
    }

    @Test
    void aWaiverInOneProfileDoesNotCoverAFailureInAnother() {
        String base = profile("base", "\"parent_profile\":\"top\",", plain("a", 0.5, "F"));
        String top = profile(
                "top", "", "\"waiver_data\":{\"run\":false,\"skipped_due_to_waiver\":true}," + plain("a", 0.5, ""));

        assertThat(Reading.report(inspec(base + "," + top)).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
    }

    @Test
    void tellsToolAndTime() {
        String results = "{\"status\":\"passed\",\"start_time\":\"2026-03-02T10:00:00+01:00\"},"
                + "{\"status\":\"passed\",\"start_time\":\"2026-03-02T09:30:00+00:00\"},"
                + "{\"status\":\"passed\",\"start_time\":\"2026-03-02 12:00\"}";
        ScanReport report = Reading.report(one("\"id\":\"a\",\"impact\":0.5,\"results\":[" + results + "]"));

        assertThat(report.tool()).isEqualTo("InSpec 5");
        assertThat(report.reported()).contains(Instant.parse("2026-03-02T09:30:00Z"));
    }

    @Test
    void readsATitleOfAnyLength() {
        String control = "\"title\":\"" + "x".repeat(100_000) + "\"," + plain("a", 0.5, "F");

        assertThat(Reading.only(one(control)).title()).hasSizeLessThanOrEqualTo(Sighting.TITLE);
    }

    @Test
    void countsFailuresThatAreToldOfAndNotListed() {
        String report = "{\"platform\":{},\"profiles\":["
                + profile("p", "", plain("a", 0.5, "F") + "},{" + plain("b", 0.5, "B"))
                + "],\"statistics\":{\"controls\":{\"total\":9,\"failed\":{\"total\":%s}}}}";

        assertThat(Reading.report(report.formatted("2")).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
        assertThat(Reading.report(report.formatted("0")).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
        assertThat(Reading.report(report.formatted("4")).findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 2));
        assertThat(Reading.report(report.formatted("4")).details().gravest())
                .extracting(Detail::place)
                .containsExactly("statistics", "statistics", "p");
    }

    @Test
    void knowsAControlAgainByProfileAndId() {
        String report =
                "{\"platform\":{\"release\":\"%s\"},\"profiles\":[{\"name\":\"%s\",\"version\":\"%s\",\"controls\":"
                        + "[{\"id\":\"%s\",\"title\":\"%s\",\"impact\":%s,\"results\":[{\"status\":\"failed\",\"message\":\"%s\"}]}]}]}";
        String one = report.formatted("1", "p", "1", "a", "t", "0.5", "m");

        assertThat(Reading.fingerprints(report.formatted("2", "p", "2", "a", "u", "1", "n")))
                .isEqualTo(Reading.fingerprints(one));
        assertThat(Reading.fingerprints(report.formatted("1", "q", "1", "a", "t", "0.5", "m")))
                .isNotEqualTo(Reading.fingerprints(one));
        assertThat(Reading.fingerprints(report.formatted("1", "p", "1", "b", "t", "0.5", "m")))
                .isNotEqualTo(Reading.fingerprints(one));
        assertThat(Reading.only(one))
                .extracting(Detail::rule, Detail::place, Detail::title, Detail::raw)
                .containsExactly("a", "p", "t", "0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"controls\":[{\"id\":\"a\",\"profile_id\":\"p\",\"status\":\"passed\"}],\"statistics\":{},\"version\":\"4\"}",
                "{\"controls\":[{\"id\":\"a\"}],\"other_checks\":[],\"statistics\":{},\"version\":\"4\"}",
                "{\"platform\":{},\"profiles\":[],\"other_checks\":[{\"status\":\"failed\"}]}",
                "{\"platform\":{},\"profiles\":[],\"controls\":[{\"id\":\"a\"}]}"
            })
    void refusesTheShortForm(String report) {
        assertThat(Reading.key(report)).isEqualTo("inspec.short-form");
    }

    @Test
    void refusesAnEmptyShortForm() {
        assertThat(Reading.key("{\"controls\":[],\"statistics\":{},\"version\":\"4\"}"))
                .isEqualTo("inspec.no-profiles");
        assertThat(Reading.key("{\"platform\":{},\"profiles\":null}")).isEqualTo("inspec.no-profiles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"name\":\"p\",\"controls\":[]}",
                "{\"name\":\"p\",\"status\":\"skipped\",\"controls\":[]}",
                "{\"name\":\"p\",\"controls\":[{\"id\":\"a\",\"impact\":0.5}]}",
                "{\"name\":\"p\",\"controls\":[{\"id\":\"a\",\"impact\":0.5,\"results\":null}]}",
                "{\"name\":\"p\",\"controls\":[{\"id\":\"a\",\"impact\":0,\"results\":[{\"status\":\"passed\"}]}]}",
                "{\"name\":\"p\",\"controls\":[{\"id\":\"a\",\"impact\":0.5,\"results\":[{\"status\":\"skipped\"}]}]}"
            })
    void refusesWhatExaminedNothing(String profiles) {
        assertThat(Reading.key(inspec(profiles))).isEqualTo("inspec.nothing-examined");
    }

    @Test
    void refusesWhatIsNoProfileOrControl() {
        assertThat(Reading.key(inspec("{\"name\":\"p\"}"))).isEqualTo("inspec.no-controls");
        assertThat(Reading.key(inspec("{\"name\":\"p\",\"status\":\"loaded\"}")))
                .isEqualTo("inspec.no-controls");
        assertThat(Reading.key(inspec("{\"controls\":[]}"))).isEqualTo("inspec.no-profile");
        assertThat(Reading.key(inspec("{\"name\":\"p\",\"controls\":null}"))).isEqualTo("inspec.no-controls");
        assertThat(Reading.key(one("\"impact\":0.5"))).isEqualTo("inspec.no-control");
        assertThat(Reading.key(one("\"id\":null"))).isEqualTo("inspec.no-control");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"platform\":{},\"profiles\":{}}",
                "{\"platform\":{},\"profiles\":[null]}",
                "{\"platform\":{},\"profiles\":[{\"controls\":{}}]}",
                "{\"platform\":{},\"profiles\":[{\"controls\":[null]}]}",
                "{\"platform\":{},\"profiles\":[{\"depends\":[\"a\"],\"controls\":[]}]}",
                "{\"platform\":{},\"profiles\":[{\"status\":true,\"controls\":[]}]}",
                "{\"platform\":{},\"profiles\":[{\"controls\":[{\"id\":1}]}]}",
                "{\"platform\":{},\"profiles\":[{\"controls\":[{\"id\":\"a\",\"results\":{}}]}]}",
                "{\"platform\":{},\"profiles\":[{\"controls\":[{\"id\":\"a\",\"results\":[null]}]}]}",
                "{\"platform\":{},\"profiles\":[{\"controls\":[{\"id\":\"a\",\"results\":[{\"status\":1}]}]}]}",
                "{\"platform\":{},\"profiles\":[{\"controls\":[{\"id\":\"a\",\"waiver_data\":{\"run\":\"no\"}}]}]}",
                "{\"platform\":{},\"profiles\":[],\"statistics\":{\"controls\":{\"failed\":{\"total\":\"1\"}}}}"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    @Test
    void refusesMoreControlsThanCanBeKept() {
        String many = IntStream.range(0, 40_000)
                .mapToObj(i -> "{" + plain("a" + i, 0.5, "F") + "}")
                .collect(Collectors.joining(","));
        String same = IntStream.range(0, 40_000)
                .mapToObj(i -> "{" + plain("a", 0.5, "") + "}")
                .collect(Collectors.joining(","));

        for (String controls : new String[] {many, same}) {
            assertThat(Reading.key(inspec("{\"name\":\"p\",\"controls\":[" + controls + "]}")))
                    .isEqualTo("too-much-kept");
        }
    }

    private static String inspec(String profiles) {
        return "{\"platform\":{\"name\":\"x\"},\"profiles\":[" + profiles
                + "],\"statistics\":{\"duration\":1},\"version\":\"5\"}";
    }

    private static String profile(String name, String members, String controls) {
        return "{\"name\":\"" + name + "\"," + members + "\"controls\":[{" + controls + "}]}";
    }

    private static String one(String control) {
        return inspec(profile("p", "", control));
    }

    /** The members of a control whose results are given by one letter each. */
    private static String plain(String id, double impact, String results) {
        return "\"id\":\"" + id + "\",\"impact\":" + impact + ",\"results\":[" + results(results) + "]";
    }

    private static String results(String letters) {
        return letters.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'P' -> PASSED;
                    case 'F' -> FAILED;
                    case 'S' -> SKIPPED;
                    case 'B' -> BROKE_DOWN;
                    case 'E' -> "{\"status\":\"error\"}";
                    case 'N' -> "{}";
                    case 'M' -> BROKE_DOWN.replace("NoMethodError", "RSpec::Core::MultipleExceptionError");
                    case 'D' -> BROKE_DOWN.replace("NoMethodError", "RSpec::Expectations::ExpectationNotMetError");
                    case 'T' -> "{\"status\":\"failed\",\"backtrace\":[\"a.rb:1\"]}";
                    default -> "{\"status\":\"unheard of\"}";
                })
                .collect(Collectors.joining(","));
    }
}
