package io.jenkins.plugins.releaselifecycle.jenkins.security;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.ListView;
import hudson.model.View;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
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
import java.util.Map;
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
    private static final String TAB = "job/shop/release-lifecycle/";
    private static final String MANAGE = "manage/";

    /** In the order of the statuses in {@link #ADDRESSES}. */
    private static final List<String> VISITORS = List.of(People.READER, BUILDER, DECIDES, ADMINISTRATOR);

    private static final List<Integer> ALL = List.of(200, 200, 200, 200);
    private static final List<Integer> WITH_THE_RECORD = List.of(403, 403, 200, 200);
    private static final List<Integer> ADMINISTRATORS = List.of(403, 403, 403, 200);

    private static final Map<String, List<Integer>> ADDRESSES = Map.ofEntries(
            Map.entry(TAB, ALL),
            Map.entry(TAB + "?mine=true", ALL),
            Map.entry(TAB + "record", ALL),
            Map.entry(TAB + "record?type=incident-reported", ALL),
            Map.entry(TAB + "checkpoint", ALL),
            Map.entry(TAB + "badge", ALL),
            Map.entry(TAB + "calendar.ics", ALL),
            Map.entry(TAB + "api/json", ALL),
            Map.entry(TAB + "api/v1/lifecycle", ALL),
            Map.entry(TAB + "api/v1/verdict", ALL),
            Map.entry(TAB + "api/v1/requests", ALL),
            Map.entry(TAB + "api/v1/requests/install", ALL),
            Map.entry(TAB + "facts", WITH_THE_RECORD),
            Map.entry(TAB + "findings?kind=penetration-test&version=1.4.0", WITH_THE_RECORD),
            Map.entry(TAB + "api/v1/facts", WITH_THE_RECORD),
            Map.entry(TAB + "dossier", WITH_THE_RECORD),
            Map.entry(TAB + "export", WITH_THE_RECORD),
            Map.entry("job/shop/", ALL),
            Map.entry("job/shop/1/", ALL),
            Map.entry("job/shop/1/release-lifecycle/", ALL),
            Map.entry("view/column/", ALL),
            Map.entry("release-lifecycle/", ALL),
            Map.entry("release-lifecycle/applications.csv", ALL),
            Map.entry("release-lifecycle/calendar.ics", ALL),
            Map.entry("release-lifecycle/api/v1/applications", ALL),
            Map.entry("release-lifecycle-approvals/", ALL),
            Map.entry("search/suggest?query=under", ALL),
            Map.entry(MANAGE + "release-lifecycle-records/", ADMINISTRATORS),
            Map.entry(MANAGE + "release-lifecycle-records/checkpoint", ADMINISTRATORS),
            Map.entry(MANAGE + "release-lifecycle-records/publicKey", ADMINISTRATORS),
            Map.entry(MANAGE + "release-lifecycle-policies/", ADMINISTRATORS),
            Map.entry(MANAGE + "release-lifecycle-jobs/", ADMINISTRATORS));

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
            people.record(
                    job,
                    People.id(Role.DEVELOPMENT),
                    "request-made",
                    "request",
                    "install",
                    "gate",
                    "install",
                    "version",
                    "1.4.0");
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
        for (Map.Entry<String, List<Integer>> address : ADDRESSES.entrySet()) {
            all.assertThat(programs.at(null, address.getKey()).status())
                    .as("nobody at %s", address.getKey())
                    .isEqualTo(403);
            for (int i = 0; i < VISITORS.size(); i++) {
                String visitor = VISITORS.get(i);
                Reply reply = programs.at(visitor, address.getKey());
                all.assertThat(reply.status())
                        .as("%s at %s", visitor, address.getKey())
                        .isEqualTo(address.getValue().get(i));
                if (!visitor.equals(ADMINISTRATOR)) {
                    all.assertThat(reply.body())
                            .as("%s at %s", visitor, address.getKey())
                            .doesNotContain(HIDDEN);
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
                MANAGE + "release-lifecycle-records/")) {
            assertThat(programs.at(ADMINISTRATOR, list).body()).as(list).contains(HIDDEN);
        }
        for (String address : ADDRESSES.keySet()) {
            if (address.startsWith(TAB)) {
                String hidden = address.replace("job/shop/", "job/" + HIDDEN + "/");
                for (String visitor : VISITORS) {
                    assertThat(programs.at(visitor, hidden).status())
                            .as("%s at %s", visitor, hidden)
                            .isEqualTo(visitor.equals(ADMINISTRATOR) ? 200 : 404);
                }
            }
        }
    }
}
