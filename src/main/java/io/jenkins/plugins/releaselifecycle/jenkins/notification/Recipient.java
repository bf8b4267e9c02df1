package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import hudson.model.AbstractItem;
import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Somebody who acts in a role and whom mail reaches.
 *
 * @param who as whom Jenkins knows the person
 */
record Recipient(User user, Authentication who, String address, ReminderPreferences preferences) {

    private static final Logger LOGGER = Logger.getLogger(Recipient.class.getName());

    /** Everybody who wants mail. Asks the security realm, and may take a while. */
    static List<Recipient> all(MailCarrier carrier) {
        List<Recipient> all = new ArrayList<>();
        ReleaseLifecycleConfiguration.get().roleAssignment().people().forEach(user -> {
            ReminderPreferences preferences = ReminderPreferences.of(user);
            if (preferences.isReminders() || preferences.isDigest()) {
                carrier.addressOf(user).ifPresent(address -> {
                    try {
                        all.add(new Recipient(user, user.impersonate2(), address, preferences));
                    } catch (UsernameNotFoundException e) {
                        LOGGER.log(Level.FINE, e, () -> "Nobody is called " + user.getId() + " any more");
                    }
                });
            }
        });
        return all;
    }

    String id() {
        return user.getId();
    }

    /** What of it waits for this person, who is told nothing of an application that he or she cannot open. */
    List<DueDate> concerned(AbstractItem application, List<DueDate> due) {
        if (!ApplicationItem.isVisible(application, who)) {
            return List.of();
        }
        Recording person = Recording.by(who, application);
        return due.stream().filter(person::concerns).toList();
    }
}
