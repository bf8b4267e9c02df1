package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.User;
import java.util.Optional;

/** Sends mail; there is one where Jenkins can. */
abstract class MailCarrier implements ExtensionPoint {

    /** One that can send mail now; empty where nobody has installed one or said which server to use. */
    static Optional<MailCarrier> ready() {
        return ExtensionList.lookup(MailCarrier.class).stream()
                .filter(MailCarrier::isReady)
                .findFirst();
    }

    abstract boolean isReady();

    /** Where mail reaches that person; empty where nobody knows. May take a while. */
    abstract Optional<String> addressOf(User person);

    /** @throws MailFailure where it did not leave */
    abstract void send(String address, Mail mail) throws MailFailure;
}
