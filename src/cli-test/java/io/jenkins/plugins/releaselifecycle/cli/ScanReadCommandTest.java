package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanReadCommandTest {

    private static final String SARIF = """
            {"version": "2.1.0", "runs": [{
              "tool": {"driver": {"name": "Prüfer", "version": "3.1"}},
              "invocations": [{"executionSuccessful": true, "endTimeUtc": "2026-03-02T09:30:00Z"}],
              "results": [
                {"ruleId": "a", "level": "error", "message": {"text": "x"}},
                {"ruleId": "b", "level": "note", "message": {"text": "y"}}
              ]}]}
            """;

    @TempDir
    private Path directory;

    private Path report(String content) throws IOException {
        return Files.writeString(directory.resolve("report.json"), content);
    }

    @Test
    void aReadableReportIsAnsweredWithExactlyTheseKeys() throws IOException {
        Path file = report(SARIF);

        Run run = Run.of("scan", "read", "--json", file);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode answer = run.json();
        assertThat(Run.keys(answer))
                .containsExactly(
                        "status",
                        "format",
                        "tool",
                        "complete",
                        "findings",
                        "suppressed",
                        "sha256",
                        "reason",
                        "kind",
                        "reportedAt",
                        "bytes",
                        "examined",
                        "passed",
                        "notExamined",
                        "excluded",
                        "notSelected",
                        "absent",
                        "severities");
        assertThat(Run.keys(answer.get("findings")))
                .containsExactly("critical", "high", "medium", "low", "info", "unknown");
        assertThat(answer.get("status").textValue()).isEqualTo("READABLE");
        assertThat(answer.get("format").textValue()).isEqualTo("sarif");
        assertThat(answer.get("tool").textValue()).startsWith("Prüfer");
        assertThat(answer.get("complete").isBoolean()).isTrue();
        assertThat(answer.get("findings").get("high").isInt()).isTrue();
        assertThat(answer.get("suppressed").intValue()).isZero();
        assertThat(answer.get("sha256").textValue()).isEqualTo(Digests.sha256(SARIF.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.get("bytes").longValue()).isEqualTo(Files.size(file));
        assertThat(answer.get("reportedAt").textValue()).isEqualTo("2026-03-02T09:30:00Z");
        assertThat(answer.get("reason").isNull()).isTrue();
        assertThat(answer.get("kind").isNull()).isTrue();
    }

    @Test
    void anUnreadableReportIsAnsweredWithTheSameKeysAndAReason() throws IOException {
        Run readable = Run.of("scan", "read", "--json", report(SARIF));
        Run run = Run.of("scan", "read", "--json", report(SARIF.substring(0, SARIF.length() / 2)));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        JsonNode answer = run.json();
        assertThat(Run.keys(answer)).isEqualTo(Run.keys(readable.json()));
        assertThat(answer.get("status").textValue()).isEqualTo("UNREADABLE");
        assertThat(answer.get("format").textValue()).isEqualTo("sarif");
        assertThat(answer.get("reason").textValue()).contains("cut off");
        assertThat(answer).filteredOn(JsonNode::isNull).hasSize(15);
    }

    @Test
    void peopleReadTextInTheirLanguage() throws IOException {
        Path file = report(SARIF);

        Run english = Run.of("scan", "read", "--kind", "code-audit", file);
        Run chinese = Run.of("scan", "read", "--kind", "code-audit", "--lang", "zh", file);

        assertThat(english.exit()).isZero();
        assertThat(english.out().lines())
                .contains(
                        file + " can be read.",
                        "Kind: Code audit (code-audit)",
                        "Format: SARIF 2.1.0 (sarif)",
                        "Reported: 2026-03-02 09:30 UTC",
                        "Suppressed: 0");
        assertThat(chinese.exit()).isZero();
        assertThat(chinese.out().lines())
                .contains(file + " 可以读取。", "种类：代码审计（code-audit）", "报告时间：2026-03-02 09:30 UTC")
                .hasSameSizeAs(english.out().lines().toList());
    }

    @Test
    void whyAReportCannotBeReadGoesToStandardError() throws IOException {
        Path file = report("");

        Run english = Run.of("scan", "read", file);
        Run chinese = Run.on(Locale.SIMPLIFIED_CHINESE, "scan", "read", file);

        assertThat(english.exit()).isEqualTo(2);
        assertThat(english.out()).isEmpty();
        assertThat(english.err()).startsWith(file + " cannot be read: The report is empty.");
        assertThat(chinese.exit()).isEqualTo(2);
        assertThat(chinese.err()).startsWith("无法读取 " + file + "：");
    }

    @Test
    void theKindIsRepeated() throws IOException {
        JsonNode answer = Run.of("scan", "read", "--json", "--kind=penetration-test", report(SARIF))
                .json();

        assertThat(answer.get("kind").textValue()).isEqualTo("penetration-test");
    }

    @Test
    void aReportOfAnotherFormatThanSaidIsNotReadable() throws IOException {
        Run run = Run.of("scan", "read", "--json", "--format", "xccdf", report(SARIF));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.json().get("format").textValue()).isEqualTo("xccdf");
    }

    @Test
    void aMissingFileAndADirectoryAreToldInOneSentence() {
        Path missing = directory.resolve("missing.json");

        assertThat(Run.of("scan", "read", missing))
                .isEqualTo(new Run(
                        2,
                        "",
                        missing + " cannot be read: there is no such file or directory. Check the path."
                                + System.lineSeparator()));
        assertThat(Run.of("scan", "read", directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        directory + " cannot be read: it is a directory. Name the report file itself."
                                + System.lineSeparator()));
        assertThat(Run.of("scan", "read", "--json", missing)
                        .json()
                        .get("status")
                        .textValue())
                .isEqualTo("UNREADABLE");
    }

    @Test
    void whoLacksPermissionIsToldSo() {
        assertThat(FileProblem.of(new AccessDeniedException("report.json")))
                .isEqualTo(Console.text("file.forbidden"))
                .isNotEqualTo(FileProblem.of(new IOException("disk on fire")));
    }

    @Test
    void aReportCannotSteerTheTerminal() throws IOException {
        Run run = Run.of("scan", "read", report(SARIF.replace("Prüfer", "\\u001b[2JScanner\\u202e")));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("[2JScanner").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void aFileNamedLikeAnArgumentFileIsTakenAsItIs() throws IOException {
        Path arguments = Files.writeString(directory.resolve("arguments"), "--help");

        assertThat(Run.of("scan", "read", "@" + arguments).exit()).isEqualTo(2);
    }
}
