package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A timeline laid out and worded: everything that a drawing needs, in units of which the picture is {@value #WIDTH} wide.
 * Nothing lies outside of it, and no words of a lane lie on one another.
 *
 * @param height of the whole picture
 * @param marks above the lanes, from left to right
 * @param today horizontal position of the present moment
 * @param todayLabel what stands beside it
 * @param lanes those in which there is something, from top to bottom
 */
public record TimelinePicture(int height, List<Tick> marks, int today, String todayLabel, List<LanePicture> lanes) {

    public static final int WIDTH = 1000;

    /** Where the time begins; left of it stand the names of the lanes. */
    public static final int LEFT = 130;

    /** Below the names of days, months or years. */
    public static final int TOP = 24;

    private static final Duration SHORTEST = Duration.ofDays(7);
    private static final Duration LEAST_AHEAD = Duration.ofDays(400);
    private static final int GAP = 8;

    /** Below the lanes, where it says which line is today. */
    private static final int FOOT = 14;

    /**
     * A mark above the lanes.
     *
     * @param x its horizontal position
     * @param label day, month or year that begins there; empty where there is no room for it
     */
    public record Tick(int x, String label) {}

    /**
     * One lane.
     *
     * @param name in the reader's language
     * @param top upper edge
     * @param height of all its rows
     */
    public record LanePicture(String name, int top, int height, List<Shape> shapes) {
        public LanePicture {
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * One thing.
     *
     * @param item what it is
     * @param moment whether it has no length and is drawn as a point, whose centre is {@code x} and {@code y}
     * @param x left edge
     * @param y upper edge
     * @param width at least 1
     * @param label in the reader's language, perhaps shortened; empty where there is no room for it
     * @param labelX where the label begins
     * @param labelY its base line
     * @param title what it is in full
     */
    public record Shape(
            TimelineItem item,
            boolean moment,
            int x,
            int y,
            int width,
            int height,
            String label,
            int labelX,
            int labelY,
            String title) {

        /** Colours of a thing of that lane and state. */
        public String style() {
            return item.lane().id() + " release-lifecycle-time--" + item.state().id();
        }
    }

    public TimelinePicture {
        marks = List.copyOf(marks);
        lanes = List.copyOf(lanes);
    }

    /**
     * The picture of a timeline.
     *
     * @param begin the earliest moment to be shown; what ended before it is left out, as is what lies far ahead
     * @param calendar in which days and months begin, the policy's
     * @param locale the reader's language
     * @param reader the time zone in which moments are worded
     */
    public static TimelinePicture of(Timeline timeline, Instant begin, ZoneId calendar, Locale locale, ZoneId reader) {
        Scale scale = scale(timeline, begin);
        List<Tick> marks = scale.marks(calendar, locale).stream()
                .map(mark -> new Tick(mark.x(), Lettering.fits(mark.label(), WIDTH - mark.x()) ? mark.label() : ""))
                .toList();
        List<LanePicture> lanes = new ArrayList<>();
        int top = TOP;
        for (Lane lane : Lane.values()) {
            List<TimelineItem> shown = timeline.of(lane).stream()
                    .filter(item ->
                            !item.to().isBefore(scale.from()) && !item.from().isAfter(scale.to()))
                    .toList();
            if (!shown.isEmpty()) {
                LanePicture picture = new LaneLayout(scale, top, locale, reader).lay(lane, shown);
                lanes.add(picture);
                top += picture.height() + GAP;
            }
        }
        String today = Message.of(TimelinePicture.class, "label.today").in(locale, reader);
        return new TimelinePicture(top + FOOT, marks, scale.x(timeline.now()), today, lanes);
    }

    /** From the beginning to the last end; a far end is cut off, so that the past keeps its share of the picture. */
    private static Scale scale(Timeline timeline, Instant begin) {
        Instant now = timeline.now();
        Instant from = begin.isBefore(now) ? begin : now;
        Duration past = Duration.between(from, now);
        Duration ahead = past.compareTo(LEAST_AHEAD) > 0 ? past : LEAST_AHEAD;
        Instant latest = timeline.items().stream()
                .map(TimelineItem::to)
                .max(Comparator.naturalOrder())
                .filter(now::isBefore)
                .orElse(now);
        Instant most = now.plus(ahead);
        Instant to = latest.isBefore(most) ? latest : most;
        Duration length = Duration.between(from, to);
        Duration whole = length.compareTo(SHORTEST) > 0 ? length : SHORTEST;
        return new Scale(from, from.plus(whole).plus(whole.dividedBy(20)), LEFT, WIDTH);
    }
}
