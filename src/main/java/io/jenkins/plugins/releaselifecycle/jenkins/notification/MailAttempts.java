package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends mail, and gives up on one that does not leave. How often it was tried is forgotten when Jenkins stops. */
final class MailAttempts {

    /** A day, one each hour. */
    static final int MOST = 24;

    private static final Logger LOGGER = Logger.getLogger(MailAttempts.class.getName());

    private final Map<String, Integer> failed = new ConcurrentHashMap<>();

    /**
     * Sends a mail.
     *
     * @param about tells mails to the same person apart
     * @return whether it is done with, sent or given up
     * @throws MailFailure where no mail leaves at all
     */
    boolean send(MailCarrier carrier, Recipient person, String about, Mail mail) throws MailFailure {
        String key = person.id() + " " + about;
        try {
            carrier.send(person.address(), mail);
            failed.remove(key);
            return true;
        } catch (MailFailure e) {
            int times = failed.merge(key, 1, Integer::sum);
            boolean last = times >= MOST;
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "A mail about " + about + " did not reach " + person.id() + ", "
                            + (last ? "and is given up" : "and is tried again; failures so far: " + times));
            if (last) {
                failed.remove(key);
                return true;
            }
            if (e.isEverybodys()) {
                throw e;
            }
            return false;
        }
    }
}
