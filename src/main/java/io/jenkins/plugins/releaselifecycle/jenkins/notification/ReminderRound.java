package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One round through applications: whoever has to be reminded of something is. */
final class ReminderRound {

    private static final Logger LOGGER = Logger.getLogger(ReminderRound.class.getName());

    private final MailCarrier carrier;
    private final MailAttempts attempts;
    private final Instant now;
    private final List<Recipient> people;
    private final Map<Recipient, Map<AbstractItem, List<DueDate>>> waiting = new LinkedHashMap<>();

    ReminderRound(MailCarrier carrier, MailAttempts attempts, Instant now) {
        this.carrier = carrier;
        this.attempts = attempts;
        this.now = now;
        this.people = Recipient.all(carrier);
    }

    /** @throws MailFailure where no mail leaves at all, so that the rest can wait for the next round */
    void remind(AbstractItem application) throws MailFailure {
        try {
            List<DueDate> due = Lifecycles.get().due(application, now);
            SentReminders sent = SentReminders.of(application);
            for (Recipient person : people) {
                List<DueDate> own = person.concerned(application, due);
                if (!own.isEmpty()) {
                    waiting.computeIfAbsent(person, any -> new LinkedHashMap<>())
                            .put(application, own);
                    remind(person, application, own, due, sent);
                }
            }
        } catch (RuntimeException | IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Nobody can be reminded of " + application.getFullName());
        }
    }

    private void remind(
            Recipient person, AbstractItem application, List<DueDate> own, List<DueDate> all, SentReminders sent)
            throws MailFailure, IOException {
        List<DueDate> wanting =
                own.stream().filter(due -> sent.wanting(due, now, person.id())).toList();
        if (wanting.isEmpty() || !person.preferences().isReminders()) {
            return;
        }
        Mail mail = MailWording.reminder(person.user(), application, wanting, now);
        if (attempts.send(carrier, person, application.getFullName(), mail)) {
            wanting.forEach(due -> sent.note(due, now, person.id()));
            sent.keep(all);
            sent.save();
        }
    }

    /**
     * The list of the day, for whoever has not had it, of the applications that this round went through.
     *
     * @throws MailFailure where no mail leaves at all
     */
    void digest() throws MailFailure {
        ZonedDateTime here =
                now.atZone(ReleaseLifecycleConfiguration.get().policyInForce().timeZone());
        if (!Digest.isTime(here)) {
            return;
        }
        Digest digest = Digest.of(here.toLocalDate());
        for (Map.Entry<Recipient, Map<AbstractItem, List<DueDate>>> one : waiting.entrySet()) {
            Recipient person = one.getKey();
            if (person.preferences().isDigest() && digest.wanting(person.id())) {
                Mail mail = MailWording.digest(person.user(), one.getValue(), now);
                if (attempts.send(carrier, person, here.toLocalDate().toString(), mail)) {
                    note(digest, person);
                }
            }
        }
    }

    private static void note(Digest digest, Recipient person) {
        try {
            digest.note(person.id());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The list of the day may be sent again to " + person.id());
        }
    }
}
