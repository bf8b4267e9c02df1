package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The schema that people write attestations by accepts what the reader accepts, and nothing else but what a schema
 * cannot refuse.
 */
class AttestationSchemaTest {
    private static final Path FILE = Path.of("docs", "attestation.schema.json");
    private static final Path PAGE = Path.of("docs", "scan-formats.md");
    private static final Schema SCHEMA = schema();

    private static final String TIME = "2026-03-06T17:30:00+08:00";
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    private static final String SIGNED = "\"document\":{\"file\":\"report.pdf\",\"sha256\":\"" + SHA256 + "\"}";
    private static final String AUTHOR = "\"author\":{\"name\":\"Lin Yue\",\"organisation\":\"Laboratory\"}";
    private static final String PERIOD =
            "\"period\":{\"begin\":\"2026-03-02T09:00:00+08:00\",\"end\":\"" + TIME + "\"}";
    private static final String COUNTS = "\"counts\":{\"critical\":0,\"high\":1,\"medium\":0,\"low\":0,\"info\":0}";
    private static final String FINDING =
            "{\"id\":\"PT-1\",\"severity\":\"high\",\"title\":\"Injection\",\"place\":\"/\",\"status\":\"open\"}";

    /** Valid, with every member. */
    private static final String WHOLE = "{\"releaseLifecycleAttestation\":1," + AUTHOR + ",\"target\":\"Portal\","
            + PERIOD
            + ",\"examined\":[\"Interface\"],\"notExamined\":[\"App\"]," + COUNTS + ",\"findings\":[" + FINDING + "],"
            + SIGNED + "}";

    /** What is put in the place of what. */
    static final String[][] VALID = {
        {"Portal", "Portal"},
        {",\"notExamined\":[\"App\"]", ""},
        {"[\"App\"]", "[]"},
        {",\"findings\":[" + FINDING + "]", ""},
        {"\"Portal\"", "\"–\""},
        {"\"Portal\"", "\"" + "x".repeat(500) + "\""},
        {"\"Portal\"", "\"" + "\uD83D\uDD12".repeat(500) + "\""},
        {"\"Portal\"", "\" 门户\\n\""},
        {"[\"Interface\"]", "[\"Interface\",\"Interface\",\"Web\"]"},
        {FINDING, FINDING + "," + other("\"id\":\"PT-2\"", "\"status\":\"fixed\"")},
        {FINDING, FINDING + "," + other("\"id\":\"PT-2\"", "\"status\":\"accepted\"")},
        {FINDING, other("\"id\":\" \u2003PT\"", "\"status\":\"open\"")},
        {TIME, "2026-03-06T17:30+08:00"},
        {TIME, "2026-03-06T17:30:00.123456789Z"},
        {TIME, "2026-03-06T17:30:00-18:00"},
        {"2026-03-02T09:00:00+08:00", TIME},
        {"\"critical\":0,\"high\":1", "\"high\":1,\"critical\":0"},
        {"\"info\":0", "\"info\":-0"},
    };

    static final String[][] INVALID = {
        // members that are missing, unknown, or of another type
        {AUTHOR + ",", ""},
        {"\"target\":\"Portal\",", ""},
        {PERIOD + ",", ""},
        {"\"examined\":[\"Interface\"],", ""},
        {COUNTS + ",", ""},
        {"," + SIGNED, ""},
        {"\"releaseLifecycleAttestation\":1,", ""},
        {"\"target\"", "\"Target\""},
        {"\"target\"", "\"scope\":\"all\",\"target\""},
        {"\"findings\"", "\"Findings\""},
        {"\"organisation\"", "\"organization\""},
        {",\"organisation\":\"Laboratory\"", ""},
        {"\"organisation\"", "\"team\":\"A\",\"organisation\""},
        {"\"begin\"", "\"start\""},
        {"\"end\"", "\"zone\":\"Z\",\"end\""},
        {"\"medium\":0,", ""},
        {"\"medium\":0", "\"moderate\":0"},
        {"\"info\":0", "\"info\":0,\"unknown\":0"},
        {",\"status\":\"open\"", ""},
        {"\"place\":\"/\"", "\"place\":\"/\",\"line\":7"},
        {"\"place\"", "\"url\""},
        {"\"sha256\"", "\"sha1\""},
        {"\"file\":\"report.pdf\",", ""},
        {"\"file\"", "\"pages\":9,\"file\""},
        {"\"Portal\"", "7"},
        {"\"Portal\"", "null"},
        {"\"Portal\"", "[\"Portal\"]"},
        {AUTHOR, "\"author\":\"Lin Yue\""},
        {AUTHOR, "\"author\":null"},
        {PERIOD, "\"period\":[]"},
        {PERIOD, "\"period\":null"},
        {"[\"Interface\"]", "\"Interface\""},
        {"[\"Interface\"]", "null"},
        {"[\"Interface\"]", "[null]"},
        {"[\"Interface\"]", "[1]"},
        {"[\"App\"]", "null"},
        {"[\"App\"]", "[{}]"},
        {COUNTS, "\"counts\":{}"},
        {COUNTS, "\"counts\":null"},
        {COUNTS, "\"counts\":[0,1,0,0,0]"},
        {"[" + FINDING + "]", "{}"},
        {"[" + FINDING + "]", "null"},
        {FINDING, "null"},
        {FINDING, "\"PT-1\""},
        {"\"PT-1\"", "1"},
        {SIGNED, "\"document\":\"report.pdf\""},
        {SIGNED, "\"document\":null"},
        {"\"info\":0", "\"info\":\"0\""},
        {"\"info\":0", "\"info\":null"},
        {"\"info\":0", "\"info\":false"},
        // values
        {"Attestation\":1", "Attestation\":2"},
        {"Attestation\":1", "Attestation\":0"},
        {"Attestation\":1", "Attestation\":\"1\""},
        {"Attestation\":1", "Attestation\":true"},
        {"Attestation\":1", "Attestation\":null"},
        {"\"Portal\"", "\"\""},
        {"\"Portal\"", "\" \u00A0\u2003\\t\\u0000\uFEFF\""},
        {"\"Portal\"", "\"" + "x".repeat(501) + "\""},
        {"\"Lin Yue\"", "\" \""},
        {"\"Laboratory\"", "\"\""},
        {"\"Interface\"", "\"\""},
        {"\"App\"", "\"\\n\""},
        {"\"PT-1\"", "\"\""},
        {"\"Injection\"", "\"\""},
        {"\"/\"", "\"\""},
        {"\"report.pdf\"", "\"\""},
        {"[\"Interface\"]", "[]"},
        {"\"info\":0", "\"info\":-1"},
        {"\"info\":0", "\"info\":0.5"},
        {"\"info\":0", "\"info\":2147483648"},
        {"\"info\":0", "\"info\":1e99"},
        {"\"severity\":\"high\"", "\"severity\":\"High\""},
        {"\"severity\":\"high\"", "\"severity\":\"unknown\""},
        {"\"severity\":\"high\"", "\"severity\":\"\""},
        {"\"open\"", "\"OPEN\""},
        {"\"open\"", "\"closed\""},
        {"\"open\"", "null"},
        {TIME, "2026-03-06T17:30:00"},
        {TIME, "2026-03-06"},
        {TIME, "2026-03-06 17:30:00+08:00"},
        {TIME, "2026-03-06t17:30:00z"},
        {TIME, "2026-03-06T17:30:00+0800"},
        {TIME, "2026-03-06T17:30:00+18:01"},
        {TIME, "2026-03-06T24:00:00Z"},
        {TIME, "2026-13-06T17:30:00Z"},
        {TIME, "2026-03-32T17:30:00Z"},
        {TIME, "2026-03-06T17:30:60Z"},
        {TIME, "1999-03-06T17:30:00Z"},
        {TIME, "12026-03-06T17:30:00Z"},
        {TIME, " " + TIME},
        {TIME, TIME + "\\n"},
        {TIME, "2026-03-06T17:30:00Z[UTC]"},
        {TIME, "٢٠٢٦-03-06T17:30:00Z"},
        {TIME, "yesterday"},
        {SHA256, SHA256.substring(1)},
        {SHA256, SHA256 + "0"},
        {SHA256, SHA256.toUpperCase(Locale.ROOT)},
        {SHA256, SHA256.substring(1) + "g"},
        {SHA256, SHA256 + "\\n"},
        {SHA256, "sha256:" + SHA256},
    };

    /** What a schema cannot say; its description does. */
    static final String[][] BEYOND_THE_SCHEMA = {
        {"an end before the begin", TIME, "2026-03-01T17:30:00+08:00", "attestation.period"},
        {"a day that the month does not have", TIME, "2026-06-31T17:30:00Z", "attestation.time"},
        {"a count without its finding", "\"critical\":0", "\"critical\":1", "attestation.counts"},
        {"a finding without its count", "\"high\":1", "\"high\":0", "attestation.counts"},
        {"no list at all that counts would agree with", "[" + FINDING + "]", "[]", "attestation.counts"},
        {"an id twice", FINDING, FINDING + "," + other("\"id\":\"PT-1\"", "\"status\":\"fixed\""), "attestation.same-id"
        },
        {"more findings than the limit", COUNTS, COUNTS.replace("\"low\":0", "\"low\":2147483647"), "too-many"},
        {
            "the version behind another member",
            "\"releaseLifecycleAttestation\":1," + AUTHOR,
            AUTHOR + ",\"releaseLifecycleAttestation\":1",
            "attestation.first"
        },
        {"a whole number with a point", "\"info\":0", "\"info\":0.0", "json.type"},
        {"a whole number with an exponent", "\"info\":0", "\"info\":0e0", "json.type"},
        {"the version with a point", "Attestation\":1", "Attestation\":1.0", "json.type"},
    };

    @ParameterizedTest
    @FieldSource("VALID")
    void bothAccept(String part, String other) {
        String attestation = with(part, other);

        assertThat(errors(attestation)).isEmpty();
        assertThat(Reading.of(attestation)).isInstanceOf(ScanReport.class);
    }

    @ParameterizedTest
    @FieldSource("INVALID")
    void bothRefuse(String part, String other) {
        String attestation = with(part, other);

        assertThat(errors(attestation)).as(attestation).isNotEmpty();
        assertThat(read(attestation)).as(attestation).isInstanceOf(UnreadableReport.class);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("BEYOND_THE_SCHEMA")
    void theReaderAloneRefuses(String what, String part, String other, String key) {
        String attestation = with(part, other);

        assertThat(errors(attestation)).as(what).isEmpty();
        assertThat(Reading.unreadable(read(attestation)).reason().key())
                .as(what)
                .isEqualTo(key);
    }

    @Test
    void bothAgreeOnAnythingInThePlaceOfAnyValue() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode others =
                mapper.readTree("[null,true,0,1,-1,0.5,\"\",\"x\",\"high\",[],[null],[\"x\"],[{}],{},{\"x\":1}]");
        Set<String> places = new TreeSet<>();
        places(mapper.readTree(WHOLE), "", places);
        assertThat(places).hasSize(28).contains("/findings/0/severity", "/period/end", "/notExamined");

        for (String place : places) {
            bothAgree(changed(mapper.readTree(WHOLE), place, null));
            for (JsonNode other : others) {
                bothAgree(changed(mapper.readTree(WHOLE), place, other));
            }
        }
    }

    /** The reader accepts what the schema accepts, but for what a schema cannot say. */
    private static void bothAgree(String attestation) {
        boolean valid = errors(attestation).isEmpty();

        String key = read(attestation) instanceof UnreadableReport report
                ? report.reason().key()
                : "";

        assertThat(key.isEmpty() || valid && key.equals("attestation.counts"))
                .as("%s: %s, %s", attestation, valid, key)
                .isEqualTo(valid);
    }

    private static void places(JsonNode node, String place, Set<String> places) {
        node.properties().forEach(member -> {
            places.add(place + "/" + member.getKey());
            places(member.getValue(), place + "/" + member.getKey(), places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(place + "/" + i);
            places(node.get(i), place + "/" + i, places);
        }
    }

    /** With another value in that place, or without what is there. */
    private static String changed(JsonNode root, String place, JsonNode other) {
        JsonPointer pointer = JsonPointer.compile(place);
        String last = pointer.last().getMatchingProperty();
        JsonNode parent = root.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            if (other == null) {
                object.remove(last);
            } else {
                object.set(last, other);
            }
        } else if (other == null) {
            ((ArrayNode) parent).remove(Integer.parseInt(last));
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), other);
        }
        return root.toString();
    }

    @Test
    void bothTakeAsLongAListAsIsAllowed() {
        String most = with(FINDING, findings(AttestedFindings.LISTED));
        String more = with(FINDING, findings(AttestedFindings.LISTED + 1));

        assertThat(errors(most)).isEmpty();
        assertThat(Reading.report(most).findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(errors(more)).isNotEmpty();
        assertThat(Reading.key(more)).isEqualTo("attestation.too-many-listed");
    }

    @Test
    void theSchemaIsOne() {
        Schema ofSchemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(ofSchemas.validate(text(FILE), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theExampleOfThePageIsValid() {
        String section = text(PAGE).split("\n## Attestation\n", 2)[1].split("\n## ", 2)[0];
        String example = section.split("\n```json\n", 2)[1].split("\n```\n", 2)[0];

        assertThat(errors(example)).isEmpty();
        ScanReport report = Reading.report(example);
        assertThat(report.tool()).isEqualTo("Lin Yue, Example Security Laboratory");
        assertThat(report.reported()).contains(Instant.parse("2026-03-06T09:30:00Z"));
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 0, 1, 0, 0));
        assertThat(report.suppressed()).isEqualTo(1);
        assertThat(report.examination()).isEqualTo(new Examination(2, 0, 1, 0, 0, 1));
    }

    @Test
    void theSpecimenIsValid() {
        assertThat(errors(new String(Reading.specimen(ScanFormat.ATTESTATION), StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static List<Error> errors(String attestation) {
        return SCHEMA.validate(attestation, InputFormat.JSON);
    }

    private static ScanResult read(String attestation) {
        return Reading.of(attestation.getBytes(StandardCharsets.UTF_8), ScanFormat.ATTESTATION, ReadLimits.DEFAULT);
    }

    /** The whole attestation with something else in the place of that part. */
    private static String with(String part, String other) {
        assertThat(WHOLE).contains(part);
        return WHOLE.replace(part, other);
    }

    private static String other(String id, String status) {
        return FINDING.replace("\"id\":\"PT-1\"", id).replace("\"status\":\"open\"", status);
    }

    private static String findings(int number) {
        return FINDING
                + IntStream.range(1, number)
                        .mapToObj(i -> "," + other("\"id\":\"" + i + "\"", "\"status\":\"fixed\""))
                        .collect(Collectors.joining());
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(FILE), InputFormat.JSON);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
