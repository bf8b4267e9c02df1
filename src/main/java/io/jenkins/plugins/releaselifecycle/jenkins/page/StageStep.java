package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.timeline.Lane;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One step of the stepper, which marks the present stage alone: a major change leads back to an earlier one.
 *
 * @param dates since when the application is in it, or until when it last was; {@code null} where it never was, or nobody can say
 * @param due what ends next in the present stage, and how far away that is; {@code null} where nothing does
 * @param turns the roles that act next in the present stage; {@code null} where none does
 */
@Restricted(NoExternalUse.class)
public record StageStep(Stage stage, boolean current, String dates, String due, String turns) {

    /**
     * @param timeline of the application; empty where nobody can tell it
     * @param roles that act next, whatever gate the visitor asks about
     */
    static StageStep of(Stage stage, Stage present, Optional<Timeline> timeline, ZoneId zone, List<Role> roles) {
        boolean current = stage == present;
        String dates = timeline.flatMap(told -> last(told, stage))
                .map(span -> current
                        ? Message.of(StageStep.class, "stage.since", day(span.from(), zone))
                        : Message.of(StageStep.class, "stage.until", day(span.to(), zone)))
                .map(Wording::of)
                .orElse(null);
        String due = timeline.filter(told -> current)
                .flatMap(told -> due(told, zone))
                .map(Wording::of)
                .orElse(null);
        String turns = current && !roles.isEmpty()
                ? Wording.of(Message.of(
                        StageStep.class,
                        "stage.turns",
                        Message.list(roles.stream().map(Role::label).toList())))
                : null;
        return new StageStep(stage, current, dates, due, turns);
    }

    private static Optional<Message> due(Timeline timeline, ZoneId zone) {
        return timeline.of(Lane.DUE).stream()
                .min(Comparator.comparing(TimelineItem::from))
                .map(next -> due(next, Duration.between(timeline.now(), next.from()), zone));
    }

    private static Message due(TimelineItem next, Duration left, ZoneId zone) {
        String day = day(next.from(), zone);
        if (left.isNegative() || left.isZero()) {
            return Message.of(StageStep.class, "stage.overdue", next.label(), day);
        }
        return left.toDays() > 0
                ? Message.of(StageStep.class, "stage.days", next.label(), day, left.toDays())
                : Message.of(StageStep.class, "stage.hours", next.label(), day, left.toHours());
    }

    private static Optional<TimelineItem> last(Timeline timeline, Stage stage) {
        return timeline.of(Lane.STAGE).stream()
                .filter(span -> span.label().equals(stage.label()))
                .max(Comparator.comparing(TimelineItem::from));
    }

    private static String day(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone).toString();
    }

    /** For an address. */
    public String getId() {
        return stage.id();
    }

    public String getName() {
        return Wording.of(stage);
    }

    public boolean isCurrent() {
        return current;
    }

    public String getDates() {
        return dates;
    }

    public String getDue() {
        return due;
    }

    public String getTurns() {
        return turns;
    }
}
