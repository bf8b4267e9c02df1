package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import hudson.Util;
import hudson.model.User;
import hudson.tasks.Mailer;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.plugins.mailer.tasks.MimeMessageBuilder;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Sends mail by the server and the addresses that the Mailer plugin knows. */
@OptionalExtension(requirePlugins = "mailer")
@Restricted(NoExternalUse.class)
public class MailerCarrier extends MailCarrier {

    /** Mailer would try the controller itself where no server is named; nobody wants to hear of that every hour. */
    @Override
    boolean isReady() {
        return Util.fixEmptyAndTrim(Mailer.descriptor().getSmtpHost()) != null;
    }

    @Override
    Optional<String> addressOf(User person) {
        return Optional.ofNullable(person.getProperty(Mailer.UserProperty.class))
                .map(property -> Util.fixEmptyAndTrim(property.getAddress()));
    }

    @Override
    void send(String address, Mail mail) throws MailFailure {
        try {
            MimeMessage message = new MimeMessageBuilder()
                    .setFrom(JenkinsLocationConfiguration.get().getAdminAddress())
                    .addRecipients(single(address))
                    .buildMimeMessage();
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
            message.setHeader("Auto-Submitted", "auto-generated");
            // None where the administrator's filter of addresses takes it away.
            if (message.getAllRecipients() != null) {
                Transport.send(message);
            }
        } catch (AddressException | SendFailedException | UnsupportedEncodingException e) {
            throw new MailFailure(false, e);
        } catch (MessagingException e) {
            throw new MailFailure(true, e);
        }
    }

    /** What people enter as their address is one address. */
    private static String single(String address) throws AddressException {
        return new InternetAddress(address, true).toString();
    }
}
