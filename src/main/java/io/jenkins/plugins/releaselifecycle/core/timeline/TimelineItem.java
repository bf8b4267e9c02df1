package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.Instant;

/** Something on a timeline: with a length, or of one moment. */
public sealed interface TimelineItem permits TimelineItem.Span, TimelineItem.Moment {

    Lane lane();

    State state();

    /** What it is in a word or two, for a picture. */
    Message label();

    /** What it is in full. */
    Message sentence();

    /** The fact that it rests on. */
    Evidence evidence();

    /** When it began or happened, or will. */
    Instant from();

    /** When it ended or will end; the present moment where it goes on and has no end; {@link #from()} of a moment. */
    Instant to();

    /** Whether it goes on and nobody can say until when: what goes on has no end yet but, perhaps, a planned one. */
    boolean endless(Instant now);

    /** Whether nothing of it has come yet. */
    default boolean future(Instant now) {
        return from().isAfter(now);
    }

    /**
     * Something that lasts.
     *
     * @param to not before {@code from}
     */
    record Span(Lane lane, State state, Message label, Message sentence, Instant from, Instant to, Evidence evidence)
            implements TimelineItem {
        public Span {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("Ends before it begins: " + from + " to " + to);
            }
        }

        @Override
        public boolean endless(Instant now) {
            return (state == State.OPEN || state == State.OVERDUE) && !to.isAfter(now);
        }
    }

    /** Something that happens at one moment. */
    record Moment(Lane lane, State state, Message label, Message sentence, Instant at, Evidence evidence)
            implements TimelineItem {
        @Override
        public Instant from() {
            return at;
        }

        @Override
        public Instant to() {
            return at;
        }

        @Override
        public boolean endless(Instant now) {
            return false;
        }
    }
}
