package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has only the pages can write facts and policies, and gets the answers that the pages promise. */
class DocumentationTest {

    private static final String LEDGER = Pages.text("ledger-format.md");
    private static final String POLICY = Pages.text("policy.md");

    /** The first three lines say what the application is, and no requirement of the gate is met by them. */
    private static final int NOT_EVIDENCE = 3;

    @TempDir
    private Path directory;

    private Run install(List<String> facts) throws IOException {
        Path file = Files.write(directory.resolve("FACTS.jsonl"), facts);
        return Run.of("gate", "evaluate", "--json", "--gate", "install", "--events", file);
    }

    @Test
    void theExampleOpensTheGate() throws IOException {
        Run run = install(Pages.facts());

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.json().get("status").textValue()).isEqualTo("OPEN");
        assertThat(run.json().get("exposure").textValue()).isEqualTo("external");
        assertThat(run.json().get("version").textValue()).isEqualTo("1.4.0");
    }

    @Test
    void everyLineOfTheExampleThatIsEvidenceIsNeeded() throws IOException {
        List<String> facts = Pages.facts();
        for (int left = 0; left < facts.size(); left++) {
            List<String> others = new ArrayList<>(facts);
            others.remove(left);
            assertThat(install(others).exit()).as("without line %d", left + 1).isEqualTo(left < NOT_EVIDENCE ? 0 : 4);
        }
    }

    @Test
    void theDigestOfTheShippedPolicyIsTheOneThatIsGiven() {
        String digest = Policy.SHIPPED.digest();
        assertThat(LEDGER).contains("\n    " + digest + "\n");
        assertThat(Pages.facts()).filteredOn(line -> line.contains("\"policy\"")).hasSize(2).allMatch(line -> line.contains(digest));
    }

    @Test
    void theWrittenOutPolicyIsTheShippedOne() throws IOException {
        String example = Pages.blocks("policy.md", "yaml").get(0);
        Path whole = Files.writeString(directory.resolve("jenkins.yaml"), example);

        assertThat(PolicyFile.read(whole)).isEqualTo(Policy.SHIPPED);
        assertThat(PolicyFile.read(whole).digest()).isEqualTo(Policy.SHIPPED.digest());
        for (String setting : PolicyKeys.all()) {
            assertThat(example).as(setting).contains("  " + setting.substring(setting.lastIndexOf('.') + 1) + ":");
        }
    }

    @Test
    void theShortExampleIsAPolicyToo() throws IOException {
        Path keys = Files.writeString(
                directory.resolve("POLICY.yaml"), Pages.blocks("policy.md", "yaml").get(1));

        assertThat(PolicyFile.read(keys).timeZone().getId()).isEqualTo("Asia/Shanghai");
        assertThat(PolicyFile.read(keys).gates().get(Gate.INSTALL).roles())
                .singleElement()
                .matches(role -> role.quorum() == 2);
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void everyFactIsDescribedWithAllItsMembers(FactType type) {
        String row = LEDGER.lines()
                .filter(line -> line.startsWith("| `" + type.wireName() + "` |"))
                .reduce((one, other) -> one + other)
                .orElseThrow();
        for (RecordComponent member : type.recordType().getRecordComponents()) {
            assertThat(row).contains("`" + member.getName() + "`");
        }
    }

    @Test
    void everyWordThatAMemberCanBeIsThere() {
        Stream.of(
                        Audience.ids(),
                        ChangeScope.ids(),
                        ConfirmationSubject.ids(),
                        DocumentKind.ids(),
                        Gate.ids(),
                        Impact.ids(),
                        Role.ids(),
                        ScanKind.ids(),
                        Term.ids(),
                        TestAspect.ids(),
                        TestEnvironment.ids())
                .flatMap(List::stream)
                .forEach(id -> assertThat(LEDGER).contains("`" + id + "`"));
    }

    @ParameterizedTest
    @EnumSource(ConfirmationSubject.class)
    void everySubjectIsListedWithItsRolesAndWhetherItIsOfAVersion(ConfirmationSubject subject) {
        String roles = String.join(", ", subject.roles().stream().map(role -> "`" + role.id() + "`").toList());
        assertThat(LEDGER.lines())
                .anyMatch(line -> line.startsWith("| `" + subject.id() + "` | " + roles + " | "
                        + (subject.ofAVersion() ? "yes" : "no") + " |"));
    }

    @ParameterizedTest
    @EnumSource(Requirement.class)
    void everyRequirementIsExplained(Requirement requirement) {
        String mention = requirement.clause().isEmpty() || requirement == Requirement.STAGE
                ? "`" + requirement.id() + "`"
                : "\n| " + requirement.id() + " | ";
        assertThat(POLICY).contains(mention);
    }

    @Test
    void everySettingHasItsRow() {
        for (String setting : PolicyKeys.all()) {
            String row = setting.startsWith("limits.") ? setting.substring("limits.".length()) : setting;
            String shown = row.startsWith("gates.") ? "gates.<gate>.decidedBy" : row;
            assertThat(POLICY).contains("\n| `" + shown + "` | ");
        }
        assertThat(POLICY).contains(Stream.of(Gate.values()).map(gate -> "`" + gate.key() + "`").toList());
    }

    @Test
    void everyOptionOfTheDossierAndEveryStageIsDescribed() {
        String page = Pages.text("dossier.md");
        String help = Run.of("dossier", "--help").out();
        List<String> options = Pattern.compile("--[a-z-]+")
                .matcher(help)
                .results()
                .map(MatchResult::group)
                .filter(option -> !Set.of("--help", "--version").contains(option))
                .distinct()
                .toList();

        assertThat(options).hasSizeGreaterThan(7);
        assertThat(options).allSatisfy(option -> assertThat(page).contains("`" + option));
        assertThat(Stage.ids()).allSatisfy(stage -> assertThat(page).contains("`" + stage + "`"));
        assertThat(help.replaceAll("\\s+", "")).contains(Stage.ids());
    }

    @Test
    void whatCanNeverBeWaivedIsListed() {
        List<String> never = Stream.of(Requirement.values())
                .filter(requirement -> !requirement.waivable())
                .filter(requirement -> requirement.id().length() <= 3)
                .map(Requirement::id)
                .toList();
        assertThat(POLICY).contains("what people decide: " + String.join(", ", never) + ".");
    }
}
