package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture.LanePicture;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture.Shape;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays the things of one lane into rows, so that none lies on the words of another. */
final class LaneLayout {

    private static final int ROW = 20;
    private static final int THICKNESS = 16;
    private static final int RADIUS = 5;
    private static final int MARGIN = 4;

    /** More rows than that make no picture: what finds no room then has no words, and may lie on another. */
    private static final int MOST_ROWS = 6;

    private final Scale scale;
    private final int top;
    private final Locale locale;
    private final ZoneId reader;
    private final List<List<Taken>> rows = new ArrayList<>();

    /** The part of a row that something takes. */
    private record Taken(int from, int to) {
        boolean meets(Taken other) {
            return from <= other.to && other.from <= to;
        }

        Taken and(Taken other) {
            return new Taken(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    LaneLayout(Scale scale, int top, Locale locale, ZoneId reader) {
        this.scale = scale;
        this.top = top;
        this.locale = locale;
        this.reader = reader;
    }

    LanePicture lay(Lane lane, List<TimelineItem> items) {
        List<Shape> shapes = items.stream().map(this::lay).toList();
        return new LanePicture(lane.label().in(locale, reader), top, rows.size() * ROW, shapes);
    }

    private Shape lay(TimelineItem item) {
        boolean moment = item instanceof TimelineItem.Moment;
        int from = scale.x(item.from());
        int to = scale.x(item.to());
        int centre = Math.max(scale.left() + RADIUS, Math.min(scale.right() - RADIUS, from));
        int width = Math.max(1, to - from);
        Taken thing = moment
                ? new Taken(centre - RADIUS, centre + RADIUS)
                : new Taken(Math.min(from, scale.right() - width), Math.min(from, scale.right() - width) + width);
        String label = Lettering.cut(word(item.label()), locale, reader);
        int length = Lettering.width(label);
        int labelX = labelX(thing, length);
        Taken all = thing.and(new Taken(labelX, labelX + length));
        int row = free(all);
        boolean room = row < MOST_ROWS && all.to() <= scale.right() && all.from() >= scale.left();
        if (!room) {
            row = Math.min(free(thing), MOST_ROWS - 1);
            all = thing;
        }
        take(row, all);
        int y = top + row * ROW;
        String title = Message.of(LaneLayout.class, "title.state", item.sentence(), item.state())
                .in(locale, reader);
        return new Shape(
                item,
                moment,
                moment ? centre : thing.from(),
                moment ? y + THICKNESS / 2 : y,
                width,
                THICKNESS,
                room ? label : "",
                labelX,
                y + THICKNESS - MARGIN,
                title);
    }

    /** Within the thing where it is long enough, otherwise to the right of it, or to the left where the picture ends. */
    private int labelX(Taken thing, int length) {
        if (length + 2 * MARGIN <= thing.to() - thing.from()) {
            return thing.from() + MARGIN;
        }
        boolean right = thing.to() + MARGIN + length <= scale.right();
        return right ? thing.to() + MARGIN : thing.from() - MARGIN - length;
    }

    private int free(Taken wanted) {
        int row = 0;
        while (row < rows.size() && rows.get(row).stream().anyMatch(wanted::meets)) {
            row++;
        }
        return row;
    }

    private void take(int row, Taken taken) {
        if (row == rows.size()) {
            rows.add(new ArrayList<>());
        }
        rows.get(row).add(taken);
    }

    private String word(Message label) {
        return label.in(locale, reader);
    }
}
