package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import io.jenkins.plugins.releaselifecycle.jenkins.Wording;

/**
 * A mail to one person.
 *
 * @param subject one line, whatever the names in it are
 */
record Mail(String subject, String text) {

    Mail {
        subject = Wording.line(subject);
    }
}
