package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Once a day everybody gets a list of what waits, of all applications; whoever does not want it gets none. */
@WithJenkins
class DigestJenkinsTest {

    private static final String OPERATIONS = People.id(Role.OPERATIONS);

    private JenkinsRule jenkins;
    private SmtpServer server;
    private Mailing mailing;
    private People people;
    private TestClock clock;

    @BeforeEach
    void rule(JenkinsRule rule) throws Exception {
        jenkins = rule;
        clock = TestClock.stoppedOn("2026-03-02");
        people = new People(rule);
        server = new SmtpServer();
        mailing = new Mailing(server);
        prefers(false, true);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static void prefers(boolean reminders, boolean digest) throws Exception {
        ReminderPreferences preferences = new ReminderPreferences();
        preferences.setReminders(reminders);
        preferences.setDigest(digest);
        User.getById(OPERATIONS, true).addProperty(preferences);
    }

    private void lent(String application) throws Exception {
        Applications.record(
                jenkins.createProject(WorkflowJob.class, application),
                Facts.person(Role.OPERATIONS),
                new TemporaryAccessGranted(
                        new Reference("a1"), "li", "root", "wang", Instant.parse("2026-03-12T09:00:00Z"), "repair"));
    }

    @Test
    void allThatWaitsStandsInOneMailADay() throws Exception {
        lent("shop");
        lent("portal");
        List<MimeMessage> mails = mailing.round();
        assertThat(Mailing.to(mails)).containsExactly(OPERATIONS);
        assertThat(mails.get(0).getSubject()).isEqualTo("[Release lifecycle] Waiting for you today: 2");
        assertThat((String) mails.get(0).getContent())
                .contains("shop waits for you:", "portal waits for you:")
                .contains(jenkins.getURL() + "job/shop/release-lifecycle/")
                .contains(jenkins.getURL() + "job/portal/release-lifecycle/");
        assertThat(mailing.round()).isEmpty();
        clock.on("2026-03-03");
        assertThat(mailing.round()).hasSize(1);
    }

    @Test
    void nobodyGetsItTwiceBecauseJenkinsStartedAgain() throws Exception {
        lent("shop");
        assertThat(mailing.round()).hasSize(1);
        new Reminders().goThroughAll();
        assertThat(server.take()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadMeansOneMoreMail() throws Exception {
        lent("shop");
        assertThat(mailing.round()).hasSize(1);
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle/digest.json");
        Files.writeString(file, "[]");
        assertThat(mailing.round()).hasSize(1);
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void itIsSentInTheMorningOfThePolicysTimeZone() throws Exception {
        lent("shop");
        clock.set(Instant.parse("2026-03-03T06:59:00Z"));
        assertThat(mailing.round()).isEmpty();
        PolicySettings shanghai = new PolicySettings();
        shanghai.setTimeZone("Asia/Shanghai");
        ReleaseLifecycleConfiguration.get().setPolicy(shanghai);
        assertThat(mailing.round()).hasSize(1);
    }

    @Test
    void whereNothingWaitsNothingIsSent() throws Exception {
        jenkins.createProject(WorkflowJob.class, "shop");
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void aServerThatIsDownDelaysIt() throws Exception {
        lent("shop");
        server.breakDown(true);
        assertThat(mailing.round()).isEmpty();
        server.breakDown(false);
        assertThat(mailing.round()).hasSize(1);
    }

    @Test
    void whoeverDoesNotWantItGetsNone() throws Exception {
        lent("shop");
        prefers(false, false);
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void everybodyGetsBothUnlessHeSaysOtherwise() throws Exception {
        User user = User.getById("sun", true);
        assertThat(ReminderPreferences.of(user).isReminders()).isTrue();
        assertThat(ReminderPreferences.of(user).isDigest()).isTrue();
    }

    @Test
    void everybodySaysSoOnTheirOwnPage() throws Exception {
        prefers(true, true);
        HtmlPage page = people.client(OPERATIONS).goTo("user/" + OPERATIONS + "/preferences/");
        assertThat(page.asNormalizedText()).contains("Reminders of the release lifecycle", "Send me a list once a day");
        HtmlForm form = page.getFormByName("config");
        ((HtmlCheckBoxInput) form.getInputByName("_.digest")).setChecked(false);
        jenkins.submit(form);
        User saved = User.getById(OPERATIONS, false);
        assertThat(ReminderPreferences.of(saved).isDigest()).isFalse();
        assertThat(ReminderPreferences.of(saved).isReminders()).isTrue();
        saved.save();
        User.reload();
        assertThat(ReminderPreferences.of(User.getById(OPERATIONS, false)).isDigest())
                .isFalse();
    }
}
