package io.jenkins.plugins.releaselifecycle.jenkins.security;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.security.GlobalMatrixAuthorizationStrategy;
import hudson.security.Permission;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.matrixauth.PermissionEntry;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Administrators give the permissions with the matrix, on its page and as code, and what they give holds. */
@WithJenkins
class MatrixJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String ADMINISTRATOR = "admin";

    private JenkinsRule jenkins;
    private People people;
    private GlobalMatrixAuthorizationStrategy matrix;
    private boolean managePermission;

    @BeforeEach
    void aMatrix(JenkinsRule rule) {
        jenkins = rule;
        people = new People(jenkins);
        matrix = new GlobalMatrixAuthorizationStrategy();
        give(ADMINISTRATOR, Jenkins.ADMINISTER);
        jenkins.jenkins.setAuthorizationStrategy(matrix);
        managePermission = Jenkins.MANAGE.getEnabled();
    }

    @AfterEach
    void asItWas() {
        Jenkins.MANAGE.setEnabled(managePermission);
    }

    private void give(String user, Permission... permissions) {
        for (Permission permission : permissions) {
            matrix.add(permission, PermissionEntry.user(user));
        }
    }

    @Test
    void theGroupIsOnItsPageWithWhatEachPermissionIsFor() throws Exception {
        String page = people.client(ADMINISTRATOR)
                .goTo("manage/configureSecurity/")
                .getWebResponse()
                .getContentAsString();
        assertThat(page).contains("Release lifecycle", "Vote on requests at gates and comment on them");
        for (Permission permission : LifecyclePermissions.GROUP.getPermissions()) {
            assertThat(page).contains("[" + permission.getId() + "]");
        }
    }

    @Test
    void whoeverIsGivenVoteAloneVotesAndDoesNothingElse() throws Exception {
        give(IT, Jenkins.READ, Item.READ, LifecyclePermissions.VOTE);
        give(People.id(Role.DEVELOPMENT), Jenkins.READ, Item.READ, LifecyclePermissions.RECORD);
        WorkflowJob job = pipeline(jenkins, "shop", "");
        job.addProperty(new ApplicationProperty("internal"));
        assertThat(people.record(
                                job,
                                People.id(Role.DEVELOPMENT),
                                "request-made",
                                "request",
                                "R-1",
                                "gate",
                                "install",
                                "version",
                                "1.4.0")
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(people.record(job, IT, "application-classified", "protectionLevel", "2")
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(people.client(IT)
                        .goTo("job/shop/release-lifecycle/export", null)
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(people.record(job, IT, "vote-cast", "request", "R-1", "role", "it", "approved", "true")
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(people.record(
                                job,
                                People.id(Role.DEVELOPMENT),
                                "vote-cast",
                                "request",
                                "R-1",
                                "role",
                                "development",
                                "approved",
                                "true")
                        .getStatusCode())
                .isEqualTo(403);
    }

    @Test
    void whoeverManagesThePolicyAndTheSystemSavesTheseSettings() throws Exception {
        Jenkins.MANAGE.setEnabled(true);
        give("quality", Jenkins.READ, Jenkins.MANAGE, LifecyclePermissions.MANAGE_POLICY);
        give("operator", Jenkins.READ, Jenkins.MANAGE);
        assertThat(settings("operator").getWebResponse().getContentAsString()).doesNotContain("_.testingTerm");

        HtmlForm form = settings("quality").getFormByName("config");
        form.getTextAreaByName("_.branches").setText("main");
        jenkins.submit(form);

        assertThat(ReleaseLifecycleConfiguration.get().getBranches()).containsExactly("main");
    }

    private HtmlPage settings(String user) throws Exception {
        return people.client(user).goTo("manage/configure");
    }

    @Test
    void theDocumentationGivesThemAsCode(@TempDir Path dir) throws Exception {
        Matcher code = Pattern.compile("```yaml\\R(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/permissions.md")));
        assertThat(code.find()).isTrue();
        Jenkins.MANAGE.setEnabled(true);
        Path file = Files.writeString(dir.resolve("jenkins.yaml"), code.group(1));
        ConfigurationAsCode.get().configure(file.toString());
        GlobalMatrixAuthorizationStrategy read =
                (GlobalMatrixAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy();
        assertThat(read.getGrantedPermissionEntries())
                .containsKeys(
                        LifecyclePermissions.VOTE,
                        LifecyclePermissions.READ_RECORD,
                        LifecyclePermissions.MANAGE_POLICY);
    }
}
