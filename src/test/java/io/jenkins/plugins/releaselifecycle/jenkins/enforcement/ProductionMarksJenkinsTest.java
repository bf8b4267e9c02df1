package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.enforcement.HeldBuilds.assertHolds;
import static io.jenkins.plugins.releaselifecycle.jenkins.enforcement.HeldBuilds.productionJobs;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.TopLevelItem;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.transform.stream.StreamSource;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever may configure a job can make it a production deployment job; that it no longer is one, an administrator says. */
@WithJenkins
class ProductionMarksJenkinsTest {

    private static final String HELD = "Production deployment of nowhere: there is no such application";

    private JenkinsRule jenkins;

    @BeforeEach
    void people(JenkinsRule rule) {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(
                        Jenkins.READ,
                        Item.READ,
                        Item.CONFIGURE,
                        Item.CREATE,
                        Item.DELETE,
                        Item.BUILD,
                        Item.EXTENDED_READ)
                .everywhere()
                .to("li")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("wang"));
    }

    private FreeStyleProject marked(String name) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        job.addProperty(property());
        return job;
    }

    private static ProductionJobProperty property() {
        ProductionJobProperty property = new ProductionJobProperty();
        property.setApplication("nowhere");
        return property;
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        return People.signIn(jenkins.createWebClient(), user);
    }

    private static ACLContext asLi() {
        return ACL.as2(User.getOrCreateByIdOrFullName("li").impersonate2());
    }

    @Test
    void aPropertyThatIsRemovedOrChangedThroughTheFormLetsNothingGo() throws Exception {
        FreeStyleProject job = marked("deploy");
        assertHolds(job, HELD);
        HtmlForm form = client("li").getPage(job, "configure").getFormByName("config");
        HtmlCheckBoxInput box = form.getFirstByXPath(
                ".//input[@type='checkbox' and following::label[1][contains(., 'This job deploys into production')]]");
        box.setChecked(false);
        jenkins.submit(form);
        assertThat(job.getProperty(ProductionJobProperty.class)).isNull();
        assertHolds(job, HELD);

        jenkins.createFreeStyleProject("elsewhere");
        ProductionJobProperty laxer = new ProductionJobProperty();
        laxer.setApplication("elsewhere");
        job.addProperty(laxer);
        assertThat(ProductionJobs.of(job))
                .extracting(ProductionTarget::application)
                .containsExactlyInAnyOrder("nowhere", "elsewhere");
    }

    @Test
    void theFormKeepsWhatItShows() throws Exception {
        FreeStyleProject job = marked("deploy");
        job.getProperty(ProductionJobProperty.class).setVersionParameter("VERSION");
        jenkins.submit(client("li").getPage(job, "configure").getFormByName("config"));
        assertThat(job.getProperty(ProductionJobProperty.class).target())
                .isEqualTo(new ProductionTarget("nowhere", "VERSION"));
    }

    @Test
    void aPropertyThatIsRemovedFromTheXmlLetsNothingGo() throws Exception {
        FreeStyleProject job = marked("deploy");
        try (ACLContext who = asLi()) {
            job.updateByXml(new StreamSource(new ByteArrayInputStream("<project/>".getBytes(StandardCharsets.UTF_8))));
        }
        assertThat(job.getProperty(ProductionJobProperty.class)).isNull();
        assertHolds(job, HELD);
    }

    @Test
    void aPropertyOfAJenkinsfileStaysInForceWhenTheJenkinsfileDropsIt() throws Exception {
        WorkflowJob job =
                pipeline(jenkins, "deploy", "properties([releaseLifecycleProductionJob(application: 'nowhere')])");
        jenkins.buildAndAssertSuccess(job);
        define(job, "properties([])");
        job.removeProperty(ProductionJobProperty.class);
        assertThat(ProductionMarks.get().of("deploy")).hasSize(1);
        job.scheduleBuild2(0);
        HeldBuilds.assertWaits(job, HELD);
        jenkins.jenkins.getQueue().cancel(job);
    }

    @Test
    void aCopyAndARenamedJobAreMarkedAsTheirOriginal() throws Exception {
        FreeStyleProject job = marked("deploy");
        job.removeProperty(ProductionJobProperty.class);
        try (ACLContext who = asLi()) {
            Job<?, ?> copy = (Job<?, ?>) jenkins.jenkins.copy((TopLevelItem) job, "copy");
            job.renameTo("harmless");
            assertThat(ProductionMarks.get().of(copy.getFullName())).hasSize(1);
        }
        assertHolds(job, HELD);
        assertHolds(jenkins.createFreeStyleProject("deploy"), HELD);
    }

    @Test
    void aJobThatIsRenamedOutOfThePatternStaysHeldAlsoWithItsFolder() throws Exception {
        productionJobs("ops/**", "nowhere", "");
        MockFolder ops = jenkins.createFolder("ops");
        FreeStyleProject job = ops.createProject(FreeStyleProject.class, "deploy");
        FreeStyleProject moved = ops.createProject(FreeStyleProject.class, "other");
        try (ACLContext who = asLi()) {
            ops.renameTo("harmless");
        }
        assertThat(job.getFullName()).isEqualTo("harmless/deploy");
        assertHolds(job, HELD);
        assertThat(ProductionMarks.get().of(moved.getFullName())).hasSize(1);
    }

    @Test
    void aNameIsFreeOnlyWhereAnAdministratorDeletedTheJob() throws Exception {
        FreeStyleProject job = marked("deploy");
        try (ACLContext who = asLi()) {
            job.delete();
        }
        assertHolds(jenkins.createFreeStyleProject("deploy"), HELD);
        jenkins.jenkins.getItemByFullName("deploy", FreeStyleProject.class).delete();
        assertHolds(jenkins.createFreeStyleProject("deploy"), HELD);
        try (ACLContext who = ACL.as2(User.getById("wang", true).impersonate2())) {
            jenkins.jenkins.getItemByFullName("deploy", FreeStyleProject.class).delete();
        }
        jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("deploy"));
    }

    @Test
    void anAdministratorLetsAJobGoOnceItNoLongerSaysSoItself() throws Exception {
        FreeStyleProject job = marked("deploy");
        JenkinsRule.WebClient wang = client("wang");
        assertThat(wang.goTo("manage/release-lifecycle-jobs/").asNormalizedText())
                .contains("deploy", "nowhere", "The job says so itself");
        job.removeProperty(ProductionJobProperty.class);
        assertThat(ProductionMarks.get().all()).hasSize(1);

        JenkinsRule.WebClient li = client("li").withThrowExceptionOnFailingStatusCode(false);
        assertThat(li.goTo("manage/release-lifecycle-jobs/", null)
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(403);
        HtmlPage page = wang.goTo("manage/release-lifecycle-jobs/");
        HtmlForm release = page.getFirstByXPath("//form[@action='release']");
        jenkins.submit(release);
        assertThat(ProductionMarks.get().all()).isEmpty();
        assertThat(new ProductionMarks().all()).isEmpty();
        jenkins.buildAndAssertSuccess(job);
    }

    @Test
    void marksThatCannotBeReadHoldEveryJobUntilAnAdministratorBeginsAnew() throws Exception {
        marked("deploy");
        FreeStyleProject other = jenkins.createFreeStyleProject("other");
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle/production-jobs.xml");
        String written = Files.readString(file);
        for (String damaged : new String[] {
            "",
            "<?xml version='1.1'?><marks><no/></marks>",
            written.replaceAll("<job>.*</job>", ""),
            written.replace("marks>", "list>")
        }) {
            Files.writeString(file, damaged);
            ProductionMarks.get().load();
            assertHolds(other, "Nobody can tell which jobs deploy into production");
        }
        HtmlPage page = client("wang").goTo("manage/release-lifecycle-jobs/");
        assertThat(page.asNormalizedText()).contains("the file production-jobs.xml is damaged");
        ProductionMarks.get().renew();
        jenkins.buildAndAssertSuccess(other);
        assertThat(new ProductionMarks().of("deploy"))
                .containsExactly(property().target());
    }
}
