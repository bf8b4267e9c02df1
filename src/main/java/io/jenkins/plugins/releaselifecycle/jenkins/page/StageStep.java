package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.timeline.Lane;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One step of the stepper, which marks the present stage alone: a major change leads back to an earlier one.
 *
 * @param dates since when the application is in it, or until when it last was; {@code null} where it never was, or nobody can say
 */
@Restricted(NoExternalUse.class)
public record StageStep(String name, boolean current, String dates) {

    /** @param timeline of the application; empty where nobody can tell it */
    static StageStep of(Stage stage, Stage present, Optional<Timeline> timeline, ZoneId zone) {
        boolean current = stage == present;
        String dates = timeline.flatMap(told -> last(told, stage))
                .map(span -> current
                        ? Message.of(StageStep.class, "stage.since", day(span.from(), zone))
                        : Message.of(StageStep.class, "stage.until", day(span.to(), zone)))
                .map(Wording::of)
                .orElse(null);
        return new StageStep(Wording.of(stage), current, dates);
    }

    private static Optional<TimelineItem> last(Timeline timeline, Stage stage) {
        return timeline.of(Lane.STAGE).stream()
                .filter(span -> span.label().equals(stage.label()))
                .max(Comparator.comparing(TimelineItem::from));
    }

    private static String day(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone).toString();
    }

    public String getName() {
        return name;
    }

    public boolean isCurrent() {
        return current;
    }

    public String getDates() {
        return dates;
    }
}
