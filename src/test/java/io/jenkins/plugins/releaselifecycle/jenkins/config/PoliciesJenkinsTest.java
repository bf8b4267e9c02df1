package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Several policies, each for the applications that its patterns name: the first that names one counts. */
@WithJenkins
class PoliciesJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
    }

    private static ReleaseLifecycleConfiguration configuration() {
        return ReleaseLifecycleConfiguration.get();
    }

    private static NamedPolicySettings named(String name, int retests, String... applications) {
        NamedPolicySettings named = new NamedPolicySettings(name);
        named.setApplications(List.of(applications));
        PolicySettings policy = new PolicySettings();
        policy.setRetests(Integer.toString(retests));
        named.setPolicy(policy);
        return named;
    }

    private static String nameFor(String application) {
        return configuration().policyAssignment().of(application).name();
    }

    @Test
    void theFirstThatNamesAnApplicationCountsAndTheDefaultForAllOthers() {
        configuration()
                .setPolicies(List.of(named("bank", 3, "bank/core-*", "bank/ledger"), named("rest", 2, "bank/**")));
        assertThat(nameFor("bank/core-web")).isEqualTo("bank");
        assertThat(nameFor("bank/ledger")).isEqualTo("bank");
        assertThat(nameFor("bank/other/app")).isEqualTo("rest");
        assertThat(nameFor("shop")).isEqualTo(PolicyInForce.DEFAULT);
        assertThat(configuration()
                        .policyAssignment()
                        .of("bank/core-web")
                        .policy()
                        .retests())
                .isEqualTo(3);
        assertThat(configuration().policyAssignment().of("shop").policy()).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void theySurviveTheFormARestartAndCode(@TempDir Path directory) throws Exception {
        NamedPolicySettings unusual = named("bank", 1, "bank/**", "vault");
        unusual.setPolicy(UnusualSettings.policy());
        configuration().setPolicies(List.of(unusual, named("rest", 2, "rest/**")));
        Policy before = configuration().policyAssignment().of("bank/x").policy();
        jenkins.configRoundtrip();
        for (ReleaseLifecycleConfiguration each : List.of(configuration(), new ReleaseLifecycleConfiguration())) {
            assertThat(each.getPolicies())
                    .extracting(NamedPolicySettings::getName, NamedPolicySettings::getApplications)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("bank", List.of("bank/**", "vault")),
                            org.assertj.core.groups.Tuple.tuple("rest", List.of("rest/**")));
            assertThat(each.policyAssignment().of("vault").policy()).isEqualTo(before);
            assertThat(each.policyAssignment().of("rest/a").policy().retests()).isEqualTo(2);
        }
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        configuration().setPolicies(List.of());
        String code = exported.toString(StandardCharsets.UTF_8);
        SettingsAsCode.load(
                directory,
                code.substring(code.indexOf("  releaseLifecycle:"))
                        .lines()
                        .takeWhile(line -> line.startsWith("   ") || line.startsWith("  releaseLifecycle:"))
                        .reduce("unclassified:", (a, b) -> a + "\n" + b));
        assertThat(configuration().policyAssignment().of("bank/x").policy()).isEqualTo(before);
        assertThat(nameFor("rest/a")).isEqualTo("rest");
        SettingsAsCode.load(directory, """
                unclassified:
                  releaseLifecycle:
                    policies:
                      - name: tools
                        applications: [tools/**]
                        policy:
                          exposure: internal
                """);
        assertThat(nameFor("bank/x")).isEqualTo(PolicyInForce.DEFAULT);
        assertThat(configuration()
                        .policyAssignment()
                        .of("tools/a")
                        .policy()
                        .exposure()
                        .id())
                .isEqualTo("internal");
    }

    @Test
    void whatWasTakenOutOfAListStaysOutWhenTheFormIsSaved() throws Exception {
        NamedPolicySettings bank = named("bank", 1, "bank/**");
        WaiverSettings waivers = new WaiverSettings();
        waivers.setExcluded(List.of());
        bank.getPolicy().setWaivers(waivers);
        configuration().setPolicies(List.of(bank));
        jenkins.configRoundtrip();
        assertThat(configuration()
                        .policyAssignment()
                        .of("bank/x")
                        .policy()
                        .waivers()
                        .excluded())
                .isEmpty();
    }

    @Test
    void whatCanBeNoPolicyIsRefusedByNameAndNothingChanges() {
        configuration().setPolicies(List.of(named("bank", 3, "bank/**")));
        refused("“policies” has two policies that are called bank", named("bank", 1, "a"), named("bank", 1, "b"));
        refused("a policy that is called default", named("default", 1, "a"));
        refused("a policy that is called Bank", named("Bank", 1, "a"));
        refused("the policy bank, which is for no application", named("bank", 1));
        refused(
                "“policies.bank” cannot be accepted. “policy” cannot be accepted. “retests” is 0",
                named("bank", 0, "a"));
        assertThat(nameFor("bank/x")).isEqualTo("bank");
        assertThat(configuration().policyAssignment().of("bank/x").policy().retests())
                .isEqualTo(3);
    }

    private static void refused(String why, NamedPolicySettings... policies) {
        assertThatThrownBy(() -> configuration().setPolicies(List.of(policies)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }

    @Test
    void theFormSaysWhichJobsThePatternsMean() throws Exception {
        jenkins.createFolder("bank").createProject(hudson.model.FreeStyleProject.class, "web");
        for (int i = 0; i < 12; i++) {
            jenkins.createFreeStyleProject("tool-" + i);
        }
        NamedPolicySettings.DescriptorImpl form =
                (NamedPolicySettings.DescriptorImpl) new NamedPolicySettings("x").getDescriptor();
        assertThat(form.doCheckApplications("bank/**").getMessage()).isEqualTo("Now: bank/web");
        assertThat(form.doCheckApplications("tool-*").getMessage())
                .startsWith("Now: tool-0, tool-1, tool-10, tool-11")
                .endsWith(" and 2 more");
        jenkins.createProject(WorkflowMultiBranchProject.class, "portal");
        assertThat(form.doCheckApplications("portal").getMessage()).isEqualTo("Now: portal");
        assertThat(form.doCheckApplications("none").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(form.doCheckApplications("").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckName("Default!").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckName("bank").kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void aFileWhosePoliciesCannotBeReadHasNoneForAnybodyUntilTheyAreGivenAgain() throws Exception {
        configuration().setPolicies(List.of(named("bank", 3, "bank/**")));
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
        String saved = Files.readString(file);
        for (String damage : List.of(
                saved.replaceFirst("(?s)NamedPolicySettings>(.*?)NamedPolicySettings>", "No>$1No>"),
                saved.replaceFirst("(?s)<applications>.*?</applications>", ""),
                saved.replaceFirst("<string>bank/\\*\\*</string>", "<strang/>"))) {
            assertThat(damage).isNotEqualTo(saved);
            Files.writeString(file, damage);
            ReleaseLifecycleConfiguration damaged = new ReleaseLifecycleConfiguration();
            assertThat(damaged.knownPolicies()).containsKey(Policy.SHIPPED.digest());
            assertThatThrownBy(() -> damaged.policyAssignment().of("shop")).isInstanceOf(InvalidInputException.class);
            assertThat(damaged.damage()).isNotNull();
            damaged.setPolicy(new PolicySettings());
            assertThatThrownBy(() -> new ReleaseLifecycleConfiguration()
                            .policyAssignment()
                            .of("shop"))
                    .as("saving something else does not end it")
                    .isInstanceOf(InvalidInputException.class);
            damaged.setPolicies(List.of());
            assertThat(new ReleaseLifecycleConfiguration()
                            .policyAssignment()
                            .of("shop")
                            .name())
                    .isEqualTo(PolicyInForce.DEFAULT);
        }
    }

    @Test
    void aPolicyWithoutNameInTheFileClosesItsOwnApplicationsAloneAndCanBeReplaced() throws Exception {
        configuration().setPolicies(List.of(named("bank", 3, "bank/**")));
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
        Files.writeString(file, Files.readString(file).replaceFirst("<name>bank</name>", ""));
        ReleaseLifecycleConfiguration damaged = new ReleaseLifecycleConfiguration();
        assertThatThrownBy(() -> damaged.policyAssignment().of("bank/x")).isInstanceOf(InvalidInputException.class);
        assertThat(damaged.policyAssignment().of("shop").policy()).isEqualTo(Policy.SHIPPED);
        assertThat(damaged.knownPolicies()).containsKey(Policy.SHIPPED.digest());
        assertThat(damaged.damage()).isNotNull();
        damaged.setPolicies(List.of(named("bank", 2, "bank/**")));
        assertThat(damaged.damage()).isNull();
    }

    @Test
    void aFileFromBeforeThereWereSeveralHasOne() throws Exception {
        configuration().setPolicy(UnusualSettings.policy());
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
        String before = Files.readString(file)
                .replaceFirst("  <policies/>\\R", "")
                .replaceFirst("  <policiesLost>.*</policiesLost>\\R", "");
        assertThat(before).doesNotContain("policies");
        Files.writeString(file, before);
        ReleaseLifecycleConfiguration old = new ReleaseLifecycleConfiguration();
        assertThat(old.policyAssignment().of("shop").name()).isEqualTo(PolicyInForce.DEFAULT);
        assertThat(old.damage()).isNull();
    }

    @Test
    void eachChangeIsAVersionWithItsAuthorAndTime() {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        PolicyHistory history = PolicyHistory.get();
        history.clock = InstantSource.fixed(Instant.parse("2026-03-01T08:00:00Z"));
        try (ACLContext alice = ACL.as2(User.getById("alice", true).impersonate2())) {
            configuration().setPolicies(List.of(named("bank", 2, "bank/**")));
            configuration().setPolicies(List.of(named("bank", 2, "bank/**", "vault")));
        }
        history.clock = InstantSource.fixed(Instant.parse("2026-04-01T08:00:00Z"));
        configuration().setPolicies(List.of(named("bank", 3, "bank/**")));
        configuration().setPolicies(List.of());
        for (PolicyHistory each : List.of(history, new PolicyHistory())) {
            assertThat(each.versions())
                    .filteredOn(version -> version.name().equals("bank"))
                    .extracting(
                            PolicyVersion::number,
                            PolicyVersion::author,
                            version -> version.at().toString(),
                            version -> version.policy().orElseThrow().retests())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(1, "alice", "2026-03-01T08:00:00Z", 2),
                            org.assertj.core.groups.Tuple.tuple(2, "alice", "2026-03-01T08:00:00Z", 2),
                            org.assertj.core.groups.Tuple.tuple(3, "SYSTEM", "2026-04-01T08:00:00Z", 3),
                            org.assertj.core.groups.Tuple.tuple(4, "SYSTEM", "2026-04-01T08:00:00Z", 3));
            assertThat(each.versions())
                    .filteredOn(version -> version.name().equals("bank"))
                    .extracting(version -> version.applications().orElseThrow())
                    .containsExactly(List.of("bank/**"), List.of("bank/**", "vault"), List.of("bank/**"), List.of());
            assertThat(each.versions().get(0))
                    .as("what was in force before anybody looked")
                    .extracting(PolicyVersion::name, PolicyVersion::author)
                    .containsExactly(PolicyInForce.DEFAULT, "");
        }
        Policy first = named("bank", 2, "x").toPolicy();
        assertThat(history.of("bank", first.digest()).orElseThrow().number()).isEqualTo(2);
        assertThat(configuration().knownPolicies()).containsEntry(first.digest(), first);
    }

    @Test
    void aHistoryThatCannotBeReadIsPutAsideAndGoesOn() throws Exception {
        configuration().setPolicies(List.of(named("bank", 2, "bank/**")));
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle-policies.xml");
        Files.writeString(file, "<broken");
        PolicyHistory damaged = new PolicyHistory();
        assertThat(damaged.versions()).isEmpty();
        assertThat(jenkins.jenkins.getRootDir().list())
                .anyMatch(name -> name.startsWith("release-lifecycle-policies.xml.damaged-"));
        damaged.note("bank", new PolicySettings(), List.of());
        assertThat(new PolicyHistory().versions()).hasSize(1);
    }
}
