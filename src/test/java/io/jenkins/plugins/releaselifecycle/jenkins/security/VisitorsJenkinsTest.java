package io.jenkins.plugins.releaselifecycle.jenkins.security;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.ListView;
import hudson.model.View;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Addresses;
import io.jenkins.plugins.releaselifecycle.jenkins.Addresses.Address;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.OpenRequestIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LifecycleColumn;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import org.assertj.core.api.SoftAssertions;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Every address that shows something, visited by nobody, by whoever may read one application, may build it, decides on it, and by
 * an administrator: what each is answered, and that nothing of an application that one may not see is anywhere.
 */
@WithJenkins
class VisitorsJenkinsTest {

    private static final String BUILDER = "builder";
    private static final String DECIDES = People.id(Role.IT);
    private static final String ADMINISTRATOR = "administrator";
    private static final String HIDDEN = "under-wraps";

    private static final List<String> VISITORS = List.of(People.READER, BUILDER, DECIDES, ADMINISTRATOR);

    private static boolean mayRead(String visitor, Address address) {
        return switch (address.readers()) {
            case ALL -> true;
            case WITH_THE_RECORD -> visitor.equals(DECIDES) || visitor.equals(ADMINISTRATOR);
            case ADMINISTRATORS -> visitor.equals(ADMINISTRATOR);
        };
    }

    private JenkinsRule jenkins;
    private Programs programs;

    @BeforeEach
    void oneApplicationThatTheyMaySeeAndOneThatTheyMayNot(JenkinsRule rule) throws Exception {
        jenkins = rule;
        programs = new Programs(jenkins);
        People people = new People(jenkins);
        WorkflowJob shop = pipeline(jenkins, "shop", "productionDeployment('1.4.0') {}");
        WorkflowJob hidden = pipeline(jenkins, HIDDEN, "");
        for (WorkflowJob job : List.of(shop, hidden)) {
            Applications.prepared(job, "1.4.0");
            people.askToInstall(job, "install");
        }
        jenkins.waitForCompletion(shop.scheduleBuild2(0).waitForStart());
        ListView view = new ListView("column");
        view.setIncludeRegex(".*");
        view.getColumns().add(new LifecycleColumn());
        jenkins.jenkins.addView(view);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(People.READER, BUILDER, DECIDES)
                .grant(Item.READ)
                .onItems(shop)
                .to(People.READER, BUILDER, DECIDES)
                .grant(View.READ)
                .everywhere()
                .to(People.READER, BUILDER, DECIDES)
                .grant(Item.BUILD)
                .onItems(shop)
                .to(BUILDER)
                .grant(LifecyclePermissions.VOTE, LifecyclePermissions.READ_RECORD)
                .onItems(shop)
                .to(DECIDES)
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(ADMINISTRATOR));
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!OpenRequestIndex.get().isWhole() || !FleetIndex.get().isWhole()) {
            assertThat(Instant.now()).isBefore(end);
            programs.at(ADMINISTRATOR, "release-lifecycle/");
            programs.at(ADMINISTRATOR, "release-lifecycle-approvals/");
        }
    }

    @Test
    void everybodyIsAnsweredAsTheyMayAndReadsNothingOfWhatTheyMayNot() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Address address : Addresses.all()) {
            String path = address.path();
            all.assertThat(programs.at(null, path).status())
                    .as("nobody at %s", path)
                    .isEqualTo(403);
            for (String visitor : VISITORS) {
                Reply reply = programs.at(visitor, path);
                boolean allowed = mayRead(visitor, address);
                all.assertThat(reply.status()).as("%s at %s", visitor, path).isEqualTo(allowed ? 200 : 403);
                if (allowed) {
                    all.assertThat(reply.body()).as("%s at %s", visitor, path).contains(address.shows());
                }
                if (!visitor.equals(ADMINISTRATOR)) {
                    all.assertThat(reply.body()).as("%s at %s", visitor, path).doesNotContain(HIDDEN);
                }
            }
        }
        all.assertAll();
    }

    /** Shows that the name would have been found. */
    @Test
    void whoeverMaySeeItFindsItInTheListsAndNobodyElseFindsItsPages() throws Exception {
        for (String list : List.of(
                "release-lifecycle/",
                "release-lifecycle/applications.csv",
                "release-lifecycle/api/v1/applications",
                "view/column/",
                "manage/release-lifecycle-records/?verified=true")) {
            assertThat(programs.at(ADMINISTRATOR, list).body()).as(list).contains(HIDDEN);
        }
        for (Address address : Addresses.all()) {
            if (address.path().startsWith(Addresses.TAB)) {
                String hidden = address.path().replace("job/shop/", "job/" + HIDDEN + "/");
                for (String visitor : VISITORS) {
                    assertThat(programs.at(visitor, hidden).status())
                            .as("%s at %s", visitor, hidden)
                            .isEqualTo(visitor.equals(ADMINISTRATOR) ? 200 : 404);
                }
            }
        }
    }
}
