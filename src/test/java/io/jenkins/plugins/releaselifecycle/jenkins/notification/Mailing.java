package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;

/** A Jenkins under test that can send mail, to the people of {@link People}. */
final class Mailing {

    final SmtpServer server;

    Mailing(SmtpServer server) throws IOException {
        this.server = server;
        Mailer.descriptor().setSmtpHost("localhost");
        Mailer.descriptor().setSmtpPort(Integer.toString(server.port()));
        JenkinsLocationConfiguration.get().setAdminAddress("jenkins@example.com");
        for (Role role : Role.values()) {
            reach(People.id(role));
        }
        reach(People.READER);
        reach(People.STRANGER);
    }

    static void reach(String person) throws IOException {
        User.getById(person, true).addProperty(new Mailer.UserProperty(address(person)));
    }

    static String address(String person) {
        return person + "@example.com";
    }

    static Reminders reminders() {
        return ExtensionList.lookupSingleton(Reminders.class);
    }

    /** What a round through all applications sends. */
    List<MimeMessage> round() {
        reminders().goThroughAll();
        return server.take();
    }

    /** To whom, sorted. */
    static List<String> to(List<MimeMessage> mails) throws MessagingException {
        List<String> to = new ArrayList<>();
        for (MimeMessage mail : mails) {
            assertThat(mail.getAllRecipients()).hasSize(1);
            to.add(mail.getAllRecipients()[0].toString().replace("@example.com", ""));
        }
        to.sort(null);
        return to;
    }

    static MimeMessage to(String person, List<MimeMessage> mails) throws MessagingException {
        for (MimeMessage mail : mails) {
            if (mail.getAllRecipients()[0].toString().equals(address(person))) {
                return mail;
            }
        }
        throw new AssertionError("No mail to " + person + " but to " + to(mails));
    }
}
