package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.prepared;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.readyToInstall;
import static io.jenkins.plugins.releaselifecycle.jenkins.enforcement.HeldBuilds.assertHeld;
import static io.jenkins.plugins.releaselifecycle.jenkins.enforcement.HeldBuilds.assertHolds;
import static io.jenkins.plugins.releaselifecycle.jenkins.enforcement.HeldBuilds.assertWaits;
import static io.jenkins.plugins.releaselifecycle.jenkins.enforcement.HeldBuilds.productionJobs;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ParametersAction;
import hudson.model.PasswordParameterValue;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.model.User;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;

/** A build of a production deployment job leaves the queue only through an open gate, whatever the job itself would do. */
@WithJenkins
class ProductionQueueJenkinsTest {

    private JenkinsRule jenkins;
    private WorkflowJob shop;

    @BeforeEach
    void application(JenkinsRule rule) throws Exception {
        jenkins = rule;
        shop = pipeline(rule, "shop", "");
    }

    private FreeStyleProject freestyle(String name) throws Exception {
        return jenkins.createFolder("ops").createProject(FreeStyleProject.class, name);
    }

    @Test
    void aBuildWaitsWhileTheGateIsClosedAndStartsByItselfOnceItOpens() throws Exception {
        FreeStyleProject free = freestyle("free");
        WorkflowJob scripted = ((MockFolder) free.getParent()).createProject(WorkflowJob.class, "scripted");
        define(scripted, "echo 'deployed'");
        productionJobs("ops/**", "shop", "VERSION");
        prepared(shop, "1");

        ParametersAction version = new ParametersAction(new StringParameterValue("VERSION", "1"));
        QueueTaskFuture<FreeStyleBuild> freeBuild = free.scheduleBuild2(0, version);
        QueueTaskFuture<WorkflowRun> scriptedBuild = scripted.scheduleBuild2(0, version);
        for (String why : new String[] {"Production deployment of shop", "is closed for 1", "A7: ", "“Lifecycle”"}) {
            assertHeld(free, why);
            assertHeld(scripted, why);
        }
        assertThat(freeBuild.getStartCondition()).isNotDone();
        jenkins.buildAndAssertSuccess(shop);

        readyToInstall(shop, "1");
        jenkins.assertBuildStatusSuccess(freeBuild);
        jenkins.assertBuildStatusSuccess(scriptedBuild);
    }

    @Test
    void whateverCannotBeToldIsClosedAndSaysWhy() throws Exception {
        FreeStyleProject job = freestyle("deploy");
        productionJobs("ops/**", "", "");
        assertHolds(job, "Production deployment of ops/deploy: nothing is on record about it");

        productionJobs("ops/**", "nowhere", "");
        assertHolds(job, "nowhere: there is no such application");

        productionJobs("ops/**", "shop", "VERSION");
        readyToInstall(shop, "1");
        assertHolds(job, "the build has no parameter VERSION");
        job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("VERSION", "two words")));
        assertHeld(job, "“two words”");
        jenkins.jenkins.getQueue().cancel(job);
        job.scheduleBuild2(0, new ParametersAction(new PasswordParameterValue("VERSION", "1", "")));
        assertHeld(job, "the build has no parameter VERSION");
        jenkins.jenkins.getQueue().cancel(job);
        job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("VERSION", "2")));
        assertHeld(job, "is closed for 2");
        jenkins.jenkins.getQueue().cancel(job);

        Path pointer = shop.getRootDir().toPath().resolve("release-lifecycle.ledger");
        Files.writeString(pointer, "no id");
        productionJobs("ops/**", "shop", "");
        assertHolds(job, "shop: its record cannot be used. ");
    }

    @Test
    void damagedSettingsHoldEveryJobBecauseNobodyCanTellWhichDeploy() throws Exception {
        productionJobs("ops/**", "shop", "");
        ReleaseLifecycleConfiguration settings = ReleaseLifecycleConfiguration.get();
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
        Files.writeString(file, Files.readString(file).replace("<jobs>ops/**</jobs>", ""));
        settings.load();

        assertHolds(shop, "“productionJobs.jobs” is missing");
        productionJobs("ops/**", "shop", "");
        jenkins.buildAndAssertSuccess(shop);
    }

    @Test
    void whatABuildPutsIntoTheQueueLaterIsNotHeld() throws Exception {
        WorkflowJob job = pipeline(jenkins, "deploy", "semaphore 'before'; node { echo 'deployed' }");
        productionJobs("deploy", "shop", "");
        readyToInstall(shop, "1");
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("before/1", build);

        PolicySettings stricter = new PolicySettings();
        stricter.setRetests("2");
        ReleaseLifecycleConfiguration.get().setPolicy(stricter);
        job.scheduleBuild2(0);
        assertWaits(job, "is closed for 1");
        SemaphoreStep.success("before/1", null);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        assertHeld(job, "is closed for 1");
    }

    @Test
    void aJobThatNamesAnotherApplicationLearnsNothingOfItsGateUnlessItIsAllowedTo() throws Exception {
        FreeStyleProject job = freestyle("deploy");
        ProductionJobProperty property = new ProductionJobProperty();
        property.setApplication("shop");
        job.addProperty(property);
        readyToInstall(shop, "1");
        job.scheduleBuild2(0);
        assertHeld(job, "the application has not allowed it to");
        job.removeProperty(ProductionJobProperty.class);
        assertHeld(job, "the application has not allowed it to");

        ApplicationProperty allowing = new ApplicationProperty("internal");
        allowing.setRecorders(List.of("ops/*"));
        shop.addProperty(allowing);
        jenkins.waitUntilNoActivity();
        assertThat(job.getLastBuild().getResult()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void whatIsHiddenAndWhatIsNotThereLookTheSame() throws Exception {
        FreeStyleProject job = freestyle("deploy");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("li")
                .grant(Item.READ, Item.CONFIGURE)
                .onItems(job)
                .to("li"));
        try (ACLContext asLi = ACL.as2(User.getOrCreateByIdOrFullName("li").impersonate2())) {
            for (String application : List.of("shop", "nowhere")) {
                ProductionJobProperty property = new ProductionJobProperty();
                property.setApplication(application);
                job.addProperty(property);
                job.scheduleBuild2(0);
                assertHeld(job, "Whoever may see " + application + " sees why");
                jenkins.jenkins.getQueue().cancel(job);
                job.removeProperty(ProductionJobProperty.class);
                ProductionMarks.get().remove(mark -> true);
            }
        }
    }

    @Test
    void whoeverMayNotSeeTheApplicationLearnsNoReason() throws Exception {
        FreeStyleProject job = freestyle("deploy");
        productionJobs("ops/**", "shop", "");
        prepared(shop, "1");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("li")
                .grant(Item.READ)
                .onItems(job)
                .to("li"));
        job.scheduleBuild2(0);
        assertHeld(job, "A7: ");
        try (ACLContext asLi = ACL.as2(User.getOrCreateByIdOrFullName("li").impersonate2())) {
            assertThat(jenkins.jenkins.getQueue().getItem(job).getWhy())
                    .contains("Whoever may see shop sees why")
                    .doesNotContain("A7");
        }
        LocaleProvider before = LocaleProvider.getProvider();
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.SIMPLIFIED_CHINESE;
            }
        });
        try {
            assertThat(jenkins.jenkins.getQueue().getItem(job).getWhy()).startsWith("shop 的生产部署：");
        } finally {
            LocaleProvider.setProvider(before);
        }
        jenkins.jenkins.getQueue().cancel(job);
    }
}
