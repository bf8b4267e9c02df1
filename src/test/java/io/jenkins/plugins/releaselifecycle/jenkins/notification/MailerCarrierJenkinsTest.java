package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.tasks.Mailer;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A mail goes to one address, with the headers that the product gives it. */
@WithJenkins
class MailerCarrierJenkinsTest {

    private SmtpServer server;

    @BeforeEach
    void rule(JenkinsRule rule) throws Exception {
        server = new SmtpServer();
        new Mailing(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aNameWithLineBreaksAddsNoHeaderAndNoRecipient() throws Exception {
        Mail mail = new Mail("上线\r\nBcc: sun@example.com\r\n\r\nhello", "正文\n.\nQUIT\n");
        new MailerCarrier().send("li@example.com", mail);
        List<MimeMessage> taken = server.take();
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).getSubject()).isEqualTo("上线 Bcc: sun@example.com hello");
        assertThat(taken.get(0).getHeader("Bcc")).isNull();
        assertThat(taken.get(0).getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(Mailing.to(taken)).containsExactly("li");
        assertThat((String) taken.get(0).getContent()).startsWith("正文").contains("QUIT");
    }

    @Test
    void anAddressIsOneAddress() {
        for (String several :
                List.of("li@example.com, sun@example.com", "li@example.com\r\nBcc: sun@example.com", "nobody at all")) {
            assertThatThrownBy(() -> new MailerCarrier().send(several, new Mail("subject", "text")))
                    .as(several)
                    .isInstanceOfSatisfying(
                            MailFailure.class,
                            failure -> assertThat(failure.isEverybodys()).isFalse());
        }
        assertThat(server.take()).isEmpty();
    }

    @Test
    void noMailIsSentUntilSomebodySaysByWhichServer() {
        assertThat(MailCarrier.ready()).isPresent();
        Mailer.descriptor().setSmtpHost("");
        assertThat(MailCarrier.ready()).isEmpty();
    }
}
