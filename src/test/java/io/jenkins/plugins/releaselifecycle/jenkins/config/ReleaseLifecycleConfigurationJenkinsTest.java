package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.DecidingRole;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.GateAdditions;
import io.jenkins.plugins.releaselifecycle.core.policy.Periods;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.SeverityLimits;
import io.jenkins.plugins.releaselifecycle.core.policy.WaiverTerms;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the administrator fixes comes back as it was, from the form and from code; less than the rule is refused. */
@WithJenkins
class ReleaseLifecycleConfigurationJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
    }

    private static ReleaseLifecycleConfiguration configuration() {
        return ReleaseLifecycleConfiguration.get();
    }

    @Test
    void theShippedPolicyIsTheRuleItself() {
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void thePoliciesThatWereInForceAreRememberedSoThatVotesUnderALaxerOneCanBeToldFromOthers() {
        PolicySettings stricter = new PolicySettings();
        stricter.setRetests("2");
        configuration().setPolicy(stricter);
        configuration().setPolicy(stricter);
        configuration().setPolicy(new PolicySettings());

        assertThat(new ReleaseLifecycleConfiguration().knownPolicies().values())
                .extracting(Policy::retests)
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void everySettingSurvivesTheForm() throws Exception {
        jenkins.configRoundtrip();
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
        assertThat(configuration().getRoles()).isEmpty();
        configuration().setPolicy(UnusualSettings.policy());
        configuration().setRoles(UnusualSettings.roles());
        configuration().setProductionJobs(UnusualSettings.productionJobs());
        Policy before = configuration().policyInForce();
        jenkins.configRoundtrip();
        assertThat(UnusualSettings.jobs(configuration().getProductionJobs()))
                .isEqualTo(UnusualSettings.jobs(UnusualSettings.productionJobs()));
        assertThat(configuration().policyInForce()).isEqualTo(before);
        assertThat(UnusualSettings.words(configuration().getRoles())).isEqualTo(UnusualSettings.words());
    }

    @Test
    void theSettingsThatAreTriedDifferFromTheShippedOnesInEveryRespect() {
        Policy unusual = UnusualSettings.policy().toPolicy();
        for (RecordComponent part : Policy.class.getRecordComponents()) {
            assertThat(unusual).extracting(part.getName()).isNotEqualTo(read(part, Policy.SHIPPED));
        }
        for (RecordComponent period : Periods.class.getRecordComponents()) {
            assertThat(read(period, unusual.periods()))
                    .as(period.getName())
                    .isNotEqualTo(read(period, Periods.SHIPPED));
        }
        for (Gate gate : Gate.values()) {
            assertThat(unusual.gates().get(gate))
                    .isNotEqualTo(Policy.SHIPPED.gates().get(gate));
            assertThat(unusual.additions(gate).documents()).hasSize(2);
            assertThat(unusual.additions(gate).requirements()).hasSize(3);
        }
        assertThat(unusual.waivers().decidedBy())
                .isNotEqualTo(Policy.SHIPPED.waivers().decidedBy());
        assertThat(unusual.waivers().excluded())
                .isNotEqualTo(Policy.SHIPPED.waivers().excluded());
    }

    private static Object read(RecordComponent part, Object of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everySettingSurvivesARestart() {
        configuration().setPolicy(UnusualSettings.policy());
        configuration().setRoles(UnusualSettings.roles());
        configuration().setProductionJobs(UnusualSettings.productionJobs());
        ReleaseLifecycleConfiguration restarted = new ReleaseLifecycleConfiguration();
        assertThat(UnusualSettings.jobs(restarted.productionJobsInForce()))
                .isEqualTo(UnusualSettings.jobs(UnusualSettings.productionJobs()));
        assertThat(restarted.policyInForce()).isEqualTo(configuration().policyInForce());
        assertThat(UnusualSettings.words(restarted.getRoles())).isEqualTo(UnusualSettings.words());
    }

    @Test
    void theFormDoesNotCallTheShippedDecisionsEdited() throws Exception {
        HtmlForm form = form(jenkins.createWebClient());
        assertThat(form.<HtmlElement>getByXPath(".//div[contains(@class, 'advanced-customized-fields-info')]"))
                .extracting(edited -> edited.getAttribute("data-customized-fields"))
                .noneMatch(fields -> fields.contains("round")
                        || fields.contains("excluded")
                        || fields.contains("documents")
                        || fields.contains("requirements"));
    }

    @Test
    void theFormCanLeaveOutWhatMayBeLeftOut() throws Exception {
        HtmlForm form = form(jenkins.createWebClient());
        form.getInputsByName("excluded").forEach(kind -> ((HtmlCheckBoxInput) kind).setChecked(false));
        jenkins.submit(form);
        assertThat(configuration().policyInForce().waivers().excluded()).isEmpty();
    }

    @Test
    void theFormRefusesLessThanTheRuleAndKeepsWhatWasThere() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        for (String[] refused : new String[][] {
            {"_.critical", "some", "“policy.limits.critical” is “some”"},
            {"_.retests", "", "“policy.retests” is “”"},
            {"_.quorum", "21", "“policy.gates.install.decidedBy” cannot be accepted. The quorum of “it” is 21"},
        }) {
            HtmlForm form = form(client);
            form.getInputsByName(refused[0]).stream()
                    .filter(ReleaseLifecycleConfigurationJenkinsTest::isSubmitted)
                    .findFirst()
                    .orElseThrow()
                    .setValue(refused[1]);
            HtmlPage answer = jenkins.submit(form);
            assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(answer.asNormalizedText()).contains(refused[2]);
            assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
        }
    }

    /** One form is saved whole, or not at all. */
    @Test
    void aRefusedFormLeavesTheMarksOfProductionJobsAsTheyWere() throws Exception {
        configuration().setProductionJobs(UnusualSettings.productionJobs());
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = form(client);
        form.<HtmlElement>getByXPath(".//div[@name='productionJobs' and not(contains(@class, 'to-be-removed'))]")
                .forEach(DomNode::remove);
        form.getInputByName("_.size").setValue("0");
        assertThat(jenkins.submit(form).getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(UnusualSettings.jobs(configuration().getProductionJobs()))
                .isEqualTo(UnusualSettings.jobs(UnusualSettings.productionJobs()));
    }

    /** Not the copy that the button for another entry shows. */
    private static boolean isSubmitted(HtmlInput input) {
        return input.getFirstByXPath("ancestor::*[contains(@class, 'to-be-removed')]") == null;
    }

    @Test
    void theFormRefusesToLeaveOutEveryKind() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = form(client);
        form.getInputsByName("internal").forEach(kind -> ((HtmlCheckBoxInput) kind).setChecked(false));
        HtmlPage answer = jenkins.submit(form);
        assertThat(answer.asNormalizedText()).contains("“internal” lacks system-vulnerability-scan");
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void theFormRefusesAGateThatNobodyDecides() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = form(client);
        form.<HtmlElement>getByXPath(".//div[@name='decidedBy' and not(contains(@class, 'to-be-removed'))]")
                .forEach(DomNode::remove);
        HtmlPage answer = jenkins.submit(form);
        assertThat(answer.asNormalizedText()).contains("“decidedBy” names no role");
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
    }

    private static HtmlForm form(JenkinsRule.WebClient client) throws Exception {
        return client.goTo("manage/configure").getFormByName("config");
    }

    @Test
    void everySettingSurvivesExportAndImportAsCode(@TempDir Path dir) throws Exception {
        configuration().setPolicy(UnusualSettings.policy());
        configuration().setRoles(UnusualSettings.roles());
        configuration().setProductionJobs(UnusualSettings.productionJobs());
        Policy before = configuration().policyInForce();
        String exported = exported();
        configuration().setProductionJobs(List.of());

        configuration().setPolicy(new PolicySettings());
        configuration().setRoles(List.of());
        SettingsAsCode.load(dir, exported);
        assertThat(UnusualSettings.jobs(configuration().getProductionJobs()))
                .isEqualTo(UnusualSettings.jobs(UnusualSettings.productionJobs()));
        assertThat(configuration().policyInForce()).isEqualTo(before);
        assertThat(UnusualSettings.words(configuration().getRoles())).isEqualTo(UnusualSettings.words());
        assertThat(exported()).isEqualTo(exported);
    }

    private static String exported() throws Exception {
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        String yaml = exported.toString(StandardCharsets.UTF_8);
        return yaml.substring(yaml.indexOf("  releaseLifecycle:"))
                .lines()
                .takeWhile(line -> line.startsWith("   ") || line.startsWith("  releaseLifecycle:"))
                .reduce("unclassified:", (a, b) -> a + "\n" + b);
    }

    @Test
    void codeThatNamesFewSettingsLeavesTheOthersAsInTheRule(@TempDir Path dir) throws Exception {
        configuration().setPolicy(UnusualSettings.policy());
        SettingsAsCode.load(dir, """
                unclassified:
                  releaseLifecycle:
                    policy:
                      limits: {medium: 10}
                      trialRun: {longest: P24M}
                      gates:
                        install: {requirements: [F2]}
                        retire: {decidedBy: [{role: it, quorum: 2}, {role: business}]}
                      waivers: {excluded: []}
                """);
        Policy policy = configuration().policyInForce();
        PolicyDraft expected = new PolicyDraft()
                .limits(new SeverityLimits(0, 0, 10, null, null, 0, 0))
                .periods(new Periods(
                        Period.ofMonths(1),
                        Period.ofMonths(3),
                        Period.ofMonths(1),
                        Period.ofMonths(24),
                        Period.ofMonths(1),
                        Period.ofMonths(1),
                        Period.ofMonths(1)))
                .additions(Gate.INSTALL, new GateAdditions(Set.of(), Set.of(Requirement.F2)))
                .gate(
                        Gate.RETIRE,
                        new Decision(List.of(new DecidingRole(Role.IT, 2, 1), new DecidingRole(Role.BUSINESS, 1, 1))))
                .waivers(new WaiverTerms(WaiverTerms.SHIPPED.decidedBy(), Set.of()));
        assertThat(policy).isEqualTo(expected.policy());
    }

    @Test
    void thePolicyOfTheDocumentationIsThePolicyAsShipped(@TempDir Path dir) throws Exception {
        configuration().setPolicy(UnusualSettings.policy());
        SettingsAsCode.load(dir, SettingsAsCode.ofTheDocumentation("policy.md"));
        assertThat(configuration().policyInForce()).isEqualTo(Policy.SHIPPED);
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
