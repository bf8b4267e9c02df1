package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the administrator fixes comes back as it was, from the form and from code; less than the rule is refused. */
@WithJenkins
class ReleaseLifecycleConfigurationJenkinsTest {

    private static final List<String> ALL = List.of(
            "system-vulnerability-scan",
            "application-vulnerability-scan",
            "penetration-test",
            "code-audit",
            "baseline-assessment");

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
    }

    private static ReleaseLifecycleConfiguration configuration() {
        return ReleaseLifecycleConfiguration.get();
    }

    private static PolicySettings unusual() {
        PolicySettings settings = new PolicySettings();
        settings.setExposure("internal");
        settings.setExternal(ALL);
        settings.setInternal(List.of("system-vulnerability-scan", "application-vulnerability-scan", "code-audit"));
        settings.setRetests(3);
        LimitSettings limits = new LimitSettings();
        limits.setCritical("1");
        limits.setHigh("2");
        limits.setMedium("30");
        limits.setLow("unlimited");
        limits.setInfo("500");
        limits.setUnknown("4");
        limits.setNotExamined("unlimited");
        settings.setLimits(limits);
        return settings;
    }

    @Test
    void theShippedPolicyIsTheRuleItself() {
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void everySettingSurvivesTheForm() throws Exception {
        jenkins.configRoundtrip();
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
        configuration().setPolicy(unusual());
        Policy before = configuration().policyInForce();
        jenkins.configRoundtrip();
        assertThat(configuration().policyInForce()).isEqualTo(before).isNotEqualTo(Policy.SHIPPED);
    }

    @Test
    void everySettingSurvivesARestart() {
        configuration().setPolicy(unusual());
        assertThat(new ReleaseLifecycleConfiguration().policyInForce())
                .isEqualTo(configuration().policyInForce())
                .isNotEqualTo(Policy.SHIPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<?xml version='1.1'?><broken",
                "<?xml version='1.1'?><CLASS/>",
                "<?xml version='1.1'?><CLASS><policy/></CLASS>",
                "<?xml version='1.1'?><CLASS><policy class='no.such.Thing'/></CLASS>",
                "<?xml version='1.1'?><CLASS><policy><scope>security-tests</scope><exposure>internal</exposure>"
                        + "<retests>1</retests></policy></CLASS>"
            })
    void aDamagedFileIsNoPolicyAndNotTheShippedOne(String content) throws Exception {
        configuration().setPolicy(unusual());
        Files.writeString(
                jenkins.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml"),
                content.replace("CLASS", ReleaseLifecycleConfiguration.class.getName()));
        ReleaseLifecycleConfiguration damaged = new ReleaseLifecycleConfiguration();
        assertThatThrownBy(damaged::policyInForce).isInstanceOf(InvalidInputException.class);
        damaged.setPolicy(new PolicySettings());
        assertThat(damaged.policyInForce()).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void theFormRefusesLessThanTheRuleAndKeepsWhatWasThere() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo("manage/configure").getFormByName("config");
        form.getInputsByName("_.critical").get(0).setValue("some");
        HtmlPage answer = jenkins.submit(form);
        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(answer.asNormalizedText()).contains("“limits.critical” is “some”");
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void theFormRefusesToLeaveOutEveryKind() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo("manage/configure").getFormByName("config");
        form.getInputsByName("internal")
                .forEach(kind -> ((org.htmlunit.html.HtmlCheckBoxInput) kind).setChecked(false));
        HtmlPage answer = jenkins.submit(form);
        assertThat(answer.asNormalizedText()).contains("“internal” lacks system-vulnerability-scan");
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void everySettingSurvivesExportAndImportAsCode(@TempDir Path dir) throws Exception {
        configuration().setPolicy(unusual());
        Policy before = configuration().policyInForce();
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        String yaml = exported.toString(StandardCharsets.UTF_8);
        assertThat(yaml).contains("  releaseLifecycle:").contains("exposure: \"internal\"");
        String block = yaml.substring(yaml.indexOf("  releaseLifecycle:"));
        block = "unclassified:\n"
                + block.lines()
                        .takeWhile(line -> line.startsWith("   ") || line.startsWith("  releaseLifecycle:"))
                        .reduce("", (a, b) -> a + b + "\n");

        configuration().setPolicy(new PolicySettings());
        load(dir, block);
        assertThat(configuration().policyInForce()).isEqualTo(before);
    }

    @Test
    void codeThatNamesFewSettingsLeavesTheOthersAsInTheRule(@TempDir Path dir) throws Exception {
        load(dir, "unclassified:\n  releaseLifecycle:\n    policy:\n      limits:\n        medium: 10\n");
        Policy policy = configuration().policyInForce();
        assertThat(policy.limits().medium()).isEqualTo(10);
        assertThat(policy.limits().critical()).isZero();
        assertThat(policy.limits().high()).isZero();
        assertThat(policy.external()).isEqualTo(Policy.SHIPPED.external());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exposure: nobody | “exposure” is “nobody”",
                "scope: everything | “scope” is “everything”",
                "retests: 0 | “retests” is 0",
                "external: ['system-vulnerability-scan'] | “external” lacks application-vulnerability-scan",
                "internal: ['fuzzing'] | “internal” names “fuzzing”",
                "limits: {high: -1} | “limits.high” is “-1”",
                "limits: {high: ''} | “limits.high” is “”",
            })
    void codeThatAsksForLessThanTheRuleOrForNonsenseIsRefused(String setting, String sentence, @TempDir Path dir) {
        assertThatThrownBy(() -> load(dir, "unclassified:\n  releaseLifecycle:\n    policy:\n      " + setting + "\n"))
                .hasStackTraceContaining(sentence);
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void codeWithAnUnknownSettingIsRefused(@TempDir Path dir) {
        assertThatThrownBy(() -> load(dir, "unclassified:\n  releaseLifecycle:\n    policy:\n      retest: 2\n"))
                .hasStackTraceContaining("retest");
    }

    private static void load(Path dir, String yaml) throws Exception {
        Path file = Files.writeString(dir.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    @Test
    void theJobsWordSurvivesItsForm() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        jenkins.configRoundtrip(job);
        assertThat(job.getProperty(ApplicationProperty.class)).isNull();
        for (String exposure : List.of("internal", "external")) {
            job.removeProperty(ApplicationProperty.class);
            job.addProperty(new ApplicationProperty(exposure));
            WorkflowJob saved = jenkins.configRoundtrip(job);
            assertThat(saved.getProperty(ApplicationProperty.class).getExposure())
                    .isEqualTo(exposure);
        }
    }

    @Test
    void theJobsWordIsEitherOfTwo() {
        assertThatThrownBy(() -> new ApplicationProperty("somewhat"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“exposure” is “somewhat”");
    }
}
