package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxReaderTest {
    private static final String COMPONENTS = "\"components\":[{\"type\":\"library\",\"name\":\"a\"}]";

    @Test
    void countsAVulnerabilityInEachComponentThatItAffects() {
        ScanReport report =
                Reading.report(Reading.of(Reading.specimen(ScanFormat.CYCLONEDX), null, ReadLimits.DEFAULT));

        assertThat(report.findings()).isEqualTo(Reading.counts(2, 1, 0, 0, 0, 1));
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.examination()).isEqualTo(new Examination(3, 0, 1, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("sieve 3.1, feed");
        assertThat(report.reportedAt()).isEqualTo(Instant.parse("2026-03-04T05:06:07Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "critical,0",
        "High,1",
        "medium,2",
        "low,3",
        "info,4",
        "none,4",
        "unknown,5",
        "moderate,5",
        "'',5",
        "' low ',3"
    })
    void knowsTheSeveritiesOfTheSpecification(String severity, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(rated("{\"severity\":\"" + severity + "\"}")).findings())
                .isEqualTo(Reading.counts(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'severity':'low'},{'severity':'high'},{'severity':'medium'} | 1",
                "{'severity':'low'},{'severity':'unknown'} | 5",
                "{'severity':'high'},{'severity':'unknown'} | 1",
                "{'severity':'low'},{} | 3",
                "{'severity':'low'},{'score':9.9,'method':'CVSSv31'} | 0",
                "{'severity':'low','score':9.9,'method':'CVSSv31'} | 3",
                "{'severity':'unknown','score':5.5,'method':'CVSSv2'} | 2",
                "{'score':'8.1','method':'cvssv4'} | 1",
                "{'score':0,'method':'CVSSv3'} | 5",
                "{'score':'odd','method':'CVSSv3'} | 5",
                "{'method':'CVSSv3'} | 5",
                "{'severity':'low'},{'score':1.0,'method':'other'},{'score':0.9,'method':'EPSS'},{'score':9} | 3",
                "{'score':9.9,'method':'OWASP'} | 5",
                "{'severity':null,'score':null,'method':null} | 5",
            })
    void takesTheGravestRating(String ratings, int place) {
        int[] expected = new int[6];
        expected[place] = 1;

        assertThat(Reading.report(rated(ratings.replace('\'', '"'))).findings()).isEqualTo(Reading.counts(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "not_affected,true",
        "false_positive,true",
        "resolved,true",
        "resolved_with_pedigree,true",
        "exploitable,false",
        "in_triage,false",
        "RESOLVED,false",
        "ignored,false",
        "'',false"
    })
    void believesWhatTheAnalysisSettled(String state, boolean settled) {
        String vulnerability =
                "{\"affects\":[{},{}],\"analysis\":{\"state\":\"%s\"},\"ratings\":[{\"severity\":\"high\"}]}";

        ScanReport report = Reading.report(bom(vulnerability.formatted(state)));

        assertThat(report.suppressed()).isEqualTo(settled ? 2 : 0);
        assertThat(report.findings()).isEqualTo(Reading.counts(0, settled ? 0 : 2, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ratings\":null,\"affects\":null,\"analysis\":null}",
                "{\"ratings\":[],\"affects\":[],\"analysis\":{\"state\":null}}"
            })
    void countsAVulnerabilityThatSaysNothing(String vulnerability) {
        assertThat(Reading.report(bom(vulnerability)).findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"vulnerabilities\":null", ",\"Vulnerabilities\":[{}]"})
    void refusesADocumentWithoutVulnerabilities(String members) {
        assertThat(Reading.key(document("1.6", COMPONENTS + members))).isEqualTo("cyclonedx.no-vulnerabilities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"metadata\":{\"tools\":null}",
                ",\"metadata\":{\"tools\":[{\"vendor\":\"aquasecurity\",\"name\":\"trivy\"}]}",
                ",\"metadata\":{\"tools\":{\"components\":[{\"name\":\"grype\"},{\"name\":\"syft\"}]}}",
                ",\"metadata\":{\"tools\":{\"components\":[{\"name\":\"grype\"}],\"services\":[{\"name\":null}]}}"
            })
    void refusesAnEmptyListWhereNobodySaysThatItLooked(String metadata) {
        assertThat(Reading.key(document("1.6", COMPONENTS + metadata + ",\"vulnerabilities\":[]")))
                .isEqualTo("cyclonedx.empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"vendor\":\"anchore\",\"name\":\"grype\",\"version\":\"0.90.0\"}]",
                "{\"components\":[{\"type\":\"application\",\"name\":\"grype\",\"version\":\"0.90.0\"}]}"
            })
    void readsTheEmptyListOfAScanner(String tools) {
        String metadata = ",\"metadata\":{\"tools\":" + tools + "}";

        ScanReport report = Reading.report(document("1.6", COMPONENTS + metadata + ",\"vulnerabilities\":[]"));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 0, 0, 0, 0, 0));
        assertThat(report.examination()).isEqualTo(new Examination(1, 0, 0, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("grype 0.90.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"analysis\":{\"state\":\"not_affected\"}}"})
    void refusesStatementsOnNothing(String vulnerability) {
        for (String units : new String[] {"", "\"components\":[],", "\"services\":null,"}) {
            assertThat(Reading.key(document("1.6", units + "\"vulnerabilities\":[" + vulnerability + "]")))
                    .isEqualTo("cyclonedx.nothing-examined");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4", "1.5", "1.6", "1.7", "1.10"})
    void readsVersionsWithVulnerabilities(String version) {
        assertThat(Reading.report(document(version, COMPONENTS + ",\"vulnerabilities\":[{}]"))
                        .tool())
                .isEqualTo("CycloneDX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3", "2.0", "1.4.1", "1", ""})
    void refusesOtherVersions(String version) {
        assertThat(Reading.key(document(version, COMPONENTS + ",\"vulnerabilities\":[{}]")))
                .isEqualTo("cyclonedx.version");
    }

    @Test
    void refusesADocumentThatDoesNotSayWhatItIs() {
        String schema = "{\"$schema\":\"http://cyclonedx.org/schema/bom-1.6.schema.json\",%s\"vulnerabilities\":[{}],"
                + COMPONENTS + "}";
        byte[] other = "{\"bomFormat\":\"SPDX\",\"specVersion\":\"1.6\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(Reading.key(schema.formatted("\"bomFormat\":\"CycloneDX\",")))
                .isEqualTo("cyclonedx.version");
        assertThat(Reading.key(schema.formatted("\"specVersion\":\"1.6\","))).isEqualTo("cyclonedx.version");
        assertThat(Reading.unreadable(Reading.of(other, ScanFormat.CYCLONEDX, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("cyclonedx.version");
        assertThat(Reading.unreadable(Reading.of(other, null, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("unknown-format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "{\"ratings\":{}}",
                "{\"ratings\":[null]}",
                "{\"ratings\":[{\"severity\":9}]}",
                "{\"affects\":[\"a\"]}",
                "{\"analysis\":{\"state\":[]}}"
            })
    void refusesOtherTypes(String vulnerability) {
        assertThat(Reading.key(bom(vulnerability))).isEqualTo("json.type");
    }

    @Test
    void refusesMoreThanTheLimitInOneVulnerability() {
        String affects = "{},".repeat(99) + "{}";
        byte[] report = bom("{\"affects\":[" + affects + "]}").getBytes(StandardCharsets.UTF_8);

        assertThat(Reading.of(report, null, new ReadLimits(1 << 20, 100, 100, 100, 1000)))
                .isInstanceOf(ScanReport.class);
        assertThat(Reading.unreadable(Reading.of(report, null, new ReadLimits(1 << 20, 100, 100, 99, 1000)))
                        .reason()
                        .key())
                .isEqualTo("too-many");
    }

    @Test
    void knowsAVulnerabilityAgainByItsIdAndWhatItAffects() {
        String vulnerability = "{\"id\":\"%s\",\"description\":\"Overflow\",\"ratings\":[{\"severity\":\"%s\"}],"
                + "\"affects\":[{\"ref\":\"%s\"}],\"updated\":\"%s\"}";
        String one = vulnerability.formatted("CVE-1", "High", "pkg:npm/a@1", "2026-03-04");

        assertThat(Reading.only(bom(one)))
                .extracting(Detail::raw, Detail::rule, Detail::place, Detail::title)
                .containsExactly("High", "CVE-1", "pkg:npm/a@1", "Overflow");
        assertThat(Reading.fingerprints(bom(vulnerability.formatted("CVE-1", "low", "pkg:npm/a@1", "2026-04-04"))))
                .isEqualTo(Reading.fingerprints(bom(one)));
        for (String other : new String[] {
            one.replace("CVE-1", "CVE-2"), one.replace("npm/a", "npm/b"), one + "," + one,
        }) {
            assertThat(Reading.fingerprints(bom(other))).isNotEqualTo(Reading.fingerprints(bom(one)));
        }
    }

    @Test
    void knowsAnAffectedComponentOfAnotherDocumentAgain() {
        String vulnerability = "{\"id\":\"CVE-1\",\"affects\":[{\"ref\":\"urn:cdx:%s/1#pkg:npm/a@1\"}]}";

        assertThat(Reading.fingerprints(bom(vulnerability.formatted("f08a6ccd-4dce-4759-bd84-c626675d60a7"))))
                .isEqualTo(Reading.fingerprints(bom(vulnerability.formatted("3e671687-395b-41f5-a30f-a58921a69b79"))));
        assertThat(Reading.only(bom(vulnerability.formatted("f08a6ccd"))).place())
                .isEqualTo("pkg:npm/a@1");
    }

    @Test
    void saysOfEachAffectedComponentWhatDecided() {
        String report = bom("{\"id\":\"CVE-1\",\"ratings\":[{\"severity\":\"medium\"},"
                + "{\"score\":9.1,\"method\":\"CVSSv31\"}],\"affects\":[{\"ref\":\"a\"},{\"ref\":\"b\"}]}");

        assertThat(Reading.report(report).details().gravest())
                .extracting(Detail::raw, Detail::place)
                .containsExactly(tuple("9.1", "a"), tuple("9.1", "b"));
    }

    private static String rated(String ratings) {
        return bom("{\"ratings\":[" + ratings + "]}");
    }

    private static String bom(String vulnerability) {
        return document("1.6", COMPONENTS + ",\"vulnerabilities\":[" + vulnerability + "]");
    }

    private static String document(String version, String members) {
        return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"" + version + "\"," + members + "}";
    }
}
