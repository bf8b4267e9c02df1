package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that people have to do, with or without a last moment.
 *
 * @param sentence what it is, in terms that whoever may see the application may read: names and versions, no findings
 *     and no comments
 * @param since the fact with which it began
 * @param due the moment by which it has to be done; {@code null} where it has none
 * @param roles that have to act now
 * @param request on which they vote; {@code null} where they do something else
 */
public record DueDate(Kind kind, Message sentence, Evidence since, Instant due, Set<Role> roles, OpenRequest request) {

    private static final Duration LAST_DAY = Duration.ofDays(1);

    /** What it is about. */
    public enum Kind {
        REQUEST,
        WAIVER_REQUEST,
        TESTING_TERM,
        REMEDIATION,
        OBSERVATION,
        TRIAL_RUN,
        FILING,
        TEMPORARY_ACCESS,
        WAIVER,
        BREAK_GLASS
    }

    /** When people are reminded of it. */
    public enum Reminder {
        OPENING,
        HALF_TIME,
        LAST_DAY
    }

    public DueDate {
        roles = Set.copyOf(roles);
    }

    /** The moment by which it has to be done; empty where it has none. */
    public Optional<Instant> last() {
        return Optional.ofNullable(due);
    }

    public boolean overdue(Instant now) {
        return due != null && !now.isBefore(due);
    }

    /** Tells it from everything else that was, is or will be due for the same application. */
    public String id() {
        return kind + "-" + since.sequence();
    }

    /**
     * Whether that person has to act. Whoever made a request does not vote on it, and nobody votes twice.
     *
     * @param person user id
     * @param held roles in which the person acts
     */
    public boolean concerns(String person, Collection<Role> held) {
        return request == null
                ? held.stream().anyMatch(roles::contains)
                : !request.awaited(person, held).isEmpty();
    }

    /**
     * The times at which people are reminded of it. There is no half time where it has no end or ends within two days.
     */
    public Map<Reminder, Instant> reminders() {
        Map<Reminder, Instant> times = new EnumMap<>(Reminder.class);
        Instant begin = since.at();
        times.put(Reminder.OPENING, begin);
        if (due != null) {
            Instant lastDay = due.minus(LAST_DAY);
            Instant half = begin.plus(Duration.between(begin, due).dividedBy(2));
            if (half.isBefore(lastDay)) {
                times.put(Reminder.HALF_TIME, half);
            }
            times.put(Reminder.LAST_DAY, lastDay.isBefore(begin) ? begin : lastDay);
        }
        return times;
    }
}
