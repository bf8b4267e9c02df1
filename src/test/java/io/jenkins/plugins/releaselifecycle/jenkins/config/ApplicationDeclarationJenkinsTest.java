package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Item;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which branches may deploy, and who else may record: what is typed in comes back as it was. */
@WithJenkins
class ApplicationDeclarationJenkinsTest {

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
    }

    private static ReleaseLifecycleConfiguration configuration() {
        return ReleaseLifecycleConfiguration.get();
    }

    @Test
    void theBranchesSurviveTheFormAndTheFile() throws Exception {
        configuration().setBranches(List.of("main", "release/*"));
        jenkins.configRoundtrip();

        assertThat(configuration().getBranches()).containsExactly("main", "release/*");
        assertThat(new ReleaseLifecycleConfiguration().getBranches()).containsExactly("main", "release/*");
        configuration().setBranches(List.of());
        jenkins.configRoundtrip();
        assertThat(configuration().deployingBranches().isEmpty()).isTrue();
    }

    @Test
    void theBranchesSurviveCode(@TempDir Path dir) throws Exception {
        SettingsAsCode.load(dir, """
                unclassified:
                  releaseLifecycle:
                    branches: ["main", "release/*"]
                """);
        assertThat(configuration().getBranches()).containsExactly("main", "release/*");
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8)).contains("- \"release/*\"");
    }

    @Test
    void aFileFromBeforeThereWereBranchesMeansThePrimaryOne() throws Exception {
        configuration().setBranches(List.of("main"));
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
        Files.writeString(file, Files.readString(file).replaceAll("(?s)<branches>.*</branches>", ""));
        assertThat(new ReleaseLifecycleConfiguration().deployingBranches().isEmpty())
                .isTrue();
    }

    @Test
    void whatCanBeNoBranchIsRefusedAndChangesNothing() {
        configuration().setBranches(List.of("main"));
        assertThatThrownBy(() -> configuration().setBranches(List.of("feature//x")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“branches” names “feature//x”, which can be no name");
        assertThat(configuration().getBranches()).containsExactly("main");
    }

    @Test
    void whoElseMayRecordSurvivesTheFormOfAJob() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        ApplicationProperty property = new ApplicationProperty("internal");
        property.setRecorders(List.of("team/deploy", "tools/*"));
        job.addProperty(property);
        jenkins.configRoundtrip(job);

        ApplicationProperty read = job.getProperty(ApplicationProperty.class);
        jenkins.assertEqualDataBoundBeans(property, read);
        assertThat(read.recordedBy().matches("tools/scan")).isTrue();
        assertThat(read.recordedBy().matches("tools/x/scan")).isFalse();
        job.doReload();
        assertThat(job.getProperty(ApplicationProperty.class).getRecorders()).containsExactly("team/deploy", "tools/*");
    }

    @Test
    void whatAnOwnerSaysOfAProjectSurvivesItsForm() throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "shop");
        jenkins.configRoundtrip(project);
        assertThat(project.getProperties().get(ProjectProperty.class)).isNull();
        ProjectProperty property = new ProjectProperty("internal");
        property.setRecorders(List.of("team/deploy", "tools/*"));
        project.addProperty(property);
        jenkins.configRoundtrip(project);

        jenkins.assertEqualDataBoundBeans(property, project.getProperties().get(ProjectProperty.class));
        project.doReload();
        jenkins.assertEqualDataBoundBeans(property, project.getProperties().get(ProjectProperty.class));
    }

    @Test
    void aLineThatCanBeNoNameIsRefusedByTheFormAndByAJenkinsfile() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.addProperty(new ApplicationProperty("internal"));
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = ((HtmlPage) client.getPage(job, "configure")).getFormByName("config");
        form.getTextAreaByName("_.recorders").setText("team/deploy\n/etc");

        HtmlPage answer = jenkins.submit(form);
        assertThat(answer.asNormalizedText()).contains("“recorders” names “/etc”, which can be no name");
        assertThat(job.getProperty(ApplicationProperty.class).getRecorders()).isEmpty();
        assertThatThrownBy(() -> new ApplicationProperty("internal").setRecorders(List.of("a\u0007b")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aConfigurationThatAHandHasDamagedAllowsNobody() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        ApplicationProperty property = new ApplicationProperty("internal");
        property.setRecorders(List.of("deploy"));
        job.addProperty(property);
        Path file = job.getConfigFile().getFile().toPath();
        Files.writeString(file, Files.readString(file).replace("<string>deploy</string>", "<null/><string/>"));
        job.doReload();

        NamePatterns damaged = job.getProperty(ApplicationProperty.class).recordedBy();
        assertThat(damaged.matches("deploy")).isFalse();
        assertThat(job.hasPermission(Item.READ)).isTrue();
    }

    @Test
    void theFormWarnsOfNamesOfNothing() throws Exception {
        jenkins.createProject(WorkflowJob.class, "shop");
        assertThat(RecordersField.check("shop\nteam/*").getMessage()).isNull();
        assertThat(RecordersField.check("shop\nnobody").getMessage()).contains("There is no item “nobody”");
        assertThat(RecordersField.check("a//b").getMessage()).contains("“a//b”");
    }
}
