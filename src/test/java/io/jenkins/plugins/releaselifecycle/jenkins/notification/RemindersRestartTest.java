package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Nobody is reminded again, and nobody gets the list of the day twice, because Jenkins was restarted. */
class RemindersRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static Mailing on(JenkinsRule jenkins, String day, SmtpServer server) throws Exception {
        TestClock.stoppedOn(day);
        new People(jenkins);
        return new Mailing(server);
    }

    private static void asked(WorkflowJob job) {
        String policy = ReleaseLifecycleConfiguration.get().policyInForce().digest();
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new RequestMade(
                        new Reference("r1"), Gate.INSTALL, new Version("1.4.0"), null, policy, null, null, null, null));
    }

    @Test
    void whatWasSentIsKnownAfterwards() throws Throwable {
        try (SmtpServer server = new SmtpServer()) {
            sessions.then(jenkins -> {
                Mailing mailing = on(jenkins, "2026-03-02", server);
                asked(jenkins.createProject(WorkflowJob.class, "shop"));
                assertThat(mailing.round()).as("the reminder and the list").hasSize(2);
            });
            sessions.then(jenkins -> {
                Mailing mailing = on(jenkins, "2026-03-02", server);
                assertThat(mailing.round()).isEmpty();
            });
            sessions.then(jenkins -> {
                Mailing mailing = on(jenkins, "2026-03-03", server);
                assertThat(mailing.round())
                        .extracting(mail -> mail.getSubject())
                        .containsExactly("[Release lifecycle] Waiting for you today: 1");
            });
        }
    }
}
