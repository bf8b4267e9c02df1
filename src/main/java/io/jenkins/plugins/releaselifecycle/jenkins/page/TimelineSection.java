package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.timeline.Lane;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The timeline on the page of an application, as a picture and as a table of the same.
 *
 * @param timeline {@code null} where there is nothing to show
 * @param begin the earliest moment that is shown
 * @param whole whether the visitor asked for the whole life
 */
@Restricted(NoExternalUse.class)
public record TimelineSection(AbstractItem item, Timeline timeline, Instant begin, ZoneId calendar, boolean whole) {

    private static final Logger LOGGER = Logger.getLogger(TimelineSection.class.getName());

    /** A life that is longer is shown from its last year on, unless the visitor asks for all of it. */
    private static final Duration LONG = Duration.ofDays(548);

    private static final Duration YEAR = Duration.ofDays(365);

    static TimelineSection of(AbstractItem item, boolean whole) {
        try {
            Lifecycles lifecycles = Lifecycles.get();
            Optional<Timeline> timeline = lifecycles.timeline(item, lifecycles.now());
            if (timeline.isPresent()) {
                ZoneId calendar = Assignment.policy(item).timeZone();
                return new TimelineSection(item, timeline.get(), begin(timeline.get(), whole), calendar, whole);
            }
        } catch (InvalidInputException | LedgerException e) {
            LOGGER.log(Level.FINE, "What is wrong is said above on the page", e);
        }
        return new TimelineSection(item, null, Instant.EPOCH, ZoneId.systemDefault(), whole);
    }

    private static Instant begin(Timeline timeline, boolean whole) {
        return whole || !lasting(timeline) ? timeline.began() : timeline.now().minus(YEAR);
    }

    private static boolean lasting(Timeline timeline) {
        return timeline.began().isBefore(timeline.now().minus(LONG));
    }

    /** Whether the visitor may open each fact. */
    public boolean isLinked() {
        return item.hasPermission(LifecyclePermissions.READ_RECORD);
    }

    public boolean isPresent() {
        return timeline != null && !timeline.items().isEmpty();
    }

    /** Whether the visitor can choose between the last year and everything. */
    public boolean isLasting() {
        return lasting(timeline);
    }

    public boolean isWhole() {
        return whole;
    }

    public TimelinePicture getPicture() {
        return TimelinePicture.of(timeline, begin, calendar, LocaleProvider.getLocale(), ZoneId.systemDefault());
    }

    /** The same as in the picture, and what lies further ahead; the newest first. */
    public List<TimelineRow> getRows() {
        return timeline.newestFirst().stream()
                .filter(shown -> !shown.to().isBefore(begin))
                .map(shown -> TimelineRow.of(item, shown, timeline.now()))
                .toList();
    }

    /** For each lane that does not show everything, how much it leaves out. */
    public List<String> getLeftOut() {
        return Arrays.stream(Lane.values())
                .filter(timeline.leftOut()::containsKey)
                .map(lane -> Message.of(
                        TimelineSection.class,
                        "timeline.left-out",
                        lane,
                        timeline.leftOut().get(lane)))
                .map(Wording::of)
                .toList();
    }
}
