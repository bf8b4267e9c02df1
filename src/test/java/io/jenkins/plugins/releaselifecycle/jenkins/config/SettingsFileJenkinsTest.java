package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.DeploymentCalendar;
import io.jenkins.plugins.releaselifecycle.core.policy.Enforcement;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A file with settings that cannot be understood whole is no policy, and not the shipped one either. */
@WithJenkins
class SettingsFileJenkinsTest {

    private static final List<String> SETTINGS = List.of(
            "timeZone",
            "exposure",
            "external",
            "internal",
            "retests",
            "limits",
            "maxAge",
            "testingTerm",
            "trialRun",
            "observation",
            "filingTerm",
            "filingLevel",
            "stableRun",
            "gates",
            "waivers",
            "enforceFrom",
            "calendar",
            "breakGlass");

    private JenkinsRule jenkins;
    private Path file;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
        file = rule.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
    }

    private String saved() throws IOException {
        ReleaseLifecycleConfiguration.get().setPolicy(UnusualSettings.policy());
        ReleaseLifecycleConfiguration.get().setRoles(UnusualSettings.roles());
        return Files.readString(file);
    }

    private ReleaseLifecycleConfiguration read(String content) throws IOException {
        Files.writeString(file, content.replace("CLASS", ReleaseLifecycleConfiguration.class.getName()));
        return new ReleaseLifecycleConfiguration();
    }

    @Test
    void aFileThatIsNoneIsNoPolicyUntilOneIsSaved() throws Exception {
        for (String content : List.of(
                "",
                "<?xml version='1.1'?><broken",
                "<?xml version='1.1'?><CLASS/>",
                "<?xml version='1.1'?><CLASS><policy/></CLASS>",
                "<?xml version='1.1'?><CLASS><policy class='no.such.Thing'/></CLASS>",
                "<?xml version='1.1'?><CLASS><policy><scope>security-tests</scope><exposure>internal</exposure>"
                        + "<retests>1</retests></policy></CLASS>")) {
            ReleaseLifecycleConfiguration damaged = read(content);
            assertThatThrownBy(damaged::policyInForce).as(content).isInstanceOf(InvalidInputException.class);
            damaged.setPolicy(new PolicySettings());
            assertThat(damaged.policyInForce()).isEqualTo(Policy.SHIPPED);
        }
    }

    @Test
    void aSettingThatIsMissingInTheFileIsNotTakenFromTheRule() throws Exception {
        String saved = saved();
        assertThat(read(saved).policyInForce())
                .isEqualTo(UnusualSettings.policy().toPolicy());
        SoftAssertions all = new SoftAssertions();
        for (String setting : SETTINGS) {
            String content = saved.replaceFirst("(?s)    <" + setting + ">.*?\\R    </" + setting + ">", "")
                    .replaceFirst("    <" + setting + ">.*</" + setting + ">", "");
            all.assertThat(content).as(setting).isNotEqualTo(saved);
            ReleaseLifecycleConfiguration damaged = read(content);
            all.assertThatThrownBy(damaged::policyInForce)
                    .as(setting)
                    .hasMessageContaining("“policy." + setting + "” is missing");
        }
        all.assertAll();
    }

    @Test
    void anEntryOfTheFileThatCannotBeReadIsNotLeftOut() throws Exception {
        String saved = saved();
        SoftAssertions all = new SoftAssertions();
        for (List<String> damage : List.of(
                List.of("<string>code-audit</string>", "<strang>code-audit</strang>", "external"),
                List.of("<string>C5</string>", "<strang>C5</strang>", "waivers.excluded"),
                List.of("(</?)install>", "$1instal>", "gates.install"),
                List.of(
                        "(?s)DecidingRoleSettings>(\\s*<role>development.*?)DecidingRoleSettings>",
                        "No>$1No>",
                        "is missing in the file"),
                List.of("<quorum>3</quorum>", "<quorum>three</quorum>", "acceptance"),
                List.of("<excludeCommitters>true<", "<excludeCommitters>yes<", "policy.excludeCommitters"),
                List.of(
                        "<string>support-contacts</string>",
                        "<strang>support-contacts</strang>",
                        "is missing in the file"),
                List.of("<string>F2</string>", "<strang>F2</strang>", "is missing in the file"),
                List.of("<(/?)requirements>", "<$1more>", ".requirements"),
                List.of("<medium>30</medium>", "", "limits.medium"),
                List.of("<shortest>P2M</shortest>", "", "trialRun.shortest"),
                List.of("(?s)FreezeSettings>(.*?)FreezeSettings>", "No>$1No>", "policy.calendar.freezes"),
                List.of("<string>monday</string>", "<strang/>", "calendar.businessHours.days"),
                List.of("<from>09:30</from>", "", "calendar.businessHours.from"))) {
            String content = saved.replaceAll(damage.get(0), damage.get(1));
            all.assertThat(content).as(damage.get(2)).isNotEqualTo(saved);
            ReleaseLifecycleConfiguration damaged = read(content);
            all.assertThatThrownBy(damaged::policyInForce)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(damage.get(2));
        }
        all.assertAll();
    }

    @Test
    void aFileFromBeforeGatesCouldAskForMoreAddsNothing() throws Exception {
        String before = saved().replaceAll("(?s)\\s*<documents>.*?</documents>", "")
                .replaceAll("(?s)\\s*<requirements>.*?</requirements>", "");
        assertThat(before).doesNotContain("support-contacts");
        assertThat(read(before).policyInForce().additions()).isEmpty();
        assertThat(read(before).policyInForce().gates())
                .isEqualTo(UnusualSettings.policy().toPolicy().gates());
    }

    @Test
    void aFileFromBeforeCommittersCouldBeExcludedExcludesNobody() throws Exception {
        String before = saved().replaceAll("\\s*<excludeCommitters>.*</excludeCommitters>", "");
        assertThat(before).doesNotContain("excludeCommitters");
        assertThat(read(before).policyInForce().excludeCommitters()).isFalse();
    }

    @Test
    void aFileFromBeforeThereWereFreezesEnforcesAlwaysAndAtAnyTime() throws Exception {
        String before = saved().replaceAll("\\s*<enforceFrom>.*</enforceFrom>", "")
                .replaceAll("(?s)\\s*<calendar>.*</calendar>", "")
                .replaceAll("(?s)\\s*<breakGlass>.*</breakGlass>", "");
        assertThat(before).doesNotContain("freezes", "breakGlass", "enforceFrom");
        Policy policy = read(before).policyInForce();
        assertThat(policy.enforcement()).isEqualTo(Enforcement.ALWAYS);
        assertThat(policy.calendar()).isEqualTo(DeploymentCalendar.ALWAYS);
        assertThat(policy.breakGlass()).isEmpty();
    }

    @Test
    void rolesThatCannotBeReadAreNobodysAndTheFileIsNamed() throws Exception {
        String saved = saved();
        for (String content : List.of(
                saved.replaceFirst("(?s)  <roles>.*</roles>", ""),
                saved.replaceFirst("RoleSettings>(\\s*<role>it</role>\\s*<members>)", "No>$1"),
                saved.replaceFirst("(?s)RoleSettings>(\\s*<role>operations.*?)RoleSettings>", "No>$1No>"))) {
            assertThat(content).isNotEqualTo(saved);
            ReleaseLifecycleConfiguration damaged = read(content);
            assertThatThrownBy(() -> damaged.roleAssignment().anywhere(null))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(file.getFileName().toString());
        }
    }

    @Test
    void productionJobsThatCannotBeReadAreNotForgottenByWhateverElseIsSaved() throws Exception {
        ReleaseLifecycleConfiguration.get().setProductionJobs(UnusualSettings.productionJobs());
        String saved = saved();
        for (String content : List.of(
                "",
                saved.replaceFirst("(?s)ProductionJobSettings>(.*?)ProductionJobSettings>", "No>$1No>"),
                saved.replaceFirst("<jobs>.*</jobs>", ""),
                saved.replaceFirst("<application>.*</application>", ""))) {
            assertThat(content).isNotEqualTo(saved);
            ReleaseLifecycleConfiguration damaged = read(content);
            assertThatThrownBy(damaged::productionJobsInForce).isInstanceOf(InvalidInputException.class);
            assertThat(damaged.damage()).isNotNull();
            damaged.setPolicy(new PolicySettings());
            damaged.setRoles(List.of());
            ReleaseLifecycleConfiguration restarted = new ReleaseLifecycleConfiguration();
            assertThatThrownBy(restarted::productionJobsInForce).as(content).isInstanceOf(InvalidInputException.class);
            restarted.setProductionJobs(List.of());
            assertThat(new ReleaseLifecycleConfiguration().productionJobsInForce())
                    .isEmpty();
        }
    }

    @Test
    void aFileFromBeforeThereWereProductionJobsNamesNone() throws Exception {
        String before = saved().replaceFirst("(?s)  <productionJobs/>", "")
                .replaceFirst("  <productionJobsLost>.*</productionJobsLost>", "");
        assertThat(before).doesNotContain("productionJobs");
        assertThat(read(before).productionJobsInForce()).isEmpty();
        assertThat(read(before).damage()).isNull();
    }

    @Test
    void aFileOfTheFirstVersionHasTheRestAsInTheRule() throws Exception {
        ReleaseLifecycleConfiguration old = read("""
                <?xml version='1.1' encoding='UTF-8'?>
                <CLASS>
                  <policy>
                    <scope>security-tests</scope>
                    <exposure>internal</exposure>
                    <external>
                      <string>system-vulnerability-scan</string>
                      <string>application-vulnerability-scan</string>
                      <string>penetration-test</string>
                      <string>baseline-assessment</string>
                    </external>
                    <internal>
                      <string>system-vulnerability-scan</string>
                      <string>application-vulnerability-scan</string>
                    </internal>
                    <retests>2</retests>
                    <limits>
                      <critical>0</critical>
                      <high>0</high>
                      <medium>unlimited</medium>
                      <low>unlimited</low>
                      <info>unlimited</info>
                      <unknown>0</unknown>
                      <notExamined>0</notExamined>
                    </limits>
                  </policy>
                </CLASS>
                """);
        Policy expected =
                new PolicyDraft().exposure(Exposure.INTERNAL).retests(2).policy();
        assertThat(old.policyInForce()).isEqualTo(expected);
        assertThat(old.getRoles()).isEmpty();
        assertThat(old.roleAssignment().anywhere(null)).isEmpty();

        old.setPolicy(old.getPolicy());
        assertThat(Files.readString(file)).doesNotContain("scope").contains("<timeZone>");
        assertThat(new ReleaseLifecycleConfiguration().policyInForce()).isEqualTo(expected);
    }

    @Test
    void theFormSaysThatTheFileIsDamagedAndReplacesItOnlyWhenAsked() throws Exception {
        Files.writeString(file, saved().replace("<testingTerm>P3W</testingTerm>", ""));
        ReleaseLifecycleConfiguration.get().load();
        String sentence = "“policy.testingTerm” is missing";
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);

        HtmlPage page = client.goTo("manage/configure");
        assertThat(page.asNormalizedText()).contains(sentence);
        HtmlPage refused = jenkins.submit(page.getFormByName("config"));
        assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(refused.asNormalizedText()).contains(sentence);
        assertThatThrownBy(ReleaseLifecycleConfiguration.get()::policyInForce).hasMessageContaining(sentence);

        HtmlForm form = client.goTo("manage/configure").getFormByName("config");
        form.<HtmlCheckBoxInput>getInputByName("replace").setChecked(true);
        jenkins.submit(form);
        assertThat(ReleaseLifecycleConfiguration.get().policyInForce()).isEqualTo(Policy.SHIPPED);
        assertThat(UnusualSettings.words(ReleaseLifecycleConfiguration.get().getRoles()))
                .isEqualTo(UnusualSettings.words());
        assertThat(client.goTo("manage/configure").asNormalizedText()).doesNotContain(sentence);
    }
}
