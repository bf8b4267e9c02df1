package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.whole;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A calendar that somebody subscribed to shows what is due of the applications that he may see. */
@WithJenkins
class CalendarJenkinsTest {

    private static final String FLEET = "release-lifecycle/calendar.ics";
    private static final String OF_ONE = "job/shop/release-lifecycle/calendar.ics";
    private static final String OPERATIONS = People.id(Role.OPERATIONS);
    private static final String REVIEW = People.id(Role.DOCUMENT_REVIEW);

    private JenkinsRule jenkins;
    private Programs programs;
    private WorkflowJob shop;

    @BeforeEach
    void twoInstalledApplications(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        shop = jenkins.createProject(WorkflowJob.class, "shop");
        Applications.readyForSecurityTests(shop, "1.4.0");
        Applications.readyForSecurityTests(jenkins.createProject(WorkflowJob.class, "other"), "2.0");
    }

    private static long events(Reply calendar) {
        Matcher matcher = Pattern.compile("BEGIN:VEVENT\r\n").matcher(calendar.body());
        return matcher.results().count();
    }

    @Test
    void hasWhatIsDueOfOneApplication() throws Exception {
        Reply calendar = programs.at(People.READER, OF_ONE);
        assertThat(calendar.status()).isEqualTo(200);
        assertThat(calendar.header("Content-Type")).isEqualTo("text/calendar;charset=utf-8");
        assertThat(events(calendar)).isEqualTo(1);
        assertThat(calendar.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("NAME:Due dates of shop\r\n")
                .contains("SUMMARY;LANGUAGE=en:shop: Trial-run testing of version 1.4.0")
                .contains("/job/shop/release-lifecycle/\r\n");
        assertThat(programs.at(People.READER, OF_ONE + "?lang=zh").body()).contains("NAME:shop 的期限\r\n");
        assertThat(programs.at(People.READER, OF_ONE + "?lang=xx").status()).isEqualTo(400);
        assertThat(programs.at(People.STRANGER, OF_ONE).status()).isEqualTo(404);
    }

    @Test
    void hasWhatIsDueOfAllThatSomebodyMaySee() throws Exception {
        whole();
        Reply all = programs.at(People.READER, FLEET);
        assertThat(events(all)).isEqualTo(2);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(People.READER)
                .grant(Item.READ)
                .onItems(shop)
                .to(People.READER));
        Reply some = programs.at(People.READER, FLEET);
        assertThat(events(some)).isEqualTo(1);
        assertThat(some.body()).contains("shop").doesNotContain("other", "2.0 ");
    }

    @Test
    void hasWhatSomebodyHasToDoWhereItIsAskedForThat() throws Exception {
        whole();
        assertThat(events(programs.at(OPERATIONS, FLEET + "?mine=true"))).isZero();
        String development = People.id(Role.DEVELOPMENT);
        assertThat(events(programs.at(development, FLEET + "?mine=true"))).isEqualTo(2);
        assertThat(events(programs.at(development, FLEET + "?mine=false"))).isEqualTo(2);
        assertThat(events(programs.at(REVIEW, FLEET + "?mine=true"))).isZero();
        Reply unknown = programs.at(development, FLEET + "?mine=yes");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).startsWith("“mine” is “yes”");
    }

    @Test
    void asksWhoeverHasNotSaidWhoHeIs() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone());
        whole();
        Reply anonymous = programs.at(null, FLEET + "?mine=true");
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.header("WWW-Authenticate")).startsWith("Basic ");
        assertThat(anonymous.body()).doesNotContain("shop");
        assertThat(events(programs.at(null, FLEET))).isEqualTo(2);
    }

    @Test
    void isNotThereBeforeAllRecordsWereRead() throws Exception {
        Reply early = programs.at(People.READER, FLEET);
        assertThat(early.status()).isEqualTo(503);
        assertThat(early.header("Retry-After")).isEqualTo("60");
        assertThat(early.body()).startsWith("The records of the applications are still being read.");
        whole();
        assertThat(programs.at(People.READER, FLEET).status()).isEqualTo(200);
    }
}
