package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is in the hands of users adds no header to a mail. */
class MailTest {

    @Test
    void aSubjectIsOneLineWhateverStandsInIt() {
        Mail mail = new Mail("shop\r\nBcc: everybody@example.com\n\nbody\u2028\u0000end", "text");
        assertThat(mail.subject()).isEqualTo("shop Bcc: everybody@example.com body end");
    }
}
