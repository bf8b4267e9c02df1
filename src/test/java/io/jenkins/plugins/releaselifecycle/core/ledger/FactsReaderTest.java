package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsReaderTest {

    private static final String REGISTERED =
            "{\"type\":\"application-registered\",\"at\":\"2026-03-01T09:30:00.123456Z\",\"actor\":{\"kind\":\"user\",\"id\":\"李\"},\"fact\":{\"name\":\"商城/shop\"}}";

    private final FactCodec codec = new FactCodec();

    private static List<RecordedFact> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<RecordedFact> read(byte[] bytes) throws IOException {
        List<RecordedFact> facts = new ArrayList<>();
        new FactsReader().read(new ByteArrayInputStream(bytes), facts::add);
        return facts;
    }

    private static void refused(String text, String sentence) {
        refused(text.getBytes(StandardCharsets.UTF_8), sentence);
    }

    private static void refused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOfSatisfying(InvalidInputException.class, refused -> {
            assertThat(refused.getMessage())
                    .startsWith(sentence)
                    .doesNotContain("jackson", "java.", "releaselifecycle", "Exception");
            assertThat(refused.reason().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                    .startsWith("第 ")
                    .doesNotContain("jackson", "java.", "releaselifecycle", "Exception");
        });
    }

    private static String line(String type, String fact) {
        return "{\"type\":\"" + type + "\",\"at\":\"2026-03-01T09:30:00Z\",\"actor\":{\"kind\":\"product\"},\"fact\":"
                + fact + "}";
    }

    @Test
    void theNumberOfALineIsTheSequenceOfItsFact() throws IOException {
        List<RecordedFact> facts = read(REGISTERED + "\n" + REGISTERED);

        assertThat(facts).extracting(RecordedFact::sequence).containsExactly(1L, 2L);
        assertThat(facts.get(0).at()).isEqualTo(Instant.parse("2026-03-01T09:30:00.123456Z"));
        assertThat(facts.get(0).actor()).isEqualTo(new Actor.User("李"));
        assertThat(facts.get(0).fact().told()).containsExactly("商城/shop");
    }

    @Test
    void aRequestOfAnEarlierSchemaHasNoCommittersNoEndAndOneWhoAsked() throws IOException {
        String fact = "{\"gate\":\"install\",\"policy\":\"ab\",\"request\":\"r\",\"version\":\"1\"%s}";
        String second = ",\"committers\":[\"li\"]";
        String third = second + ",\"until\":\"2026-03-02T09:30:00Z\"";
        for (String schema : List.of("\"schema\":1|", "\"schema\":2|" + second, "\"schema\":3|" + third)) {
            String[] parts = schema.split("\\|", 2);
            String line = line("request-made", fact.formatted(parts[1])).replaceFirst("\\{", "{" + parts[0] + ",");

            RequestMade request =
                    (RequestMade) read(REGISTERED + "\n" + line).get(1).fact();

            assertThat(request.committers()).isEqualTo(parts[1].isEmpty() ? null : List.of("li"));
            assertThat(request.until())
                    .isEqualTo(parts[1].contains("until") ? Instant.parse("2026-03-02T09:30:00Z") : null);
            assertThat(request.startedBy()).isNull();
        }
    }

    @Test
    void aSecurityTestOfAnEarlierSchemaIsReadAsOneOfWhichNothingElseWasTold() throws IOException {
        String report = "{\"bytes\":10,\"examined\":3,\"excluded\":2,\"file\":\"r\",\"findings\":{\"critical\":0,"
                + "\"high\":1,\"info\":0,\"low\":0,\"medium\":0,\"unknown\":0},\"format\":\"sarif\",\"notExamined\":0,"
                + "\"sha256\":\"ab\",\"suppressed\":0,\"tool\":\"t\"%s}";
        String fact = "{\"kind\":\"code-audit\",\"severityMapping\":1,\"version\":\"1\",\"reports\":[" + report + "]}";
        for (String schema : List.of("\"schema\":1|", "\"schema\":2|,\"kept\":true")) {
            String[] parts = schema.split("\\|", 2);
            String line =
                    line("security-test-recorded", fact.formatted(parts[1])).replaceFirst("\\{", "{" + parts[0] + ",");

            SecurityTestRecorded test =
                    (SecurityTestRecorded) read(REGISTERED + "\n" + line).get(1).fact();

            assertThat(test.circumstances()).isEqualTo(TestCircumstances.NONE);
            assertThat(test.findingList()).isNull();
            assertThat(test.kept()).isEqualTo(parts[1].isEmpty() ? List.of() : List.of("ab"));
            RecordedReport read = test.reports().get(0);
            assertThat(read.excluded()).isEqualTo(2);
            assertThat(read.passed() + read.notSelected() + read.absent()).isZero();
        }
    }

    @Test
    void everyFactIsReadAsItIsWrittenInALedger() throws IOException {
        List<Fact> all = new ArrayList<>(EveryFact.others());
        all.add(0, EveryFact.first());
        StringBuilder text = new StringBuilder();
        all.forEach(fact -> text.append(line(
                                FactType.of(fact).wireName(), codec.tree(fact).toString())
                        .replaceFirst("\\{", "{\"schema\":" + FactType.of(fact).schema() + ","))
                .append('\n'));

        assertThat(read(text.toString()).stream().map(RecordedFact::fact)).containsExactlyElementsOf(all);
    }

    @Test
    void setsAreWrittenInTheOrderOfTheRuleHoweverTheyWereWritten() throws IOException {
        String shuffled = line(
                "test-recorded",
                "{\"environment\":\"test\",\"version\":\"1\",\"aspects\":[\"stress\",\"function\",\"security\"],\"passed\":true,\"report\":\"r\"}");
        String affects = line(
                "change-recorded",
                "{\"version\":\"1\",\"scope\":\"minor\",\"description\":\"d\",\"affects\":[\"code-audit\",\"penetration-test\"]}");

        assertThat(codec.tree(read(shuffled).get(0).fact()).get("aspects").toString())
                .isEqualTo("[\"function\",\"security\",\"stress\"]");
        assertThat(codec.tree(read(affects).get(0).fact()).get("affects").toString())
                .isEqualTo("[\"penetration-test\",\"code-audit\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n \t\n", "\n\n\n"})
    void lineEndsAndBlankLinesAtTheEndDoNoHarm(String end) throws IOException {
        assertThat(read(REGISTERED + end)).hasSize(1);
        assertThat(read(REGISTERED + "\r\n" + REGISTERED + end)).hasSize(2);
    }

    @Test
    void aBlankLineElsewhereIsRefused() {
        refused(REGISTERED + "\n\n\n" + REGISTERED, "line 2: the line is blank");
        refused("\n" + REGISTERED, "line 1: the line is blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\n"})
    void aFileWithoutAFactIsRefused(String text) {
        refused(text, "line 1: there is no fact in the file.");
    }

    @Test
    void whatComesBeforeABadLineIsHandedOverAndTheLineIsNamed() {
        List<RecordedFact> facts = new ArrayList<>();
        InputStream in =
                new ByteArrayInputStream((REGISTERED + "\n" + REGISTERED + "\n{}\n").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new FactsReader().read(in, facts::add)).hasMessage("line 3: “type” is missing.");
        assertThat(facts).hasSize(2);
    }

    @Test
    void anUnknownTypeAndANewerSchemaAreFactsThatCloseEveryGate() throws IOException {
        String unknown = line("moon-phase-recorded", "{\"phase\":[1,{}]}");
        String newer = REGISTERED.replace("\"type\"", "\"schema\":2,\"type\"");

        assertThat(read(unknown).get(0).fact()).isEqualTo(new LedgerFact.NotUnderstood("moon-phase-recorded", 1));
        assertThat(read(newer).get(0).fact()).isEqualTo(new LedgerFact.NotUnderstood("application-registered", 2));
        assertThat(Lifecycle.of(read(REGISTERED + "\n" + newer)).notUnderstood())
                .isPresent();
        assertThat(read(REGISTERED.replace("\"type\"", "\"schema\":1,\"type\"")))
                .isEqualTo(read(REGISTERED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type\":\"app            | typ\":\"app                | “typ” is not known here; the members are: actor, at, fact, schema, type.",
                "\"at\"                  | \"at\":\"x\",\"at\"       | “at” stands there twice.",
                "\"name\"                | \"name\":\"x\",\"name\"   | “fact.name” stands there twice.",
                "\"kind\":\"user\",      | \"kind\":\"user\",\"kind\":\"user\", | “actor.kind” stands there twice.",
                "\"type\":\"application-registered\", | ``              | “type” is missing.",
                "\"application-registered\" | 7                       | “type” is 7: give a text in quotes.",
                "\"application-registered\" | \"\"                    | “type” is \"\": give a text in quotes.",
                "\"fact\":{\"name\":\"商城/shop\"} | \"fact\":null       | “fact” is missing.",
                "{\"name\":\"商城/shop\"} | \"shop\"                  | “fact” is \"shop\": give an object in braces.",
                "\"商城/shop\"           | 5                          | “name” is 5: give a text in quotes.",
                "\"商城/shop\"           | true                       | “name” is true: give a text in quotes.",
                "\"商城/shop\"           | [\"a\"]                    | “name” is [\"a\"]: give a text in quotes.",
                "\"商城/shop\"           | null                       | “name” is missing.",
                "\"商城/shop\"           | \" \"                      | “name” is missing.",
                "\"商城/shop\"           | \"a\",\"nmae\":1           | “nmae” is not known here; the members are: name.",
                "\"2026-03-01T09:30:00.123456Z\" | 1700000000         | “at” is 1700000000: give a moment in UTC",
                "\"2026-03-01T09:30:00.123456Z\" | \"1700000000\"     | “at” is \"1700000000\": give a moment in UTC",
                "\"2026-03-01T09:30:00.123456Z\" | \"2026-03-01\"     | “at” is \"2026-03-01\": give a moment in UTC",
                "00.123456Z              | 00+08:00                   | “at” is \"2026-03-01T09:30:00+08:00\": give a moment in UTC",
                "2026-03-01T             | 1969-03-01T                | “at” is 1969-03-01T09:30:00.123456Z: the year has to be between 1970",
                "2026-03-01T             | +12026-03-01T              | “at” is +12026-03-01T09:30:00.123456Z: the year has to be between 1970",
                "\"user\"                | \"usr\"                    | “actor” needs a “kind”: user with id,",
                "\"kind\":\"user\",      | ``                         | “actor” needs a “kind”",
                "{\"kind\":\"user\",\"id\":\"李\"} | \"李\"            | “actor” needs a “kind”",
                ",\"id\":\"李\"          | ``                         | “actor”: “id” is missing.",
                "\"id\":\"李\"           | \"id\":\"李\",\"role\":\"it\" | “actor.role” is not known here; the members are: id, kind.",
                "\"type\"                | \"schema\":\"1\",\"type\"  | “schema” is \"1\": give a whole number from 1",
                "\"type\"                | \"schema\":0,\"type\"      | “schema” is 0: give a whole number from 1",
                "\"type\"                | \"schema\":1.0,\"type\"    | “schema” is 1.0: give a whole number from 1",
                "shop\"}}                | shop\"}} {}                | something stands behind the JSON object",
                "shop\"}}                | shop\"}                    | the line is not one whole JSON object",
                "shop\"}}                | shop\"},}                  | this is not JSON that can be read, from character",
                "\"name\"                | 'name'                     | this is not JSON that can be read, from character"
            })
    void whatIsWrongWithALineIsToldByItsMember(String part, String instead, String sentence) {
        assertThat(REGISTERED).contains(part);

        refused(REGISTERED + "\n" + REGISTERED.replace(part, instead), "line 2: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "test-recorded | {\"environment\":\"tst\",\"version\":\"1\",\"aspects\":[\"stress\"],\"passed\":true,\"report\":\"r\"} | “environment” is \"tst\": give one of these: development, test, production.",
                "test-recorded | {\"environment\":1,\"version\":\"1\",\"aspects\":[\"stress\"],\"passed\":true,\"report\":\"r\"} | “environment” is 1: give one of these:",
                "test-recorded | {\"environment\":\"test\",\"version\":\"1\",\"aspects\":[\"stress\",\"sress\"],\"passed\":true,\"report\":\"r\"} | “aspects[1]” is \"sress\": give one of these: function,",
                "test-recorded | {\"environment\":\"test\",\"version\":\"1\",\"aspects\":\"stress\",\"passed\":true,\"report\":\"r\"} | “aspects” is \"stress\": give a list in square brackets.",
                "test-recorded | {\"environment\":\"test\",\"version\":\"1\",\"aspects\":[],\"passed\":true,\"report\":\"r\"} | “aspects” is missing.",
                "test-recorded | {\"environment\":\"test\",\"version\":\"1\",\"aspects\":[\"stress\"],\"report\":\"r\"} | “passed” is missing.",
                "test-recorded | {\"environment\":\"test\",\"version\":\"1\",\"aspects\":[\"stress\"],\"passed\":\"true\",\"report\":\"r\"} | “passed” is \"true\": give true or false",
                "test-recorded | {\"environment\":\"test\",\"version\":\"1 2\",\"aspects\":[\"stress\"],\"passed\":true,\"report\":\"r\"} | “version”: “1 2” is not a version.",
                "test-recorded | {\"environment\":\"test\",\"version\":2,\"aspects\":[\"stress\"],\"passed\":true,\"report\":\"r\"} | “version” is 2: give a text in quotes.",
                "application-classified | {\"protectionLevel\":\"2\",\"subordinate\":true} | “protectionLevel” is \"2\": give a whole number",
                "application-classified | {\"protectionLevel\":2.5,\"subordinate\":true} | “protectionLevel” is 2.5: give a whole number",
                "application-classified | {\"protectionLevel\":99999999999999999999,\"subordinate\":true} | “protectionLevel” is 99999999999999999999: give a whole number",
                "application-classified | {\"protectionLevel\":6,\"subordinate\":true} | “protectionLevel” is 6: it is a number from 1 to 5.",
                "training-recorded | {\"audience\":\"end-users\",\"date\":[2026,3,1],\"participants\":\"p\"} | “date” is [2026,3,1]: give a day",
                "training-recorded | {\"audience\":\"end-users\",\"date\":\"2026-02-30\",\"participants\":\"p\"} | “date” is \"2026-02-30\": give a day",
                "trial-run-extended | {\"length\":\"3M\",\"reason\":\"r\"} | “length” is \"3M\": give a calendar period",
                "trial-run-extended | {\"length\":\"-P3M\",\"reason\":\"r\"} | “length” is P-3M: give a calendar period",
                "request-made | {\"request\":\"a b\",\"gate\":\"install\",\"version\":\"1\",\"policy\":\"p\"} | “request”: “a b” is not a name that later facts can use",
                "request-made | {\"request\":\"a\",\"gate\":\"go-live\",\"version\":\"1\",\"policy\":\"p\"} | “trialRun” is missing.",
                "request-made | {\"request\":\"a\",\"gate\":\"go-live\",\"version\":\"1\",\"policy\":\"p\",\"trialRun\":{\"start\":\"2026-3-1\",\"length\":\"P3M\",\"observation\":\"P1M\"}} | “trialRun.start” is \"2026-3-1\": give a day",
                "request-made | {\"request\":\"a\",\"gate\":\"go-live\",\"version\":\"1\",\"policy\":\"p\",\"trialRun\":{\"start\":\"2026-03-01\",\"length\":\"P3M\"}} | “trialRun”: “trialRun.observation” is missing.",
                "request-made | {\"request\":\"a\",\"gate\":\"go-live\",\"version\":\"1\",\"policy\":\"p\",\"trialRun\":\"P3M\"} | “trialRun” is \"P3M\": give an object in braces.",
                "confirmation-given | {\"subject\":\"business-needs-met\",\"role\":\"it\",\"version\":\"1\"} | “meets the business of today” is not for the role IT department to confirm",
                "security-test-recorded | {\"kind\":\"code-audit\",\"version\":\"1\",\"severityMapping\":1,\"reports\":[{\"file\":\"f\",\"format\":\"trivy\",\"tool\":\"t\",\"sha256\":\"s\",\"bytes\":1,\"findings\":{\"critical\":0,\"high\":0,\"medium\":0,\"low\":0,\"info\":0},\"suppressed\":0,\"examined\":1,\"notExamined\":0,\"excluded\":0}]} | “reports[0].findings.unknown” is missing.",
                "security-test-recorded | {\"kind\":\"code-audit\",\"version\":\"1\",\"severityMapping\":1,\"reports\":[{\"file\":\"f\",\"format\":\"trivy\",\"tool\":\"t\",\"sha256\":\"s\",\"bytes\":1,\"findings\":{\"critical\":0,\"high\":0,\"medium\":0,\"low\":0,\"info\":0,\"unknown\":0},\"suppressed\":0,\"examined\":1,\"notExamined\":-1,\"excluded\":0}]} | “reports[0]”: “notExamined” ",
                "vote-cast | {\"request\":\"a\",\"role\":\"it\",\"approved\":true,\"policy\":\"p\"} | “serious” is missing."
            })
    void whatIsWrongWithAFactIsToldByItsMember(String type, String fact, String sentence) {
        refused(line(type, fact), "line 1: " + sentence);
    }

    @Test
    void aByteOrderMarkBrokenUtf8AndOverlongLinesAreRefused() {
        refused("\uFEFF" + REGISTERED, "line 1: the line begins with a byte order mark");
        refused(REGISTERED.getBytes(StandardCharsets.UTF_16), "line 1: the line is not UTF-8");
        refused(
                REGISTERED.replace("李", "Müller").getBytes(StandardCharsets.ISO_8859_1),
                "line 1: the line is not UTF-8");
        refused(REGISTERED + "\n" + " ".repeat((16 << 20) + 1), "line 2: the line is longer than 16777216 bytes.");
    }

    @Test
    void whatWouldExhaustAReaderIsRefused() {
        refused(line("x", "[".repeat(5000) + "]".repeat(5000)), "line 1: the JSON is nested too deep");
        refused(line("x", "{\"n\":" + "9".repeat(5000) + "}"), "line 1: ");
    }
}
