package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NotificationSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever has to act is reminded by mail, once each time, and nobody else is told anything. */
@WithJenkins
class RemindersJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String OPERATIONS = People.id(Role.OPERATIONS);

    private JenkinsRule jenkins;
    private SmtpServer server;
    private Mailing mailing;
    private TestClock clock;

    @BeforeEach
    void rule(JenkinsRule rule) throws Exception {
        jenkins = rule;
        clock = TestClock.stoppedOn("2026-03-02");
        new People(rule);
        server = new SmtpServer();
        mailing = new Mailing(server);
        for (Role role : Role.values()) {
            withoutDigest(People.id(role));
        }
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static void withoutDigest(String person) throws Exception {
        ReminderPreferences preferences = new ReminderPreferences();
        preferences.setDigest(false);
        User.getById(person, true).addProperty(preferences);
    }

    private WorkflowJob application(String name) throws Exception {
        return jenkins.createProject(WorkflowJob.class, name);
    }

    private static void asked(WorkflowJob job, String request) {
        asked(job, request, null);
    }

    private static void asked(WorkflowJob job, String request, Instant until) {
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new RequestMade(
                        new Reference(request),
                        Gate.INSTALL,
                        new Version("1.4.0"),
                        null,
                        policy(),
                        "please look at the secret plan",
                        null,
                        null,
                        until));
    }

    private static String policy() {
        return ReleaseLifecycleConfiguration.get().policyInForce().digest();
    }

    private static void lent(WorkflowJob job, String until) {
        Applications.record(
                job,
                Facts.person(Role.OPERATIONS),
                new TemporaryAccessGranted(
                        new Reference("a1"), "li", "root on host 7", "wang", Instant.parse(until), "repair"));
    }

    @Test
    void aRequestIsToldToWhoeverDecidesWithALink() throws Exception {
        WorkflowJob job = application("shop");
        asked(job, "install-1");

        List<MimeMessage> mails = mailing.round();
        assertThat(Mailing.to(mails)).containsExactly(IT);
        MimeMessage mail = mails.get(0);
        assertThat(mail.getSubject()).isEqualTo("[Release lifecycle] shop waits for you (1)");
        assertThat(mail.getFrom()[0]).hasToString("jenkins@example.com");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat((String) mail.getContent())
                .contains("The request install-1 at the gate “Installation” for version 1.4.0 waits for votes.")
                .contains(jenkins.getURL() + "user/" + IT + "/preferences/")
                .doesNotContain("secret plan");
        String page = jenkins.getURL() + "job/shop/release-lifecycle/";
        assertThat(((String) mail.getContent()).lines())
                .contains("  " + page + "#release-lifecycle-request-install-1", page);
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void nobodyIsRemindedTwiceAlsoAfterARestart() throws Exception {
        asked(application("shop"), "install-1");
        assertThat(mailing.round()).hasSize(1);
        new Reminders().goThroughAll();
        assertThat(server.take()).isEmpty();
    }

    @Test
    void whoeverHasVotedIsRemindedOfNothing() throws Exception {
        WorkflowJob job = application("shop");
        asked(job, "install-1");
        Applications.record(
                job,
                Facts.person(Role.IT),
                new VoteCast(new Reference("install-1"), Role.IT, true, null, false, policy()));
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void whatHasAnEndIsRememberedAtItsOpeningAtHalfTimeAndADayBefore() throws Exception {
        WorkflowJob job = application("shop");
        lent(job, "2026-03-12T09:00:00Z");
        List<MimeMessage> mails = mailing.round();
        assertThat(Mailing.to(mails)).containsExactly(OPERATIONS);
        assertThat((String) mails.get(0).getContent())
                .contains("The temporary access a1 ends, and has to be taken back. Due: 2026-03-12")
                .doesNotContain("root on host 7");
        clock.on("2026-03-06");
        assertThat(mailing.round()).isEmpty();
        clock.on("2026-03-08");
        assertThat(mailing.round()).hasSize(1);
        assertThat(mailing.round()).isEmpty();
        clock.on("2026-03-11");
        assertThat(mailing.round()).hasSize(1);
        clock.on("2026-03-20");
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void aRequestWithATimeoutIsRememberedAtHalfTimeAndADayBeforeItEndsAndNoLonger() throws Exception {
        asked(application("shop"), "install-1", Instant.parse("2026-03-12T09:00:00Z"));
        assertThat((String) mailing.round().get(0).getContent()).contains("waits for votes. Due: 2026-03-12");
        clock.on("2026-03-06");
        assertThat(mailing.round()).isEmpty();
        clock.on("2026-03-08");
        assertThat(mailing.round()).hasSize(1);
        clock.on("2026-03-11");
        assertThat(mailing.round()).hasSize(1);
        clock.on("2026-03-20");
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void whatCameDueWhileJenkinsWasDownIsRememberedOnce() throws Exception {
        lent(application("shop"), "2026-03-12T09:00:00Z");
        clock.on("2026-03-13");
        List<MimeMessage> mails = mailing.round();
        assertThat(mails).hasSize(1);
        assertThat((String) mails.get(0).getContent()).contains("Was due: 2026-03-12");
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void whatIsDoneIsForgotten() throws Exception {
        WorkflowJob job = application("shop");
        lent(job, "2026-03-12T09:00:00Z");
        assertThat(mailing.round()).hasSize(1);
        Applications.record(job, Facts.person(Role.OPERATIONS), new TemporaryAccessRevoked(new Reference("a1")));
        clock.on("2026-03-11");
        asked(job, "install-1");
        assertThat(Mailing.to(mailing.round())).containsExactly(IT);
        Path file = job.getRootDir().toPath().resolve("release-lifecycle.reminders");
        assertThat(Files.readString(file)).contains("REQUEST").doesNotContain("TEMPORARY_ACCESS");
    }

    @Test
    void whoeverMayNotReadTheApplicationIsToldNothing() throws Exception {
        asked(application("shop"), "install-1");
        assertThat(ReleaseLifecycleConfiguration.get().roleAssignment().people())
                .contains(User.getById(People.STRANGER, false));
        assertThat(Mailing.to(mailing.round())).containsExactly(IT);
    }

    @Test
    void whoeverMayNotReadTheFolderIsToldNothing() throws Exception {
        MockFolder folder = jenkins.createFolder("secret");
        WorkflowJob job = folder.createProject(WorkflowJob.class, "shop");
        asked(job, "install-1");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(IT)
                .grant(Item.READ, LifecyclePermissions.VOTE)
                .onItems(job)
                .to(IT));
        assertThat(mailing.round()).isEmpty();
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(IT)
                .grant(Item.READ, LifecyclePermissions.VOTE)
                .onItems(job, folder)
                .to(IT));
        assertThat(mailing.round()).hasSize(1);
    }

    @Test
    void whoeverMayNotVoteIsNotRemindedOfARequest() throws Exception {
        asked(application("shop"), "install-1");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, LifecyclePermissions.RECORD, LifecyclePermissions.WAIVE)
                .everywhere()
                .to(IT));
        assertThat(mailing.round()).isEmpty();
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, LifecyclePermissions.VOTE)
                .everywhere()
                .to(IT));
        assertThat(mailing.round()).hasSize(1);
    }

    @Test
    void whoeverOptsOutGetsNoMail() throws Exception {
        ReminderPreferences preferences = new ReminderPreferences();
        preferences.setReminders(false);
        preferences.setDigest(false);
        User.getById(IT, true).addProperty(preferences);
        asked(application("shop"), "install-1");
        assertThat(mailing.round()).isEmpty();
        withoutDigest(IT);
        assertThat(mailing.round()).hasSize(1);
    }

    @Test
    void anAdministratorCanTurnMailOff() throws Exception {
        NotificationSettings settings = new NotificationSettings();
        settings.setMail(false);
        ReleaseLifecycleConfiguration.get().setNotifications(settings);
        asked(application("shop"), "install-1");
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void membersOfAGroupAreRemindedOnceTheyHaveSignedIn() throws Exception {
        JenkinsRule.DummySecurityRealm realm = jenkins.createDummySecurityRealm();
        realm.addGroups("zhao", "it-department");
        realm.addGroups("qian", "it-department");
        jenkins.jenkins.setSecurityRealm(realm);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ, LifecyclePermissions.VOTE)
                .everywhere()
                .toEveryone());
        RoleSettings it = new RoleSettings("it");
        it.setMembers(List.of("it-department"));
        ReleaseLifecycleConfiguration.get().setRoles(List.of(it));
        for (String person : List.of("zhao", "qian", "sun")) {
            Mailing.reach(person);
            withoutDigest(person);
        }
        People.signIn(jenkins.createWebClient(), "zhao");
        People.signIn(jenkins.createWebClient(), "sun");
        asked(application("shop"), "install-1");
        assertThat(Mailing.to(mailing.round())).containsExactly("zhao");
    }

    @Test
    void anAddressThatIsRefusedKeepsNobodyElseFromTheirMailAndIsGivenUpAfterADay() throws Exception {
        RoleSettings it = new RoleSettings("it");
        it.setMembers(List.of(IT, OPERATIONS));
        ReleaseLifecycleConfiguration.get().setRoles(List.of(it));
        server.refuse(Mailing.address(IT));
        asked(application("shop"), "install-1");
        assertThat(Mailing.to(mailing.round())).containsExactly(OPERATIONS);
        for (int i = 1; i < MailAttempts.MOST; i++) {
            assertThat(mailing.round()).isEmpty();
        }
        server.accept(Mailing.address(IT));
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void aServerThatIsDownIsTriedAgain() throws Exception {
        server.breakDown(true);
        asked(application("shop"), "install-1");
        assertThat(mailing.round()).isEmpty();
        server.breakDown(false);
        assertThat(Mailing.to(mailing.round())).containsExactly(IT);
    }

    @Test
    void aFileThatCannotBeReadMeansOneMoreMail() throws Exception {
        WorkflowJob job = application("shop");
        asked(job, "install-1");
        assertThat(mailing.round()).hasSize(1);
        Files.writeString(job.getRootDir().toPath().resolve("release-lifecycle.reminders"), "{broken");
        assertThat(mailing.round()).hasSize(1);
        assertThat(mailing.round()).isEmpty();
    }

    @Test
    void aDescriptionOfAFindingIsNotSent() throws Exception {
        WorkflowJob job = application("shop");
        Applications.record(
                job,
                Facts.person(Role.IT),
                new NonconformityOpened(new Reference("n1"), new Version("1.4.0"), "password in the log"));
        List<MimeMessage> mails = mailing.round();
        assertThat(Mailing.to(mails)).containsExactly(People.id(Role.DEVELOPMENT));
        assertThat((String) mails.get(0).getContent()).contains("n1").doesNotContain("password");
    }

    @Test
    void mailIsInTheDefaultLanguageOfTheController() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        try {
            asked(application("shop"), "install-1");
            MimeMessage mail = mailing.round().get(0);
            assertThat(mail.getSubject()).isEqualTo("[上线管理] shop 有 1 项事务等待您处理");
            assertThat((String) mail.getContent()).contains("等待表决");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void withoutAnAddressOfJenkinsThereIsNoLink() throws Exception {
        JenkinsLocationConfiguration.get().setUrl(null);
        asked(application("shop"), "install-1");
        assertThat((String) mailing.round().get(0).getContent()).doesNotContain("http");
    }

    @Test
    void whatIsRecordedIsLookedAtSoonAndTheRestOnceAnHour() throws Exception {
        WorkflowJob job = application("shop");
        Mailing.reminders().look();
        asked(job, "install-1");
        Mailing.reminders().look();
        assertThat(server.take()).hasSize(1);

        lent(application("portal"), "2026-03-12T09:00:00Z");
        Mailing.reminders().look();
        assertThat(server.take()).hasSize(1);
        clock.set(Instant.parse("2026-03-08T09:00:00Z"));
        Mailing.reminders().look();
        assertThat(server.take()).hasSize(1);
    }

    @Test
    void mailIsSentInTheBackground() throws Exception {
        asked(application("shop"), "install-1");
        Mailing.reminders().doRun();
        assertThat(server.awaitMail().getSubject()).contains("shop");
    }
}
