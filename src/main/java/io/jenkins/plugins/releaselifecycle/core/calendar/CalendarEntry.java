package io.jenkins.plugins.releaselifecycle.core.calendar;

import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import java.net.URI;
import java.util.Optional;

/**
 * Something that is due, of an application.
 *
 * @param ledger of the application, which stays the same when the application is renamed
 * @param application full name
 * @param address of its page; empty where nobody knows under which address Jenkins is reached
 */
public record CalendarEntry(LedgerId ledger, String application, DueDate due, Optional<URI> address) {

    /** Tells it from every other entry of every Jenkins, and is the same each time. */
    String uid() {
        return ledger.hex() + "-" + due.id() + "@release-lifecycle";
    }
}
