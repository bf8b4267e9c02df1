package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static io.jenkins.plugins.releaselifecycle.jenkins.config.MonotonyJenkinsTest.open;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Items;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.Reports;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.scm.TestProjects;
import io.jenkins.plugins.releaselifecycle.jenkins.scm.TestRepository;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.transform.stream.StreamSource;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** No change that somebody with Item/Configure makes to a project of branches opens any gate that was closed. */
@WithJenkins
class ProjectMonotonyJenkinsTest {

    private static final String OWNER = "owner";
    private static final String SAYS_EXTERNAL = "properties([releaseLifecycleApplication('external')])";
    private static final List<String> EXPOSURES = List.of("internal", "none", "external");
    private static final List<List<String>> RECORDERS = List.of(List.of(), List.of("**"), List.of("other"));

    private JenkinsRule jenkins;
    private People people;
    private TestRepository repository;

    @BeforeEach
    void anOwnerWhoIsNoAdministrator(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, Item.EXTENDED_READ, Item.CREATE)
                .everywhere()
                .to(OWNER);
        Applications.internalUnlessDeclared();
        repository = TestRepository.named("shop").primary("main");
        TestRepository.named("other").primary("main").branch("main", "");
        jenkins.jenkins.setQuietPeriod(0);
    }

    /** What somebody writes in the place of a part of the config.xml of a project. */
    private record Edit(String part, String instead) {

        String of(String xml) {
            String edited = xml.replaceFirst(part, instead);
            assertThat(edited).as(part).isNotEqualTo(xml);
            return edited;
        }
    }

    private static Edit declaring(String exposure, List<String> recorders) {
        String property = ProjectProperty.class.getName();
        String names = recorders.stream()
                .map(name -> "<string>" + name + "</string>")
                .collect(Collectors.joining("", "<recorders>", "</recorders>"));
        return new Edit(
                "<properties/>",
                "<properties><" + property + ">" + exposure + names + "</" + property + "></properties>");
    }

    /** A project as somebody left it after configuring it: each of its settings missing, or with some other value. */
    private static List<Edit> ways() {
        List<Edit> ways = new ArrayList<>();
        ways.add(new Edit("<disabled>false<", "<disabled>true<"));
        for (List<String> recorders : RECORDERS) {
            EXPOSURES.forEach(exposure -> ways.add(declaring("<exposure>" + exposure + "</exposure>", recorders)));
            ways.add(declaring("", recorders));
        }
        ways.add(new Edit("(?s)<data>.*</data>", "<data/>"));
        ways.add(new Edit("<repository>shop</repository>", "<repository>other</repository>"));
        ways.add(new Edit("<id>shop</id>", "<id>other</id>"));
        ways.add(new Edit("<scriptPath>Jenkinsfile<", "<scriptPath>other<"));
        ways.add(new Edit("<pruneDeadBranches>true<", "<pruneDeadBranches>false<"));
        return ways;
    }

    private static void write(WorkflowMultiBranchProject project, String xml) throws Exception {
        try (ACLContext owner = ACL.as(User.getOrCreateByIdOrFullName(OWNER))) {
            project.updateByXml(new StreamSource(new StringReader(xml)));
        }
    }

    private void index(WorkflowMultiBranchProject project) throws Exception {
        if (project.isBuildable()) {
            project.scheduleBuild2(0).getFuture().get();
            jenkins.waitUntilNoActivity();
        }
    }

    /** Both security tests of an internal application are on record, and everybody agreed. */
    private WorkflowMultiBranchProject mayGoLive() throws Exception {
        repository.branch("main", "");
        WorkflowMultiBranchProject project = TestProjects.of(jenkins, "shop", "shop");
        Applications.readyForSecurityTests(project, "1.4.0");
        for (String run : List.of("first", "second")) {
            repository.branch("main", Applications.recordingBoth("1.4.0", Reports.trivy(run), Reports.zap(run)));
            jenkins.assertBuildStatusSuccess(TestProjects.build(jenkins, project, "main"));
        }
        repository.branch("main", "");
        return project;
    }

    /** Jenkins would index the project after each of them, and does once it is the last one. */
    @Test
    void noWayToConfigureAProjectOpensWhatAnotherWayClosed() throws Exception {
        WorkflowMultiBranchProject project = mayGoLive();
        String xml = project.getConfigFile().asString();
        Set<Gate> before = open(project);
        assertThat(before).contains(Gate.GO_LIVE);
        jenkins.jenkins.doQuietDown();
        for (Edit one : ways()) {
            for (Edit other : ways()) {
                write(project, xml);
                write(project, one.of(xml));
                write(project, other.of(xml));
                Set<Gate> after = open(project);
                assertThat(before).as("%s after %s", other, one).containsAll(after);
                before = after;
            }
        }
        write(project, xml);
        jenkins.jenkins.doCancelQuietDown();
        index(project);
        assertThat(open(project)).isEqualTo(before);
        assertThat(before)
                .as("external applications have to be tested for more")
                .doesNotContain(Gate.GO_LIVE);
    }

    /** The administrator names a branch that has said more, and nothing is recorded between that and what the owner does. */
    @Test
    void noWayTakesBackWhatABranchHasSaid() throws Exception {
        WorkflowMultiBranchProject project = mayGoLive();
        repository.branch("next", SAYS_EXTERNAL);
        index(project);
        String xml = project.getConfigFile().asString();
        for (Edit way : ways()) {
            write(project, xml);
            index(project);
            ReleaseLifecycleConfiguration.get().setBranches(List.of("main"));
            Lifecycles.get().declareInternal(project, new Actor.User("administrator"));
            assertThat(open(project)).contains(Gate.GO_LIVE);
            ReleaseLifecycleConfiguration.get().setBranches(List.of("main", "next"));
            assertThat(open(project)).doesNotContain(Gate.GO_LIVE);

            write(project, way.of(xml));
            assertThat(open(project)).as("%s", way).doesNotContain(Gate.GO_LIVE);
            index(project);
            assertThat(open(project)).as("%s, indexed", way).doesNotContain(Gate.GO_LIVE);
        }
    }

    @Test
    void aBranchThatTheSourceHasNoMoreHasSaidWhatItSaid() throws Exception {
        WorkflowMultiBranchProject project = mayGoLive();
        repository.branch("next", SAYS_EXTERNAL);
        index(project);
        ReleaseLifecycleConfiguration.get().setBranches(List.of("main", "next"));
        repository.remove("next");
        index(project);

        assertThat(project.getItemByBranchName("next")).isNull();
        assertThat(open(project)).doesNotContain(Gate.GO_LIVE);
    }

    @Test
    void theFormOfAProjectTakesNothingBack() throws Exception {
        WorkflowMultiBranchProject project = mayGoLive();
        project.addProperty(new ProjectProperty("external"));
        HtmlPage page = people.client(OWNER).getPage(project, "configure");
        HtmlForm form = page.getFormByName("config");
        form.getInputByName("declared").setChecked(false);
        jenkins.submit(form);
        jenkins.waitUntilNoActivity();

        assertThat(project.getProperties().get(ProjectProperty.class)).isNull();
        assertThat(open(project)).doesNotContain(Gate.GO_LIVE);
    }

    @Test
    void noOtherNameOrPlaceOpensWhatThePolicyOfThePresentOneCloses() throws Exception {
        WorkflowMultiBranchProject project = mayGoLive();
        MockFolder folder = jenkins.createFolder("team");
        NamedPolicySettings strict = new NamedPolicySettings("strict");
        strict.setApplications(List.of("shop"));
        strict.setPolicy(new PolicySettings());
        ReleaseLifecycleConfiguration.get().setPolicies(List.of(strict));
        assertThat(open(project)).doesNotContain(Gate.GO_LIVE);

        try (ACLContext owner = ACL.as(User.getOrCreateByIdOrFullName(OWNER))) {
            project.renameTo("store");
        }
        assertThat(open(project)).doesNotContain(Gate.GO_LIVE);
        try (ACLContext owner = ACL.as(User.getOrCreateByIdOrFullName(OWNER))) {
            project = Items.move(project, folder);
        }
        assertThat(open(project)).doesNotContain(Gate.GO_LIVE);
        try (ACLContext owner = ACL.as(User.getOrCreateByIdOrFullName(OWNER))) {
            assertThat(open(folder.copy(project, "copy"))).isEmpty();
        }
        jenkins.waitUntilNoActivity();
    }
}
