package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of Dependency-Check in JSON and in XML, which say the same. */
class DependencyCheckReaderTest {
    private static final String NAMESPACE = "https://jeremylong.github.io/DependencyCheck/dependency-check.2.5.xsd";

    @ParameterizedTest
    @EnumSource(names = {"DEPENDENCY_CHECK_JSON", "DEPENDENCY_CHECK_XML"})
    void countsEachVulnerabilityOfEachDependency(ScanFormat format) {
        ScanReport report = Reading.report(Reading.of(Reading.specimen(format), null, ReadLimits.DEFAULT));

        assertThat(report.findings()).isEqualTo(Reading.counts(1, 0, 2, 0, 0, 1));
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 1, 1, 0, 0));
        assertThat(report.complete()).isFalse();
        assertThat(report.tool()).isEqualTo("Dependency-Check 12.1.0");
        assertThat(report.reportedAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456789Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL,0",
        "High,1",
        "medium,2",
        "moderate,2",
        "LOW,3",
        "info,4",
        "NONE,4",
        "9.8,0",
        "7.0,1",
        "5,2",
        "0.1,3",
        "0.0,5",
        "-1.0,5",
        "Unknown,5",
        "UNKOWN,5",
        "' Low ',3",
        "'',5"
    })
    void knowsWordsAndScores(String severity, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(json("{\"severity\":\"" + severity + "\"}")).findings())
                .isEqualTo(Reading.counts(expected));
        assertThat(Reading.report(xml("<severity unscored='true'>" + severity + "</severity>"))
                        .findings())
                .isEqualTo(Reading.counts(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "LOW,CRITICAL,9.8,0,3",
        "NONE,HIGH,8,1,4",
        "CRITICAL,LOW,3.1,0,0",
        "HIGH,Odd,0.0,1,1",
        "Unknown,CRITICAL,9.8,0,0",
        "Unknown,LOW,8.1,1,1",
        "Unknown,MEDIUM,5.0,5,5",
        "'',MEDIUM,5.0,2,2",
        "'','',6.8,2,2",
        "'','',0.0,5,5",
        "'',Odd,5.0,5,5"
    })
    void takesTheGraverOfItsOwnAndTheRatings(String severity, String rating, String score, int place, int byCvss2) {
        for (String version : new String[] {"2", "3", "4"}) {
            int[] expected = new int[6];
            expected[version.equals("2") ? byCvss2 : place] = 1;
            String word = version.equals("2") ? "severity" : "baseSeverity";
            String number = version.equals("2") ? "score" : "baseScore";
            String json = "{\"severity\":\"%s\",\"cvssv%s\":{\"%s\":\"%s\",\"%s\":%s}}";
            String xml = "<severity>%s</severity><cvssV%s><%s>%s</%3$s><%s>%s</%5$s></cvssV%2$s>";

            assertThat(Reading.report(json(json.formatted(severity, version, word, rating, number, score)))
                            .findings())
                    .isEqualTo(Reading.counts(expected));
            assertThat(Reading.report(xml(xml.formatted(severity, version, word, rating, number, score)))
                            .findings())
                    .isEqualTo(Reading.counts(expected));
        }
    }

    @Test
    void doesNotKnowAnAbsentSeverity() {
        assertThat(Reading.report(json("{},{\"severity\":null},{\"severity\":{}}"))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 0, 0, 3));
        assertThat(Reading.report(xml("")).findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 1));
    }

    @Test
    void readsTheOldestSchema() {
        String dependency = "<dependency><fileName>a.jar</fileName>"
                + "<analysisExceptions><exception/><exception/></analysisExceptions>"
                + "<identifiers><suppressedIdentifier type='cpe'/></identifiers>"
                + "<vulnerabilities><vulnerability><cvssScore>7.5</cvssScore><severity>High</severity></vulnerability>"
                + "<vulnerability><cvssScore>4.3</cvssScore></vulnerability></vulnerabilities></dependency>";

        ScanReport report = Reading.report(analysis(NAMESPACE.replace("2.5", "1.3"), dependency));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 1, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 2, 1, 0, 0));
    }

    @Test
    void readsThatNothingWasFound() {
        String dependency = "{\"isVirtual\":false,\"fileName\":\"a.jar\"}";

        assertThat(Reading.report(document(dependency)).findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(Reading.report(document(dependency)).examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
        assertThat(Reading.report(analysis(NAMESPACE, "<dependency><fileName/></dependency>"))
                        .complete())
                .isTrue();
    }

    @Test
    void refusesWhatExaminedNothing() {
        assertThat(Reading.key(document(""))).isEqualTo("dependency-check.nothing-examined");
        assertThat(Reading.key("{\"scanInfo\":{\"engineVersion\":\"1\"},\"projectInfo\":{}}"))
                .isEqualTo("dependency-check.nothing-examined");
        assertThat(Reading.key(analysis(NAMESPACE, ""))).isEqualTo("dependency-check.nothing-examined");
    }

    @Test
    void refusesWhatDoesNotNameItsEngine() {
        String dependencies = "\"dependencies\":[{\"fileName\":\"a\"}]}";
        String xml = "<analysis xmlns='" + NAMESPACE + "'><scanInfo>%s</scanInfo>"
                + "<dependencies><dependency><fileName/></dependency></dependencies></analysis>";

        assertThat(Reading.key("{\"reportSchema\":\"1.1\",\"scanInfo\":{}," + dependencies))
                .isEqualTo("dependency-check.no-engine");
        assertThat(Reading.key(xml.formatted("<engineVersion/>"))).isEqualTo("dependency-check.no-engine");
        assertThat(Reading.key(xml.formatted("<engineVersion xmlns='urn:x'>1</engineVersion>")))
                .isEqualTo("dependency-check.no-engine");
    }

    @Test
    void refusesWhatIsNoDependency() {
        assertThat(Reading.key(document("{}"))).isEqualTo("dependency-check.no-dependency");
        assertThat(Reading.key(document("{\"fileName\":null}"))).isEqualTo("dependency-check.no-dependency");
        assertThat(Reading.key(analysis(NAMESPACE, "<dependency><filePath/></dependency>")))
                .isEqualTo("dependency-check.no-dependency");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scanInfo\":[],\"projectInfo\":{}}",
                "{\"scanInfo\":{\"engineVersion\":6},\"projectInfo\":{}}",
                "{\"scanInfo\":{\"analysisExceptions\":{}},\"projectInfo\":{}}",
                "{\"scanInfo\":{},\"reportSchema\":1,\"dependencies\":{}}",
                "{\"scanInfo\":{},\"reportSchema\":1,\"dependencies\":[null]}",
                "{\"scanInfo\":{},\"reportSchema\":1,\"dependencies\":[{\"vulnerabilities\":{}}]}",
                "{\"scanInfo\":{},\"reportSchema\":1,\"dependencies\":[{\"vulnerabilities\":[7]}]}",
                "{\"scanInfo\":{},\"reportSchema\":1,\"dependencies\":[{\"suppressedVulnerabilities\":[7]}]}"
            })
    void refusesOtherTypes(String report) {
        assertThat(Reading.key(report)).isEqualTo("json.type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<vulnerability/>",
                "<x><vulnerability/></x>",
                "<dependencies/>",
                "<dependency xmlns=''/>",
                "<dependency><fileName/><vulnerability/></dependency>",
                "<dependency><fileName/><dependency/></dependency>",
                "<dependency><fileName/><relatedDependencies><relatedDependency><vulnerabilities/>"
                        + "</relatedDependency></relatedDependencies></dependency>",
                "<dependency><fileName/><vulnerabilities xmlns='urn:x'/></dependency>",
                "<dependency><fileName/><vulnerabilities><x:vulnerability xmlns:x='urn:x'/></vulnerabilities></dependency>",
                "<dependency><fileName/><vulnerabilities><vulnerability><vulnerability/></vulnerability>"
                        + "</vulnerabilities></dependency>",
                "<dependency><fileName/><vulnerabilities><suppressedVulnerability><vulnerability/>"
                        + "</suppressedVulnerability></vulnerabilities></dependency>"
            })
    void refusesResultsInOtherPlaces(String dependencies) {
        assertThat(Reading.key(analysis(NAMESPACE, dependencies))).isEqualTo("xml.misplaced");
    }

    @Test
    void refusesTwoSeverities() {
        assertThat(Reading.key(xml("<severity>HIGH</severity><severity>LOW</severity>")))
                .isEqualTo("xml.twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<analysis/>",
                "<analysis xmlns='urn:other'/>",
                "<analysis xmlns='https://jeremylong.github.io/DependencyCheck/dependency-suppression.1.3.xsd'/>",
                "<analyses xmlns='" + NAMESPACE + "'/>"
            })
    void refusesAnotherRoot(String report) {
        assertThat(Reading.key(report)).isEqualTo("unknown-format");
    }

    @Test
    void knowsAVulnerabilityAgainByItsNameAndThePackage() {
        String json = document("{\"fileName\":\"%s\",\"filePath\":\"/tmp/%s\",\"packages\":[{\"id\":\"%s\"},"
                + "{\"id\":\"pkg:z\"}],\"vulnerabilities\":[{\"name\":\"%s\",\"severity\":\"High\","
                + "\"description\":\"Bad – x\"}]}");
        String xml = analysis(
                NAMESPACE,
                "<dependency><fileName>%s</fileName><filePath>/tmp/%s</filePath><identifiers><package><id>%s</id>"
                        + "<url>u</url></package><package><id>pkg:z</id></package></identifiers><vulnerabilities>"
                        + "<vulnerability><name>%s</name><severity>High</severity><description>Bad – x</description>"
                        + "</vulnerability></vulnerabilities></dependency>");
        Fingerprints one = Reading.fingerprints(json.formatted("a.jar", "1", "pkg:maven/a/a@1", "CVE-2026-0001"));

        for (String report : new String[] {json, xml}) {
            Detail finding = Reading.only(report.formatted("a.jar", "1", "pkg:maven/a/a@1", "CVE-2026-0001"));
            assertThat(finding.rule()).isEqualTo("CVE-2026-0001");
            assertThat(finding.place()).isEqualTo("pkg:maven/a/a@1");
            assertThat(finding.title()).isEqualTo("Bad – x");
            assertThat(finding.raw()).isEqualTo("High");
            assertThat(Reading.fingerprints("\n" + report.formatted("b.jar", "2", "pkg:maven/a/a@1", "CVE-2026-0001")))
                    .isEqualTo(one);
            assertThat(Reading.fingerprints(report.formatted("a.jar", "1", "pkg:maven/a/b@1", "CVE-2026-0001")))
                    .isNotEqualTo(one);
            assertThat(Reading.fingerprints(report.formatted("a.jar", "1", "pkg:maven/a/a@1", "CVE-2026-0002")))
                    .isNotEqualTo(one);
        }
    }

    @Test
    void showsTheFileWhereThereIsNoPackage() {
        assertThat(Reading.only(json("{\"name\":\"CVE-2026-0001\"}")).place()).isEqualTo("a.jar");
        assertThat(Reading.only(xml("<name>CVE-2026-0001</name>")).place()).isEqualTo("a.jar");
    }

    @Test
    void givesTheSeverityInTheWordThatCounted() {
        String rated = "<severity>%s</severity><cvssV3><baseScore>9.8</baseScore></cvssV3>";

        assertThat(Reading.only(xml(rated.formatted("Low"))).raw()).isEqualTo("9.8");
        assertThat(Reading.only(xml(rated.formatted("Critical"))).raw()).isEqualTo("Critical");
        assertThat(Reading.only(xml(rated.formatted("Unknown"))).raw()).isEqualTo("9.8");
        assertThat(Reading.only(xml("<severity>0.0</severity>")).raw()).isNull();
    }

    private static String json(String vulnerabilities) {
        return document("{\"fileName\":\"a.jar\",\"vulnerabilities\":[" + vulnerabilities + "]}");
    }

    private static String document(String dependencies) {
        return "{\"reportSchema\":\"1.1\",\"scanInfo\":{\"engineVersion\":\"12.1.0\"},\"dependencies\":[" + dependencies
                + "]}";
    }

    private static String xml(String vulnerability) {
        return analysis(
                NAMESPACE,
                "<dependency><fileName>a.jar</fileName><vulnerabilities><vulnerability>" + vulnerability
                        + "</vulnerability></vulnerabilities></dependency>");
    }

    private static String analysis(String namespace, String dependencies) {
        return "<analysis xmlns='" + namespace + "'><scanInfo><engineVersion>6.5.3</engineVersion></scanInfo>"
                + "<dependencies>" + dependencies + "</dependencies></analysis>";
    }
}
