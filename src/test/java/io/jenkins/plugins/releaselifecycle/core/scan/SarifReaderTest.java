package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SarifReaderTest {
    private static final String TOOL = "'tool':{'driver':{'name':'T'}}";

    @ParameterizedTest
    @CsvSource({"error,1", "warning,2", "note,3", "none,4", "ERROR,5", "fatal,5"})
    void takesTheLevelOfTheResult(String level, int place) {
        String rules = "{'id':'r','defaultConfiguration':{'level':'error'}}";

        assertSeverity(place, rules, "{'ruleId':'r','level':'" + level + "'}");
    }

    @ParameterizedTest
    @CsvSource({"error,1", "warning,2", "note,3", "none,4", "fatal,5"})
    void takesTheLevelOfTheRuleElse(String level, int place) {
        String rules = "{'id':'other'},{'id':'r','guid':'G','defaultConfiguration':{'level':'" + level + "'}}";

        assertSeverity(place, rules, "{'ruleId':'r'}");
        assertSeverity(place, rules, "{'ruleId':'r/part/1'}");
        assertSeverity(place, rules, "{'ruleId':'r/1/2/3/4/5/6/7'}");
        assertSeverity(place, rules, "{'ruleIndex':1}");
        assertSeverity(place, rules, "{'rule':{'id':'r'}}");
        assertSeverity(place, rules, "{'rule':{'index':1}}");
        assertSeverity(place, rules, "{'rule':{'guid':'G'}}");
    }

    @Test
    void takesWarningForTheDefault() {
        assertSeverity(2, "", "{}");
        assertSeverity(2, "", "{'ruleId':'unlisted'}");
        assertSeverity(2, "{'id':'r'}", "{'ruleId':'r'}");
    }

    @ParameterizedTest
    @CsvSource({"9.8,0", "9,0", "10.0,0", "8.9,1", "7.0,1", "6.9,2", "4,2", "3.9,3", "0.1,3"})
    void letsTheScoreDecide(String score, int place) {
        for (String value : new String[] {score, "'" + score + "'", "' " + score + " '"}) {
            assertSeverity(
                    place,
                    "{'id':'r','properties':{'security-severity':" + value + "}}",
                    "{'ruleId':'r','level':'note'}");
            assertSeverity(place, "", "{'level':'error','properties':{'security-severity':" + value + "}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "'0.0'", "'0'", "null"})
    void leavesTheLevelWhereTheScoreIsNone(String score) {
        String properties = "'properties':{'security-severity':" + score + "}";

        assertSeverity(1, "{'id':'r'," + properties + "}", "{'ruleId':'r','level':'error'}");
        assertSeverity(3, "{'id':'r'," + properties + "}", "{'ruleId':'r','level':'note'," + properties + "}");
        assertSeverity(0, "{'id':'r','properties':{'security-severity':9}}", "{'ruleId':'r'," + properties + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'CRITICAL'", "''", "'NaN'", "-1", "'-1'", "true", "{}", "[9.8]", "'0x1p3'", "'9,8'"})
    void doesNotKnowWhatAnUnreadableScoreMeans(String score) {
        String properties = "'properties':{'security-severity':" + score + "}";
        for (String rules : new String[] {"{'id':'r'," + properties + "}", "{'id':'r'}"}) {
            String own = rules.contains("properties") ? "" : "," + properties;

            assertSeverity(5, rules, "{'ruleId':'r','level':'note'" + own + "}");
            assertSeverity(5, rules, "{'ruleId':'r'" + own + "}");
            assertSeverity(1, rules, "{'ruleId':'r','level':'error'" + own + "}");
        }
        assertSeverity(0, "{'id':'r'," + properties + "}", "{'ruleId':'r','properties':{'security-severity':'9.8'}}");
        assertSeverity(5, "{'id':'r'," + properties + "}", "{'ruleId':'r','properties':{'security-severity':'5.0'}}");
    }

    @Test
    void takesTheGraverOfTwoScores() {
        String rule = "{'id':'r','properties':{'security-severity':'9.1'}}";

        assertSeverity(0, rule, "{'ruleId':'r','properties':{'security-severity':'1.0'}}");
    }

    @Test
    void findsRulesInExtensions() {
        String tool = "'tool':{'driver':{'name':'T','rules':[{'id':'r','defaultConfiguration':{'level':'note'}}]},"
                + "'extensions':[{'name':'A','rules':[]},{'name':'B','guid':'GB','rules':["
                + "{'id':'x'},{'id':'b','defaultConfiguration':{'level':'error'}}]}]}";
        String[] high = {
            "{'rule':{'index':1,'toolComponent':{'index':1}}}",
            "{'rule':{'index':1,'toolComponent':{'name':'B'}}}",
            "{'rule':{'id':'b','toolComponent':{'guid':'gb'}}}",
            "{'ruleId':'b'}",
            "{'ruleId':'b','ruleIndex':1,'rule':{'toolComponent':{'index':1}}}"
        };
        for (String result : high) {
            assertCounts(run(tool, "'results':[" + result + "]"), 0, 1, 0, 0, 0, 0);
        }
        assertCounts(run(tool, "'results':[{'ruleId':'r'}]"), 0, 0, 0, 1, 0, 0);
    }

    @Test
    void doesNotKnowWhatABrokenReferenceMeans() {
        assertSeverity(5, "{'id':'r'}", "{'ruleIndex':7}");
        assertSeverity(5, "{'id':'r'}", "{'rule':{'index':0,'toolComponent':{'index':3}}}");
        assertSeverity(5, "{'id':'r'}", "{'ruleId':'r','rule':{'toolComponent':{'name':'null'}}}");
        assertSeverity(1, "{'id':'r'}", "{'ruleIndex':7,'level':'error'}");
    }

    @Test
    void believesTheGraverWhereIdAndIndexDisagree() {
        String rules = "{'id':'a','defaultConfiguration':{'level':'note'}},"
                + "{'id':'b','defaultConfiguration':{'level':'error'}}";

        assertSeverity(1, rules, "{'ruleId':'b','ruleIndex':0}");
        assertSeverity(1, rules, "{'ruleId':'a','ruleIndex':1}");
    }

    @Test
    void readsTheToolAfterTheResults() {
        String results =
                IntStream.range(0, 500).mapToObj(i -> "{'ruleIndex':0}").collect(Collectors.joining(","));
        String tool = "'tool':{'driver':{'name':'T','rules':[{'id':'r','properties':{'security-severity':'9.8'}}]}}";

        assertCounts(run("'results':[" + results + "]", tool), 500, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"fail,1,0,0", "pass,0,1,0", "notApplicable,0,0,1", "informational,0,0,1", "strange,1,0,0"})
    void countsOnlyWhatIsAProblem(String kind, int medium, int passed, int excluded) {
        for (String level : new String[] {"", "'level':null,", "'properties':{'security-severity':'0.0'},"}) {
            ScanReport report = report(run(TOOL, "'results':[{" + level + "'kind':'" + kind + "'}]"));

            assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, medium, 0, 0, 0));
            assertThat(report.examination()).isEqualTo(new Examination(1, passed, 0, excluded, 0, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "notApplicable", "informational"})
    void believesTheLevelWhereTheKindContradictsIt(String kind) {
        assertSeverity(1, "", "{'level':'error','kind':'" + kind + "'}");
        assertSeverity(3, "", "{'kind':'" + kind + "','level':'note'}");
        assertSeverity(5, "", "{'kind':'" + kind + "','level':'fatal'}");
        assertSeverity(0, "", "{'kind':'" + kind + "','level':'none','properties':{'security-severity':'9.8'}}");
        assertSeverity(5, "", "{'kind':'" + kind + "','properties':{'security-severity':'9,8'}}");
        assertCounts(run(TOOL, "'results':[{'level':'none','kind':'" + kind + "'}]"), 0, 0, 0, 0, 0, 0);
        assertCounts(
                run(TOOL, "'results':[{'level':'error','baselineState':'absent','kind':'" + kind + "'}]"),
                0,
                0,
                0,
                0,
                0,
                0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "review"})
    void doesNotLoseWhatIsUndecided(String kind) {
        assertSeverity(5, "{'id':'r'}", "{'ruleId':'r','kind':'" + kind + "'}");
        assertSeverity(5, "", "{'level':'none','kind':'" + kind + "'}");
        assertSeverity(1, "", "{'level':'error','kind':'" + kind + "'}");
        assertSeverity(2, "", "{'kind':'" + kind + "','properties':{'security-severity':'5.0'}}");
    }

    @Test
    void leavesOutWhatIsAbsentFromThisBaseline() {
        String results = "{'level':'error','baselineState':'absent'},{'level':'error','baselineState':'unchanged'},"
                + "{'level':'error','baselineState':'new'}";

        ScanReport report = report(run(TOOL, "'results':[" + results + "]"));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 2, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[]; 0",
                "null; 0",
                "[{'kind':'inSource'}]; 1",
                "[{'kind':'external','status':'accepted'}]; 1",
                "[{'status':'accepted'},{'status':'underReview'}]; 0",
                "[{'status':'rejected'}]; 0",
                "[{'state':'rejected'}]; 0",
                "[{'state':'accepted'}]; 1",
                "[{'status':'whatever'}]; 0",
                "[null]; 0"
            })
    void takesForSuppressedWhatNobodyQuestions(String suppressions, int suppressed) {
        ScanReport report = report(run(TOOL, "'results':[{'level':'error','suppressions':" + suppressions + "}]"));

        assertThat(report.suppressed()).isEqualTo(suppressed);
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1 - suppressed, 0, 0, 0, 0));
    }

    @Test
    void honoursAGraverLevelFromTheInvocation() {
        String override = "'invocations':[{'executionSuccessful':true,'ruleConfigurationOverrides':["
                + "{'descriptor':{'index':0},'configuration':{'level':'%s'}},"
                + "{'descriptor':{'id':'unlisted'},'configuration':{'level':'error'}}]}]";
        String tool = "'tool':{'driver':{'name':'T','rules':[{'id':'r'}]}}";

        assertCounts(run(override.formatted("error"), tool, "'results':[{'ruleId':'r'}]"), 0, 1, 0, 0, 0, 0);
        assertCounts(run(override.formatted("none"), tool, "'results':[{'ruleId':'r'}]"), 0, 0, 1, 0, 0, 0);
        assertCounts(run(override.formatted("none"), tool, "'results':[{'ruleId':'unlisted'}]"), 0, 1, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7"})
    void honoursManyOverridesOfARuleThatItsComponentDoesNotList(String component) {
        String rule = "{'id':'unlisted','toolComponent':{'index':" + component + "}}";
        String override = "{'descriptor':" + rule + ",'configuration':{'level':'error'}}";
        String invocations =
                "'invocations':[{'ruleConfigurationOverrides':[" + (override + ",").repeat(150) + override + "]}]";
        String tool = "'tool':{'driver':{'name':'T'},'extensions':[{'name':'E'}]}";

        assertCounts(run(tool, invocations, "'results':[{'rule':" + rule + "}]"), 0, 1, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'executionSuccessful':true,'toolExecutionNotifications':[{'level':'note'},{'level':'error'}]",
                "'toolExecutionNotifications':[{'level':'fatal'},{}],'executionSuccessful':true",
                "'exitCode':2",
                "'exitCode':3221225477,'executionSuccessful':null",
                "'executionSuccessful':true,'exitSignalName':'SIGSEGV'",
                "'executionSuccessful':true,'processStartFailureMessage':'no such file'"
            })
    void isIncompleteWhereTheRunWasInTrouble(String invocation) {
        String invocations = "'invocations':[{'executionSuccessful':true},{" + invocation + "},{" + invocation + "}]";

        ScanReport report = report(run(TOOL, "'results':[{}]", invocations));

        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 1, 0, 0, 0));
        assertThat(report.complete()).isFalse();
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'exitCode':0",
                "'exitCode':null,'exitSignalName':null,'processStartFailureMessage':null",
                "'exitCode':1,'executionSuccessful':true",
                "'toolExecutionNotifications':[{'level':'warning'},{'level':'note'},{'level':'none'},{}]",
                "'toolExecutionNotifications':null"
            })
    void isCompleteWhereTheRunWasInNoTrouble(String invocation) {
        ScanReport report = report(run(TOOL, "'results':[]", "'invocations':[{" + invocation + "}]"));

        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
    }

    @Test
    void looksForRulesOfManyPartsInManyComponentsWithoutDelay() {
        String extensions =
                IntStream.range(0, 16_000).mapToObj(i -> "{'name':'e'}").collect(Collectors.joining(","));
        String tool = "'tool':{'driver':{'name':'T'},'extensions':[" + extensions + "]}";
        String results = IntStream.range(0, 8)
                .mapToObj(i -> "{'ruleId':'" + i + "/a".repeat(32_000) + "'}")
                .collect(Collectors.joining(","));
        String named = IntStream.range(0, 10_000)
                .mapToObj(i -> "{'rule':{'index':" + i + ",'toolComponent':{'name':'x" + i + "'}}}")
                .collect(Collectors.joining(","));

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertCounts(run(tool, "'results':[" + results + "]"), 0, 0, 8, 0, 0, 0);
            assertCounts(run(tool, "'results':[" + named + "]"), 0, 0, 0, 0, 0, 10_000);
        });
    }

    @Test
    void refusesARuleNameThatVeryManyShare() {
        String rules = "{'id':'r','guid':'r'},".repeat(100);
        String tool = "'tool':{'driver':{'name':'T','rules':[%s]}}";

        assertCounts(
                run("'results':[{'ruleId':'r'}]", tool.formatted(rules.substring(0, rules.length() - 1))),
                0,
                0,
                1,
                0,
                0,
                0);
        assertThat(Reading.key(run("'results':[]", tool.formatted(rules + "{'id':'r'}"))))
                .isEqualTo("sarif.namesakes");
    }

    @Test
    void countsRunsAndNamesTools() {
        String runs = "{'tool':{'driver':{'name':'A','version':'1','semanticVersion':'1.0.0'}},'results':[]},"
                + "{'tool':{'driver':{'name':'B','version':'2'}},'results':[{}],"
                + "'invocations':[{'executionSuccessful':true,'endTimeUtc':'2026-03-04T05:06:07Z'},"
                + "{'executionSuccessful':true,'endTimeUtc':'2026-03-04T05:06:06.5Z'}]}";

        ScanReport report = report("{'version':'2.1.0','runs':[" + runs + "]}");

        assertThat(report.tool()).isEqualTo("A 1.0.0, B 2");
        assertThat(report.reportedAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07Z"));
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 0, 0, 0, 0));
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'runs':[]}; sarif.version",
                "{'version':'2.0.0','runs':[]}; sarif.version",
                "{'version':null,'runs':[]}; sarif.version",
                "{'version':2.1,'runs':[]}; json.type",
                "{'version':'2.1.0','runs':[]}; sarif.no-runs",
                "{'version':'2.1.0','runs':null}; sarif.no-runs",
                "{'version':'2.1.0','$schema':'sarif'}; sarif.no-runs",
                "{'version':'2.1.0','runs':{}}; json.type",
                "{'version':'2.1.0','runs':[null]}; json.type",
                "{'runs':[{'tool':{'driver':{'name':'T'}},'results':[]}],'version':'2.2.0'}; sarif.version"
            })
    void refusesOtherDocuments(String report, String key) {
        assertThat(Reading.key(json(report))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'results':null; sarif.no-results",
                "'artifacts':[]; sarif.no-results",
                "'results':{}; json.type",
                "'results':[null]; json.type",
                "'results':[{'level':3}]; json.type",
                "'results':[{'ruleIndex':'0'}]; json.type",
                "'results':[{'ruleIndex':1.5}]; json.type",
                "'results':[{'ruleIndex':4294967296}]; json.malformed",
                "'results':[{'suppressions':true}]; json.type",
                "'results':[],'invocations':[{'executionSuccessful':false}]; sarif.failed",
                "'results':[],'invocations':[{'executionSuccessful':'true'}]; json.type",
                "'results':[],'externalPropertyFileReferences':{'results':[{'location':{}}]}; sarif.external",
                "'results':[],'externalPropertyFileReferences':{'driver':{'location':{}}}; sarif.external",
                "'results':[],'externalPropertyFileReferences':{'extensions':[{}]}; sarif.external"
            })
    void refusesOtherRuns(String members, String key) {
        assertThat(Reading.key(run(TOOL, members))).isEqualTo(key);
    }

    @Test
    void refusesARunOfAnUnnamedTool() {
        assertThat(Reading.key(run("'results':[]"))).isEqualTo("sarif.no-tool");
        assertThat(Reading.key(run("'results':[]", "'tool':{'driver':{}}"))).isEqualTo("sarif.no-tool");
    }

    @Test
    void refusesResultsOutsideTheRuns() {
        String report =
                "{'version':'2.1.0','inlineExternalProperties':[{'%s':[%s]}],'runs':[{'results':[]," + TOOL + "}]}";

        assertThat(Reading.key(json(report.formatted("results", "{}")))).isEqualTo("sarif.inline-external");
        assertCounts(json(report.formatted("results", "")), 0, 0, 0, 0, 0, 0);
        assertCounts(json(report.formatted("artifacts", "{}")), 0, 0, 0, 0, 0, 0);
    }

    @Test
    void cutsTheNameOfTheTool() {
        String tool = "'tool':{'driver':{'name':'" + "n".repeat(5_000) + "\\u001b[31m'}}";

        assertThat(report(run("'results':[]", tool)).tool())
                .hasSizeLessThanOrEqualTo(201)
                .doesNotContain("\u001b");
    }

    @Test
    void knowsAResultAgainByItsFingerprints() {
        String result = "{'ruleId':'r','locations':[{'physicalLocation':{'artifactLocation':{'uri':'%s'},"
                + "'region':{'startLine':%s,'snippet':{'text':'%s'}}}}],'message':{'text':'%s'},"
                + "'fingerprints':{%s}}";
        String one = result.formatted("a.c", "7", "x = y", "Bad", "'a/v1':'1','b/v1':'2'");

        assertSame(one, result.formatted("b.c", "9", "y = x", "Worse", "'b/v1':'2','a/v1':'1'"));
        assertOther(one, result.formatted("a.c", "7", "x = y", "Bad", "'a/v1':'1','b/v1':'3'"));
        assertOther(one, result.formatted("a.c", "7", "x = y", "Bad", "'a/v1':'1'"));
        assertOther(one, one.replace("'r'", "'q'"));
    }

    @Test
    void knowsAResultAgainByItsPartialFingerprintsAndItsPlace() {
        String result = "{'partialFingerprints':{%s},'ruleId':'r','locations':[{'physicalLocation':{"
                + "'artifactLocation':{'uri':'%s'},'region':{'startLine':%s,'snippet':{'text':'%s'}}}}]}";
        String one = result.formatted("'hash':'ab:1','column':'4'", "a.c", "7", "x = y");

        assertSame(one, result.formatted("'column':'4','hash':'ab:1'", "a.c", "9", "x  = y"));
        assertOther(one, result.formatted("'column':'4','hash':'ac:1'", "a.c", "7", "x = y"));
        assertOther(one, result.formatted("'column':'4','hash':'ab:1'", "b.c", "7", "x = y"));
        assertSame(one, one.replace("'ruleId'", "'fingerprints':{},'ruleId'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'fingerprints':{'matchBasedId/v1':'requires login'},", "'partialFingerprints':{},"})
    void knowsAResultAgainByItsPlaceAndWhatStandsThere(String fingerprints) {
        String result = "{" + fingerprints + "'ruleId':'%1$s','message':{'text':'Line %2$s'},'locations':[{"
                + "'physicalLocation':{'artifactLocation':{'uri':'%3$s'},'region':{'startLine':%2$s,"
                + "'snippet':{'text':'%4$s'}}}},{'physicalLocation':{'artifactLocation':{'uri':'other.c'}}}]}";
        String one = result.formatted("r", "7", "a.c", "x = y");

        assertSame(one, result.formatted("r", "9", "a.c", "x = y"));
        assertOther(one, result.formatted("q", "7", "a.c", "x = y"));
        assertOther(one, result.formatted("r", "7", "b.c", "x = y"));
        assertOther(one, result.formatted("r", "7", "a.c", "x = z"));
    }

    @Test
    void keepsAResultThatIsThereTwiceTwice() {
        String result = "{'ruleId':'r','locations':[{'physicalLocation':{'artifactLocation':{'uri':'a.c'}}}]}";

        assertThat(fingerprints(result + "," + result)).isNotEqualTo(fingerprints(result));
    }

    @Test
    void saysOfAResultWhatTheReportSays() {
        String tool = "'tool':{'driver':{'name':'T','rules':[{'id':'r','properties':{'security-severity':'9.80'}}]}}";
        String result = "'results':[{'ruleIndex':0,'message':{'text':'Very bad'},'locations':[{'physicalLocation':{"
                + "'artifactLocation':{'uri':'src/a.c','uriBaseId':'SRC'}}}]},"
                + "{'ruleId':'q','level':'note','locations':[{'logicalLocations':[{'fullyQualifiedName':'a::b'}]}]},"
                + "{'ruleId':'o','kind':'open','message':{'id':'default'}}]";

        assertThat(report(run(tool, result)).details().gravest())
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly(
                        tuple("open", "o", null, "o"),
                        tuple("9.80", "r", "src/a.c", "Very bad"),
                        tuple("note", "q", "a::b", "q"));
        assertThat(report(run(tool, result)).details().severities())
                .containsExactlyInAnyOrder(
                        new RawSeverity("9.80", Severity.CRITICAL, 1),
                        new RawSeverity("note", Severity.LOW, 1),
                        new RawSeverity("open", Severity.UNKNOWN, 1));
    }

    @Test
    void keepsTheGravestWhereTheRulesComeFirst() {
        String tool = "'tool':{'driver':{'name':'T','rules':[{'id':'low','properties':{'security-severity':'1'}},"
                + "{'id':'high','defaultConfiguration':{'level':'error'}}]}}";
        String low = "{'ruleId':'low','message':{'text':'m'}},".repeat(2_000);
        String high = "{'ruleId':'high','message':{'text':'grave'}},".repeat(300) + "{'ruleId':'high'}";

        Details details = report(run(tool, "'invocations':[]", "'results':[" + low + high + "]"))
                .details();

        assertThat(details.gravest()).hasSize(Details.MOST);
        assertThat(details.gravest().subList(0, 300))
                .allMatch(finding -> finding.title().equals("grave"));
        assertThat(details.severities())
                .containsExactlyInAnyOrder(
                        new RawSeverity("1", Severity.LOW, 2_000), new RawSeverity("error", Severity.HIGH, 301));
    }

    @Test
    void readsOfLongTextsTheBeginning() {
        String result = "{'ruleId':'r','message':{'text':'" + "m".repeat(900_000) + "'},'locations':[{"
                + "'physicalLocation':{'artifactLocation':{'uri':'a.c'},'region':{'snippet':{'text':'"
                + "s".repeat(900_000) + "'}}}}]}";

        assertThat(Reading.only(run(TOOL, "'results':[" + result + "]")).title())
                .startsWith("mmm")
                .hasSizeLessThan(300);
    }

    private static void assertSame(String result, String other) {
        assertThat(fingerprints(other)).isEqualTo(fingerprints(result));
    }

    private static void assertOther(String result, String other) {
        assertThat(fingerprints(other)).isNotEqualTo(fingerprints(result));
    }

    private static Fingerprints fingerprints(String results) {
        return Reading.fingerprints(run(TOOL, "'results':[" + results + "]"));
    }

    private static void assertSeverity(int place, String rules, String result) {
        int[] expected = new int[6];
        expected[place] = 1;
        assertCounts(
                run("'tool':{'driver':{'name':'T','rules':[" + rules + "]}}", "'results':[" + result + "]"), expected);
    }

    private static void assertCounts(String report, int... counts) {
        assertThat(Reading.report(report).findings()).as(report).isEqualTo(Reading.counts(counts));
    }

    private static ScanReport report(String text) {
        return Reading.report(json(text));
    }

    private static String run(String... members) {
        return json("{'version':'2.1.0','runs':[{" + String.join(",", members) + "}]}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
