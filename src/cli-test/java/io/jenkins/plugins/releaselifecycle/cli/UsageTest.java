package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {

    private static Object[] words(String line) {
        return line.isEmpty() ? new Object[0] : line.split(" ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scan ", "scan read ", "ledger ", "ledger show ", "ledger verify ", "gate ", "gate simulate ", "dossier "})
    void everyLevelHasHelpInBothLanguagesAndAVersion(String level) {
        Run english = Run.of(words(level + "--help"));
        Run chinese = Run.of(words(level + "--help --lang zh"));
        Run version = Run.of(words(level + "--version"));

        assertThat(english.exit()).isZero();
        assertThat(english.err()).isEmpty();
        assertThat(english.out())
                .startsWith("Usage: release-lifecycle-cli " + level)
                .contains("Show this help.")
                .doesNotContain("用法");
        assertThat(chinese.exit()).isZero();
        assertThat(chinese.out())
                .startsWith("用法：release-lifecycle-cli " + level)
                .contains("显示本帮助。")
                .doesNotContain("Usage", "Options", "Commands", "Show");
        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("Release Lifecycle ").hasLineCount(1);
    }

    @Test
    void evaluatingAGateHasHelpInBothLanguagesToo() {
        assertThat(Run.of("gate", "evaluate", "--help").out()).startsWith("Usage: release-lifecycle-cli gate evaluate");
        assertThat(Run.of("gate", "evaluate", "--help", "--lang=zh").out()).startsWith("用法：").contains("--version");
    }

    @Test
    void theHelpNamesEveryGate() {
        for (String language : new String[] {"en", "zh"}) {
            assertThat(Run.of("gate", "evaluate", "--help", "--lang", language).out().replaceAll("\\s+", ""))
                    .contains(Gate.ids());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyCommandOptionAndArgumentIsDescribed(String language) {
        Console console = new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                Language.named(language).orElseThrow());
        assertDescribed(Main.commands(console));
    }

    private static void assertDescribed(CommandLine command) {
        CommandLine.Model.CommandSpec spec = command.getCommandSpec();
        assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
        assertThat(spec.args())
                .allSatisfy(argument -> assertThat(argument.description())
                        .as("%s %s", spec.qualifiedName(), argument)
                        .isNotEmpty());
        command.getSubcommands().values().forEach(UsageTest::assertDescribed);
    }

    @Test
    void theHelpNamesEveryFormatAndKind() {
        for (String language : new String[] {"en", "zh"}) {
            String help =
                    Run.of("scan", "read", "--help", "--lang", language).out().replaceAll("\\s+", "");
            assertThat(help).contains(ScanFormat.ids()).contains(ScanKind.ids());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | 'A command is missing: name one of these (scan, ledger, gate, dossier)'",
                "scan                            | 'A command is missing: name one of these (read)'",
                "scan look                       | '“look” is not understood here'",
                "scan read                       | 'FILE is missing'",
                "ledger show                     | 'PATH is missing'",
                "ledger verify                   | 'PATH is missing'",
                "gate                            | 'A command is missing: name one of these (evaluate, simulate)'",
                "gate evaluate                   | '--gate is missing'",
                "gate simulate                   | 'PATH is missing'",
                "dossier                         | '--ledger is missing'",
                "dossier --stage trial           | '“trial” is not a stage: use one of development,'",
                "dossier --head 0                | '“0” is not the number of a fact'",
                "dossier --ledger a --checkpoint b | 'Name --checkpoint and --public-key together'",
                "gate simulate a                 | '--policy is missing'",
                "gate evaluate --gate golive     | '“golive” is not a gate: use one of install, go-live,'",
                "gate evaluate --gate change     | 'Name either --ledger or --events'",
                "gate simulate --at noon a       | '“noon” is not a moment'",
                "scan read a b                   | '“b” is not understood here'",
                "scan read --jsno a              | '“--jsno” is not understood here'",
                "scan read --json --json a       | '--json was given more than once'",
                "scan read a --format            | '--format lacks its value'",
                "scan read --format pdf a        | '“pdf” is not a format that can be read: use one of sarif,'",
                "scan read --kind sast a         | '“sast” is not a kind of security test: use one of system-'",
                "scan read --lang fr a           | '“fr” is not a language of this program: use --lang en'",
                "scan read --json=perhaps a      | 'The arguments are not understood (Invalid value'"
            })
    void badUsageIsToldInOneSentence(String line, String sentence) {
        Run english = Run.of(words(line));
        Run chinese = Run.on(Locale.SIMPLIFIED_CHINESE, words(line));

        assertThat(english.exit()).isEqualTo(2);
        assertThat(english.out()).isEmpty();
        assertThat(english.err()).startsWith(sentence).hasLineCount(1).doesNotContain("Exception");
        assertThat(chinese.exit()).isEqualTo(2);
        assertThat(chinese.err()).hasLineCount(1).containsPattern("\\p{IsHan}");
    }

    @Test
    void aPathThatCannotExistIsToldInOneSentence() {
        Run run = Run.of("scan", "read", "a\0b");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be the name of a file").hasLineCount(1);
    }

    @Test
    void aDefectOfTheProgramIsToldInOneSentence() {
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), Language.ENGLISH);

        int exit = new Failure(console)
                .handleExecutionException(new IllegalStateException("why\nthere"), null, null);

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString())
                .contains("IllegalStateException", "why\uFFFDthere")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "en-US,     '',      Usage",
        "de-DE,     '',      Usage",
        "zh-CN,     '',      用法",
        "zh-Hant-TW,'',      用法",
        "zh-CN,     en,      Usage",
        "en-US,     zh,      用法",
        "en-US,     zh-CN,   用法",
        "en-US,     zh_CN,   用法"
    })
    void theLanguageIsWhatWasAskedForOrThePlatforms(String platform, String lang, String first) {
        Object[] arguments = lang.isEmpty() ? words("--help") : words("--lang " + lang + " --help");

        assertThat(Run.on(Locale.forLanguageTag(platform), arguments).out()).startsWith(first);
    }
}
